import type { ConversationMessage } from '#src/domain/conversations/conversation.ts';
import type { ConversationDraft, DraftSide } from '#src/domain/conversations/draft.ts';
import type { Sql } from '../database/database.ts';

const columns = (sql: Sql) => sql`number, conversation, state, asked_at, experience`;
const messageColumns = (sql: Sql) =>
  sql`m.id, m.conversation, m.side, m.author, m.kind, m.content, m.answers, m.said_at, m.edits, m.removed_at`;

/** Keeps which messages are to become an experience, and whose yes that needs. */
export async function insertDraft(
  sql: Sql,
  {
    conversation,
    messages,
    sides,
    askedAt,
  }: { conversation: number; messages: readonly number[]; sides: readonly DraftSide[]; askedAt: Date },
): Promise<ConversationDraft> {
  const [draft] = await sql<[ConversationDraft]>`
    insert into conversation_draft ${sql({ conversation, askedAt })} returning ${columns(sql)}`;
  await sql`insert into conversation_draft_message ${sql(messages.map((message) => ({ draft: draft.number, message })))}`;
  await sql`insert into conversation_draft_side ${sql(sides.map((side) => ({ draft: draft.number, ...side })))}`;
  return draft;
}

export async function findDraft(sql: Sql, number: number): Promise<ConversationDraft | null> {
  const [found] = await sql<ConversationDraft[]>`
    select ${columns(sql)} from conversation_draft where number = ${number}`;
  return found ?? null;
}

/** Until the transaction ends nobody else answers it. */
export async function lockDraft(sql: Sql, number: number): Promise<ConversationDraft | null> {
  const [found] = await sql<ConversationDraft[]>`
    select ${columns(sql)} from conversation_draft where number = ${number} for update`;
  return found ?? null;
}

export async function updateDraft(
  sql: Sql,
  number: number,
  changes: Partial<Pick<ConversationDraft, 'state' | 'experience'>>,
): Promise<void> {
  await sql`update conversation_draft set ${sql(changes)} where number = ${number}`;
}

/** Ends the drafts that need the yes of both of these people and are not written yet. */
export async function refuseDraftsBetween(sql: Sql, person: number, other: number): Promise<void> {
  const isOf = (id: number) => sql`
    exists (select 1 from conversation_draft_side d join conversation_side s on s.conversation = draft.conversation and s.side = d.side
      where d.draft = draft.number and s.person = ${id})`;
  await sql`
    update conversation_draft draft set state = 'refused'
    where state in ('asked', 'agreed') and ${isOf(person)} and ${isOf(other)}`;
}

export async function listDraftSides(sql: Sql, draft: number): Promise<DraftSide[]> {
  return sql`select side, agreed_at from conversation_draft_side where draft = ${draft} order by side`;
}

export async function saveAgreed(sql: Sql, draft: number, side: number, now: Date): Promise<void> {
  await sql`
    update conversation_draft_side set agreed_at = ${now} where draft = ${draft} and side = ${side} and agreed_at is null`;
}

/** Lists the messages of a draft that still have words, as they are now, the oldest first. */
export async function listDraftMessages(sql: Sql, draft: number): Promise<ConversationMessage[]> {
  return sql`
    select ${messageColumns(sql)} from conversation_draft_message d join conversation_message m on m.id = d.message
    where d.draft = ${draft} and m.content <> '' order by m.id`;
}

/** Lists the latest words of those who have not left a conversation, the oldest first. */
export async function listKeepable(sql: Sql, conversation: number, limit: number): Promise<ConversationMessage[]> {
  const rows = await sql<ConversationMessage[]>`
    select ${messageColumns(sql)} from conversation_message m
      join conversation_side s on s.conversation = m.conversation and s.side = m.side
    where m.conversation = ${conversation} and m.kind = 'text' and m.content <> '' and s.person is not null and s.state <> 'left'
    order by m.id desc limit ${limit}`;
  return rows.toReversed();
}
