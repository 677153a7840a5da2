import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { ConditionError, type Figures, indicatorsIn, meets } from '#src/domain/rules/condition.ts';
import { type Definition, listSteps } from '#src/domain/rules/definition.ts';
import type { RunInput } from '#src/domain/rules/rule.ts';
import { openFigureCache } from '../figures/figure-cache.ts';
import { scopeOfInput } from './desk.ts';

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

/** Returns whether a rule begins with what was filled in or sent: its condition holds. Where that cannot be asked of it, it does not. */
export async function meetsAtStart(
  context: Pick<AppContext, 'sql' | 'catalogue'>,
  definition: Definition,
  input: RunInput,
  person: Person | null,
): Promise<boolean> {
  if (definition.if === undefined) return true;
  const scope = scopeOfInput({ input, subject: null }, { person, thing: null });
  try {
    return meets(definition.if, definition, scope, await loadFigures(context, [definition]));
  } catch (error) {
    if (error instanceof ConditionError) return false;
    throw error;
  }
}
