import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Refusal } from '#src/core/refusal.ts';
import type { Conversation, ConversationSide, MessageView } from '#src/domain/conversations/conversation.ts';
import {
  findConversation,
  listConversationsOf,
  listSides,
  lockConversation,
} from '#src/store/conversations/conversation.ts';
import { listLatest } from '#src/store/conversations/message.ts';
import { listClosedSides, listLost } from '#src/store/conversations/undelivered.ts';
import { findPeople } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { contactOf } from './contact.ts';
import { listReading, type ReadingSide, viewMessage } from './write-copies.ts';

/** A conversation as one of its people has it: their own side, and the others; null who was forgotten. */
export type OwnConversation = Conversation & { own: ConversationSide; others: (Person | null)[] };

const mostListed = 10;
const mostShown = 6;

/**
 * Reads the conversation of that number, for one of its people. `isLocked`: until the transaction ends nobody else changes it.
 * @throws UserError where there is none, or it is between others.
 */
export async function readConversation(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<OwnConversation> {
  const found = await (isLocked ? lockConversation : findConversation)(sql, number);
  const read = found && (await describe({ sql }, found, person));
  if (!read) throw new UserError(textsFor(person.language).conversation.unknown({ number }));
  return read;
}

async function describe({ sql }: Pick<AppContext, 'sql'>, found: Conversation, { id }: Person) {
  const sides = await listSides(sql, found.number);
  // Who left and was let in again has two sides: the later one is open.
  const own = sides.findLast(({ person }) => person === id);
  if (!own) return null;
  const theirs = sides.filter(
    (side) =>
      side.person !== id && (side.person === null || side === sides.findLast(({ person }) => person === side.person)),
  );
  const people = await findPeople(
    sql,
    theirs.flatMap(({ person }) => person ?? []),
  );
  return { ...found, own, others: theirs.map(({ person }) => people.find((each) => each.id === person) ?? null) };
}

/** Lists the conversations of somebody, open ones first, the newest first. */
export async function listOwnConversations(
  { sql }: Pick<AppContext, 'sql'>,
  person: Person,
): Promise<OwnConversation[]> {
  const listed: OwnConversation[] = [];
  for (const each of await listConversationsOf(sql, person.id, mostListed)) {
    const read = await describe({ sql }, each, person);
    if (read) listed.push(read);
  }
  return listed;
}

/** What was said, when, and the sides that it never came to. */
export type SaidBefore = { view: MessageView; saidAt: Date; lostFor: ReadingSide[] };

/** Lists the latest that was said, the oldest first. */
export async function listSaid(context: Pick<AppContext, 'sql'>, number: number): Promise<SaidBefore[]> {
  const reading = await listReading(context, number);
  const latest = await listLatest(context.sql, number, mostShown);
  const lost = await listLost(
    context.sql,
    latest.map(({ id }) => id),
  );
  const said: SaidBefore[] = [];
  for (const message of latest) {
    const sides = lost.filter((each) => each.message === message.id).map(({ side }) => side);
    said.push({
      view: await viewMessage(context, message),
      saidAt: message.saidAt,
      lostFor: reading.filter(({ side }) => sides.includes(side.side)),
    });
  }
  return said;
}

/** The others of a conversation to whom nothing comes at the moment, why, and how else they said they can be reached. */
export async function listClosed(
  context: Pick<AppContext, 'sql'>,
  conversation: OwnConversation,
): Promise<{ to: ReadingSide; refusedAs: Refusal | null; contact: string }[]> {
  const closed = await listClosedSides(context.sql, conversation.number);
  const reading = closed.length === 0 ? [] : await listReading(context, conversation.number);
  const listed = [];
  for (const to of reading) {
    const found = closed.find(({ side }) => side === to.side.side);
    if (!found || to.side.side === conversation.own.side || to.side.state === 'left') continue;
    listed.push({ to, refusedAs: found.refusedAs, contact: await contactOf(context, conversation, to) });
  }
  return listed;
}
