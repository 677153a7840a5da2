import type { ExperienceDetails } from '#src/domain/experiences/details.ts';
import type {
  Experience,
  ExperienceBrief,
  ExperienceFields,
  ExperienceLife,
  Origin,
} from '#src/domain/experiences/experience.ts';
import { hasFacets } from '#src/domain/experiences/facets.ts';
import type { ExperienceFilter } from '#src/domain/experiences/search.ts';
import type { Sql } from '../database/database.ts';
import { toJson, toText } from '../database/json.ts';
import { readPartial, suggestedColumns } from '../database/partial.ts';
import { havingFacets } from './facet-terms.ts';

/** The column of who writes an experience with its author. */
const coAuthorsOf = (sql: Sql, number: ReturnType<Sql>) => sql`coalesce((
  select jsonb_agg(c.person order by c.accepted_at, c.person) from experience_co_author c
  where c.experience = ${number} and c.accepted_at is not null), '[]') as co_authors`;

/** The columns of a whole experience. */
export const columns = (sql: Sql, of: '' | 'e.' = '') =>
  of === ''
    ? sql`number, author, life, withdrawn_at, is_example, language, title, region, policy_areas, target_groups, challenge, action, lesson,
    details, adopted_from, origin, created_at, updated_at, ${coAuthorsOf(sql, sql`experience.number`)}`
    : sql`e.number, e.author, e.life, e.withdrawn_at, e.is_example, e.language, e.title, e.region, e.policy_areas, e.target_groups, e.challenge,
    e.action, e.lesson, e.details, e.adopted_from, e.origin, e.created_at, e.updated_at,
    ${coAuthorsOf(sql, sql`e.number`)}`;
/** The columns of an experience in a list. */
export const briefColumns = (sql: Sql) =>
  sql`number, title, region, policy_areas, target_groups, life, withdrawn_at, created_at, details ->> 'status' as status,
    left(details ->> 'start', 4) as began, left(lesson, 240) as lesson_start`;

/** The condition for experiences that anybody may read on a page; equal to `isPublic` in the domain. */
export const publicOnly = (sql: Sql) => sql`withdrawn_at is null and life = 'published'`;

/** The condition for experiences that every member may read; equal to `isOpen` in the domain. */
export const openOnly = (sql: Sql) => sql`withdrawn_at is null and life in ('submitted', 'published')`;

export type NewExperience = ExperienceFields & {
  author: number | null;
  language: string;
  isExample?: boolean;
  adoptedFrom?: number | null;
  details?: ExperienceDetails;
  origin?: Origin;
};

export type ExperienceChanges = { fields?: ExperienceFields; details?: ExperienceDetails; language?: string };

/** Inserts the record alone; its first version is inserted beside it. */
export async function insertExperienceRecord(sql: Sql, experience: NewExperience, now: Date): Promise<Experience> {
  const { author, language, isExample = false, adoptedFrom = null, details, origin, ...fields } = experience;
  const [inserted] = await sql<[Experience]>`
    insert into experience ${sql({
      ...toFieldColumns(fields),
      author,
      language,
      isExample,
      adoptedFrom,
      ...(details && { details: toJson(sql, details) }),
      ...(origin && { origin: toJson(sql, origin) }),
      createdAt: now,
      updatedAt: now,
    })}
    returning ${columns(sql)}`;
  return inserted;
}

/** Changes what the record says; what was sent back is submitted again. Its version is inserted beside it. Null if there is none of that number. */
export async function updateExperience(
  sql: Sql,
  number: number,
  { fields, details, language }: ExperienceChanges,
  now: Date,
): Promise<Experience | null> {
  const [saved] = await sql<Experience[]>`
    update experience set ${sql({
      ...(fields && toFieldColumns(fields)),
      ...(details && { details: toJson(sql, details) }),
      ...(language && { language }),
      updatedAt: now,
    })}, life = case when life = 'sent-back' then 'submitted' else life end
    where number = ${number}
    returning ${columns(sql)}`;
  return saved ?? null;
}

/** Makes its life another. Its version is inserted beside it. */
export async function updateExperienceLife(sql: Sql, number: number, life: ExperienceLife): Promise<Experience> {
  const [experience] = await sql<[Experience]>`
    update experience set life = ${life} where number = ${number} returning ${columns(sql)}`;
  return experience;
}

function toFieldColumns({ title, region, policyAreas, targetGroups, challenge, action, lesson }: ExperienceFields) {
  return {
    title: toText(title),
    region,
    policyAreas,
    targetGroups,
    challenge: toText(challenge),
    action: toText(action),
    lesson: toText(lesson),
  };
}

/** Takes a record back, or with null puts it back to what it was. */
export async function saveExperienceWithdrawal(sql: Sql, number: number, at: Date | null): Promise<Experience | null> {
  const [saved] = await sql<Experience[]>`
    update experience set withdrawn_at = ${at} where number = ${number} returning ${columns(sql)}`;
  return saved ?? null;
}

