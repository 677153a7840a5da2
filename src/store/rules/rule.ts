import type { Definition } from '#src/domain/rules/definition.ts';
import type { Pause, Rule, RuleRead, RuleState } from '#src/domain/rules/rule.ts';
import type { Sql } from '../database/database.ts';
import { toJson, toText } from '../database/json.ts';
import { isPresent } from '../people/present.ts';

/** Lists the columns that are read of a rule, of `joined`. */
export const columns = (sql: Sql) => sql`
  r.number, r.owner, r.name, r.state, r.pause, r.version, r.tried, r.next_at, r.created_at, r.began_at, g.version as agreed, v.definition, p.display_name as owner_name`;

/** Joins rules with their present versions, their owners, and what these agreed to. */
export const joined = (sql: Sql) => sql`
  rule r join rule_version v on v.rule = r.number and v.version = r.version left join person p on p.id = r.owner
  left join rule_agreement g on g.rule = r.number and g.person = r.owner`;

export async function insertRule(
  sql: Sql,
  { name, owner, now }: { name: string; owner: number; now: Date },
): Promise<number> {
  const [inserted] = await sql<[{ number: number }]>`
    insert into rule ${sql({ owner, name: toText(name), state: 'draft', version: 1, createdAt: now })} returning number`;
  return inserted.number;
}

/** Keeps what a version says. Needs a transaction that has the rule locked, or made it. */
export async function insertVersion(
  sql: Sql,
  {
    rule,
    version,
    definition,
    by,
    now,
  }: { rule: number; version: number; definition: Definition; by: number; now: Date },
): Promise<void> {
  const row = { rule, version, definition: toJson(sql, definition), savedBy: by, savedAt: now };
  await sql`insert into rule_version ${sql(row as never)}`;
}

/** Makes a version the present one. What was on is a draft again, as nobody saw what this one would do. */
export async function saveVersion(sql: Sql, number: number, version: number, name: string): Promise<void> {
  await sql`
    update rule set version = ${version}, name = ${toText(name)}, state = case when state = 'on' then 'paused' else state end,
      pause = case when state = 'on' then 'staff' else pause end
    where number = ${number}`;
}

export async function findRule(sql: Sql, number: number): Promise<RuleRead | null> {
  const [found] = await sql<RuleRead[]>`select ${columns(sql)} from ${joined(sql)} where r.number = ${number}`;
  return found ?? null;
}

/** Finds a rule that is not ended by its name, in whatever letters. */
export async function findRuleByName(sql: Sql, name: string): Promise<RuleRead | null> {
  const [found] = await sql<RuleRead[]>`
    select ${columns(sql)} from ${joined(sql)} where lower(r.name) = lower(${toText(name)}) and r.state <> 'ended'`;
  return found ?? null;
}

export async function lockRule(sql: Sql, number: number): Promise<Rule | null> {
  const [found] = await sql<Rule[]>`
    select number, owner, name, state, pause, version, tried, next_at, created_at, began_at from rule where number = ${number} for update`;
  return found ?? null;
}

/** Lists rules that are not ended with how their runs stand. */
export async function listRules(sql: Sql): Promise<(RuleRead & { open: number; done: number; failed: number })[]> {
  return sql`
    select ${columns(sql)}, coalesce(c.open, 0) as open, coalesce(c.done, 0) as done, coalesce(c.failed, 0) as failed
    from ${joined(sql)}
    left join (
      select rule, count(*) filter (where state in ('ready', 'waiting', 'asking'))::int as open,
        count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'failed')::int as failed
      from rule_run group by rule) c on c.rule = r.number
    where r.state <> 'ended' order by r.number`;
}

/** Lists the rules that are on and whose owners have one of these roles. */
export async function listOnRules(sql: Sql, able: readonly string[]): Promise<RuleRead[]> {
  return sql`
    select ${columns(sql)} from ${joined(sql)} where r.state = 'on' and p.role = any(${[...able]}) order by r.number`;
}

