import type { Place } from '#src/core/place.ts';
import type { Question, QuestionBrief, QuestionFields } from '#src/domain/questions/question.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';
import { readPartial, suggestedColumns } from '../database/partial.ts';
import { inPolicyAreaAndRegion } from '../experiences/experience.ts';

type NewQuestion = QuestionFields & {
  author: number | null;
  place: Place | null;
  language: string;
  isExample?: boolean;
};

const columns = (sql: Sql) =>
  sql`number, author, place, is_example, language, title, detail, region, policy_areas, target_groups, asked_at, closed_at, withdrawn_at`;

const briefColumns = (sql: Sql) => sql`
  number, title, region, policy_areas, asked_at, closed_at, withdrawn_at, is_example,
  (select count(*) from question_answer a where a.question = q.number and not a.by_asker and a.withdrawn_at is null) as answers`;

export async function insertQuestion(sql: Sql, question: NewQuestion, now: Date): Promise<Question> {
  const { title, detail, isExample = false, ...rest } = question;
  const [inserted] = await sql<[Question]>`
    insert into question ${sql({ ...rest, isExample, title: toText(title), detail: toText(detail), askedAt: now })}
    returning ${columns(sql)}`;
  return inserted;
}

/** Finds an open question of this author in the same words; null where they asked none. */
export async function findSameQuestion(
  sql: Sql,
  { author, title, detail, region }: Pick<NewQuestion, 'author' | 'title' | 'detail' | 'region'>,
): Promise<Question | null> {
  const [found] = await sql<Question[]>`
    select ${columns(sql)} from question
    where author = ${author} and title = ${toText(title)} and detail = ${toText(detail)} and region is not distinct from ${region}
      and closed_at is null and withdrawn_at is null
    order by number desc limit 1`;
  return found ?? null;
}

export async function findQuestion(sql: Sql, number: number): Promise<Question | null> {
  const [question] = await sql<Question[]>`select ${columns(sql)} from question where number = ${number}`;
  return question ?? null;
}

/** Finds a question and locks it, so that nobody else answers, closes or withdraws it until the transaction ends. */
export async function lockQuestion(sql: Sql, number: number): Promise<Question | null> {
  const [question] = await sql<Question[]>`select ${columns(sql)} from question where number = ${number} for update`;
  return question ?? null;
}

/**
 * `area` and `areas` are policy areas; a region takes in those inside it; `notBy` leaves out what a person asked. Each of `words` begins a word of the title
 * or of what is told of it; closed ones are found by them too.
 */
type Filter = {
  area?: string;
  areas?: readonly string[];
  region?: string;
  closed?: boolean;
  notBy?: number;
  words?: string;
};

/** The condition for questions that everybody may read: open ones, and closed ones if asked for. */
const listed = (sql: Sql, { area, areas, region, closed = false, notBy, words = '' }: Filter) => sql`
  withdrawn_at is null and ((closed_at is not null) = ${closed} or ${words !== ''})
  and (${words === ''} or to_tsvector('simple', unaccented(search_text(title || ' ' || detail))) @@ to_tsquery('simple', unaccented(${beginnings(words)})))
  and ${inPolicyAreaAndRegion(sql, area, region)}
  and (${areas === undefined} or policy_areas && ${[...(areas ?? [])]}::text[])
  and author is distinct from ${notBy ?? -1}`;

/** "housing elderly" as the beginnings of words; what is no letter and no digit parts them. */
function beginnings(words: string): string {
  const said = words.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return said.map((word) => `${word}:*`).join(' & ');
}

/** The newest first. */
export async function listQuestions(
  sql: Sql,
  { limit, offset = 0, ...filter }: Filter & { limit: number; offset?: number },
): Promise<QuestionBrief[]> {
  return sql`
    select ${briefColumns(sql)} from question q where ${listed(sql, filter)}
    order by number desc limit ${limit} offset ${offset}`;
}

