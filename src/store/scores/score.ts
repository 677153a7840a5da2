import type { RegionScore, ScoreSet } from '#src/domain/scores/score-book.ts';
import { type Cell, copyInto } from '../database/copy.ts';
import type { Sql } from '../database/database.ts';

const columns = [
  'run',
  'area',
  'year',
  'level',
  'territory',
  'score',
  'geometric',
  'coverage',
  'rank',
  'best',
  'worst',
  'median_rank',
  'ranked_in',
  'scenarios',
  'lowest',
  'highest',
];

/** Saves what sets are: area, year, level, and what they rest on. */
export async function saveScoreSets(sql: Sql, run: number, sets: readonly ScoreSet[]): Promise<void> {
  if (sets.length === 0) return;
  const rows = sets.map(({ area, year, level, indicators, missing }) => ({
    run,
    area,
    year,
    level,
    indicators: [...indicators],
    missing: [...missing],
  }));
  await sql`insert into score_set ${sql(rows)}`;
}

/** Saves the scores of sets that were saved. */
export async function saveScores(sql: Sql, run: number, sets: readonly ScoreSet[]): Promise<void> {
  const stream = await copyInto(sql, 'score', columns);
  for (const set of sets) await stream.write([...set.scores].map((entry) => encode(run, set, entry)));
  await stream.end();
}

function encode(run: number, { area, year, level }: ScoreSet, [territory, score]: [string, RegionScore]): Cell[] {
  const { rank, best, worst, medianRank, rankedIn, scenarios, lowest, highest } = score;
  const geometric = Number.isNaN(score.geometric) ? null : score.geometric;
  return [
    ...[run, area, year, level, territory, score.score, geometric, score.coverage],
    ...[rank, best, worst, medianRank, rankedIn, scenarios, lowest, highest],
  ];
}

type Row = Omit<ScoreSet, 'scores'> & { scores: [string, ...(number | null)[]][] };

/** Every set of a run with its scores, oldest year first. */
export async function listScoreSets(sql: Sql, run: number): Promise<ScoreSet[]> {
  const rows = await sql<Row[]>`
    select area, year, level, indicators, missing, scores
    from score_set
    join (
      select area, year, level,
        json_agg(json_build_array(territory, score, geometric, coverage, rank, best, worst, median_rank, ranked_in, scenarios,
          lowest, highest) order by territory) as scores
      from score where run = ${run} group by area, year, level
    ) listed using (area, year, level)
    where run = ${run}
    order by year, level desc, area`;
  return rows.map(({ scores, ...set }) => ({ ...set, scores: new Map(scores.map(decode)) }));
}

function decode([territory, ...cells]: Row['scores'][number]): [string, RegionScore] {
  const [score, geometric, coverage, rank, best, worst, medianRank, rankedIn, scenarios, lowest, highest] = cells;
  const number = (cell: number | null | undefined) => cell ?? Number.NaN;
  const orNull = (cell: number | null | undefined) => cell ?? null;
  return [
    territory,
    {
      score: number(score),
      geometric: number(geometric),
      coverage: number(coverage),
      rank: orNull(rank),
      best: orNull(best),
      worst: orNull(worst),
      medianRank: orNull(medianRank),
      rankedIn: number(rankedIn),
      scenarios: number(scenarios),
      lowest: number(lowest),
      highest: number(highest),
    },
  ];
}
