import type { RuleRun, RuleStep } from '#src/domain/rules/rule.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

const columns = (sql: Sql) => sql`
  t.id, t.rule, t.version, t.cause, t.parent, t.activity, t.depth, t.subject, t.person, t.item, t.input, t.answers, t.state, t.position, t.due_at,
  t.attempts, t.fault, t.started_at, t.ended_at`;

export type NewRun = Pick<
  RuleRun,
  | 'rule'
  | 'version'
  | 'cause'
  | 'parent'
  | 'activity'
  | 'depth'
  | 'subject'
  | 'person'
  | 'item'
  | 'input'
  | 'answers'
  | 'position'
  | 'dueAt'
  | 'startedAt'
>;

/** Begins runs, once for each cause of a rule; whoever left meanwhile gets none. Returns how many there are now that were not. */
export async function insertRuns(sql: Sql, runs: readonly NewRun[]): Promise<number> {
  if (runs.length === 0) return 0;
  const { count } = await sql`
    insert into rule_run (rule, version, cause, parent, activity, depth, subject, person, item, input, answers, state, position, due_at, started_at)
    select n.rule, version, cause, parent, activity, depth, subject, p.id, i.id, input, answers, 'ready', position, "dueAt", "startedAt"
    from jsonb_to_recordset(${toJson(sql, runs)}) as n (
      rule bigint, version int, cause text, parent bigint, activity bigint, depth smallint, subject text, person bigint, item bigint, input jsonb,
      answers jsonb, position text, "dueAt" timestamptz, "startedAt" timestamptz)
    left join person p on p.id = n.person left join person i on i.id = n.item
    where (n.item is null or i.id is not null)
    on conflict (rule, cause) do nothing`;
  return count;
}

/**
 * Locks runs whose time has come, of rules that are on and whose owners have one of these roles; those that others work on are passed over. Needs a
 * transaction.
 */
export async function lockDueRuns(
  sql: Sql,
  { now, able, limit, only = null }: { now: Date; able: readonly string[]; limit: number; only?: number | null },
): Promise<RuleRun[]> {
  return sql`
    select ${columns(sql)} from rule_run t join rule r on r.number = t.rule join person p on p.id = r.owner
    where t.due_at <= ${now} and r.state = 'on' and p.role = any(${[...able]}) and (${only}::bigint is null or t.id = ${only})
    order by t.due_at, t.id limit ${limit} for update of t skip locked`;
}

/** Locks a run, whatever works on it ended before. Needs a transaction. */
export async function lockRun(sql: Sql, id: number): Promise<RuleRun | null> {
  const [found] = await sql<RuleRun[]>`select ${columns(sql)} from rule_run t where id = ${id} for update`;
  return found ?? null;
}

export async function findRun(sql: Sql, id: number): Promise<RuleRun | null> {
  const [found] = await sql<RuleRun[]>`select ${columns(sql)} from rule_run t where id = ${id}`;
  return found ?? null;
}

/** Saves how far runs have come. */
export async function saveRuns(
  sql: Sql,
  runs: readonly Pick<RuleRun, 'id' | 'state' | 'position' | 'dueAt' | 'attempts' | 'fault' | 'answers' | 'endedAt'>[],
): Promise<void> {
  await sql`
    update rule_run t set state = n.state, position = n.position, due_at = n."dueAt", attempts = n.attempts, fault = n.fault, answers = n.answers,
      ended_at = n."endedAt"
    from jsonb_to_recordset(${toJson(sql, runs)}) as n (
      id bigint, state text, position text, "dueAt" timestamptz, attempts smallint, fault text, answers jsonb, "endedAt" timestamptz)
    where t.id = n.id`;
}

/** Writes what steps did. A step that waited for answers is written again once it has them. */
export async function saveSteps(sql: Sql, steps: readonly RuleStep[]): Promise<void> {
  if (steps.length === 0) return;
  await sql`
    insert into rule_step (run, place, kind, people, output, started_at, ended_at)
    select run, place, kind, people, output, "startedAt", "endedAt"
    from jsonb_to_recordset(${toJson(sql, steps)}) as n (
      run bigint, place text, kind text, people bigint[], output jsonb, "startedAt" timestamptz, "endedAt" timestamptz)
    on conflict (run, place) do update set people = excluded.people, output = excluded.output, ended_at = excluded.ended_at`;
}

/** Lists the runs of a rule, the latest first; those for each of many are part of theirs. */
export async function listRuns(sql: Sql, rule: number, limit: number): Promise<RuleRun[]> {
  return sql`select ${columns(sql)} from rule_run t where rule = ${rule} and parent is null order by id desc limit ${limit}`;
}

export async function listParts(sql: Sql, parent: number, limit: number): Promise<RuleRun[]> {
  return sql`select ${columns(sql)} from rule_run t where parent = ${parent} order by id limit ${limit}`;
}

export async function listStepsOf(sql: Sql, run: number): Promise<RuleStep[]> {
  return sql`
    select run, place, kind, people, output, started_at, ended_at from rule_step where run = ${run} order by started_at, place`;
}

/** Finds the steps of runs that wait for answers. */
export async function listOpenSteps(sql: Sql, runs: readonly number[]): Promise<RuleStep[]> {
  return sql`
    select run, place, kind, people, output, started_at, ended_at from rule_step where run = any(${[...runs]}) and ended_at is null`;
}

/** Counts the runs of a rule that began since then, those for each of many not. */
export async function countRunsSince(sql: Sql, rules: readonly number[], since: Date): Promise<Map<number, number>> {
  const rows = await sql<{ rule: number; count: number }[]>`
    select rule, count(*) from rule_run where rule = any(${[...rules]}) and parent is null and started_at > ${since} group by rule`;
  return new Map(rows.map(({ rule, count }) => [rule, count]));
}

/** Counts the questions that a rule asked since then. */
export async function countAsked(sql: Sql, rule: number, since: Date): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*) from rule_step s join rule_run t on t.id = s.run
    where t.rule = ${rule} and s.kind = 'network' and s.started_at > ${since} and s.output ->> 'question' = 'asked'`;
  return row.count;
}

/** Cancels what a rule has not done yet. Returns how many runs that are. */
export async function cancelRuns(sql: Sql, rule: number, now: Date): Promise<number> {
  const { count } = await sql`
    update rule_run set state = 'cancelled', due_at = null, ended_at = ${now}
    where rule = ${rule} and state in ('ready', 'waiting', 'asking', 'failed')`;
  return count;
}

/** Keeps what somebody answered; false where they had answered before. */
export async function insertAnswer(
  sql: Sql,
  answer: { run: number; place: string; person: number; answer: string; answeredAt: Date },
): Promise<boolean> {
  const { count } = await sql`insert into rule_answer ${sql(answer)} on conflict do nothing`;
  return count > 0;
}

/** Lists the answers to steps of runs, the first first. */
export async function listAnswersTo(
  sql: Sql,
  runs: readonly number[],
): Promise<{ run: number; place: string; person: number; answer: string }[]> {
  return sql`
    select run, place, person, answer from rule_answer where run = any(${[...runs]}) order by answered_at, person`;
}

/** Deletes runs that ended before a day. Returns how many. */
export async function deleteRunsBefore(sql: Sql, before: Date, limit: number): Promise<number> {
  const { count } = await sql`
    delete from rule_run where id in (
      select id from rule_run where parent is null and ended_at < ${before} and not exists (
        select from rule_run part where part.parent = rule_run.id and part.ended_at is null)
      order by id limit ${limit})`;
  return count;
}
