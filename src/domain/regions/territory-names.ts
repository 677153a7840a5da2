import { foldText } from '#src/core/text.ts';
import type { Region } from './region.ts';
import type { Territory } from './territory.ts';

/**
 * Finds territories by their names: a country by its name in any language, then what has this official label, then a region. A region whose
 * territory is wider than itself is not found: its figures would be those of the whole.
 */
export function createTerritoryNames(
  territories: readonly Territory[],
  regions: readonly Region[],
): (name: string) => string[] {
  const levels = new Map(territories.map(({ code, level }) => [code, level]));
  const exact = regions.filter(({ territoryNote }) => territoryNote === null);
  const named = exact.flatMap(({ code, territory, names }) => names.map(({ name }) => ({ name, code, territory })));
  const isCountry = (code: string) => levels.get(code) === 0;
  const indexes = [
    named.filter(({ code }) => isCountry(code)).map(({ name, code }) => [name, code] as const),
    territories.map(({ name, code }) => [name, code] as const),
    named.map(({ name, territory }) => [name, territory] as const),
  ].map((entries) => indexByName(entries));
  return (name) => {
    const folded = foldText(name);
    for (const index of indexes) {
      const found = index.get(folded);
      if (found) return [...found];
    }
    return [];
  };
}

function indexByName(entries: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  for (const [name, code] of entries) {
    const folded = foldText(name);
    const codes = index.get(folded) ?? new Set();
    index.set(folded, codes.add(code));
  }
  return index;
}
