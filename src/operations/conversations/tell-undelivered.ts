import { undeliveredMessage, undeliveredNews } from '#src/answers/conversations/undelivered.ts';
import type { AppContext } from '#src/context.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Conversation, ConversationMessage } from '#src/domain/conversations/conversation.ts';
import { lockConversation } from '#src/store/conversations/conversation.ts';
import { findMessage } from '#src/store/conversations/message.ts';
import { listWithUntold, takeUntold, type Undelivered } from '#src/store/conversations/undelivered.ts';
import { listPeople } from '#src/store/people/person.ts';
import { tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { contactOf } from './contact.ts';
import { letterTo, listReading, type ReadingSide } from './write-copies.ts';

const mostAtOnce = 100;

type Lost = Undelivered & { said: ConversationMessage | null };

/** Tells whoever said something that could not be brought to the others, once, where they said it; and staff, where a bridge between channels is broken. */
export async function tellUndelivered(
  context: AppContext,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  for (const number of await listWithUntold(context.sql, mostAtOnce)) {
    if (signal.aborted) return;
    await inTransaction(context, async (inside) => {
      const conversation = await lockConversation(inside.sql, number);
      const untold = await takeUntold(inside.sql, number, now);
      if (conversation) await tell(inside, conversation, untold);
    });
  }
}

async function tell(inside: AppContext, conversation: Conversation, untold: readonly Undelivered[]): Promise<void> {
  const reading = await listReading(inside, conversation.number);
  const lost: Lost[] = [];
  for (const each of untold)
    lost.push({ ...each, said: each.message === null ? null : await findMessage(inside.sql, each.message) });
  for (const to of reading) {
    const contact = await contactOf(inside, conversation, to);
    for (const author of reading) {
      const those = lost.filter((each) => each.side === to.side.side && concerns(each, author, to));
      const [first] = those;
      if (!first || author.side.state === 'left') continue;
      const letter = letterTo(author, {
        what: `undelivered ${first.delivery}`,
        message: undeliveredMessage(inside, { to, those, contact }, author),
      });
      await inside.outbox.enqueue(inside.sql, letter);
      if (to.person === null) await tellStaff(inside, conversation.number, { first, author, to, those });
    }
  }
}

/** Whether it is for this reader to know: what they said themselves, or that nobody is there to hear them. A deletion or a reaction is not. */
function concerns({ kind, said }: Lost, author: ReadingSide, to: ReadingSide): boolean {
  if (author === to) return false;
  if (kind === 'opening') return true;
  return said !== null && said.kind === 'text' && said.removedAt === null && said.side === author.side.side;
}

async function tellStaff(
  inside: AppContext,
  number: number,
  { first, author, to, those }: { first: Lost; author: ReadingSide; to: ReadingSide; those: readonly Lost[] },
): Promise<void> {
  const staff = (await listPeople(inside.sql)).filter(({ role }) => isAllowed(role, 'run-digests'));
  const between = { number, here: author.side.channelName ?? '', there: to.side.channelName ?? '' };
  for (const { id } of staff)
    await tellPerson(inside, id, {
      purpose: 'bridge',
      period: `undelivered ${first.delivery}`,
      write: (reader) => undeliveredNews(between, those, reader),
    });
}
