import { holderOf } from '#src/domain/figures/holder.ts';
import { latestFigure } from '#src/domain/figures/time-series.ts';
import type { createPeerSearch } from '#src/domain/peers/peer-search.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import { findSetWith, newerElsewhere } from '#src/domain/scores/score-book.ts';
import { type Indicator, type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import type { Sql } from '#src/store/database/database.ts';
import { openFigureCache } from '../figures/figure-cache.ts';
import { openScoreBook } from '../scores/score-book.ts';

/** Finds by what others may be better than a territory: policy areas in which it has a score that is not too old, and outcomes that it has a figure of. */
export async function listChoices(
  { sql, catalogue }: { sql: Sql; catalogue: Catalogue },
  { territory, isWholeCountry }: { territory: Territory; isWholeCountry: boolean },
  search: ReturnType<typeof createPeerSearch>,
): Promise<{ areas: PolicyArea[]; outcomes: Indicator[] }> {
  const all = [...catalogue.indicators.values()].filter(
    ({ role, polarity, hasFigures }) => role === 'outcome' && polarity !== 0 && hasFigures,
  );
  const codes = all.map(({ code }) => code);
  const [book, cache] = await Promise.all([openScoreBook(sql, catalogue), openFigureCache(sql, catalogue, codes)]);
  const areas = policyAreas.filter((area) => {
    const set = territory.level > 0 ? findSetWith(book, { area, territory: territory.code }) : null;
    return set !== null && newerElsewhere(book, set) === null;
  });
  const outcomes = cache.remember(`better at ${territory.code}`, () =>
    all.filter(({ code, family }) => {
      const data = cache.data(code);
      const holder = holderOf(data, { ...territory, isWholeCountry }, null);
      const { level } = catalogue.territories.get(holder.code) ?? territory;
      const hasFigure = latestFigure(data?.series.get(holder.code)) !== null;
      return hasFigure && search.usualPeers(holder.code, level, family).length > 0;
    }),
  );
  return { areas, outcomes };
}
