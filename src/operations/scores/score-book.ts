import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { computeScores } from '#src/domain/scores/compute.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import { isScored } from '#src/domain/scores/recipe.ts';
import type { ScoreBook, ScoreSet } from '#src/domain/scores/score-book.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findFiguresVersion } from '#src/store/figures/current-series.ts';
import { listGoalposts } from '#src/store/scores/goalpost.ts';
import { findScoreRun } from '#src/store/scores/run.ts';
import { listScoreSets } from '#src/store/scores/score.ts';
import { openFigureCache } from '../figures/figure-cache.ts';

const held = new WeakMap<Sql, { figures: string; book: Promise<ScoreBook> }>();

/**
 * The scores of the figures as they are now: those that were saved for them, else worked out here and kept in memory until the job has saved
 * them. Reading saves nothing. Open books outside of transactions, as with figures.
 */
export async function openScoreBook(sql: Sql, catalogue: Catalogue): Promise<ScoreBook> {
  const figures = await findFiguresVersion(sql);
  const before = held.get(sql);
  if (before?.figures === figures) return before.book;
  const book = readBook(sql, catalogue, figures);
  held.set(sql, { figures, book });
  book.catch(() => held.delete(sql));
  return book;
}

async function readBook(sql: Sql, catalogue: Catalogue, figures: string): Promise<ScoreBook> {
  const run = await findScoreRun(sql, scoreMethod, figures);
  if (run === null) return computeBook(sql, catalogue, figures);
  const [goalposts, sets] = await Promise.all([listGoalposts(sql, scoreMethod), listScoreSets(sql, run)]);
  return {
    method: scoreMethod,
    figures,
    goalposts: new Map(goalposts.map((each) => [each.indicator, each])),
    sets,
  };
}

/** Works out every score, with turns for others in between. */
export async function computeBook(sql: Sql, catalogue: Catalogue, figures: string): Promise<ScoreBook> {
  const indicators = [...catalogue.indicators.values()].filter(isScored);
  const [fixed, cache] = await Promise.all([
    listGoalposts(sql, scoreMethod),
    openFigureCache(
      sql,
      catalogue,
      indicators.map(({ code }) => code),
    ),
  ]);
  const years = computeScores({
    indicators,
    territories: catalogue.territories,
    dataOf: cache.data,
    fixed: new Map(fixed.map((each) => [each.indicator, each])),
  });
  const sets: ScoreSet[] = [];
  for (let next = years.next(); ; next = years.next()) {
    if (next.done) return { method: scoreMethod, figures, goalposts: next.value, sets };
    sets.push(...next.value);
    await setImmediate();
  }
}
