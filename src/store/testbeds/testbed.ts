import { matchLines } from '#src/domain/testbeds/match-lines.ts';
import type {
  NewTestbed,
  PlannedMeasure,
  PlannedStep,
  Retrospective,
  Testbed,
  TestbedMeasure,
  TestbedPlan,
  TestbedStep,
} from '#src/domain/testbeds/testbed.ts';
import type { Sql } from '../database/database.ts';
import { toJson, toText } from '../database/json.ts';
import { suggestNumbered } from '../database/suggest-numbered.ts';

const columns = (sql: Sql) => sql`
  number, title, question, hypothesis, region, areas, risks, ethics, starts_on, ends_on, time_zone, every_weeks, next_check_at, midterm_at, end_at, is_public,
  based_on, midterm, final, stopped_why, ended_at, experience::float8 as experience, created_by`;

type Clock = Pick<Testbed, 'nextCheckAt' | 'midtermAt' | 'endAt'>;

const rowOf = ({ steps: _, measures: __, ...plan }: TestbedPlan) => ({
  ...plan,
  title: toText(plan.title),
  question: toText(plan.question),
  hypothesis: toText(plan.hypothesis),
  risks: toText(plan.risks),
  ethics: toText(plan.ethics),
});

export async function insertTestbed(
  sql: Sql,
  plan: TestbedPlan,
  made: Clock & { basedOn: number | null; createdBy: number; now: Date },
): Promise<Testbed> {
  const { now, ...rest } = made;
  const [inserted] = await sql<[Testbed]>`
    insert into testbed ${sql({ ...rowOf(plan), ...rest, createdAt: now })} returning ${columns(sql)}`;
  await savePlan(sql, inserted.number, plan);
  return inserted;
}

export async function updateTestbed(sql: Sql, number: number, plan: TestbedPlan, clock: Clock): Promise<Testbed> {
  const [updated] = await sql<[Testbed]>`
    update testbed set ${sql({ ...rowOf(plan), ...clock })} where number = ${number} returning ${columns(sql)}`;
  const [steps, measures] = [await listSteps(sql, number), await listMeasures(sql, number)];
  const values = await listValues(sql, number);
  await savePlan(sql, number, plan);
  const stepLine = ({ title, owner, dueOn }: PlannedStep) => ({ title, besides: `${dueOn} ${owner}` });
  const measureLine = ({ title, baseline, target }: PlannedMeasure) => ({ title, besides: `${baseline} ${target}` });
  for (const [index, place] of matchLines(steps.map(stepLine), plan.steps.map(stepLine)).entries()) {
    const done = place === null ? null : steps[place]?.doneAt;
    if (done) await saveStepDone(sql, number, index + 1, done);
  }
  for (const [index, place] of matchLines(measures.map(measureLine), plan.measures.map(measureLine)).entries()) {
    const old = place === null ? undefined : measures[place]?.position;
    for (const { position, ...value } of values)
      if (position === old) await saveValue(sql, { testbed: number, position: index + 1, ...value });
  }
  return updated;
}

/** Replaces steps and measures. What was done and measured is gone with them. */
async function savePlan(sql: Sql, testbed: number, { steps, measures }: TestbedPlan): Promise<void> {
  await sql`delete from testbed_step where testbed = ${testbed}`;
  await sql`delete from testbed_measure where testbed = ${testbed}`;
  if (steps.length > 0)
    await sql`
      insert into testbed_step ${sql(steps.map((step, index) => ({ testbed, position: index + 1, ...step, title: toText(step.title), owner: toText(step.owner) })))}`;
  if (measures.length > 0)
    await sql`
      insert into testbed_measure ${sql(measures.map((measure, index) => ({ testbed, position: index + 1, ...measure, title: toText(measure.title) })))}`;
}

type Value = { position: number; value: number; day: string; saidBy: number | null };

const listValues = (sql: Sql, testbed: number): Promise<Value[]> =>
  sql`select position, value, day, said_by::float8 as said_by from testbed_value where testbed = ${testbed} order by id`;

export async function findTestbed(sql: Sql, number: number): Promise<Testbed | null> {
  const [found] = await sql<Testbed[]>`select ${columns(sql)} from testbed where number = ${number}`;
  return found ?? null;
}

export async function lockTestbed(sql: Sql, number: number): Promise<Testbed | null> {
  const [found] = await sql<Testbed[]>`select ${columns(sql)} from testbed where number = ${number} for update`;
  return found ?? null;
}

/** Testbeds that are not over first, the one that ends first first; then the others, the newest first. */
export async function listTestbeds(
  sql: Sql,
  { limit, isPublic }: { limit: number; isPublic: boolean },
): Promise<Testbed[]> {
  return sql`
    select ${columns(sql)} from testbed where is_public or not ${isPublic}
    order by ended_at is not null, case when ended_at is null then ends_on end, ended_at desc, number limit ${limit}`;
}

