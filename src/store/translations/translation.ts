import type { Original, Words } from '#src/domain/translations/translation.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** How many translations of one text into one language somebody may have that wait. */
const mostWaiting = 5;

/** An original as everybody may read it. `mayBeSent`: whoever wrote it lets it be sent to a translation service. */
export type PublicOriginal = { language: string; words: Words; mayBeSent: boolean };

/** A translation as it is kept, of the text with that hash. `isPublic`: everybody may read it, and not members alone. */
export type KeptTranslation = { hash: string; words: Words; isMachine: boolean; isPublic: boolean };

/** What a member wrote as a translation. */
export type MemberTranslation = {
  id: number;
  experience: number | null;
  question: number | null;
  answer: number | null;
  language: string;
  hash: string;
  words: Words;
  isPublic: boolean;
};

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

/** Lists what there is of an original in a language: a member's words before a machine's, those that everybody reads before others, the latest first. */
export async function listTranslations(sql: Sql, original: Original, language: string): Promise<KeptTranslation[]> {
  return sql<KeptTranslation[]>`
    select hash, content as words, is_machine, is_public from translation
    where ${ofOriginal(sql, original)} and language = ${language} order by is_machine, is_public desc, id desc`;
}

const ofMembers = (sql: Sql) => sql`
  select id::float8 as id, experience::float8 as experience, question::float8 as question, answer, language, hash, content as words, is_public
  from translation where not is_machine`;

/** Lists what members wrote as translations of an experience, or of a question and its answers: the latest first. */
export async function listMemberTranslations(
  sql: Sql,
  original: { experience: number } | { question: number },
  limit: number,
): Promise<MemberTranslation[]> {
  const of = 'experience' in original ? sql`experience = ${original.experience}` : sql`question = ${original.question}`;
  return sql`${ofMembers(sql)} and ${of} order by is_public, id desc limit ${limit}`;
}

/** Finds what a member wrote as a translation; nobody else changes it until the transaction ends. */
export async function lockMemberTranslation(sql: Sql, id: number): Promise<MemberTranslation | null> {
  const [found] = await sql<MemberTranslation[]>`${ofMembers(sql)} and id = ${id} for update`;
  return found ?? null;
}

/** Lets everybody read a translation. */
export async function openTranslation(sql: Sql, id: number): Promise<void> {
  await sql`update translation set is_public = true where id = ${id}`;
}

export async function deleteTranslation(sql: Sql, id: number): Promise<void> {
  await sql`delete from translation where id = ${id}`;
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
    insert into translation (experience, question, answer, language, hash, content, is_machine, is_public, made_at)
    select ${experience}::bigint, ${question}::bigint, ${answer}::integer, ${language}, ${hash}, ${toJson(sql, words)}, true, true, ${now} from open
    on conflict (coalesce(experience, 0), coalesce(question, 0), coalesce(answer, 0), language) where is_machine
      do update set hash = excluded.hash, content = excluded.content, made_at = excluded.made_at
    returning id`;
  return kept.length > 0;
}

/** Keeps what a member wrote; what others wrote before stays beside it. Returns its number. */
export async function insertTranslation(
  sql: Sql,
  original: Original,
  kept: { language: string; hash: string; words: Words; writtenBy: number; isPublic: boolean },
  now: Date,
): Promise<number> {
  const { language, hash, words, writtenBy, isPublic } = kept;
  const [experience, question, answer] =
    'experience' in original ? [original.experience, null, null] : [null, original.question, original.answer ?? null];
  const [row] = await sql<[{ id: number }]>`
    insert into translation (experience, question, answer, language, hash, content, is_machine, is_public, written_by, made_at)
    values (${experience}, ${question}, ${answer}, ${language}, ${hash}, ${toJson(sql, words)}, false, ${isPublic}, ${writtenBy}, ${now})
    returning id::float8 as id`;
  // Of what waits, the latest of one writer are kept.
  await sql`
    delete from translation where id in (
      select id from translation where ${ofOriginal(sql, original)} and language = ${language} and written_by = ${writtenBy} and not is_machine and not is_public
      order by id desc offset ${mostWaiting})`;
  return row.id;
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