export async function countRules(sql: Sql): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*) from rule where state <> 'ended'`;
  return row.count;
}

export async function findVersion(sql: Sql, rule: number, version: number): Promise<Definition | null> {
  const [found] = await sql<{ definition: Definition }[]>`
    select definition from rule_version where rule = ${rule} and version = ${version}`;
  return found?.definition ?? null;
}

export async function saveTried(sql: Sql, number: number, version: number): Promise<void> {
  await sql`update rule set tried = ${version} where number = ${number}`;
}

export async function saveRuleState(
  sql: Sql,
  number: number,
  { state, pause = null }: { state: RuleState; pause?: Pause | null },
): Promise<void> {
  await sql`update rule set state = ${state}, pause = ${pause} where number = ${number}`;
}

/** Puts a rule on: what happens from now on is its own. */
export async function beginRule(sql: Sql, number: number, now: Date, nextAt: Date | null): Promise<void> {
  await sql`
    update rule set state = 'on', pause = null, began_at = ${now}, next_at = ${nextAt} where number = ${number}`;
}

export async function saveNextAt(sql: Sql, number: number, nextAt: Date | null): Promise<void> {
  await sql`update rule set next_at = ${nextAt} where number = ${number}`;
}

/** Pauses all that are on. Returns how many. */
export async function pauseAllRules(sql: Sql): Promise<number> {
  const { count } = await sql`update rule set state = 'paused', pause = 'all' where state = 'on'`;
  return count;
}

/** Lists those that were paused with all others. */
export async function listPausedWithAll(sql: Sql): Promise<RuleRead[]> {
  return sql`select ${columns(sql)} from ${joined(sql)} where r.state = 'paused' and r.pause = 'all' order by r.number`;
}

/** Pauses those that are on and whose owner left, or has none of these roles any more. Returns them. */
export async function pauseOwnerless(sql: Sql, able: readonly string[]): Promise<Rule[]> {
  return sql`
    update rule r set state = 'paused', pause = 'owner'
    where state = 'on' and not exists (
      select from person p where p.id = r.owner and p.role = any(${[...able]}) and ${isPresent(sql, sql`p.id`)})
    returning number, owner, name, state, pause, version, tried, next_at, created_at, began_at`;
}

/** Pauses those that are on and whose channel refused for good what they wrote since they were put on. Returns them. */
export async function pauseWithoutChannel(sql: Sql): Promise<Rule[]> {
  return sql`
    update rule r set state = 'paused', pause = 'channel'
    where state = 'on' and exists (
      select from delivery d where d.recipient = 'rule:' || r.number and d.purpose = 'rule' and d.state = 'dead' and d.refused_as = 'place'
        and d.created_at >= r.began_at)
    returning number, owner, name, state, pause, version, tried, next_at, created_at, began_at`;
}

/** Makes a rule somebody's. */
export async function saveOwner(sql: Sql, number: number, owner: number): Promise<void> {
  await sql`update rule set owner = ${owner} where number = ${number}`;
}

/** Locks rules whose schedule has come; those that another server works on are passed over. Needs a transaction. */
export async function lockDueSchedules(sql: Sql, now: Date, able: readonly string[]): Promise<RuleRead[]> {
  return sql`
    select ${columns(sql)} from ${joined(sql)}
    where r.state = 'on' and r.next_at <= ${now} and p.role = any(${[...able]}) order by r.number for update of r skip locked`;
}

/** Finds a rule with the language of its owner, whatever its state. */
export async function findRuleByNumber(
  sql: Sql,
  number: number,
): Promise<(Pick<Rule, 'number' | 'name' | 'owner'> & { ownerLanguage: string | null }) | null> {
  const [found] = await sql<(Pick<Rule, 'number' | 'name' | 'owner'> & { ownerLanguage: string | null })[]>`
    select r.number, r.name, r.owner, p.language as owner_language from rule r left join person p on p.id = r.owner where r.number = ${number}`;
  return found ?? null;
}

export async function listRuleHeads(
  sql: Sql,
  numbers: readonly number[],
): Promise<Pick<RuleRead, 'number' | 'name' | 'owner' | 'agreed'>[]> {
  return sql`
    select r.number, r.name, r.owner, g.version as agreed from rule r
    left join rule_agreement g on g.rule = r.number and g.person = r.owner where r.number = any(${[...numbers]})`;
}

/** Finds what these versions say. */
export async function listVersions(
  sql: Sql,
  versions: readonly { rule: number; version: number }[],
): Promise<{ rule: number; version: number; definition: Definition }[]> {
  return sql`
    select v.rule, v.version, v.definition from rule_version v
    join jsonb_to_recordset(${toJson(sql, versions)}) as n (rule bigint, version int) on n.rule = v.rule and n.version = v.version`;
}
