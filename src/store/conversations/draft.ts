import type { ConversationMessage } from '#src/domain/conversations/conversation.ts';
import type { ConversationDraft, DraftSide } from '#src/domain/conversations/draft.ts';
import type { Sql } from '../database/database.ts';

const columns = (sql: Sql) => sql`number, conversation, state, asked_at, experience`;
const messageColumns = (sql: Sql) =>
  sql`m.id, m.conversation, m.side, m.author, m.kind, m.content, m.answers, m.said_at, m.edits, m.removed_at,
    array(select f.name from conversation_file f where f.message = m.id and f.bytes is not null order by f.id) as files`;
/** The condition for messages of which something is left. */
const isLeft = (sql: Sql) =>
  sql`(m.content <> '' or exists (select from conversation_file f where f.message = m.id and f.bytes is not null))`;

/** A message with the names of its files that are still here. */
type KeepableMessage = ConversationMessage & { files: string[] };

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
  return sql`select side, agreed_at, with_files from conversation_draft_side where draft = ${draft} order by side`;
}

/** Keeps the yes of a side, once; whether with their files is as they said last. */
export async function saveAgreed(
  sql: Sql,
  draft: number,
  { side, withFiles, at }: { side: number; withFiles: boolean; at: Date },
): Promise<void> {
  await sql`
    update conversation_draft_side set agreed_at = coalesce(agreed_at, ${at}), with_files = ${withFiles}
    where draft = ${draft} and side = ${side}`;
}

/** A file that may be kept with a draft. */
type DraftFile = { id: number; name: string };

/** Lists the files of a draft's messages whose people let them be kept, and that are still here. */
export async function listAgreedFiles(sql: Sql, draft: number): Promise<DraftFile[]> {
  return sql`
    select f.id, f.name from conversation_draft_message d
      join conversation_message m on m.id = d.message
      join conversation_draft_side s on s.draft = d.draft and s.side = m.side
      join conversation_file f on f.message = m.id
    where d.draft = ${draft} and s.agreed_at is not null and s.with_files and f.bytes is not null order by f.id`;
}

/** Lists the messages of a draft of which something is left, as they are now, the oldest first. */
export async function listDraftMessages(sql: Sql, draft: number): Promise<KeepableMessage[]> {
  return sql`
    select ${messageColumns(sql)} from conversation_draft_message d join conversation_message m on m.id = d.message
    where d.draft = ${draft} and ${isLeft(sql)} order by m.id`;
}

/** Lists the latest words and files of those who have not left a conversation, the oldest first. */
export async function listKeepable(sql: Sql, conversation: number, limit: number): Promise<KeepableMessage[]> {
  const rows = await sql<KeepableMessage[]>`
    select ${messageColumns(sql)} from conversation_message m
      join conversation_side s on s.conversation = m.conversation and s.side = m.side
    where m.conversation = ${conversation} and m.kind = 'text' and ${isLeft(sql)} and s.person is not null and s.state <> 'left'
    order by m.id desc limit ${limit}`;
  return rows.toReversed();
}
