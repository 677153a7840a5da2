import type { AppContext } from '#src/context.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { type Figures, indicatorsIn } from '#src/domain/rules/condition.ts';
import { type Definition, listSteps } from '#src/domain/rules/definition.ts';
import { openFigureCache } from '../figures/figure-cache.ts';

/** Lists all conditions of a rule. */
export const conditionsOf = ({ if: first, steps }: Pick<Definition, 'if' | 'steps'>): string[] => [
  ...(first === undefined ? [] : [first]),
  ...listSteps(steps).flatMap(({ step }) => ('if' in step ? [step.if.when] : [])),
];

/**
 * Reads the figures that conditions of these rules may ask for, so that they can be evaluated at once; nothing where none asks. To be called outside of
 * transactions.
 */
export async function loadFigures(
  { sql, catalogue }: Pick<AppContext, 'sql' | 'catalogue'>,
  rules: readonly Pick<Definition, 'if' | 'steps'>[],
): Promise<Figures> {
  const conditions = rules.flatMap(conditionsOf).join('\n');
  const named = indicatorsIn(conditions).filter((code) => catalogue.indicators.has(code));
  const asksPeers = conditions.includes('peers(');
  if (named.length === 0 && !asksPeers) return { figure: () => null, peers: () => [] };
  const cache = await openFigureCache(sql, catalogue, [...named, ...(asksPeers ? structuralIndicators : [])]);
  const territoryOf = (region: string) => catalogue.territories.get(catalogue.regions.get(region)?.territory ?? '');
  return {
    figure(indicator, region) {
      const territory = territoryOf(region);
      return territory ? (cache.data(indicator)?.latestValues(territory.level).get(territory.code) ?? null) : null;
    },
    peers(region) {
      const territory = territoryOf(region);
      if (!territory || !asksPeers) return [];
      const alike = createPeerSearch(catalogue, cache.data, cache.remember)
        .usualPeers(territory.code, territory.level, null)
        .map((peer) => peer.territory);
      return [...catalogue.regions.values()].flatMap(({ code, territory: of }) =>
        code !== region && of !== null && alike.includes(of) ? [code] : [],
      );
    },
  };
}
