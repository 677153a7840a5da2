import type { AppContext } from '#src/context.ts';
import { type Cell, heading, message, note, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import { figureMethod } from '#src/domain/figures/method.ts';
import type { RankedFigure, Ranking } from '#src/domain/figures/ranking.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import { isCount } from '#src/domain/topics/count.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { sayTerritoryNote } from '#src/texts/territory-note.ts';
import { methodNote } from '../method-note.ts';
import { chooseRows } from './choose-rows.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { details, fold, noteLine } from './first-screen.ts';
import { buttonsOf } from './ranking-buttons.ts';
import { picturesOf } from './ranking-pictures.ts';
import { isOfOneCountry, isWithin, type RankingAsked, type RankingScope, scopeName } from './ranking-scope.ts';
import { summaryOf, thresholdOf, withoutNote } from './ranking-summary.ts';

/** Regions in order of one figure: all of Europe, one country's, or the members. `own` is the asker's region. */
export function rankingMessage(
  context: AppContext,
  words: FigureFormatter,
  indicator: Indicator,
  asked: RankingAsked,
  ranking: Ranking,
  own: { region: string; territory: string } | null,
): Message {
  const { catalogue } = context;
  const { rank } = words.texts.indicator;
  const ownTerritory = own?.territory ?? null;
  const listed = listedOf(ranking, asked);
  const at = listed.findIndex(({ figure }) => figure.territory === ownTerritory);
  const rows = chooseRows(listed, asked.page, at, asked.count);
  const limits = [asked.below, asked.above].flatMap((limit) => limit?.figure ?? []);
  const shown = [...rows.flatMap((row) => row?.figure ?? []), ...limits];
  // What is asked is where the region of the limit stands.
  const drawn = asked.region === null ? (limits[0]?.territory ?? ownTerritory) : ownTerritory;
  const legend = words.flagLegend(shown);
  const notes = [
    ...(ranking.without.length > 0 ? [escapeMarkdown(withoutNote(ranking, words))] : []),
    ...new Set(
      shown.flatMap(({ territory }) => {
        const region = regionOfTerritory(catalogue, territory);
        const territoryNote = region && sayTerritoryNote(region, words.language);
        return territoryNote ? [escapeMarkdown(`${words.territory(territory)}: ${territoryNote}`)] : [];
      }),
    ),
    ...(legend ? [legend] : []),
    words.sourceNote(words.sources(shown)),
    methodNote(context, words.texts, 'rank', figureMethod),
  ];
  const [swarm, map] = asked.page === null ? picturesOf(context, words, indicator, ranking, drawn, asked) : [];
  const limited = asked.below !== null || asked.above !== null;
  const threshold = thresholdOf(indicator, ranking, listed, asked, words);
  const summary = text(
    escapeMarkdown(summaryOf(indicator, ranking, ownTerritory, words, catalogue, asked.region !== null)),
  );
  const answer = message(
    heading(rank.heading({ name: words.name(indicator), scope: scopeName(asked, words), year: ranking.year })),
    asked.isOfCountries &&
      !asked.isAskedForCountries &&
      text(escapeMarkdown(rank.ofCountries({ year: asked.isOtherYear ? String(ranking.year) : 'none' }))),
    // How many are within a limit is what is asked.
    ...(limited ? [threshold, summary] : [summary, threshold]),
    table(
      [
        rightColumn(rank.columns.rank),
        asked.isOfCountries ? rank.columns.country : rank.columns.region,
        ...(isOfOneCountry(asked) ? [] : [rank.columns.country]),
        rightColumn(rank.columns.value),
      ],
      rows.map((row) => cellsOf(row, indicator, catalogue, asked, words)),
    ),
    swarm,
    ranking.newest && note(escapeMarkdown(rank.newest({ newest: ranking.newest.year, count: ranking.newest.count }))),
    noteLine(
      words,
      catalogue,
      shown,
      shown.flatMap(({ territory }) => regionOfTerritory(catalogue, territory) ?? []),
    ),
    buttonsOf(context, words, asked, listed, own, ranking.newest?.year ?? null),
  );
  return withFolds(answer, map ? fold(words, 'map', map) : null, details(words, notes));
}

/** The rows asked for, in the order asked for; ranks stay those among all. */
function listedOf({ ranked }: Ranking, asked: RankingAsked): RankedFigure[] {
  const kept = ranked.filter(({ figure }) => isWithin(figure.value, asked));
  return asked.isWorstFirst ? kept.reverse() : kept;
}

function cellsOf(
  row: RankedFigure | null,
  indicator: Indicator,
  catalogue: Catalogue,
  asked: RankingScope,
  words: FigureFormatter,
): Cell[] {
  const isOfOne = isOfOneCountry(asked);
  if (!row) return isOfOne ? ['', '…', ''] : ['', '…', '', ''];
  const { figure, rank } = row;
  return [
    rank === null ? '–' : { text: String(rank), value: rank },
    isCount(indicator) ? words.holder(figure.territory, indicator) : words.territoryCell(figure.territory),
    ...(isOfOne ? [] : [words.country(catalogue.territories.get(figure.territory)?.country ?? '')]),
    words.cell(figure, indicator),
  ];
}
