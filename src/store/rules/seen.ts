import type { Definition } from '#src/domain/rules/definition.ts';
import type { RuleRun } from '#src/domain/rules/rule.ts';
import type { Sql } from '../database/database.ts';

/** A version of a rule with who saved it; `name` is null where they left, or gave none. */
export type VersionRead = { version: number; definition: Definition; name: string | null; savedAt: Date };

/** Lists versions of a rule, the latest first, at most so many, from one on where it is named. */
export async function listVersionsOf(
  sql: Sql,
  rule: number,
  { from, limit }: { from: number | null; limit: number },
): Promise<VersionRead[]> {
  return sql`
    select v.version, v.definition, p.display_name as name, v.saved_at from rule_version v left join person p on p.id = v.saved_by
    where v.rule = ${rule} and (${from}::int is null or v.version <= ${from}) order by v.version desc limit ${limit}`;
}

/** How the runs of a rule stand that began since then; `usualMs` is the median of how long those took that are done, null where none is. */
export type RunCounts = { open: number; done: number; failed: number; usualMs: number | null };

export async function countRuns(sql: Sql, rule: number, since: Date): Promise<RunCounts> {
  const [counts] = await sql<[RunCounts]>`
    select count(*) filter (where state in ('ready', 'waiting', 'asking'))::int as open, count(*) filter (where state = 'done')::int as done,
      count(*) filter (where state = 'failed')::int as failed,
      (percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at)) filter (where state = 'done') * 1000)::float8 as usual_ms
    from rule_run where rule = ${rule} and parent is null and started_at > ${since}`;
  return counts;
}

/** How often a step was done, and how many people it wrote to or asked. */
export type StepCount = { place: string; kind: string; times: number; people: number };

/** Counts what the steps of a version did since then, those for each of many too. */
export async function countSteps(
  sql: Sql,
  { number, version }: { number: number; version: number },
  since: Date,
): Promise<StepCount[]> {
  return sql`
    select s.place, s.kind, count(*)::int as times, sum(cardinality(s.people))::int as people from rule_step s join rule_run t on t.id = s.run
    where t.rule = ${number} and t.version = ${version} and t.started_at > ${since} group by s.place, s.kind`;
}

/** Counts the answers to steps of a version since then, the one that most gave first. */
export async function countAnswers(
  sql: Sql,
  { number, version }: { number: number; version: number },
  since: Date,
): Promise<{ place: string; answer: string; count: number }[]> {
  return sql`
    select a.place, a.answer, count(*)::int as count from rule_answer a join rule_run t on t.id = a.run
    where t.rule = ${number} and t.version = ${version} and t.started_at > ${since} group by a.place, a.answer order by count desc, a.answer`;
}

export type WaitingRun = Pick<RuleRun, 'id' | 'rule' | 'subject' | 'state' | 'dueAt' | 'position'> & {
  name: string;
  about: string | null;
};

/** Lists the runs that are not at their end, of rules that are not ended: those that stand still first, then by when they go on. */
export async function listWaiting(sql: Sql, limit: number): Promise<WaitingRun[]> {
  return sql`
    select t.id, t.rule, t.subject, t.state, t.due_at, t.position, r.name, p.display_name as about
    from rule_run t join rule r on r.number = t.rule left join person p on p.id = coalesce(t.item, t.person)
    where t.state in ('ready', 'waiting', 'asking', 'failed') and r.state <> 'ended'
    order by t.state = 'failed' desc, t.due_at, t.id limit ${limit}`;
}
