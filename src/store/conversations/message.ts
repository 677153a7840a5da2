import type { Message } from '#src/core/message.ts';
import type { Place } from '#src/core/place.ts';
import type { ConversationMessage } from '#src/domain/conversations/conversation.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

const columns = (sql: Sql) => sql`id, conversation, side, author, kind, content, answers, said_at, edits, removed_at`;

type NewMessage = Pick<
  ConversationMessage,
  'conversation' | 'side' | 'author' | 'kind' | 'content' | 'answers' | 'saidAt'
> & {
  /** How the platform that it came from knows it. */
  origin: string;
};

/** Keeps what was said; null where it came before. */
export async function insertMessage(sql: Sql, { content, ...rest }: NewMessage): Promise<ConversationMessage | null> {
  const row = { ...rest, content: toText(content) };
  const [inserted] = await sql<ConversationMessage[]>`
    insert into conversation_message ${sql(row)} on conflict (origin) do nothing returning ${columns(sql)}`;
  return inserted ?? null;
}

export async function findMessage(sql: Sql, id: number): Promise<ConversationMessage | null> {
  const [found] = await sql<ConversationMessage[]>`select ${columns(sql)} from conversation_message where id = ${id}`;
  return found ?? null;
}

export async function findMessageByOrigin(sql: Sql, origin: string): Promise<ConversationMessage | null> {
  const [found] = await sql<ConversationMessage[]>`
    select ${columns(sql)} from conversation_message where origin = ${origin}`;
  return found ?? null;
}

/** The number of the latest message; null where nothing was said. */
export async function findLatest(sql: Sql, conversation: number): Promise<number | null> {
  const [found] = await sql<[{ id: number | null }]>`
    select max(id) as id from conversation_message where conversation = ${conversation} and kind = 'text'`;
  return found.id;
}

export async function updateContent(sql: Sql, id: number, content: string): Promise<void> {
  await sql`update conversation_message set content = ${toText(content)}, edits = edits + 1 where id = ${id}`;
}

/** Takes the words out of a message; what replies to it stays. A reaction that is taken back can be made again. */
export async function removeContent(sql: Sql, id: number, now: Date): Promise<void> {
  await sql`
    update conversation_message set content = '', edits = edits + 1, removed_at = ${now},
      origin = case when kind = 'reaction' then origin || '#' || id else origin end
    where id = ${id} and removed_at is null`;
}

/** Takes the words out of all messages of somebody; what the others were sent is changed later. */
export async function removeMessagesOf(sql: Sql, person: number, now: Date): Promise<void> {
  await sql`
    update conversation_message m set content = '', origin = 'gone:' || id, edits = edits + 1,
      is_told = removed_at is not null, removed_at = coalesce(removed_at, ${now})
    where m.author = ${person}`;
}

export async function moveMessages(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update conversation_message set author = ${to} where author = ${from}`;
}

/** Lists messages where what the others were sent does not say yet what became of them, or of those that they quote. */
export async function listUntold(sql: Sql, limit: number): Promise<Pick<ConversationMessage, 'id' | 'conversation'>[]> {
  return sql`select id, conversation from conversation_message where not is_told order by id limit ${limit}`;
}

export async function saveTold(sql: Sql, id: number): Promise<void> {
  await sql`update conversation_message set is_told = true where id = ${id}`;
}

/** Lists what the side was not sent yet, the oldest first: it had paused. */
export async function listUnsent(sql: Sql, conversation: number, side: number): Promise<ConversationMessage[]> {
  return sql`
    select ${columns(sql)} from conversation_message m
    where conversation = ${conversation} and side <> ${side} and removed_at is null
      and not exists (select 1 from conversation_copy c where c.message = m.id and c.side = ${side})
    order by id`;
}

/** Lists by what name their platform knows the latest messages that were passed on from it and not taken back, the newest first. */
export async function listOrigins(sql: Sql, platform: string, limit: number): Promise<string[]> {
  const rows = await sql<{ origin: string }[]>`
    select origin from conversation_message
    where starts_with(origin, ${`${platform}:`}) and removed_at is null and author is not null order by id desc limit ${limit}`;
  return rows.map(({ origin }) => origin);
}

/** The latest of what was said, the oldest first. */
export async function listLatest(sql: Sql, conversation: number, limit: number): Promise<ConversationMessage[]> {
  const rows = await sql<ConversationMessage[]>`
    select ${columns(sql)} from conversation_message
    where conversation = ${conversation} and removed_at is null order by id desc limit ${limit}`;
  return rows.toReversed();
}

export async function exportMessages(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select m.id, m.conversation, m.kind, m.origin, m.content, m.answers, m.said_at, m.edits, m.removed_at
    from conversation_message m where m.author = ${person} order by m.id`;
}

