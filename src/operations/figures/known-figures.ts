import type { KnownFigures } from '#src/domain/figures/figure-row.ts';
import { createTerritoryNames } from '#src/domain/regions/territory-names.ts';
import type { Sql } from '#src/store/database/database.ts';
import {
  listAllSeries,
  listAreaCodes,
  listRegions,
  listSeries,
  listTerritories,
} from '#src/store/figures/catalogue.ts';

/** Loads the series, territories and names that a source needs to read its rows. */
export async function loadKnownFigures(sql: Sql, now: Date): Promise<KnownFigures> {
  const [territories, codes, regions, series, allSeries] = await Promise.all([
    listTerritories(sql),
    listAreaCodes(sql),
    listRegions(sql),
    listSeries(sql),
    listAllSeries(sql),
  ]);
  return {
    series,
    allSeries,
    isTerritory: (code) => codes.has(code),
    findTerritories: createTerritoryNames(territories, regions),
    lastYear: now.getUTCFullYear(),
  };
}
