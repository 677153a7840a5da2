import type postgres from 'postgres';
import type { Organisation, OrganisationFields, OrganisationKind } from '#src/domain/organisations/organisation.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

type Fragment = postgres.PendingQuery<postgres.Row[]>;

const columns = (sql: Sql) => sql`
  o.number, o.kind, o.name, o.short_name, o.region, o.inside, up.name as inside_name, o.place, o.domains, o.web, o.verified_at, o.created_by,
  (select count(*)::int from organisation_member m where m.organisation = o.number and m.proof is not null) as members`;

const tables = (sql: Sql) => sql`organisation o left join organisation up on up.number = o.inside`;

function toColumns({ name, shortName, place, web, domains, ...rest }: OrganisationFields) {
  return {
    ...rest,
    ...{ name: toText(name), shortName: toText(shortName), place: toText(place), web: toText(web) },
    domains: domains.map(toText),
  };
}

/** Adds an organisation. Returns its number. */
export async function insertOrganisation(
  sql: Sql,
  fields: OrganisationFields,
  { by, now, isVerified }: { by: number; now: Date; isVerified: boolean },
): Promise<number> {
  const row = { ...toColumns(fields), createdBy: by, createdAt: now, verifiedAt: isVerified ? now : null };
  const [added] = await sql<[{ number: number }]>`insert into organisation ${sql(row)} returning number`;
  return added.number;
}

export async function updateOrganisation(sql: Sql, number: number, fields: OrganisationFields): Promise<void> {
  await sql`update organisation set ${sql(toColumns(fields))} where number = ${number}`;
}

export async function findOrganisation(sql: Sql, number: number): Promise<Organisation | null> {
  const [found] = await sql<Organisation[]>`select ${columns(sql)} from ${tables(sql)} where o.number = ${number}`;
  return found ?? null;
}

/** Finds another organisation of this name in the same region. */
export async function findSameOrganisation(
  sql: Sql,
  { name, region }: Pick<OrganisationFields, 'name' | 'region'>,
  except: number | null,
): Promise<{ number: number; name: string } | null> {
  const [found] = await sql<{ number: number; name: string }[]>`
    select number, name from organisation
    where lower(unaccented(name)) = lower(unaccented(${toText(name)})) and region is not distinct from ${region}::text
      and number is distinct from ${except}::integer
    order by number limit 1`;
  return found ?? null;
}

/** `words` are looked for in names and places; `inside` are the parts of an organisation. */
export type OrganisationFilter = {
  words?: string | undefined;
  region?: string | undefined;
  kind?: OrganisationKind | undefined;
  inside?: number | undefined;
  isVerified?: boolean | undefined;
};

const passing = (sql: Sql, { words = '', region, kind, inside, isVerified }: OrganisationFilter): Fragment => {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    (${words === ''} or unaccented(o.name) ilike unaccented(${toText(like)}) or unaccented(o.short_name) ilike unaccented(${toText(like)})
      or unaccented(o.place) ilike unaccented(${toText(like)}))
    and (${region ?? null}::text is null or o.region = ${region ?? null}) and (${kind ?? null}::text is null or o.kind = ${kind ?? null})
    and (${inside ?? null}::integer is null or o.inside = ${inside ?? null})
    and (${isVerified ?? null}::boolean is null or (o.verified_at is not null) = ${isVerified ?? null})`;
};

/** Lists organisations by name. */
export async function listOrganisations(
  sql: Sql,
  filter: OrganisationFilter,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<{ organisations: Organisation[]; count: number }> {
  const rows = await sql<(Organisation & { count: number })[]>`
    select ${columns(sql)}, count(*) over ()::int as count from ${tables(sql)} where ${passing(sql, filter)}
    order by lower(unaccented(o.name)), o.number limit ${limit} offset ${offset}`;
  return { organisations: rows.map(({ count: _, ...each }) => each), count: rows[0]?.count ?? 0 };
}

export async function suggestOrganisations(
  sql: Sql,
  partial: string,
  limit: number,
): Promise<{ value: string; label: string }[]> {
  const begins = `${partial.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    select number::text as value, number || ' ' || left(name, 80) as label from organisation
    where number::text like ${begins} or unaccented(name) ilike unaccented(${`%${begins}`}) or unaccented(short_name) ilike unaccented(${begins})
    order by name limit ${limit}`;
}

/** Writes down that staff vouch for an organisation, or with null that they do not any more. */
export async function saveOrganisationVerified(sql: Sql, number: number, at: Date | null): Promise<void> {
  await sql`update organisation set verified_at = ${at} where number = ${number}`;
}

/** Counts the organisations that somebody added and staff have not verified. */
export async function countUnverifiedOf(sql: Sql, person: number): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int as count from organisation where created_by = ${person} and verified_at is null`;
  return count;
}

/** Returns whether an organisation is a part of another, through any number of levels. */
export async function isInside(sql: Sql, number: number, other: number): Promise<boolean> {
  const [found] = await sql`
    with recursive above as (
      select inside from organisation where number = ${number}
      union select o.inside from organisation o join above a on o.number = a.inside)
    select 1 from above where inside = ${other}`;
  return found !== undefined;
}

/** The parts of one organisation become another's. */
export async function moveParts(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update organisation set inside = case when number = ${to} then null else ${to}::integer end where inside = ${from}`;
}

export async function deleteOrganisation(sql: Sql, number: number): Promise<void> {
  await sql`delete from organisation where number = ${number}`;
}

/** Exports the organisations that a person added. */
export async function exportOrganisationsOf(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select number, kind, name, short_name, region, inside, place, domains, web, verified_at, created_at from organisation
    where created_by = ${person} order by number`;
}

export async function moveOrganisations(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update organisation set created_by = ${to} where created_by = ${from}`;
}
