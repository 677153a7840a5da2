import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Conversation, ConversationSide, MessageView } from '#src/domain/conversations/conversation.ts';
import {
  findConversation,
  listConversationsOf,
  listSides,
  lockConversation,
} from '#src/store/conversations/conversation.ts';
import { listLatest } from '#src/store/conversations/message.ts';
import { findPeople } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { viewMessage } from './write-copies.ts';

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

/** Lists the latest that was said, the oldest first, each with when. */
export async function listSaid(
  context: Pick<AppContext, 'sql'>,
  number: number,
): Promise<{ view: MessageView; saidAt: Date }[]> {
  const said = [];
  for (const message of await listLatest(context.sql, number, mostShown))
    said.push({ view: await viewMessage(context, message), saidAt: message.saidAt });
  return said;
}
