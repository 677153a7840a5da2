import type { AppContext } from '#src/context.ts';
import { holderOf, wholeOnly } from '#src/domain/figures/holder.ts';
import { latestFigure } from '#src/domain/figures/time-series.ts';
import { openFigureCache } from '../figures/figure-cache.ts';

/** A figure of the catalogue at which something begins. */
export type Baseline = { value: number; year: number; flags: string };

/**
 * Finds the newest figure of an indicator for a region; null where there is none, or it counts all of a territory that the region is a part of. Reads figures: to be called
 * outside of transactions.
 */
export async function findBaseline(
  { sql, catalogue }: Pick<AppContext, 'sql' | 'catalogue'>,
  code: string,
  region: string,
): Promise<Baseline | null> {
  const asked = catalogue.regions.get(region);
  const territory = asked && catalogue.territories.get(asked.territory);
  const indicator = catalogue.indicators.get(code);
  if (!territory || !indicator) return null;
  const data = (await openFigureCache(sql, catalogue, [code])).data(code);
  const holder = holderOf(data, { ...territory, isWholeCountry: catalogue.isWholeCountry(territory) }, null);
  const figure = latestFigure(data?.series.get(holder.code));
  if (figure === null || wholeOnly(indicator, figure, asked.territoryNote !== null) !== null) return null;
  return { value: figure.value, year: figure.year, flags: figure.flags };
}
