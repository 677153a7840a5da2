import type { RuleRead } from '#src/domain/rules/rule.ts';
import type { Sql } from '../database/database.ts';
import { columns, joined } from './rule.ts';

/** Allows rules to hear in a channel. False where they might before. */
export async function allowChannel(sql: Sql, place: string, { by, now }: { by: number; now: Date }): Promise<boolean> {
  const { count } = await sql`
    insert into rule_channel ${sql({ place, allowedBy: by, allowedAt: now })} on conflict do nothing`;
  return count > 0;
}

export async function forbidChannel(sql: Sql, place: string): Promise<void> {
  await sql`delete from rule_channel where place = ${place}`;
}

export async function isChannelAllowed(sql: Sql, place: string): Promise<boolean> {
  return (await sql`select from rule_channel where place = ${place}`).length > 0;
}

/** Lists the rules that are on, whose owners have one of these roles, and that hear in a channel in which they may. */
export async function listHearing(sql: Sql, place: string, able: readonly string[]): Promise<RuleRead[]> {
  return sql`
    select ${columns(sql)} from ${joined(sql)}
    where r.state = 'on' and p.role = any(${[...able]}) and exists (select from rule_channel c where c.place = ${place})
      and coalesce(v.definition #>> '{on,keyword,in}', v.definition #>> '{on,reaction,in}') = ${place}
    order by r.number`;
}

/** Pauses the rules that hear in a channel. Returns them. */
export async function pauseHearing(
  sql: Sql,
  place: string,
): Promise<{ number: number; name: string; owner: number | null }[]> {
  return sql`
    update rule r set state = 'paused', pause = 'channel' from rule_version v
    where r.state = 'on' and v.rule = r.number and v.version = r.version
      and coalesce(v.definition #>> '{on,keyword,in}', v.definition #>> '{on,reaction,in}') = ${place}
    returning r.number, r.name, r.owner`;
}

export async function exportChannels(sql: Sql, person: number): Promise<object[]> {
  return sql`select place, allowed_at from rule_channel where allowed_by = ${person} order by allowed_at`;
}

/** Two people become one. */
export async function moveChannels(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update rule_channel set allowed_by = ${to} where allowed_by = ${from}`;
}
