import { z } from 'zod';
import { namePeople } from '#src/answers/experiences/passage.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call, FormReply } from '#src/core/command.ts';
import type { FormValues } from '#src/core/form.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { listUnasked } from '#src/domain/experiences/passage.ts';
import { keepPassage, type PassageView, readPassage } from '#src/operations/experiences/passage.ts';
import { textsFor } from '#src/texts/index.ts';
import { quoteMessage } from '../quote-message.ts';
import { logForm, takeLog } from './log.ts';

type Said = { number?: number | undefined };

const shared = {
  args: z.object({ number: argument.number().optional() }),
  visibility: 'private',
  hidden: true,
  begin: async (
    context: AppContext,
    message: Parameters<typeof keepPassage>[1],
    by: Parameters<typeof keepPassage>[2],
  ) => {
    const number = await keepPassage(context, message, by);
    return number === null ? null : `/experience log-message ${number}`;
  },
  run: (context: AppContext, { number }: Said, { person }: Call) => openForm(context, number, person),
  submit: async (context: AppContext, values: FormValues, { number }: Said, call: Call) => {
    const view = number === undefined ? null : await readPassage(context, number, call.person);
    return takeLog(context, values, view?.passage.number ?? null, call);
  },
} as const;

/** Opens the log form from a message: its text and address fill the field `action`, its files go with it, and whoever wrote it is asked. */
export const logMessage = subcommand({
  ...shared,
  shortcut: {
    name: 'log-message-as-experience',
    on: 'message',
    takes: 'files',
    // Where its platform tells no more than its text.
    prefill: ({ message }): FormValues =>
      message && !message.key ? { action: quoteMessage(message, experienceLimits.textCharacters) } : {},
  },
});

/** The same from a whole thread. */
export const logThread = subcommand({
  ...shared,
  shortcut: { name: 'log-thread-as-experience', on: 'message', takes: 'thread' },
});

async function openForm(context: AppContext, number: number | undefined, person: Person) {
  const { passage: texts } = textsFor(person.language);
  const view = await readPassage(context, number, person);
  const form = await logForm(context, person);
  // What nobody sent is forgotten after a while; what was typed is still in the draft.
  if (!view) return form;
  const { passage, messages, authors } = view;
  // Only its own line says for good which messages are meant.
  if (number === undefined)
    return sentenceMessage(
      texts.ready,
      ...actions(button(texts.buttons.open, `/experience log-message ${passage.number}`, 'primary')),
    );
  if (passage.state === 'logged') return sentenceMessage(texts.logged({ number: passage.experience ?? 0 }));
  if (passage.state === 'asked') {
    const waits = listUnasked(passage, messages);
    const people = namePeople(
      authors.filter(({ id }) => waits.includes(id)),
      person,
    );
    return sentenceMessage(texts.waiting({ people }));
  }
  return begun(form, view, person);
}

function begun(form: FormReply, { passage, messages, authors }: PassageView, person: Person): FormReply {
  const { passage: texts } = textsFor(person.language);
  const unasked = listUnasked(passage, messages);
  const others = authors.filter(({ id }) => unasked.includes(id));
  const files = messages.flatMap((each) => each.files.map(({ name }) => name));
  const intro = [
    passage.state === 'refused' && texts.refusedBefore,
    others.length > 0 && texts.intro({ count: others.length, people: namePeople(others, person) }),
    files.length > 0 && texts.files({ files }),
    passage.leftOut.length > 0 && texts.leftOut({ files: passage.leftOut }),
    passage.isPartial && texts.partial,
    form.intro,
  ].filter((line) => typeof line === 'string');
  const said = messages.map(({ text }) => text).filter((text) => text !== '');
  const text = said.length > 1 ? said.map((each) => `– ${each}`).join('\n') : (said[0] ?? '');
  const { link } = passage;
  const most = experienceLimits.textCharacters;
  return {
    ...form,
    intro: intro.join('\n'),
    values: {
      ...form.values,
      ...(passage.fieldValues ?? {
        action: link === null ? shorten(text, most) : quoteMessage({ text, link }, most),
      }),
    },
  };
}
