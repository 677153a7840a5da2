import {
  indexFacts,
  type PolicyEdition,
  type PolicyIndex,
  type PolicyScore,
} from '#src/domain/policies/policy-index.ts';
import type { Database } from '#src/store/database/database.ts';
import { deletePolicyScores, insertPolicyScores, savePolicyEdition } from '#src/store/policies/policy-index.ts';
import { record } from '../activity/record.ts';

type Asked = { index: PolicyIndex; edition: string | null; source: string; now: Date };

/** Saves one edition of an index whole, in place of what was held of it. Returns the edition and how many scores it held before. */
export async function savePolicyFile(
  { withTransaction }: Pick<Database, 'withTransaction'>,
  scores: readonly PolicyScore[],
  { index, edition, source, now }: Asked,
): Promise<{ edition: PolicyEdition; before: number }> {
  const saved: PolicyEdition = {
    index,
    edition: edition ?? String(Math.max(...scores.map(({ year }) => year))),
    ...indexFacts[index],
    axes: axesOf(scores),
    source,
  };
  const before = await withTransaction(async (sql) => {
    await savePolicyEdition(sql, saved, now);
    const held = await deletePolicyScores(sql, index, saved.edition);
    await insertPolicyScores(sql, index, saved.edition, scores);
    await record(sql, {
      ...{ type: 'import.finished', subject: `import:${index}-${saved.edition}`, actor: null, at: now },
      data: { kind: 'policies', taken: scores.length, changed: 0, bad: 0 },
    });
    return held;
  });
  return { edition: saved, before };
}

function axesOf(scores: readonly PolicyScore[]): PolicyEdition['axes'] {
  const axes = Map.groupBy(scores, ({ axis }) => axis);
  return Object.fromEntries([...axes].map(([axis, own]) => [axis, [...new Set(own.map(({ value }) => value))].sort()]));
}