/** A part of what the others were sent of a message, each with the delivery of it. */
export type Copy = { message: number; side: number; delivery: string };

export async function insertCopies(sql: Sql, copies: readonly Copy[]): Promise<void> {
  if (copies.length > 0) await sql`insert into conversation_copy ${sql([...copies])}`;
}

/** Lists what was changed at any time of what a side was sent, or whose quotes were, the oldest first. */
export async function listEdited(sql: Sql, conversation: number, side: number): Promise<ConversationMessage[]> {
  return sql`
    select ${columns(sql)} from conversation_message m
    where conversation = ${conversation} and edits > 0 and removed_at is null
      and exists (select 1 from conversation_copy c where c.message = m.id and c.side = ${side})
    order by id`;
}

/** Locks the deliveries of the copies of a message, so that none begins to go out meanwhile; `sent` is what they say. */
export async function lockCopies(
  sql: Sql,
  message: number,
): Promise<(Copy & { state: string; isUncertain: boolean; place: Place; sent: Message })[]> {
  return sql`
    select c.message, c.side, c.delivery, d.message as sent, d.state, d.is_uncertain, d.places[d.place_index + 1] as place
    from conversation_copy c join delivery d on d.id = c.delivery where c.message = ${message} order by c.side for update of d`;
}

/** What a platform's message is: the opening of a conversation for a side of it, or the copy of a message for them. */
export type Heard = { conversation: number; side: number; message: number | null };

/** Finds what one of these messages is, by how their platform knows them in those spaces; null where they are none of a conversation. */
export async function findHeard(
  sql: Sql,
  { platform, spaces, refs }: { platform: string; spaces: readonly string[]; refs: readonly string[] },
): Promise<Heard | null> {
  const prefixes = spaces.map((space) => `${platform}:${space}:`);
  const [found] = await sql<Heard[]>`
    select s.conversation, s.side, c.message
    from delivery d
    left join conversation_copy c on c.delivery = d.id
    left join conversation_message m on m.id = c.message
    join conversation_side s on s.root = d.id or (s.conversation = m.conversation and s.side = c.side)
    where d.ref = any(${[...refs]}) and d.stream is not null
      and exists (select 1 from unnest(${prefixes}::text[]) as p where starts_with(d.places[d.place_index + 1], p))
    order by array_position(${[...refs]}::text[], d.ref), c.message nulls last limit 1`;
  return found ?? null;
}

/**
 * Tells whether a message of a conversation is on its way to these spaces and its platform has not yet told how it knows it. `person`: of theirs alone,
 * also where a server stopped before it noted how that went.
 */
export async function isPassingOn(
  sql: Sql,
  { platform, spaces, person }: { platform: string; spaces: readonly string[]; person: number | null },
): Promise<boolean> {
  const prefixes = spaces.map((space) => `${platform}:${space}:`);
  const [found] = await sql`
    select 1 from delivery
    where stream is not null
      and ${person === null ? sql`state = 'sending'` : sql`state in ('waiting', 'sending') and is_uncertain and person = ${person}`}
      and exists (select 1 from unnest(${prefixes}::text[]) as p where starts_with(places[place_index + 1], p)) limit 1`;
  return found !== undefined;
}

/** Deletes what was said before then, with what the others were sent of it. Returns how many messages. */
export async function deleteMessagesBefore(sql: Sql, before: Date): Promise<number> {
  await sql`
    delete from delivery d using conversation_message m, conversation_copy c
    where m.said_at < ${before} and c.message = m.id and d.recipient = 'conversation:' || m.conversation || ':' || c.side
      and d.purpose = 'conversation' and split_part(d.period, ' ', 2) = m.id::text`;
  const { count } = await sql`delete from conversation_message where said_at < ${before}`;
  return count;
}
