import type { Place } from '#src/core/place.ts';
import type { Conversation, ConversationSide, SideState } from '#src/domain/conversations/conversation.ts';
import type { Sql } from '../database/database.ts';

const columns = (sql: Sql) => sql`number, introduction, opened_at, ended_at, closes_at`;
const sideColumns = (sql: Sql) => sql`conversation, side, person, place, root, state, channel_name, language`;

/** What brought the people of a conversation together. */
export type ConversationOrigin = { introduction: number } | { roundGroup: number } | { eventGroup: number } | object;

export async function insertConversation(
  sql: Sql,
  { of, openedAt, closesAt }: Pick<Conversation, 'openedAt' | 'closesAt'> & { of: ConversationOrigin },
): Promise<Conversation> {
  const [inserted] = await sql<[Conversation]>`
    insert into conversation ${sql({ ...of, openedAt, closesAt })} returning ${columns(sql)}`;
  return inserted;
}

export async function findConversation(sql: Sql, number: number): Promise<Conversation | null> {
  const [found] = await sql<Conversation[]>`select ${columns(sql)} from conversation where number = ${number}`;
  return found ?? null;
}

/** Until the transaction ends nobody else says or changes anything in it. */
export async function lockConversation(sql: Sql, number: number): Promise<Conversation | null> {
  const [found] = await sql<Conversation[]>`
    select ${columns(sql)} from conversation where number = ${number} for update`;
  return found ?? null;
}

export async function findConversationOf(sql: Sql, introduction: number): Promise<Conversation | null> {
  const [found] = await sql<Conversation[]>`
    select ${columns(sql)} from conversation where introduction = ${introduction}`;
  return found ?? null;
}

/** The conversation of a group of an event; null where they have none. */
export async function findConversationOfEventGroup(sql: Sql, group: number): Promise<Conversation | null> {
  const [found] = await sql<Conversation[]>`select ${columns(sql)} from conversation where event_group = ${group}`;
  return found ?? null;
}

/** Ends those that are over by themselves. */
export async function endClosing(sql: Sql, now: Date): Promise<void> {
  await sql`update conversation set ended_at = closes_at where closes_at <= ${now} and ended_at is null`;
}

export async function endConversation(sql: Sql, number: number, now: Date): Promise<void> {
  await sql`update conversation set ended_at = ${now} where number = ${number} and ended_at is null`;
}

/** Nothing more is passed on between the two of an introduction. */
export async function endConversationOf(sql: Sql, introduction: number, now: Date): Promise<void> {
  await sql`update conversation set ended_at = ${now} where introduction = ${introduction} and ended_at is null`;
}

/** Those that somebody takes part in, open ones first, the newest first. */
export async function listConversationsOf(sql: Sql, person: number, limit: number): Promise<Conversation[]> {
  return sql`
    select ${columns(sql)} from conversation c
    where exists (select 1 from conversation_side s where s.conversation = c.number and s.person = ${person})
    order by (ended_at is not null), number desc limit ${limit}`;
}

export async function insertSide(
  sql: Sql,
  side: Omit<ConversationSide, 'state' | 'channelName' | 'language'> &
    Partial<Pick<ConversationSide, 'channelName' | 'language'>>,
): Promise<void> {
  await sql`insert into conversation_side ${sql(side)}`;
}

export async function listSides(sql: Sql, conversation: number): Promise<ConversationSide[]> {
  return sql`select ${sideColumns(sql)} from conversation_side where conversation = ${conversation} order by side`;
}

/** Lists the messages that opened the conversations of people of a platform which are not over, as the platform knows them. */
export async function listRoots(sql: Sql, platform: string): Promise<{ place: Place; ref: string }[]> {
  return sql`
    select s.place, d.ref from conversation c join conversation_side s on s.conversation = c.number join delivery d on d.id = s.root
    where c.ended_at is null and s.state <> 'left' and s.channel_name is null and d.ref is not null and starts_with(s.place, ${`${platform}:`}) order by c.number`;
}

export async function saveRoot(
  sql: Sql,
  { conversation, side }: Pick<ConversationSide, 'conversation' | 'side'>,
  root: string,
): Promise<void> {
  await sql`update conversation_side set root = ${root} where conversation = ${conversation} and side = ${side}`;
}

export async function updateSideState(
  sql: Sql,
  { conversation, side }: Pick<ConversationSide, 'conversation' | 'side'>,
  state: SideState,
): Promise<void> {
  await sql`update conversation_side set state = ${state} where conversation = ${conversation} and side = ${side}`;
}

export async function exportSides(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select ${sideColumns(sql)}, c.introduction, c.opened_at, c.ended_at
    from conversation_side s join conversation c on c.number = s.conversation where person = ${person}
    order by conversation, side`;
}

export async function moveSides(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update conversation_side set person = ${to} where person = ${from}`;
}

/** Takes somebody out of all their conversations; those that are left with fewer than two people are over. */
export async function leaveSides(sql: Sql, person: number, now: Date): Promise<void> {
  const left = await sql<{ conversation: number }[]>`
    update conversation_side set person = null, state = 'left', place = '' where person = ${person} returning conversation`;
  const numbers = left.map(({ conversation }) => conversation);
  await sql`
    update conversation c set ended_at = ${now}
    where number = any(${numbers}::bigint[]) and ended_at is null
      and (select count(*) from conversation_side s where s.conversation = c.number and s.state <> 'left') < 2`;
}