export async function countQuestions(sql: Sql, filter: Filter = {}): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*) from question where ${listed(sql, filter)}`;
  return row.count;
}

/** Everything a person asked, withdrawn ones too, the newest first. */
export async function listQuestionsOfAuthor(sql: Sql, author: number): Promise<QuestionBrief[]> {
  return sql`select ${briefColumns(sql)} from question q where author = ${author} order by number desc`;
}

/** Lists an author's questions that others may still answer, the newest first. */
export async function listOpenQuestionsOfAuthor(sql: Sql, author: number, limit: number): Promise<QuestionBrief[]> {
  return sql`
    select ${briefColumns(sql)} from question q
    where author = ${author} and withdrawn_at is null and closed_at is null order by number desc limit ${limit}`;
}

/** Everything a person asked, whole, as it is handed out to them. */
export async function exportQuestionsOfAuthor(sql: Sql, author: number): Promise<Question[]> {
  return sql`select ${columns(sql)} from question where author = ${author} order by number desc`;
}

/** Lists questions whose number or title begins like `partial`, for completion: open ones first, the newest first. */
export async function suggestQuestions(
  sql: Sql,
  partial: string,
  limit: number,
): Promise<{ value: string; label: string }[]> {
  const { condition, order } = readPartial(sql, partial, {
    table: 'question',
    limit,
    titleHas: (prefixes) =>
      sql`to_tsvector('simple', unaccented(search_text(title))) @@ to_tsquery('simple', unaccented(${prefixes.map((word) => `${word}:*`).join(' & ')}))`,
  });
  // One after the other, so that an empty field needs no look at all there are.
  const some = (isClosed: boolean) => sql`
    (select number, title, ${isClosed}::boolean as is_closed from question
    where withdrawn_at is null and (closed_at is not null) = ${isClosed} and ${condition}
    order by ${order} limit ${limit})`;
  return sql`
    select ${suggestedColumns(sql)}
    from (${some(false)} union all ${some(true)}) found
    order by is_closed, ${order} limit ${limit}`;
}

/** Closes a question for good. Null where there is none, or it is closed already. */
export async function saveQuestionClosed(sql: Sql, number: number, now: Date): Promise<Question | null> {
  const [closed] = await sql<Question[]>`
    update question set closed_at = ${now} where number = ${number} and closed_at is null returning ${columns(sql)}`;
  return closed ?? null;
}

/** Takes a question back, or with null puts it back to what it was. */
export async function saveQuestionWithdrawal(sql: Sql, number: number, at: Date | null): Promise<Question | null> {
  const [saved] = await sql<Question[]>`
    update question set withdrawn_at = ${at} where number = ${number} returning ${columns(sql)}`;
  return saved ?? null;
}

/** Moves one person's questions to another person. */
export async function moveQuestions(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update question set author = ${to} where author = ${from}`;
}

/** Lists a person's questions, or only the withdrawn ones, and locks them so that nobody else answers them until the transaction ends. */
export async function lockQuestionsOfAuthor(
  sql: Sql,
  author: number,
  which: 'all' | 'withdrawn',
): Promise<Pick<Question, 'number' | 'language'>[]> {
  return sql`
    select number, language from question
    where author = ${author} and (${which === 'all'} or withdrawn_at is not null) order by number for update`;
}

/** Removes a question that nobody else has answered. False where somebody has. */
export async function deleteUnanswered(sql: Sql, number: number): Promise<boolean> {
  const { count } = await sql`
    delete from question where number = ${number} and not exists (
      select 1 from question_answer where question = ${number} and not by_asker and content <> '')`;
  return count > 0;
}

/** Removes what was asked, and by whom, from a question that stays closed for its answers. */
export async function emptyQuestion(
  sql: Sql,
  number: number,
  { title, now }: { title: string; now: Date },
): Promise<void> {
  await sql`
    update question set title = ${title}, detail = '', region = null, target_groups = '{}', author = null,
      place = null, closed_at = coalesce(closed_at, ${now})
    where number = ${number}`;
}

/** From where a person asked is known no more. */
export async function clearQuestionPlaces(sql: Sql, author: number): Promise<void> {
  await sql`update question set place = null where author = ${author}`;
}

/** Lists questions that were not withdrawn, behind a number, the newest first. */
export async function listQuestionsBefore(
  sql: Sql,
  { before, limit, ...filter }: Filter & { before: number | null; limit: number },
): Promise<QuestionBrief[]> {
  return sql`
    select ${briefColumns(sql)} from question q where ${listed(sql, filter)} and (${before}::bigint is null or number < ${before})
    order by number desc limit ${limit}`;
}
