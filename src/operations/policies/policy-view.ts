import type { PolicyView } from '#src/answers/policies/policy.ts';
import { policyIndices } from '#src/domain/policies/policy-index.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Region } from '#src/domain/regions/region.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listPolicyEditions, listPolicyScores } from '#src/store/policies/policy-index.ts';
import { listSelfAssessed } from '#src/store/policies/self-assessment.ts';

/** The published scores of a region and of its country, of each index the newest edition that has one, and what the region says of itself. */
export async function loadPolicyView(
  { sql, catalogue }: { sql: Sql; catalogue: Catalogue },
  region: Region,
  area: PolicyArea | null,
): Promise<Omit<PolicyView, 'name'>> {
  const country = catalogue.territories.get(region.territory)?.country ?? '';
  const [editions, scores, assessed] = await Promise.all([
    listPolicyEditions(sql),
    listPolicyScores(sql, [region.code, country]),
    listSelfAssessed(sql, region.code, area),
  ]);
  const published = policyIndices.flatMap((index) =>
    [region.code, country]
      .filter((code, at, all) => all.indexOf(code) === at)
      .flatMap((code) => {
        const own = scores.filter((score) => score.index === index && score.region === code);
        const edition = editions.find((each) => each.index === index && each.edition === own[0]?.edition);
        return edition
          ? [{ edition, region: code, scores: own.filter((score) => score.edition === edition.edition) }]
          : [];
      }),
  );
  return { region, country, area, published, held: [...new Set(editions.map(({ index }) => index))], assessed };
}
