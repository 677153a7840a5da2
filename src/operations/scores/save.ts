import type { AppContext } from '#src/context.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import { findFiguresVersion } from '#src/store/figures/current-series.ts';
import { fixGoalposts } from '#src/store/scores/goalpost.ts';
import { deleteOtherScoreRuns, findScoreRun, lockScores, startScoreRun } from '#src/store/scores/run.ts';
import { saveScoreSets, saveScores } from '#src/store/scores/score.ts';
import { computeBook } from './score-book.ts';

/** Saves the scores of the figures as they are now, unless they are saved. Returns the number of scores, or null if there was nothing to do. */
export async function saveCurrentScores({
  sql,
  withTransaction,
  catalogue,
  now,
}: Pick<AppContext, 'sql' | 'withTransaction' | 'catalogue' | 'now'>): Promise<number | null> {
  const figures = await findFiguresVersion(sql);
  if ((await findScoreRun(sql, scoreMethod, figures)) !== null) return null;
  const { goalposts, sets } = await computeBook(sql, catalogue, figures);
  return withTransaction(async (inside) => {
    await lockScores(inside);
    const isSaved = (await findScoreRun(inside, scoreMethod, figures)) !== null;
    // Figures that came meanwhile have scores of their own, in the next run.
    if (isSaved || (await findFiguresVersion(inside)) !== figures) return null;
    const run = await startScoreRun(inside, scoreMethod, figures, now());
    await fixGoalposts(inside, scoreMethod, [...goalposts.values()]);
    await saveScoreSets(inside, run, sets);
    await saveScores(inside, run, sets);
    await deleteOtherScoreRuns(inside, run);
    return sets.reduce((sum, { scores }) => sum + scores.size, 0);
  });
}
