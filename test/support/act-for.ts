import type { Sql } from '#src/store/database/database.ts';

/** Lets somebody act for a verified organisation, which they are proved to belong to. */
export async function actFor(sql: Sql, person: number, name: string, region: string): Promise<void> {
  const [{ number }] = await sql<[{ number: number }]>`
    insert into organisation (kind, name, region, verified_at, created_at) values ('city', ${name}, ${region}, now(), now()) returning number`;
  await sql`
    insert into organisation_member (organisation, person, proof, is_acting, joined_at) values (${number}, ${person}, 'staff', true, now())`;
}
