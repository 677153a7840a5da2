import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { type Limit, numberLimit, type RankingRequest, scopeName } from '#src/answers/figures/ranking-scope.ts';
import { type ScoreRankingAsked, scoreRankingLine, scoreRankingMessage } from '#src/answers/scores/score-ranking.ts';
import { listTerritories } from '#src/commands/figures/rank.ts';
import { keepForLink } from '#src/commands/keep.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { filterWords, passes } from '#src/domain/figures/territory-filter.ts';
import { doubtsOf } from '#src/domain/scores/doubt.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import { findSet } from '#src/domain/scores/score-book.ts';
import { rankScores } from '#src/domain/scores/score-ranking.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { openScoreBook } from '#src/operations/scores/score-book.ts';
import { policyAreaInText } from '#src/texts/topics.ts';

/** Ranks regions by one policy area's score. */
export async function rankByScore(
  context: AppContext,
  call: Call,
  request: RankingRequest<ScoreRankingAsked>,
): Promise<Message> {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const { score: texts } = words.texts;
  const book = await openScoreBook(context.sql, catalogue);
  const area = policyAreaInText(request.area, words.language);
  if (!book.sets.some((set) => set.area === request.area)) throw new UserError(texts.noMeasure({ area }));
  if (request.isAskedForCountries)
    throw new UserError(
      texts.rank.noCountries({ area, line: `/indicator rank ${request.area}${filterWords(request.filter)}` }),
    );
  const territories = listTerritories(catalogue, request).filter((each) => passes(each, request.filter, catalogue));
  const codes = new Set(territories.map(({ code }) => code));
  const set = findSet(book, { area: request.area, level: 2, year: request.year });
  const ranked = set ? rankScores(set, (code) => codes.has(code)) : [];
  if (!set || ranked.length === 0) {
    const scope = scopeName(request, words);
    const { rank } = texts;
    throw new UserError(
      request.year === null ? rank.nothing({ area, scope }) : rank.nothingInYear({ area, scope, year: request.year }),
    );
  }
  const limitOf = (said: string | null): Limit | null => {
    if (said === null) return null;
    const number = numberLimit(said);
    if (number) return number;
    const territory = catalogue.regions.get(said)?.territory ?? '';
    const score = set.scores.get(territory);
    const region = words.named(said);
    if (!score) throw new UserError(texts.rank.noLimit({ region, area, year: set.year }));
    return { said, value: score.score, region, territory, figure: null };
  };
  const asked = { ...request, below: limitOf(request.below), above: limitOf(request.above) };
  const own = catalogue.regions.get(asked.region ?? call.person.region ?? '');
  const cache = await openFigureCache(context.sql, catalogue, set.indicators);
  const without = request.isMembers ? [...codes].filter((code) => !set.scores.has(code)) : [];
  const answer = scoreRankingMessage(
    context,
    words,
    asked,
    { set, ranked, without, lacking: codes.size - ranked.length, doubts: doubtsOf(set, cache.data) },
    own ? { region: own.code, territory: own.territory } : null,
  );
  // A file has no buttons.
  if (call.isForFile) return answer;
  const origin = { line: scoreRankingLine(asked), method: scoreMethod, figures: book.figures };
  return keepForLink(context, call, origin, answer);
}
