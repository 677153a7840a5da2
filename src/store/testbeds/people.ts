import type { ActsFor } from '#src/core/person.ts';
import type { CheckAnswer, Part } from '#src/domain/testbeds/testbed.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

export type TestbedPerson = { person: number; part: Part; displayName: string | null; region: string | null };

export async function listPeopleOf(sql: Sql, testbed: number): Promise<TestbedPerson[]> {
  return sql`
    select t.person, t.part, p.display_name, p.region from testbed_person t join person p on p.id = t.person
    where t.testbed = ${testbed} order by t.joined_at, t.person`;
}

export async function findPart(sql: Sql, testbed: number, person: number): Promise<Part | null> {
  const [found] = await sql<
    { part: Part }[]
  >`select part from testbed_person where testbed = ${testbed} and person = ${person}`;
  return found?.part ?? null;
}

/** Gives somebody a part, in the place of the one they had. */
export async function savePart(
  sql: Sql,
  row: { testbed: number; person: number; part: Part; now: Date },
): Promise<void> {
  const { now, ...rest } = row;
  await sql`
    insert into testbed_person ${sql({ ...rest, joinedAt: now })} on conflict (testbed, person) do update set part = excluded.part`;
}

export async function deletePart(sql: Sql, testbed: number, person: number): Promise<void> {
  await sql`delete from testbed_person where testbed = ${testbed} and person = ${person}`;
}

export type CheckRow = {
  person: number;
  dueAt: Date;
  remindedAt: Date | null;
  answeredAt: Date | null;
  displayName: string | null;
  organisation?: ActsFor | null;
} & { [Key in keyof CheckAnswer]: CheckAnswer[Key] | null };

/** Asks these people at a check-in; those who were asked at it already are not asked again. Returns who is. */
export async function insertChecks(
  sql: Sql,
  testbed: number,
  people: readonly number[],
  { dueAt, now }: { dueAt: Date; now: Date },
): Promise<number[]> {
  if (people.length === 0) return [];
  const rows = await sql<{ person: number }[]>`
    insert into testbed_check ${sql(people.map((person) => ({ testbed, person, dueAt, askedAt: now })))} on conflict do nothing returning person`;
  return rows.map(({ person }) => person);
}

/** All check-ins of a testbed, the latest first. */
export async function listChecks(sql: Sql, testbed: number): Promise<CheckRow[]> {
  return sql`
    select c.person, c.due_at, c.reminded_at, c.answered_at, c.pace, c.learned, c.hinders, p.display_name, organisation_of(p.id) as organisation
    from testbed_check c join person p on p.id = c.person where c.testbed = ${testbed} order by c.due_at desc, c.person`;
}

/** The check-in that somebody can answer: the latest one they were asked at. */
export async function findCheck(sql: Sql, testbed: number, person: number): Promise<CheckRow | null> {
  const [found] = await sql<CheckRow[]>`
    select person, due_at, reminded_at, answered_at, pace, learned, hinders, null as display_name, null as organisation from testbed_check
    where testbed = ${testbed} and person = ${person} order by due_at desc limit 1`;
  return found ?? null;
}

export async function saveCheck(
  sql: Sql,
  { testbed, person, dueAt, now, ...said }: CheckAnswer & { testbed: number; person: number; dueAt: Date; now: Date },
): Promise<void> {
  await sql`
    update testbed_check set answered_at = ${now}, pace = ${said.pace}, learned = ${toText(said.learned)}, hinders = ${toText(said.hinders)}
    where testbed = ${testbed} and person = ${person} and due_at = ${dueAt}`;
}

/** Claims the reminders of check-ins that people were asked at by `until` and did not answer; each is returned once. */
export async function claimUnanswered(
  sql: Sql,
  until: Date,
  now: Date,
): Promise<{ testbed: number; person: number; dueAt: Date; title: string; region: string; areas: PolicyArea[] }[]> {
  return sql`
    update testbed_check c set reminded_at = ${now} from testbed t
    where t.number = c.testbed and t.ended_at is null and c.answered_at is null and c.reminded_at is null and c.asked_at <= ${until}
    returning c.testbed, c.person, c.due_at, t.title, t.region, t.areas`;
}

export type TestbedNote = {
  person: number | null;
  displayName: string | null;
  organisation?: ActsFor | null;
  content: string;
  saidAt: Date;
};

export async function insertNote(
  sql: Sql,
  row: { testbed: number; person: number; content: string; now: Date },
): Promise<number> {
  const { now, content, ...rest } = row;
  const [inserted] = await sql<[{ id: number }]>`
    insert into testbed_note ${sql({ ...rest, content: toText(content), saidAt: now })} returning id::float8 as id`;
  return inserted.id;
}

/** Counts what somebody wrote below a testbed since then. */
export async function countNotes(
  sql: Sql,
  { testbed, person }: { testbed: number; person: number },
  since: Date,
): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from testbed_note where testbed = ${testbed} and person = ${person} and said_at > ${since}`;
  return row.count;
}

/** The latest of what was asked and answered, in order. */
export async function listNotes(sql: Sql, testbed: number, limit: number): Promise<TestbedNote[]> {
  return sql`
    select * from (
      select n.id, n.person, p.display_name, organisation_of(p.id) as organisation, n.content, n.said_at from testbed_note n left join person p on p.id = n.person
      where n.testbed = ${testbed} order by n.said_at desc, n.id desc limit ${limit}) as latest
    order by said_at, id`;
}

export async function exportTestbedData(sql: Sql, person: number): Promise<Record<string, unknown>> {
  return {
    testbed:
      await sql`select number, title, midterm, final, stopped_why from testbed where created_by = ${person} order by number`,
    testbed_person: await sql`select * from testbed_person where person = ${person} order by testbed`,
    testbed_value:
      await sql`select testbed, position, value, day from testbed_value where said_by = ${person} order by id`,
    testbed_check: await sql`select * from testbed_check where person = ${person} order by testbed, due_at`,
    testbed_note: await sql`select testbed, content, said_at from testbed_note where person = ${person} order by id`,
  };
}

/** Two people become one: where both have a part, the second's stays. */
export async function moveTestbedPerson(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update testbed set created_by = ${to} where created_by = ${from}`;
  await sql`
    update testbed_person set person = ${to}
    where person = ${from} and not exists (select 1 from testbed_person o where o.person = ${to} and o.testbed = testbed_person.testbed)`;
  await sql`
    update testbed_check c set person = ${to}
    where person = ${from} and not exists (
      select 1 from testbed_check o where o.person = ${to} and o.testbed = c.testbed and o.due_at = c.due_at)`;
  await sql`update testbed_value set said_by = ${to} where said_by = ${from}`;
  await sql`update testbed_note set person = ${to} where person = ${from}`;
}
