import { leftMessage } from '#src/answers/conversations/notices.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { endConversation, updateSideState } from '#src/store/conversations/conversation.ts';
import { listUnsent } from '#src/store/conversations/message.ts';
import { holdForgetting } from '#src/store/outbox/removed-subjects.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { catchUp } from './change.ts';
import { type OwnConversation, readConversation } from './read.ts';
import { letterTo, listPresent, writeCopies } from './write-copies.ts';

type By = { person: Person; now: Date };

/** @throws UserError where the conversation is over for this person, or none of theirs. */
async function readOpen(context: AppContext, number: number, person: Person): Promise<OwnConversation> {
  await holdForgetting(context.sql);
  const found = await readConversation(context, number, person, { isLocked: true });
  if (found.endedAt === null && found.own.state !== 'left') return found;
  throw new UserError(textsFor(person.language).conversation.over);
}

/** Pauses it for this person: nothing comes until they go on, what the others say is kept. @throws UserError as `readOpen` does. */
export async function pauseConversation(context: AppContext, number: number, { person }: By): Promise<OwnConversation> {
  return inTransaction(context, async (inside) => {
    const found = await readOpen(inside, number, person);
    await updateSideState(inside.sql, found.own, 'paused');
    return found;
  });
}

/** Sends what was said meanwhile, in order, and changes what was changed meanwhile. Returns how many messages. @throws UserError as `readOpen` does, and where it is not paused. */
export async function resumeConversation(context: AppContext, number: number, { person, now }: By): Promise<number> {
  return inTransaction(context, async (inside) => {
    const found = await readOpen(inside, number, person);
    if (found.own.state !== 'paused') throw new UserError(textsFor(person.language).conversation.notPaused);
    await updateSideState(inside.sql, found.own, 'active');
    const present = await listPresent(inside, number);
    const to = present.filter(({ side }) => side.side === found.own.side);
    await catchUp(inside, found.own, now);
    const unsent = await listUnsent(inside.sql, number, found.own.side);
    for (const message of unsent) await writeCopies(inside, message, to);
    return unsent.length;
  });
}

/** Takes somebody out; the others are told, and it is over where nobody is left to talk to. @throws UserError as `readOpen` does. */
export async function leaveConversation(context: AppContext, number: number, { person, now }: By): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { own } = await readOpen(inside, number, person);
    await updateSideState(inside.sql, own, 'left');
    const others = (await listPresent(inside, number)).filter(
      ({ side }) => side.side !== own.side && side.state !== 'left',
    );
    await inside.outbox.enqueueAll(
      inside.sql,
      others.map((reader) =>
        letterTo(reader, { what: `left ${own.side}`, message: leftMessage(inside, person, reader.person) }),
      ),
    );
    if (others.length < 2) await endConversation(inside.sql, number, now);
  });
}
