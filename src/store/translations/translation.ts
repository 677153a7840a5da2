import type { Original, Words } from '#src/domain/translations/translation.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** An original as everybody may read it. `mayBeSent`: whoever wrote it lets it be sent to a translation service. */
export type PublicOriginal = { language: string; words: Words; mayBeSent: boolean };

/** A translation as it is kept, of the text with that hash. */
export type KeptTranslation = { hash: string; words: Words; isMachine: boolean };

/** Finds an original that everybody may read; null where it is not published, withdrawn, or not there. */
export async function findPublicOriginal(sql: Sql, original: Original): Promise<PublicOriginal | null> {
  const [found] = await ('experience' in original
    ? sql<PublicOriginal[]>`
        select e.language, jsonb_build_object('title', e.title, 'lesson', e.lesson) as words, coalesce(p.is_translated, true) and not exists (
            select 1 from experience_co_author c join person o on o.id = c.person where c.experience = e.number and not o.is_translated) as may_be_sent
        from experience e left join person p on p.id = e.author
        where e.number = ${original.experience} and e.life = 'published' and e.withdrawn_at is null`
    : original.answer === undefined
      ? sql<PublicOriginal[]>`
          select q.language, jsonb_build_object('title', q.title, 'detail', q.detail) as words, coalesce(p.is_translated, true) as may_be_sent
          from question q left join person p on p.id = q.author
          where q.number = ${original.question} and q.withdrawn_at is null`
      : sql<PublicOriginal[]>`
          select a.language, jsonb_build_object('content', a.content) as words, coalesce(p.is_translated, true) as may_be_sent
          from question_answer a join question q on q.number = a.question left join person p on p.id = a.author
          where a.question = ${original.question} and a.number = ${original.answer} and a.withdrawn_at is null and q.withdrawn_at is null
            and a.content <> ''`);
  return found ?? null;
}

const ofOriginal = (sql: Sql, original: Original) =>
  'experience' in original
    ? sql`experience = ${original.experience}`
    : sql`question = ${original.question} and answer is not distinct from ${original.answer ?? null}::integer`;

/** Lists what there is of an original in a language: a member's words before a machine's, the latest first. */
export async function listTranslations(sql: Sql, original: Original, language: string): Promise<KeptTranslation[]> {
  return sql<KeptTranslation[]>`
    select hash, content as words, is_machine from translation
    where ${ofOriginal(sql, original)} and language = ${language} order by is_machine, id desc`;
}

/** Keeps what a service made, in place of what it made before; nothing where the original is withdrawn or not published by now. Returns whether it was kept. */
export async function saveMachineTranslation(
  sql: Sql,
  original: Original,
  { language, hash, words }: { language: string; hash: string; words: Words },
  now: Date,
): Promise<boolean> {
  const [experience, question, answer] =
    'experience' in original ? [original.experience, null, null] : [null, original.question, original.answer ?? null];
  // Whoever withdraws it meanwhile is waited for.
  const source =
    'experience' in original
      ? sql`select number from experience where number = ${experience} and life = 'published' and withdrawn_at is null for share`
      : answer === null
        ? sql`select number from question where number = ${question} and withdrawn_at is null for share`
        : sql`select number from question_answer where question = ${question} and number = ${answer} and withdrawn_at is null for share`;
  const kept = await sql`
    with open as materialized (${source})
    insert into translation (experience, question, answer, language, hash, content, is_machine, made_at)
    select ${experience}::bigint, ${question}::bigint, ${answer}::integer, ${language}, ${hash}, ${toJson(sql, words)}, true, ${now} from open
    on conflict (coalesce(experience, 0), coalesce(question, 0), coalesce(answer, 0), language) where is_machine
      do update set hash = excluded.hash, content = excluded.content, made_at = excluded.made_at
    returning id`;
  return kept.length > 0;
}

/** Keeps what a member wrote; what others wrote before stays beside it. */
export async function insertTranslation(
  sql: Sql,
  original: Original,
  { language, hash, words, writtenBy }: { language: string; hash: string; words: Words; writtenBy: number },
  now: Date,
): Promise<void> {
  const [experience, question, answer] =
    'experience' in original ? [original.experience, null, null] : [null, original.question, original.answer ?? null];
  await sql`
    insert into translation (experience, question, answer, language, hash, content, is_machine, written_by, made_at)
    values (${experience}, ${question}, ${answer}, ${language}, ${hash}, ${toJson(sql, words)}, false, ${writtenBy}, ${now})`;
}

/** Exports what a person wrote as a translation, and what others' words and machines made of what they wrote. */
export async function exportTranslations(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select t.experience, t.question, t.answer, t.language, t.content, t.is_machine, t.made_at, t.written_by = ${person} as is_yours
    from translation t left join experience e on e.number = t.experience left join question q on q.number = t.question and t.answer is null
      left join question_answer a on a.question = t.question and a.number = t.answer
    where t.written_by = ${person} or e.author = ${person} or q.author = ${person} or a.author = ${person} order by t.id`;
}

/** Deletes translations of what a person wrote. */
export async function deleteTranslationsOfAuthor(sql: Sql, person: number): Promise<void> {
  await sql`
    delete from translation t where exists (select 1 from experience e where e.number = t.experience and e.author = ${person})
      or exists (select 1 from question q where q.number = t.question and t.answer is null and q.author = ${person})
      or exists (select 1 from question_answer a where a.question = t.question and a.number = t.answer and a.author = ${person})`;
}

/** Deletes what a person wrote as a translation. */
export async function deleteTranslationsByWriter(sql: Sql, person: number): Promise<void> {
  await sql`delete from translation where written_by = ${person}`;
}

/** Moves what a person wrote as a translation to whom they have become one with. */
export async function moveTranslations(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update translation set written_by = ${to} where written_by = ${from}`;
}

/** Lists the names of everybody known here: they are sent nowhere. */
export async function listNamesOfPeople(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`select distinct display_name as name from person where display_name <> ''`;
  return rows.map(({ name }) => name);
}

/** Deletes what services made of what a person wrote: they want it no more. */
export async function deleteMachineTranslationsOf(sql: Sql, person: number): Promise<void> {
  await sql`
    delete from translation t where is_machine and (
      exists (select 1 from experience e where e.number = t.experience and e.author = ${person})
      or exists (select 1 from question q where q.number = t.question and t.answer is null and q.author = ${person})
      or exists (select 1 from question_answer a where a.question = t.question and a.number = t.answer and a.author = ${person}))`;
}
