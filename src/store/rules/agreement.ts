import type { Sql } from '../database/database.ts';

/** Keeps that somebody lets a version of a rule ask in their name. */
export async function saveAgreement(
  sql: Sql,
  agreement: { rule: number; person: number; version: number; agreedAt: Date },
): Promise<void> {
  await sql`
    insert into rule_agreement ${sql(agreement)}
    on conflict (rule) do update set person = excluded.person, version = excluded.version, agreed_at = excluded.agreed_at`;
}

export async function exportAgreements(sql: Sql, person: number): Promise<object[]> {
  return sql`select rule, version, agreed_at from rule_agreement where person = ${person} order by rule`;
}

/** Two people become one: what the first agreed to the second did. */
export async function moveAgreements(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update rule_agreement set person = ${to} where person = ${from}`;
}
