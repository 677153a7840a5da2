import type { PolicyEdition, PolicyScore, PublishedScore } from '#src/domain/policies/policy-index.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** Saves what an edition is. */
export async function savePolicyEdition(sql: Sql, edition: PolicyEdition, now: Date): Promise<void> {
  const row = {
    ...edition,
    bands: toJson(sql, edition.bands),
    axes: toJson(sql, edition.axes),
    importedAt: now,
  };
  const { index: _index, edition: _edition, ...changes } = row;
  await sql`insert into policy_edition ${sql(row)} on conflict (index, edition) do update set ${sql(changes)}`;
}

/** Takes away the scores of an edition, so that a new file of it is the whole of it. */
export async function deletePolicyScores(sql: Sql, index: string, edition: string): Promise<number> {
  const { count } = await sql`delete from policy_score where (index, edition) = (${index}, ${edition})`;
  return count;
}

/** A statement has at most 65,535 values, and a score has eight. */
const rowsAtOnce = 5_000;

export async function insertPolicyScores(
  sql: Sql,
  index: string,
  edition: string,
  scores: readonly PolicyScore[],
): Promise<void> {
  for (let from = 0; from < scores.length; from += rowsAtOnce) {
    const rows = scores.slice(from, from + rowsAtOnce).map((score) => ({ index, edition, ...score }));
    await sql`insert into policy_score ${sql(rows)}`;
  }
}

/** Every edition, the newest first. */
export async function listPolicyEditions(sql: Sql): Promise<PolicyEdition[]> {
  return sql<PolicyEdition[]>`
    select index, edition, name, scale_low, scale_high, bands, axes, source from policy_edition
    order by index, edition desc`;
}

/** All scores of these regions and countries, the newest edition and year first. */
export async function listPolicyScores(sql: Sql, regions: readonly string[]): Promise<PublishedScore[]> {
  return sql<PublishedScore[]>`
    select index, edition, region, year, axis, value, target_group, score from policy_score
    where region = any(${[...regions]})
    order by index, edition desc, year desc, axis, value, target_group`;
}
