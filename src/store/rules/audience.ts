import type { Sql } from '../database/database.ts';

/** The people whom the network knows; who only signed up on a page is none. */
const known = (sql: Sql) => sql`is_admitted`;

/** Lists those who have one of these roles, at most so many. */
export async function listOfRoles(sql: Sql, roles: readonly string[], limit: number): Promise<number[]> {
  return idsOf(
    await sql`select id from person where role = any(${[...roles]}) and ${known(sql)} order by id limit ${limit}`,
  );
}

/** Lists the members of a region and of those inside it, at most so many. */
export async function listOfRegion(sql: Sql, region: string, limit: number): Promise<number[]> {
  return idsOf(await sql`select id from person where region ^@ ${region} and ${known(sql)} order by id limit ${limit}`);
}

/** Lists who follows one of these policy areas, each once, at most so many. */
export async function listFollowers(sql: Sql, areas: readonly string[], limit: number): Promise<number[]> {
  return idsOf(
    await sql`
    select id from person
    where ${known(sql)} and exists (
      select from follow f where f.person = person.id and f.kind = 'area' and f.target = any(${[...areas]}))
    order by id limit ${limit}`,
  );
}

const idsOf = (rows: readonly object[]) => (rows as { id: number }[]).map(({ id }) => id);
