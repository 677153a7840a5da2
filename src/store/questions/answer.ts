import type { Answer, AnswerCounts, AnswerGiven, AnswerRead } from '#src/domain/questions/question.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

type NewAnswer = Pick<Answer, 'question' | 'author' | 'byAsker' | 'region' | 'language' | 'content' | 'experience'>;

const columns = (sql: Sql) =>
  sql`question, number, author, by_asker, region, language, content, experience, answered_at, withdrawn_at, has_helped`;

/** The caller's transaction holds the question's row (`lockQuestion`), so that the numbers are counted one by one. */
export async function insertAnswer(sql: Sql, { content, ...rest }: NewAnswer, now: Date): Promise<Answer> {
  const [inserted] = await sql<[Answer]>`
    insert into question_answer (question, number, author, by_asker, region, language, content, experience, answered_at)
    select ${rest.question}, coalesce(max(number), 0) + 1, ${rest.author}, ${rest.byAsker}, ${rest.region}, ${rest.language},
      ${toText(content)}, ${rest.experience}::bigint, ${now}
    from question_answer where question = ${rest.question}
    returning ${columns(sql)}`;
  return inserted;
}

/** Finds an answer of this author to the question in the same words; null where they gave none. */
export async function findSameAnswer(
  sql: Sql,
  { question, author, content, experience }: Pick<NewAnswer, 'question' | 'author' | 'content' | 'experience'>,
): Promise<Answer | null> {
  const [found] = await sql<Answer[]>`
    select ${columns(sql)} from question_answer
    where question = ${question} and author = ${author} and content = ${toText(content)} and experience is not distinct from ${experience}::bigint
      and withdrawn_at is null
    order by number desc limit 1`;
  return found ?? null;
}

/** Selects answers with the names to show; only members see the title of an experience that was not reviewed. */
const readable = (sql: Sql, reader: 'member' | 'anybody' = 'member') => sql`
  select a.question, a.number, a.author, a.by_asker, a.region, a.language, a.content, a.answered_at, a.withdrawn_at, a.has_helped,
    p.display_name as author_name, organisation_of(p.id) as author_organisation, e.number as experience, e.title as experience_title
  from question_answer a
  left join person p on p.id = a.author
  left join experience e on e.number = a.experience and e.withdrawn_at is null
    and (e.life = 'published' or e.life = 'submitted' and ${reader === 'member'})`;

/** Finds an answer; null also if its author had it removed. */
export async function findAnswer(sql: Sql, question: number, number: number): Promise<AnswerRead | null> {
  const [answer] = await sql<AnswerRead[]>`
    ${readable(sql)} where a.question = ${question} and a.number = ${number} and a.content <> ''`;
  return answer ?? null;
}

/** Answers to a question that everybody may read, in the order they came. */
export async function listAnswers(
  sql: Sql,
  question: number,
  { limit, offset = 0, reader }: { limit: number; offset?: number; reader?: 'member' | 'anybody' },
): Promise<AnswerRead[]> {
  return sql`
    ${readable(sql, reader)} where a.question = ${question} and a.withdrawn_at is null
    order by a.number limit ${limit} offset ${offset}`;
}

/** Counts the readable answers, and those of them that the asker did not write. */
export async function countAnswers(sql: Sql, question: number): Promise<AnswerCounts> {
  const [counts] = await sql<[AnswerCounts]>`
    select count(*) as "all", count(*) filter (where not by_asker) as of_others
    from question_answer where question = ${question} and withdrawn_at is null`;
  return counts;
}

/** Everything a person answered, withdrawn ones too, the newest first; `title` is the question's, null where it was withdrawn. */
export async function listAnswersOfAuthor(sql: Sql, author: number): Promise<AnswerGiven[]> {
  return sql`
    select a.question, a.number, a.author, a.by_asker, a.region, a.language, a.content, a.experience, a.answered_at, a.withdrawn_at, a.has_helped,
      case when q.withdrawn_at is null then q.title end as title
    from question_answer a join question q on q.number = a.question
    where a.author = ${author} order by a.answered_at desc, a.question, a.number`;
}

/** Takes an answer back, or with null puts it back. */
export async function saveAnswerWithdrawal(
  sql: Sql,
  { question, number }: Pick<Answer, 'question' | 'number'>,
  at: Date | null,
): Promise<void> {
  await sql`update question_answer set withdrawn_at = ${at} where question = ${question} and number = ${number}`;
}

/**
 * Removes what a person answered, or only what was taken back, as with a question of theirs; returns which. The rows stay, empty, so that no
 * other answer gets their numbers.
 */
export async function removeAnswersOfAuthor(
  sql: Sql,
  author: number,
  { which, now }: { which: 'all' | 'withdrawn'; now: Date },
): Promise<Pick<Answer, 'question' | 'number'>[]> {
  return sql`
    update question_answer a set content = '', author = null, region = null, experience = null,
      withdrawn_at = coalesce(a.withdrawn_at, ${now})
    from question q
    where q.number = a.question and a.author = ${author}
      and (${which === 'all'} or a.withdrawn_at is not null or a.by_asker and q.withdrawn_at is not null)
    returning a.question, a.number`;
}

/** Moves one person's answers to another person. */
export async function moveAnswers(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update question_answer set author = ${to} where author = ${from}`;
}

/** Marks a person's answers to their own questions, so that they do not count as answers. */
export async function markOwnAnswers(sql: Sql, person: number): Promise<void> {
  await sql`
    update question_answer a set by_asker = true from question q
    where q.number = a.question and q.author = ${person} and a.author = ${person}`;
}

/** Keeps whether an answer helped who asked. */
export async function saveHelped(
  sql: Sql,
  { question, number }: Pick<Answer, 'question' | 'number'>,
  hasHelped: boolean,
): Promise<void> {
  await sql`update question_answer set has_helped = ${hasHelped} where question = ${question} and number = ${number}`;
}

/** Lets an answer name an experience that shows it. */
export async function saveShownBy(
  sql: Sql,
  { question, number }: Pick<Answer, 'question' | 'number'>,
  experience: number,
): Promise<void> {
  await sql`update question_answer set experience = ${experience} where question = ${question} and number = ${number}`;
}