/** Testbeds for which the clock has something to do. */
export async function listDueTestbeds(sql: Sql, now: Date): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    select number from testbed
    where ended_at is null and (next_check_at <= ${now} or midterm_at <= ${now} or end_at <= ${now} or created_by is null) order by number`;
  return rows.map(({ number }) => number);
}

export async function saveClock(sql: Sql, number: number, clock: Partial<Clock>): Promise<void> {
  await sql`update testbed set ${sql(clock)} where number = ${number}`;
}

export async function saveMidterm(sql: Sql, number: number, said: Retrospective): Promise<void> {
  await sql`update testbed set midterm = ${toJson(sql, said)}, midterm_at = null where number = ${number}`;
}

export async function saveTestbedEnded(
  sql: Sql,
  number: number,
  { now, final, stoppedWhy }: { now: Date; final: Retrospective; stoppedWhy: string | null },
): Promise<void> {
  await sql`
    update testbed set final = ${toJson(sql, final)}, stopped_why = ${stoppedWhy === null ? null : toText(stoppedWhy)}, ended_at = ${now},
      next_check_at = null, midterm_at = null, end_at = null
    where number = ${number}`;
}

export async function saveExperienceOf(sql: Sql, number: number, experience: number): Promise<void> {
  await sql`update testbed set experience = ${experience} where number = ${number}`;
}

export async function saveHost(sql: Sql, number: number, person: number): Promise<void> {
  await sql`update testbed set created_by = ${person} where number = ${number}`;
}

export async function listSteps(sql: Sql, testbed: number): Promise<TestbedStep[]> {
  return sql`select position, title, owner, due_on, done_at from testbed_step where testbed = ${testbed} order by position`;
}

/** Notes that a step is done, or with null that it is not. False where there is no such step. */
export async function saveStepDone(sql: Sql, testbed: number, position: number, at: Date | null): Promise<boolean> {
  const { count } =
    await sql`update testbed_step set done_at = ${at} where testbed = ${testbed} and position = ${position}`;
  return count > 0;
}

/** Lists what is measured, each with its values, the oldest first. */
export async function listMeasures(sql: Sql, testbed: number): Promise<TestbedMeasure[]> {
  return sql`
    select m.position, m.title, m.indicator, m.baseline, m.target, m.baseline_year, m.baseline_flags,
      coalesce((select jsonb_agg(jsonb_build_object('day', v.day, 'value', v.value) order by v.day) from testbed_value v
        where v.testbed = m.testbed and v.position = m.position), '[]') as values
    from testbed_measure m where m.testbed = ${testbed} order by m.position`;
}

/** Keeps a value of a day, in the place of one of the same day. */
export async function saveValue(sql: Sql, row: { testbed: number } & Value): Promise<void> {
  await sql`
    insert into testbed_value ${sql(row)}
    on conflict (testbed, position, day) do update set value = excluded.value, said_by = excluded.said_by`;
}

/** Steps of testbeds between two days, of testbeds that are not over and that everybody, or with a person this one, may see. */
export async function listStepDates(
  sql: Sql,
  { from, until, person, limit }: { from: string; until: string; person: number | null; limit: number },
): Promise<
  {
    number: number;
    position: number;
    title: string;
    testbed: string;
    dueOn: string;
    timeZone: string;
    isOwn: boolean;
  }[]
> {
  return sql`
    select t.number, s.position, s.title, t.title as testbed, s.due_on, t.time_zone,
      exists (select 1 from testbed_person p where p.testbed = t.number and p.person = ${person} and p.part in ('host', 'participant')) as is_own
    from testbed_step s join testbed t on t.number = s.testbed
    where s.due_on >= ${from} and s.due_on <= ${until} and t.stopped_why is null and (t.is_public or ${person !== null})
    order by s.due_on, t.number, s.position limit ${limit}`;
}

/** Testbeds that everybody may see and that began to be known within a span. */
export async function listNewTestbeds(sql: Sql, { since, at }: { since: Date; at: Date }): Promise<NewTestbed[]> {
  return sql`
    select number, title, region, areas, question, created_at from testbed
    where created_at > ${since} and created_at <= ${at} and is_public and ended_at is null order by number desc`;
}

export const suggestTestbeds = (sql: Sql, partial: string, limit: number) =>
  suggestNumbered(sql, 'testbed', partial, limit);

/** Lists testbeds behind a number, the newest first. */
export async function listTestbedsBefore(
  sql: Sql,
  { before, limit }: { before: number | null; limit: number },
): Promise<Testbed[]> {
  return sql`
    select ${columns(sql)} from testbed where ${before}::bigint is null or number < ${before} order by number desc limit ${limit}`;
}
