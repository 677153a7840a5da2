import { z } from 'zod';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { figureFolds } from '#src/answers/figures/first-screen.ts';
import { policyLine } from '#src/answers/policies/policy.ts';
import { areaScoreMessage } from '#src/answers/scores/area-score.ts';
import { oldScores, regionScoresMessage } from '#src/answers/scores/region-scores.ts';
import { lineOf, scoreComparisonMessage } from '#src/answers/scores/score-comparison.ts';
import { argument } from '#src/commands/arguments.ts';
import { keepForLink } from '#src/commands/keep.ts';
import { type AppContext, defineCommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { tableFormats } from '#src/core/files.ts';
import type { Message } from '#src/core/message.ts';
import { spansOf } from '#src/domain/figures/span.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { loadPolicyView } from '#src/operations/policies/policy-view.ts';
import { loadAreaScore, loadRegionScores } from '#src/operations/scores/region-scores.ts';
import { loadScoreComparison } from '#src/operations/scores/score-comparison.ts';
import { policyAreaInText } from '#src/texts/topics.ts';

/** As many regions as are compared, less the first. */
const mostAgainst = 5;

export const score = defineCommand({
  name: 'score',
  visibility: 'public',
  isForEverybody: true,
  scope: 'figures:read',
  folds: figureFolds,
  files: tableFormats,
  args: z.object({
    region: argument.ownRegion(),
    against: argument.regions({ min: 1, max: mostAgainst }).optional(),
    area: argument.area().optional(),
    year: argument.year().optional(),
  }),
  run: (context, { region, against, area, year }, call) => {
    const policyArea = (area as PolicyArea | undefined) ?? null;
    return against === undefined
      ? showScore(context, call, region, policyArea, year ?? null)
      : compareScores(context, call, [region, ...against], policyArea, year ?? null);
  },
});

/** Scores of several regions side by side. */
async function compareScores(
  context: AppContext,
  call: Call,
  codes: readonly string[],
  area: PolicyArea | null,
  year: number | null,
): Promise<Message> {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const { score: texts, compare, list } = words.texts;
  const regions = [...new Set(codes)].flatMap((code) => catalogue.regions.get(code) ?? []);
  const names = regions.map(words.region);
  const [one] = regions;
  if (one && new Set(regions.map(({ territory }) => territory)).size < 2)
    throw new UserError(compare.sameTerritory({ regions: names, territory: words.territory(one.territory) }));
  const { figures, years, ...found } = await loadScoreComparison(context, regions, area, year);
  if (found.compared.length === 0) {
    const about = { regions: list(names), area: area === null ? 'all' : policyAreaInText(area, words.language) };
    throw new UserError(
      year === null || years.length === 0
        ? texts.together.noScore(about)
        : texts.together.noYear({ ...about, year, years: list(spansOf(years)) }),
    );
  }
  const asked = { ...found, names };
  return keepForLink(
    context,
    call,
    { line: lineOf(asked), method: scoreMethod, figures },
    scoreComparisonMessage(context, words, asked),
  );
}

/** A region's scores; also a part of a brief. */
export async function showScore(
  context: AppContext,
  call: Call,
  code: string,
  area: PolicyArea | null,
  year: number | null,
): Promise<Message> {
  const words = figureFormatter(context, call);
  const { score: texts } = words.texts;
  const region = context.catalogue.regions.get(code);
  if (!region) throw new TypeError(`No such region: ${code}`);
  const name = words.region(region);
  const line = `/score ${code}${area === null ? '' : ` area=${area}`}${year === null ? '' : ` year=${year}`}`;
  const keep = (message: Message, figures: string) =>
    keepForLink(context, call, { line, method: scoreMethod, figures }, message);
  if (area === null) {
    const { years, ...scores } = await loadRegionScores(context, region, year);
    if (scores.scored.length === 0)
      throw new UserError(
        year === null || years.length === 0
          ? scores.old.length > 0
            ? texts.noneRecent({ region: name, scores: oldScores(words, scores.old) })
            : texts.none({ region: name })
          : texts.noneInAnyArea({ region: name, year, years: words.texts.list(spansOf(years)) }),
      );
    const policy = policyLine(words, { ...(await loadPolicyView(context, region, null)), name });
    return keep(regionScoresMessage(context, words, { ...scores, name }, policy), scores.figures);
  }
  const found = await loadAreaScore(context, region, area, year);
  if (!('type' in found)) return keep(areaScoreMessage(context, words, { ...found, name }), found.figures);
  const subject = { region: name, area: policyAreaInText(area, words.language) };
  switch (found.type) {
    case 'no-measure':
      throw new UserError(texts.noMeasure(subject));
    case 'no-score':
      throw new UserError(texts.noneInArea(subject));
    case 'no-year':
      throw new UserError(
        texts.noneInYear({ ...subject, year: year ?? 0, years: words.texts.list(spansOf(found.years)) }),
      );
    default:
      return found satisfies never;
  }
}
