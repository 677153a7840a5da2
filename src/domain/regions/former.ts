import type { Catalogue } from './catalogue.ts';
import { findSuccessors } from './nuts.ts';
import type { Region } from './region.ts';

/**
 * The regions that a code which names none leads to: one with that territory, or those that a code of earlier years is now. `isSame`: the one there is
 * has exactly that territory. Null where it leads to none.
 */
export function findRegionsOfCode(
  catalogue: Catalogue,
  written: string,
): { regions: Region[]; isSame: boolean } | null {
  const code = written.trim().toUpperCase();
  const all = [...catalogue.regions.values()];
  const { codes, isSame } = findSuccessors(code) ?? { codes: [code], isSame: true };
  const regions = codes.flatMap(
    (each) => all.find((region) => region.code === each || region.territory === each) ?? [],
  );
  return regions.length > 0 ? { regions, isSame: isSame && regions.length === 1 } : null;
}