export async function findExperience(sql: Sql, number: number): Promise<Experience | null> {
  const [experience] = await sql<Experience[]>`select ${columns(sql)} from experience where number = ${number}`;
  return experience ?? null;
}

/** Finds an experience and locks it, so that nobody else changes it until the transaction ends. */
export async function lockExperience(sql: Sql, number: number): Promise<Experience | null> {
  const [experience] = await sql<Experience[]>`
    select ${columns(sql)} from experience where number = ${number} for update`;
  return experience ?? null;
}

/** Everything a person logged, withdrawn ones too, newest first. */
export async function listExperiencesOfAuthor(sql: Sql, author: number): Promise<Experience[]> {
  return sql`select ${columns(sql)} from experience where author = ${author} order by number desc`;
}

/** Open experiences of a region and of the regions inside it (their codes begin with its code), newest first. */
export async function listExperiencesOfRegion(sql: Sql, region: string, limit: number): Promise<ExperienceBrief[]> {
  return listExperiences(sql, { region, limit });
}

/** Lists experiences of a region that anybody may read on a page. */
export async function listPublicExperiences(sql: Sql, region: string, limit: number): Promise<ExperienceBrief[]> {
  return sql`
    select ${briefColumns(sql)} from experience
    where ${publicOnly(sql)} and ${inPolicyAreaAndRegion(sql, undefined, region)}
    order by number desc limit ${limit}`;
}

/** Lists experiences that anybody may read on a page, newest first, those that pass. */
export async function listPublicPage(
  sql: Sql,
  { limit, offset, ...filter }: ExperienceFilter & { limit: number; offset: number },
): Promise<ExperienceBrief[]> {
  return sql`
    select ${briefColumns(sql)} from experience
    where ${publicOnly(sql)} and ${passing(sql, filter)}
    order by number desc limit ${limit} offset ${offset}`;
}

/** Open experiences, newest first, those that pass. */
export async function listExperiences(
  sql: Sql,
  { limit, offset = 0, ...filter }: ExperienceFilter & { limit: number; offset?: number },
): Promise<ExperienceBrief[]> {
  return sql`
    select ${briefColumns(sql)} from experience
    where ${openOnly(sql)} and ${passing(sql, filter)}
    order by number desc limit ${limit} offset ${offset}`;
}

/** The conditions of a filter; true where nothing is asked. */
export const passing = (sql: Sql, { area, region, except = [], facets = {} }: ExperienceFilter) =>
  sql`${inPolicyAreaAndRegion(sql, area, region)}
    and ${except.length === 0 ? sql`true` : sql`not exists (select from unnest(${[...except]}::text[]) code where region ^@ code)`}
    and ${hasFacets(facets) ? sql`number in (select number from experience_facet where ${havingFacets(sql, facets)})` : sql`true`}`;

/** Conditions of an area and a region filter; true where neither is given. */
export const inPolicyAreaAndRegion = (sql: Sql, area: string | undefined, region: string | undefined) =>
  sql`${area === undefined ? sql`true` : sql`policy_areas @> array[${area}::text]`}
    and ${region === undefined ? sql`true` : sql`region ~>=~ ${region} and region ~<~ ${behindAll(region)}`}`;

/** Returns a string that sorts after every code that begins with this one, byte by byte, so that an index finds them. */
export const behindAll = (code: string) => `${code}\uffff`;

/** Lists experiences whose number or title begins like `partial`, for completion; the newest if it is empty. */
export async function suggestExperiences(
  sql: Sql,
  partial: string,
  limit: number,
): Promise<{ value: string; label: string }[]> {
  const { condition, order } = readPartial(sql, partial, {
    table: 'experience',
    limit,
    titleHas: (prefixes) =>
      sql`brief @@ to_tsquery('simple', unaccented(${prefixes.map((word) => `${word}:*A`).join(' & ')}))`,
  });
  return sql`
    select ${suggestedColumns(sql)} from experience
    where ${openOnly(sql)} and ${condition}
    order by ${order} limit ${limit}`;
}

export async function moveExperiences(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update experience set author = ${to} where author = ${from}`;
}

/** Removes whatever a person logged, or only what nobody else can read; returns the numbers. */
export async function deleteExperiencesOfAuthor(
  sql: Sql,
  author: number,
  which: 'all' | 'not open',
): Promise<number[]> {
  const deleted = await sql<{ number: number }[]>`
    delete from experience where author = ${author} and (${which === 'all'} or not (${openOnly(sql)})) returning number`;
  return deleted.map(({ number }) => number);
}

/** Takes the author's contact out of their experiences. */
export async function deleteContactsOfAuthor(sql: Sql, author: number): Promise<void> {
  await sql`update experience set details = details - 'contact' where author = ${author} and details ? 'contact'`;
}
