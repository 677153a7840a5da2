import { z } from 'zod';
import { describeWhen } from '#src/answers/digests/describe.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { FileValue } from '#src/core/form.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { parsePlace } from '#src/core/place.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import { type Asking, insertAskings, lockAskings } from '#src/store/digests/confirmation.ts';
import { findList, saveList, takeList } from '#src/store/digests/list.ts';
import { insertSubscription } from '#src/store/digests/subscription.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { findPersonOfAccount, insertAccount, lockAccount } from '#src/store/people/account.ts';
import { insertPerson, savePersonRole } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { confirmationOf } from './confirmation.ts';
import { mailPlace, mailProblem } from './form.ts';
import { type ListedSubscriber, type ReadList, readSubscriberList } from './subscriber-list.ts';

const mostShown = 20;
const longestText = 3_000;

/** Takes a list of partners: first it is only looked at. */
export const importList = subcommand({
  args: z.object({ list: argument.number().optional() }),
  visibility: 'private',
  requires: 'run-digests',
  async run(context, { list }, { person }) {
    refuseWithoutMail(context, person);
    const { form, labels } = textsFor(person.language).digestStaff.import;
    const before = list === undefined ? null : await findList(context.sql, list, person.id);
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
    const { import: texts } = textsFor(call.person.language).digestStaff;
    const [file] = (values.file ?? []) as FileValue[];
    const content = file?.content ?? String(values.text ?? '');
    if (content.trim() === '') return { problems: { text: texts.noFile } };
    const list = await readSubscriberList(context, call, content);
    const id = await saveList(context.sql, call.person.id, content, call.now);
    if (list.problems.length > 0) return describeProblems(list, { id, content }, call.person.language);
    return describeList(context, list, id, call.person);
  },
});

/** Takes the list that was looked at: a subscription and a mail for each. */
export const importTake = subcommand({
  args: z.object({ list: argument.number() }),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  writes: true,
  async run(context, { list: id }, call) {
    const { person, now } = call;
    const { import: texts } = textsFor(person.language).digestStaff;
    refuseWithoutMail(context, person);
    await lockAskings(context.sql);
    const content = await takeList(context.sql, id, person.id);
    if (content === null) throw new UserError(texts.gone);
    // Read again: somebody on it may have subscribed since.
    const list = await readSubscriberList(context, call, content);
    if (list.problems.length > 0) {
      const again = { id: await saveList(context.sql, person.id, content, now), content };
      return describeProblems(list, again, person.language);
    }
    const letters: NewDelivery[] = [];
    const askings: Asking[] = [];
    for (const subscriber of list.subscribers) {
      const partner = await partnerOf(context, subscriber);
      const wish = { ...subscriber.wish, person: partner.id, nextDue: null };
      const subscription = await insertSubscription(context.sql, wish, now);
      if (!subscription) continue;
      letters.push(confirmationOf(context, subscription, person, now));
      askings.push({ address: subscriber.address, person: null });
    }
    await insertAskings(context.sql, askings, now);
    await context.outbox.enqueueAll(context.sql, letters);
    return say(texts.taken(letters.length));
  },
});

function refuseWithoutMail(context: AppContext, { language }: Person) {
  const problem = mailProblem(context);
  if (problem) throw new UserError(textsFor(language).subscription.problems[problem]);
}

/** The person behind an address, made known now if new: a partner. */
async function partnerOf(context: AppContext, { address, name, wish }: ListedSubscriber): Promise<Person> {
  const { sql } = context;
  const { platform, space } = parsePlace(mailPlace(context, address));
  const account = { platform, space, user: address.toLowerCase() };
  await lockAccount(sql, account);
  const known = await findPersonOfAccount(sql, account);
  if (known) return known;
  const person = await insertPerson(sql, { displayName: name, language: wish.language, timeZone: wish.timeZone });
  await insertAccount(sql, person.id, account);
  return (await savePersonRole(sql, person.id, 'partner')) ?? person;
}

/** What is wrong with each line; what was sent comes back in the form, where it fits. */
function describeProblems({ problems }: ReadList, kept: { id: number; content: string }, language: string): Message {
  const { import: texts } = textsFor(language).digestStaff;
  const lines = problems.slice(0, mostShown).map(({ line, reason }) => `- ${texts.problem(line, reason)}`);
  const rest = problems.length - lines.length;
  const isShort = kept.content.length <= longestText;
  return say(
    [texts.bad, ...lines, ...(rest > 0 ? [texts.more(rest)] : [])].join('\n'),
    ...(isShort ? [] : [{ type: 'note' as const, markdown: texts.attachAgain }]),
    ...actions(
      isShort && button(texts.again, `/digest import ${kept.id}`, 'primary'),
      button(texts.sampleButton, '/digest import-sample'),
    ),
  );
}

/** A list to begin from. */
export const importSample = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  async run(_context, _args, { person }) {
    const { sample } = textsFor(person.language).digestStaff.import;
    return say(sample.said, { type: 'file', name: sample.file, mediaType: 'text/csv', content: sample.content });
  },
});

function describeList(context: AppContext, { subscribers, unknown }: ReadList, id: number, person: Person): Message {
  const { import: texts } = textsFor(person.language).digestStaff;
  const { columns } = texts;
  const rest = subscribers.length - mostShown;
  const trimmed = subscribers.filter(({ isTrimmed }) => isTrimmed).map(({ line }) => line);
  return say(
    [texts.ready(subscribers.length), ...(trimmed.length > 0 ? [texts.trimmed(trimmed)] : [])].join('\n'),
    {
      type: 'table',
      columns: [columns.address, columns.when, columns.regions, columns.areas, columns.language].map((label) => ({
        label,
      })),
      rows: subscribers
        .slice(0, mostShown)
        .map(({ address, wish }) => [
          address,
          describeWhen(wish, person.language),
          wish.regions.map((code) => nameRegion(context, code, person)).join(', '),
          wish.areas.map((area) => policyAreaLabel(area as PolicyArea)).join(', '),
          wish.language,
        ]),
    },
    ...(rest > 0 ? [{ type: 'note' as const, markdown: texts.more(rest) }] : []),
    ...(unknown.length > 0 ? [{ type: 'note' as const, markdown: texts.unknown(unknown) }] : []),
    ...actions(button(texts.button(subscribers.length), `/digest import-take ${id}`, 'primary')),
  );
}
