import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

/** Whether somebody else than a person takes part in the testbed `t`. */
const hasOthers = (sql: Sql, person: number) => sql`
  exists (select 1 from testbed_person o where o.testbed = t.number and o.person <> ${person} and o.part in ('host', 'participant'))`;

/** Counts the testbeds that somebody speaks for. */
export async function countTestbedsOf(sql: Sql, person: number): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from testbed where created_by = ${person}`;
  return row.count;
}

/** Deletes testbeds that somebody speaks for and nobody else takes part in; of the others, the reviews they wrote. Also their notes everywhere. */
export async function deleteTestbedWords(sql: Sql, person: number): Promise<number[]> {
  await sql`delete from testbed_note where person = ${person}`;
  const deleted = await sql<{ number: number }[]>`
    delete from testbed t where created_by = ${person} and not ${hasOthers(sql, person)} returning number`;
  // That a testbed was stopped stays true without the reason.
  await sql`
    update testbed set midterm = null, final = null, stopped_why = case when stopped_why is null then null else '' end
    where created_by = ${person}`;
  return deleted.map(({ number }) => number);
}

/**
 * Lists steps whose owner may be a person of this name: of testbeds they have a part in, and of all where nobody else has the name. Owners hold one or several
 * names, as the plan was written.
 */
export async function listOwnedSteps(
  sql: Sql,
  person: number,
  name: string,
): Promise<{ testbed: number; position: number; owner: string }[]> {
  return sql`
    select s.testbed, s.position, s.owner from testbed_step s join testbed t on t.number = s.testbed
    where strpos(lower(s.owner), lower(${toText(name)})) > 0 and (
      t.created_by = ${person} or exists (select 1 from testbed_person p where p.testbed = t.number and p.person = ${person})
      or not exists (select 1 from person o where o.id <> ${person} and lower(o.display_name) = lower(${toText(name)})))`;
}

export async function saveStepOwner(
  sql: Sql,
  { testbed, position, owner }: { testbed: number; position: number; owner: string },
): Promise<void> {
  await sql`update testbed_step set owner = ${toText(owner)} where testbed = ${testbed} and position = ${position}`;
}
