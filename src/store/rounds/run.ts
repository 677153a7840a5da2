import type { RoundRun, RunState } from '#src/domain/rounds/round.ts';
import type { Sql } from '../database/database.ts';

const columns = (sql: Sql) => sql`id, round, due_at, state, seed, method, cooldown, decide_by, matched_at`;

/** Begins a run. Null where it was begun before. */
export async function insertRun(
  sql: Sql,
  { round, dueAt, seed }: { round: number; dueAt: Date; seed: number },
): Promise<RoundRun | null> {
  const [run] = await sql<RoundRun[]>`
    insert into round_run (round, due_at, state, seed) values (${round}, ${dueAt}, 'matching', ${seed})
    on conflict (round, due_at) do nothing returning ${columns(sql)}`;
  return run ?? null;
}

/** Runs on which something is to be done at `now`: matched, or matched again as the time to decide is over. */
export async function listOpenRuns(sql: Sql, now: Date): Promise<RoundRun[]> {
  return sql`
    select ${columns(sql)} from round_run
    where state in ('matching', 'rematching') or (state = 'offered' and decide_by <= ${now}) order by id`;
}

/** Finds a run and locks it if it is in that state. */
export async function lockRun(sql: Sql, id: number, state: RunState): Promise<RoundRun | null> {
  const [run] = await sql<RoundRun[]>`
    select ${columns(sql)} from round_run where id = ${id} and state = ${state} for update`;
  return run ?? null;
}

export async function saveMatched(
  sql: Sql,
  id: number,
  { method, cooldown, decideBy, now }: { method: string; cooldown: number; decideBy: Date; now: Date },
): Promise<void> {
  await sql`
    update round_run set state = 'offered', method = ${method}, cooldown = ${cooldown}, decide_by = ${decideBy}, matched_at = ${now}
    where id = ${id}`;
}

export async function saveRunState(sql: Sql, id: number, state: RunState, decideBy: Date | null): Promise<void> {
  await sql`update round_run set state = ${state}, decide_by = coalesce(${decideBy}, decide_by) where id = ${id}`;
}

/** Returns whether a run of the round still waits to be matched. */
export async function hasRunToMatch(sql: Sql, round: number): Promise<boolean> {
  const [row] = await sql`select 1 from round_run where round = ${round} and state in ('matching', 'rematching')`;
  return row !== undefined;
}

/** A run in sums. `weight` is the mean of its groups that were not turned down; `wait` the most runs in a row that somebody was left out. */
export type RunSummary = RoundRun & {
  present: number;
  left: number;
  groups: number;
  weight: number | null;
  wait: number;
};

/** The newest first. */
export async function listRuns(sql: Sql, round: number, limit: number): Promise<RunSummary[]> {
  return sql`
    select ${columns(sql)}, present.count as present, present.left, present.wait, matched.count as groups, matched.weight
    from round_run u,
      lateral (
        select count(*)::int as count, count(*) filter (where q.is_left)::int as left,
          coalesce(max(q.waiting + 1) filter (where q.is_left), 0) as wait
        from round_presence q where q.run = u.id) present,
      lateral (
        select count(*)::int as count, avg(g.weight)::float8 as weight
        from round_group g where g.run = u.id and g.ended_at is null) matched
    where round = ${round} and matched_at is not null
    order by due_at desc limit ${limit}`;
}

/** Runs that people are to be asked about for the `time`th time whether they met, matched before `before`. Locks them. */
export async function lockRunsToFollowUp(sql: Sql, before: Date, time: number): Promise<RoundRun[]> {
  return sql`
    select ${columns(sql)} from round_run
    where matched_at <= ${before} and followed_up = ${time - 1} order by id for update skip locked`;
}

export async function saveFollowedUp(sql: Sql, id: number, times: number): Promise<void> {
  await sql`update round_run set followed_up = ${times} where id = ${id}`;
}

/** Lists who met whom before a run, in any round: how often, and how many runs of this round ago last. A group that was turned down is no meeting. */
export async function listMeetings(
  sql: Sql,
  { round, dueAt }: Pick<RoundRun, 'round' | 'dueAt'>,
  people: readonly number[],
): Promise<[number, number, number, number][]> {
  const rows = await sql<{ left: number; right: number; times: number; roundsAgo: number }[]>`
    with own as (
      select u.due_at from round_run u where u.round = ${round} and u.due_at < ${dueAt}
    ), met as (
      select a.person as left, b.person as right, count(*)::int as times, max(u.due_at) as last
      from round_seat a join round_seat b on b.round_group = a.round_group and b.person > a.person
        join round_group g on g.id = a.round_group join round_run u on u.id = g.run
      where g.ended_at is null and u.due_at < ${dueAt}
        and a.person = any(${[...people]}::bigint[]) and b.person = any(${[...people]}::bigint[])
      group by 1, 2
    )
    select met.left, met.right, met.times,
      (select count(*)::int from own where own.due_at > met.last) + 1 as rounds_ago
    from met order by 1, 2`;
  return rows.map(({ left, right, times, roundsAgo }) => [left, right, times, roundsAgo]);
}

export type Presence = { person: number; waiting: number; isLeft: boolean; cooldown: number | null };

export async function insertPresence(sql: Sql, run: number, presence: readonly Presence[]): Promise<void> {
  for (let start = 0; start < presence.length; start += atOnce)
    await sql`
      insert into round_presence ${sql(presence.slice(start, start + atOnce).map((each) => ({ run, ...each })))}`;
}

/** Rows a statement: its parameters must stay below PostgreSQL's 65,535. */
const atOnce = 5_000;

export async function listPresence(sql: Sql, run: number): Promise<Presence[]> {
  return sql`select person, waiting, is_left, cooldown from round_presence where run = ${run} order by person`;
}

export async function saveLeft(sql: Sql, run: number, people: readonly number[], isLeft: boolean): Promise<void> {
  await sql`
    update round_presence set is_left = ${isLeft} where run = ${run} and person = any(${[...people]}::bigint[])`;
}

export async function exportPresence(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select * from round_presence where person = ${person} order by run`;
}

export async function movePresence(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update round_presence set person = ${to}
    where person = ${from} and not exists (select 1 from round_presence o where o.person = ${to} and o.run = round_presence.run)`;
}

export async function findRun(sql: Sql, id: number): Promise<RoundRun | null> {
  const [run] = await sql<RoundRun[]>`select ${columns(sql)} from round_run where id = ${id}`;
  return run ?? null;
}
