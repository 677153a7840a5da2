import type { FormValues } from '#src/core/form.ts';
import type { Passage, PassageFile, PassageMessage } from '#src/domain/experiences/passage.ts';
import type { Sql } from '../database/database.ts';
import { toJson, toText } from '../database/json.ts';

const columns = (sql: Sql) => sql`number, person, link, state, field_values, left_out, is_partial, experience`;

/** Finds the messages that somebody began with before by where they stand, and holds them; or keeps that they do. */
export async function beginPassage(
  sql: Sql,
  { person, key, link, begunAt }: { person: number; key: string; link: string | null; begunAt: Date },
): Promise<Passage> {
  const [passage] = await sql<[Passage]>`
    insert into passage ${sql({ person, key: toText(key), link: link === null ? null : toText(link), begunAt })}
    on conflict (person, key) do update set begun_at = case when passage.state = 'begun' then excluded.begun_at else passage.begun_at end
    returning ${columns(sql)}`;
  return passage;
}

/** Keeps what these messages say now in place of what they said. */
export async function replacePassageMessages(
  sql: Sql,
  number: number,
  messages: readonly { author: number | null; text: string; files: readonly PassageFile[] }[],
  { leftOut, isPartial }: Pick<Passage, 'leftOut' | 'isPartial'>,
): Promise<void> {
  await sql`delete from passage_message where passage = ${number}`;
  await sql`update passage set left_out = ${leftOut.map(toText)}, is_partial = ${isPartial} where number = ${number}`;
  for (const [position, { author, text, files }] of messages.entries()) {
    await sql`insert into passage_message ${sql({ passage: number, position, author, text: toText(text) })}`;
    for (const { name, ...file } of files)
      await sql`
        insert into passage_file ${sql({ passage: number, position, name: toText(name), ...file })} on conflict do nothing`;
  }
}

export async function findPassage(sql: Sql, number: number): Promise<Passage | null> {
  const [found] = await sql<Passage[]>`select ${columns(sql)} from passage where number = ${number}`;
  return found ?? null;
}

/** Finds the messages that a person began with last and has not sent. */
export async function findLatestPassage(sql: Sql, person: number): Promise<Passage | null> {
  const [found] = await sql<Passage[]>`
    select ${columns(sql)} from passage where person = ${person} and state = 'begun' order by begun_at desc limit 1`;
  return found ?? null;
}

/** Until the transaction ends nobody else answers. */
export async function lockPassage(sql: Sql, number: number): Promise<Passage | null> {
  const [found] = await sql<Passage[]>`select ${columns(sql)} from passage where number = ${number} for update`;
  return found ?? null;
}

export async function listPassageMessages(sql: Sql, number: number): Promise<PassageMessage[]> {
  return sql`
    select position, author, text, agreed_at, with_files, coalesce((
      select jsonb_agg(jsonb_build_object('name', name, 'mediaType', media_type, 'size', size, 'hash', hash) order by name)
      from passage_file f where f.passage = m.passage and f.position = m.position), '[]') as files
    from passage_message m where passage = ${number} order by position`;
}

/** Keeps what the form held while others are asked. */
export async function savePassageAsked(sql: Sql, number: number, values: FormValues, at: Date): Promise<void> {
  await sql`
    update passage set state = 'asked', field_values = ${toJson(sql, values)}, asked_at = ${at} where number = ${number}`;
}

export async function savePassageLogged(sql: Sql, number: number, experience: number): Promise<void> {
  await sql`update passage set state = 'logged', field_values = null, experience = ${experience} where number = ${number}`;
  // What is in the record now is not kept twice.
  await sql`delete from passage_message where passage = ${number}`;
}

/** Takes somebody's messages out, and keeps what is left of the form; null: it was not sent. */
export async function savePassageRefused(
  sql: Sql,
  number: number,
  authors: readonly number[],
  values: FormValues | null,
): Promise<void> {
  await sql`delete from passage_message where passage = ${number} and author = any(${[...authors]}::bigint[])`;
  if (values === null) return;
  await sql`update passage set state = 'refused', field_values = ${toJson(sql, values)} where number = ${number}`;
}

export async function savePassageAgreed(
  sql: Sql,
  number: number,
  { author, withFiles, at }: { author: number; withFiles: boolean; at: Date },
): Promise<void> {
  await sql`
    update passage_message set agreed_at = ${at}, with_files = ${withFiles} where passage = ${number} and author = ${author}`;
}

/** Lists what was asked for before then and is not answered. */
export async function listPassagesAskedBefore(sql: Sql, before: Date): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    select number from passage where state = 'asked' and asked_at < ${before} order by number limit 500`;
  return rows.map(({ number }) => number);
}

/** Deletes messages that were begun with before then and nothing came of. */
export async function deletePassagesBegunBefore(sql: Sql, before: Date): Promise<void> {
  await sql`delete from passage where state in ('begun', 'refused', 'logged') and begun_at < ${before}`;
}

/** Lists what others began from words of this person's and is not logged. */
export async function listPassagesOfAuthor(sql: Sql, author: number): Promise<Passage[]> {
  return sql`
    select ${columns(sql)} from passage p where person <> ${author} and state <> 'logged'
      and exists (select from passage_message m where m.passage = p.number and m.author = ${author})`;
}

/** Exports what somebody began, and words of theirs that others began with. */
export async function exportPassages(sql: Sql, person: number) {
  return {
    passage: await sql`
      select number, link, state, field_values, left_out, experience, begun_at from passage where person = ${person} order by number`,
    passage_message: await sql`
      select passage, position, text, agreed_at, with_files from passage_message where author = ${person} order by passage, position`,
    passage_file: await sql`
      select f.passage, f.name, f.media_type, f.size from passage_file f join passage_message m using (passage, position)
      where m.author = ${person} order by f.passage, f.position`,
  };
}

export async function movePassages(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update passage p set person = ${to} where person = ${from}
      and not exists (select from passage other where other.person = ${to} and other.key = p.key)`;
  await sql`update passage_message set author = ${to} where author = ${from}`;
}
