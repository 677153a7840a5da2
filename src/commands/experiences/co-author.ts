import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { whichCalled } from '#src/answers/experiences/co-author.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import {
  acceptCoAuthorship,
  findCalled,
  inviteCoAuthor,
  leaveExperience,
  removeCoAuthor,
  sayWhich,
} from '#src/operations/experiences/co-authors.ts';
import { claimRecord, disownRecord } from '#src/operations/experiences/ours.ts';
import { textsFor } from '#src/texts/index.ts';

const number = argument.experience();
const named = z.object({ number, person: argument.words() });

/** Asks somebody to write an experience together. */
export const invite = subcommand({
  args: named,
  visibility: 'private',
  writes: true,
  async run(context, { number: said, person: name }, call) {
    const { coAuthor: texts } = textsFor(call.person.language);
    const lineOf = (each: Person) => `/author invite ${said} ${sayWhich(name, each)}`;
    const invited = await oneCalled(context, { name, lineOf }, call.person);
    if (!('id' in invited)) return invited;
    const asked = await inviteCoAuthor(context, { number: Number(said), invited }, call);
    context.outbox.wake();
    return sentenceMessage(texts[asked]({ name: invited.displayName ?? name, number: Number(said) }));
  },
});

/** Takes a co-author away again. */
export const remove = subcommand({
  args: named,
  visibility: 'private',
  writes: true,
  async run(context, { number: said, person: name }, call) {
    const { coAuthor: texts } = textsFor(call.person.language);
    const lineOf = (each: Person) => `/author remove ${said} ${sayWhich(name, each)}`;
    const removed = await oneCalled(context, { name, lineOf }, call.person);
    if (!('id' in removed)) return removed;
    const isDone = await removeCoAuthor(context, { number: Number(said), removed }, call);
    const names = { name: removed.displayName ?? name, number: Number(said) };
    return sentenceMessage(isDone ? texts.removed(names) : texts.noAuthor(names));
  },
});

async function oneCalled(
  context: AppContext,
  { name, lineOf }: { name: string; lineOf(person: Person): string },
  asker: Person,
): Promise<Person | Message> {
  const [first, ...others] = await findCalled(context, name, asker);
  if (!first) throw new UserError(textsFor(asker.language).coAuthor.nobody({ name }));
  return others.length === 0 ? first : whichCalled(context, [first, ...others], { name, lineOf }, asker);
}

/** Accepts an invitation to write an experience together. */
export const accept = subcommand({
  args: z.object({ number }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { number: said }, call) {
    const view = await acceptCoAuthorship(context, Number(said), call);
    context.outbox.wake();
    const opening = textsFor(call.person.language).coAuthor.accepted({ number: Number(said) });
    return experienceCard(context, view, call.person, { opening });
  },
});

/** Is no author of it any more, or declines. */
export const leave = subcommand({
  args: z.object({ number }),
  visibility: 'private',
  writes: true,
  async run(context, { number: said }, call) {
    const { coAuthor: texts } = textsFor(call.person.language);
    const done = await leaveExperience(context, Number(said), call);
    context.outbox.wake();
    return sentenceMessage(done === 'left' ? texts.left({ number: Number(said) }) : texts.declined);
  },
});

/** "This is ours": a member of its region looks after a record that a list brought in. */
export const ours = subcommand({
  args: z.object({ number }),
  visibility: 'private',
  writes: true,
  async run(context, { number: said }, call) {
    const view = await claimRecord(context, Number(said), call);
    context.outbox.wake();
    const opening = textsFor(call.person.language).coAuthor.ours.done({ number: Number(said) });
    return experienceCard(context, view, call.person, { opening });
  },
});

/** Gives such a record back to the secretariat. */
export const disown = subcommand({
  args: z.object({ number }),
  visibility: 'private',
  requires: 'review',
  writes: true,
  hidden: true,
  async run(context, { number: said }, call) {
    const view = await disownRecord(context, Number(said), call);
    context.outbox.wake();
    const opening = textsFor(call.person.language).coAuthor.ours.back({ number: Number(said) });
    return experienceCard(context, view, call.person, { opening });
  },
});
