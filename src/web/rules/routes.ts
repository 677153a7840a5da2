import { createHash, randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { formFields, readForm as readFilled } from '#src/answers/rules/form.ts';
import type { FormValues, Problems } from '#src/core/form.ts';
import { createRateLimit } from '#src/core/rate-limit.ts';
import { readBody } from '#src/core/read-body.ts';
import { validateValues } from '#src/core/validate-form.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { keptDays } from '#src/domain/people/retention.ts';
import {
  type CallOutcome,
  findPublicForm,
  type PublicForm,
  rulePaths,
  sendPublicForm,
  takeCall,
} from '#src/operations/rules/address.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { textsFor } from '#src/texts/index.ts';
import { encodeFields, formBytes, readFields, readForm } from '../form.ts';
import { unlisted } from '../headers.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';

export type RulePagesContext = Parameters<typeof takeCall>[0] & { vocabulary: Vocabulary; now(): Date };

type PageHelpers = {
  frameFor(c: Context): Frame;
  /** Where a request comes from; null where that is not known. */
  remoteOf(c: Context): string | null;
};

/** Bytes of the largest call that is read. */
const largestCall = 65_536;
const largestForm = formBytes(10_000);
const token = ':token{[\\w-]{22}}';
const minuteMs = 60_000;
/** A field that people do not see, and programs that fill in every form do. */
const trap = 'website';
/** A form may hold so many web addresses. */
const mostLinks = 2;

const statusOf: Record<Extract<CallOutcome, string>, 202 | 401 | 404 | 409 | 429> = {
  ...{ taken: 202, unknown: 404, unsigned: 401, late: 401, off: 409, often: 429 },
};

/** Adds the addresses to which programs and visitors without an account send what begins rules. */
export function addRulePages(app: Hono, context: RulePagesContext, { frameFor, remoteOf }: PageHelpers): void {
  const { now } = context;
  const calls = createRateLimit({ limit: 60, windowMs: minuteMs });
  const sent = createRateLimit({ limit: 5, windowMs: 10 * minuteMs });
  /** Also what could not be taken. */
  const tried = createRateLimit({ limit: 40, windowMs: 10 * minuteMs });
  const isOver = (limit: typeof calls, c: Context) => limit(remoteOf(c) ?? 'unknown', now()).isOver;

  app.post(`${rulePaths.call}/${token}`, async (c) => {
    const { calls: texts } = textsFor('en').rule;
    if (isOver(calls, c)) return c.json({ said: texts.fast }, 429);
    const body = await readBody(c.req.raw, largestCall).catch(() => null);
    if (body === null) return c.json({ said: texts.tooLarge({ most: largestCall }) }, 413);
    const header = (name: string) => c.req.header(`webhook-${name}`) ?? '';
    const call = { id: header('id'), timestamp: header('timestamp'), signatures: header('signature') };
    const outcome = await takeCall(context, c.req.param('token'), { ...call, body: new Uint8Array(body) }, now());
    if (typeof outcome === 'string') return c.json({ said: texts[outcome] }, statusOf[outcome]);
    const { unreadable: field } = outcome;
    return c.json({ said: field === '' ? texts.noJson : texts.unreadable({ field }) }, 400);
  });

  app.get(`${rulePaths.form}/${token}`, unlisted, async (c) => {
    const form = await findPublicForm(context, c.req.param('token'));
    return form ? show(c, form, {}) : gone(c);
  });

  app.post(`${rulePaths.form}/${token}`, unlisted, async (c) => {
    const form = await findPublicForm(context, c.req.param('token'));
    if (!form) return gone(c);
    const frame = frameFor(c);
    const { visit } = textsFor(frame.language).rule;
    if (isOver(tried, c)) return page(c, form.rule.name, html`<p role="alert">${visit.often}</p>`, 429);
    const read = await readForm(c.req.raw, largestForm);
    if (read === null) return page(c, form.rule.name, html`<p role="alert">${frame.texts.form.tooLarge}</p>`, 413);
    const fields = formFields(form.fields);
    const typed = readFields(fields, read);
    const { values, problems } = validateValues(
      fields,
      typed,
      context.vocabulary.in(frame.language),
      botTextsFor(frame.language).field,
    );
    const said = Object.values(typed).join(' ');
    if ((said.match(/https?:\/\/|www\./gi)?.length ?? 0) > mostLinks)
      Object.assign(problems, { [form.fields[0]?.name ?? '']: visit.links({ most: mostLinks }) });
    if (Object.keys(problems).length > 0) return show(c, form, typed, { problems });
    if (isOver(sent, c)) return show(c, form, typed, { refusal: visit.often });
    // What filled in the trap is told that it was taken, so that it learns nothing.
    const isTrapped = (read.get(trap) ?? '') !== '';
    const id = createHash('sha256')
      .update(`${read.get('event') ?? ''} ${said}`)
      .digest('base64url')
      .slice(0, 22);
    const filled = { id, form: readFilled(form.fields, values), now: now() };
    const outcome = isTrapped ? 'taken' : await sendPublicForm(context, form, filled);
    if (outcome === 'often') return show(c, form, typed, { refusal: visit.full });
    return page(c, form.rule.name, html`<p role="status">${visit.sent}</p>`);
  });

  /** Shows the form with what was typed: with what is wrong with it, or why it was not taken. */
  function show(
    c: Context,
    { rule, fields }: PublicForm,
    values: FormValues,
    { problems = {}, refusal = '' }: { problems?: Problems; refusal?: string } = {},
  ): Promise<Response> {
    const { language, texts } = frameFor(c);
    const { visit, form } = textsFor(language).rule;
    const why = refusal === '' ? '' : html`<p role="alert">${refusal}</p>`;
    const content = html`${why}<form method="post" class="fields" novalidate>
        <input type="hidden" name="event" value="${randomUUID()}" />
        <div hidden><label>${visit.trap} <input name="${trap}" tabindex="-1" autocomplete="off" /></label></div>
        ${encodeFields(formFields(fields), values, problems, texts.form)}
        <p class="buttons"><button class="primary">${form.run}</button></p>
        <p class="note">${visit.kept({ days: keptDays.ruleRuns })}</p>
      </form>`;
    if (refusal !== '') return page(c, rule.name, content, 429);
    return page(c, rule.name, content, Object.keys(problems).length > 0 ? 422 : 200);
  }

  function gone(c: Context): Promise<Response> {
    const { texts, language } = frameFor(c);
    return page(c, texts.notFound.title, html`<p>${textsFor(language).rule.visit.gone}</p>`, 404);
  }

  async function page(c: Context, title: string, content: Html, status: 200 | 404 | 413 | 422 | 429 = 200) {
    const shown = html`<h1 dir="auto">${title}</h1>
      ${content}`;
    return c.html(await layout(frameFor(c), title, shown), status);
  }
}
