import type { Bot } from '#src/core/bot.ts';
import type { Actor, Event } from '#src/core/event.ts';
import type { Form, Problems } from '#src/core/form.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Place } from '#src/core/place.ts';
import type { Texts } from '#src/texts/index.ts';
import { encodeFields, readFields } from './form.ts';
import { type Html, html } from './html.ts';

/** Who says it where, and the ids of events: of what the form was given, and of a new one. */
type Speaker = { actor: Actor; place: Place; eventId(given: string | null): string };

/** Does what was pressed, filled in or said on a page. The same form sent again is the same event. */
export async function hearForm(
  handle: Bot['handle'],
  { actor, place, eventId }: Speaker,
  sent: URLSearchParams,
): Promise<Outcome> {
  const base = (id = eventId(sent.get('event'))) => ({ id, actor, place });
  const form = sent.get('form');
  if (form !== null) {
    const opened = await handle({ ...base(eventId(null)), type: 'action', line: form });
    if (opened.type !== 'form') return opened;
    const values = readFields(opened.form.fields, sent);
    const outcome = await handle({ ...base(), type: 'submission', form, values });
    return outcome.type === 'problems'
      ? { ...outcome, form: { ...outcome.form, values: { ...outcome.form.values, ...values } } }
      : outcome;
  }
  const line = sent.get('line');
  const event: Event =
    line === null
      ? { ...base(), type: 'mention', text: sent.get('words') || '/help' }
      : { ...base(), type: 'action', line };
  return handle(event);
}

/** Draws a form that a command opened. `hidden` goes with what is filled in; files cannot be given. */
export function spokenForm(
  { id, title, intro, submit, fields, values }: Form,
  problems: Problems,
  { action, hidden, texts }: { action: string; hidden: Html; texts: Pick<Texts, 'pages' | 'letterbox'> },
): Html {
  const shown = fields.filter(({ type }) => type !== 'file');
  return html`<section class="answer">
    <h2 dir="auto">${title}</h2>
    ${intro ? html`<p dir="auto">${intro}</p>` : ''}
    ${shown.length < fields.length ? html`<p class="note">${texts.letterbox.page.noFiles}</p>` : ''}
    <form method="post" action="${action}" class="fields">
      <input type="hidden" name="form" value="${id}" />${hidden}
      ${encodeFields(shown, values, problems, texts.pages.form)}
      <p class="buttons"><button>${submit}</button></p>
    </form>
  </section>`;
}
