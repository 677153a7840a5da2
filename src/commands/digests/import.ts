import { z } from 'zod';
import { listProblemsMessage, lookedAtMessage } from '#src/answers/digests/partner-list.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import type { Call } from '#src/core/command.ts';
import { confirm } from '#src/core/confirmation.ts';
import type { FileValue } from '#src/core/form.ts';
import { button, type Message } from '#src/core/message.ts';
import type { ReadList } from '#src/domain/digests/partner-list.ts';
import { findKeptList, importRefusal, lookAtList, takeLookedAt } from '#src/operations/digests/partner-list.ts';
import { textsFor } from '#src/texts/index.ts';
import { askerOf, unlessRefused } from './done.ts';
import { readSubscriberList } from './subscriber-list.ts';

const longestText = 3_000;

/** Takes a list of partners: first it is only looked at. */
export const importList = subcommand({
  args: z.object({ list: argument.number().optional() }),
  visibility: 'private',
  requires: 'run-digests',
  async run(context, { list }, call) {
    const refused = importRefusal(context, call.person);
    if (refused) unlessRefused({ refused }, call);
    const { form, labels } = textsFor(call.person.language).digestStaff.import;
    const before = list === undefined ? null : await findKeptList(context, call.person, list);
    const { introAgain, ...usual } = form;
    return {
      ...usual,
      ...(before !== null && { intro: introAgain }),
      fields: [
        { name: 'file', type: 'file', label: labels.file, required: false, maxFiles: 1 },
        { name: 'text', type: 'long-text', label: labels.text, required: false, maxLength: longestText },
      ],
      values: { text: before },
    };
  },
  async submit(context, values, _args, call) {
    const [attached] = (values.file ?? []) as FileValue[];
    const content = attached?.content ?? String(values.text ?? '');
    if (content.trim() === '') return { problems: { text: textsFor(call.person.language).digestStaff.import.noFile } };
    const { id, list } = unlessRefused(
      await lookAtList(context, askerOf(call), content, readerFor(context, call)),
      call,
    );
    return list.problems.length > 0
      ? problemsOf(list, id, content, call)
      : lookedAtMessage(context, list, id, call.person);
  },
});

/** Takes the list that was looked at: a subscription and a mail for each. */
export const importTake = subcommand({
  args: z.object({ list: argument.number() }),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  writes: true,
  asksFirst: true,
  async run(context, { list: id }, call) {
    const texts = textsFor(call.person.language).digestStaff.import;
    const read = readerFor(context, call);
    const content = await findKeptList(context, call.person, id);
    const count = content === null ? 0 : read(content).subscribers.length;
    const act = async (): Promise<Message> => {
      const done = unlessRefused(await takeLookedAt(context, askerOf(call), id, read), call);
      if ('taken' in done) return message(text(texts.taken({ count: done.taken })));
      return problemsOf(done.list, done.id, done.content, call);
    };
    // A list that is gone, or that nobody is on, has nothing to ask about: it is said so.
    if (count === 0) return act();
    return {
      ask: () => ({
        said: texts.ask({ count }),
        choices: [confirm(texts.button({ count }), { style: 'primary' }), button(texts.look, `/digest import ${id}`)],
      }),
      act,
    };
  },
});

const readerFor =
  (context: AppContext, { person }: Call) =>
  (content: string) =>
    readSubscriberList(context, person.timeZone, content);

/** Lists the problems of each line; the form returns the submitted text if it fits. */
function problemsOf(list: ReadList, id: number, content: string, { person }: Call): Message {
  return listProblemsMessage(list, id, content.length <= longestText, person.language);
}

/** A list to begin from. */
export const importSample = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  async run(_context, _args, { person }) {
    const { sample } = textsFor(person.language).digestStaff.import;
    const { said, file: name, content } = sample;
    return message(text(said), { type: 'file', name, mediaType: 'text/csv', content });
  },
});
