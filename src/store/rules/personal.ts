import type { Sql } from '../database/database.ts';

export async function exportOwnRules(sql: Sql, person: number): Promise<object[]> {
  return sql`select number, name, state, pause, version, created_at, began_at from rule where owner = ${person} order by number`;
}

export async function exportVersions(sql: Sql, person: number): Promise<object[]> {
  return sql`select rule, version, definition, saved_at from rule_version where saved_by = ${person} order by rule, version`;
}

/** Lists the runs about somebody, and the steps of others that wrote to them, by when these were done. */
export async function exportRunsOf(sql: Sql, person: number): Promise<object[]> {
  return sql`
    select r.name as rule, t.id, t.cause, t.subject, t.input, t.state, t.started_at, t.ended_at,
      (select coalesce(jsonb_agg(jsonb_build_object('step', s.place, 'kind', s.kind, 'at', s.started_at) order by s.started_at), '[]')
        from rule_step s where s.run = t.id and s.people @> array[${person}::bigint]) as wrote
    from rule_run t join rule r on r.number = t.rule
    where t.person = ${person} or t.item = ${person} or t.id in (select run from rule_step where people @> array[${person}::bigint])
    order by t.id`;
}

export async function exportAnswers(sql: Sql, person: number): Promise<object[]> {
  return sql`select run, place, answer, answered_at from rule_answer where person = ${person} order by answered_at`;
}

/** Takes somebody out of what steps did. */
export async function forgetInSteps(sql: Sql, person: number): Promise<void> {
  await sql`update rule_step set people = array_remove(people, ${person}::bigint) where people @> array[${person}::bigint]`;
}

/** Deletes runs about things that are no more. */
export async function deleteRunsAbout(sql: Sql, subjects: readonly string[]): Promise<void> {
  await sql`delete from rule_run where subject = any(${[...subjects]})`;
}

/** Two people become one: rules, runs and answers of the first are the second's. Where both answered, the second's answer stays. */
export async function moveRulePeople(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update rule set owner = ${to} where owner = ${from}`;
  await sql`update rule_version set saved_by = ${to} where saved_by = ${from}`;
  await sql`
    update rule_run set person = case when person = ${from} then ${to} else person end, item = case when item = ${from} then ${to} else item end
    where person = ${from} or item = ${from}`;
  await sql`
    update rule_step set people = array(select distinct unnest(array_replace(people, ${from}::bigint, ${to}::bigint)) order by 1)
    where people @> array[${from}::bigint]`;
  await sql`
    update rule_answer a set person = ${to} where person = ${from} and not exists (
      select from rule_answer other where other.run = a.run and other.place = a.place and other.person = ${to})`;
  await sql`delete from rule_answer where person = ${from}`;
}
