import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { type Cell, heading, message, note, picture, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { figureMethod } from '#src/domain/figures/method.ts';
import { quantile } from '#src/domain/figures/quantile.ts';
import type { RankedFigure, Ranking } from '#src/domain/figures/ranking.ts';
import { doubtOf, isDoubtful } from '#src/domain/figures/reliability.ts';
import { filterWords, type TerritoryFilter } from '#src/domain/figures/territory-filter.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { methodNote } from '../method-note.ts';
import { chooseRows, pageOf } from './choose-rows.ts';
import { missingReasons } from './describe-missing.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { details, fold, noteLine } from './first-screen.ts';
import { mappedFigures, regionMapOf } from './region-map.ts';

/** Whose figures are ranked. */
export type RankingScope = {
  country: string | null;
  isMembers: boolean;
  filter: TerritoryFilter;
  /** Countries are ranked, as regions have no figures. */
  isOfCountries?: boolean;
  /** Regions have figures, but none of the year asked for. */
  isOtherYear?: boolean;
};
/** A ranking as it was asked for. `page` is null for the overview; a file has all rows. */
export type RankingAsked = RankingScope & {
  indicator: string;
  page: number | 'all' | null;
  isWorstFirst: boolean;
  /** Only figures on one side of a number are listed. */
  below: number | null;
  above: number | null;
  year: number | null;
};

const mostChosen = 8;

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
  const rows = chooseRows(listed, asked.page, at);
  const shown = rows.flatMap((row) => row?.figure ?? []);
  const legend = words.flagLegend(shown);
  const notes = [
    ...(ranking.without.length > 0 ? [escapeMarkdown(withoutNote(ranking, words))] : []),
    ...new Set(
      shown.flatMap(({ territory }) => {
        const territoryNote = regionOfTerritory(catalogue, territory)?.territoryNote;
        return territoryNote ? [escapeMarkdown(`${words.territory(territory)}: ${territoryNote}`)] : [];
      }),
    ),
    ...(legend ? [legend] : []),
    words.sourceNote(words.sources(shown)),
    methodNote(context, words.texts, 'rank', figureMethod),
  ];
  const [swarm, map] = asked.page === null ? picturesOf(context, words, indicator, ranking, ownTerritory, asked) : [];
  const answer = message(
    heading(rank.heading({ name: indicator.name, scope: scopeName(asked, words), year: ranking.year })),
    asked.isOfCountries &&
      text(escapeMarkdown(rank.ofCountries({ year: asked.isOtherYear ? String(ranking.year) : 'none' }))),
    text(escapeMarkdown(summaryOf(indicator, ranking, ownTerritory, words, catalogue))),
    thresholdOf(indicator, ranking, listed, asked, words),
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
function listedOf({ ranked }: Ranking, { below, above, isWorstFirst }: RankingAsked): RankedFigure[] {
  const kept = ranked.filter(
    ({ figure }) => (below === null || figure.value < below) && (above === null || figure.value > above),
  );
  return isWorstFirst ? kept.reverse() : kept;
}

/** Says how many regions are on the side of the threshold asked for, and that the list is reversed. */
function thresholdOf(
  indicator: Indicator,
  { ranked }: Ranking,
  listed: readonly RankedFigure[],
  { below, above, isWorstFirst }: RankingAsked,
  words: FigureFormatter,
): Block | null {
  const { rank } = words.texts.indicator;
  const side = { count: listed.length, total: ranked.length };
  const sentences = [
    ...(below === null ? [] : [rank.below({ ...side, value: words.value(below, indicator) })]),
    ...(above === null ? [] : [rank.above({ ...side, value: words.value(above, indicator) })]),
    ...(isWorstFirst ? [rank.reversed] : []),
  ];
  return sentences.length === 0 ? null : text(escapeMarkdown(`${sentences.join('; ')}.`));
}

/** Whether a column of countries would say nothing: all are of one, or each is one. */
const isOfOneCountry = ({ country, isOfCountries }: RankingScope) => country !== null || isOfCountries === true;

/** "regions of Sweden". */
export function scopeName(asked: RankingScope, words: FigureFormatter): string {
  const { country, isMembers, filter } = asked;
  const { scopes } = words.texts.indicator.rank;
  if (asked.isOfCountries)
    return country ? words.country(country) : isMembers ? scopes.countriesOfMembers : scopes.countries;
  let scope = country
    ? scopes.country({ name: words.countryInText(country) })
    : isMembers
      ? scopes.members
      : scopes.all;
  if (filter.isIsland) scope = scopes.island({ scope });
  if (filter.isCoast) scope = scopes.coast({ scope });
  return filter.except.length === 0 ? scope : scopes.except({ scope, names: filter.except.map(words.named) });
}

function cellsOf(
  row: RankedFigure | null,
  indicator: Indicator,
  catalogue: Catalogue,
  asked: RankingScope,
  words: FigureFormatter,
): Cell[] {
  const isOfOne = isOfOneCountry(asked);
  if (!row) return isOfOne ? ['…', '', ''] : ['…', '', '', ''];
  const { figure, rank } = row;
  return [
    rank === null ? '–' : { text: String(rank), value: rank },
    words.territory(figure.territory),
    ...(isOfOne ? [] : [words.country(catalogue.territories.get(figure.territory)?.country ?? '')]),
    words.cell(figure, indicator),
  ];
}

/** Where most regions lie, who is best and last beyond doubt, where the asker's own region is. */
function summaryOf(
  indicator: Indicator,
  ranking: Ranking,
  own: string | null,
  words: FigureFormatter,
  catalogue: Catalogue,
) {
  const { rank } = words.texts.indicator;
  const { ranked } = ranking;
  const [first] = ranked;
  if (!first) return '';
  const ownRow = ranked.find(({ figure }) => figure.territory === own);
  const ends = endsOf(indicator, ranking, words, catalogue);
  return [
    ...(ownRow && ownRow.rank !== null
      ? [
          rank.own({
            region: words.territory(ownRow.figure.territory),
            rank: ownRow.rank,
            count: ranked.length,
            value: words.value(ownRow.figure.value, indicator),
          }),
        ]
      : own && !ownRow
        ? [rank.ownOutside({ region: words.territory(own) })]
        : []),
    ...(first.rank === null ? [] : [middleOf(indicator, ranking, words).full]),
    ...(ends ? [ends] : []),
    rank.summary({ order: words.order(indicator) }),
    ...(first.rank === null ? [rank.fewRanked({ count: ranked.length })] : []),
  ]
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

/** "Half of the 244 regions lie between 3.1% and 7.0%; the median is 4.8%". */
function middleOf(indicator: Indicator, { ranked, median }: Ranking, words: FigureFormatter) {
  const values = ranked.map(({ figure }) => figure.value);
  const said = {
    count: ranked.length,
    what: ranked.every(({ figure }) => figure.territory.length === 2) ? 'countries' : 'regions',
    low: words.value(quantile(values, 0.25), indicator),
    high: words.value(quantile(values, 0.75), indicator),
    median: words.value(median, indicator),
  } as const;
  const { middle, middleShort } = words.texts.indicator.rank;
  return { full: middle(said), short: middleShort(said) };
}

/** The first and last of those whose figures carry no doubt; null where there are no two of them. */
function endsOf(
  indicator: Indicator,
  { ranked }: Ranking,
  words: FigureFormatter,
  { territories }: Catalogue,
): string | null {
  const isAcrossCountries = new Set(ranked.map(({ figure }) => territories.get(figure.territory)?.country)).size > 1;
  const sound = ranked.filter(({ figure }) => doubtOf(figure, isAcrossCountries) === null);
  const [first, last] = [sound[0], sound.at(-1)];
  if (!first || !last || first === last) return null;
  return words.texts.indicator.rank.finding({
    order: indicator.role === 'outcome' ? 'best' : 'highest',
    first: words.territory(first.figure.territory),
    value: words.value(first.figure.value, indicator),
    last: words.territory(last.figure.territory),
    lastValue: words.value(last.figure.value, indicator),
  });
}

/** How many have no figure, by the reason. */
function withoutNote({ without, year }: Ranking, words: FigureFormatter): string {
  const reasons = missingReasons(
    without.map(({ missing }) => missing),
    words,
  );
  return words.texts.indicator.rank.without({ count: without.length, year, reasons });
}

function picturesOf(
  context: AppContext,
  words: FigureFormatter,
  indicator: Indicator,
  ranking: Ranking,
  own: string | null,
  { country, isMembers, filter, isOfCountries }: RankingScope,
): Block[] {
  const { pictures, catalogue } = context;
  const { rank } = words.texts.indicator;
  const { ranked, median, year } = ranking;
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last || first.rank === null) return [];
  const name = ({ figure }: RankedFigure) => words.territory(figure.territory);
  const ownRow = ranked.find(({ figure }) => figure.territory === own);
  const value = ({ figure }: RankedFigure) => words.value(figure.value, indicator);
  const middle = middleOf(indicator, ranking, words);
  const title =
    ownRow && ownRow.rank !== null
      ? titleOf(
          rank.own({ region: name(ownRow), rank: ownRow.rank, count: ranked.length, value: value(ownRow) }),
          `${name(ownRow)}: ${value(ownRow)}`,
        )
      : titleOf(middle.full, middle.short);
  const caption = {
    language: words.language,
    title,
    subtitle: [words.label(indicator), indicator.unit, year].join(' · '),
    source: words.sources(ranked.map(({ figure }) => figure)).join('; '),
  };
  const members = ranked.filter(({ figure }) => regionOfTerritory(catalogue, figure.territory)?.isMember);
  const wanted = ranked.length <= mostChosen ? ranked : [ownRow ?? first, ...members, first, last];
  const named = [...new Set(wanted)].slice(0, mostChosen);
  const remarks = words.territoryRemarks(
    named.map((row) => regionOfTerritory(catalogue, row.figure.territory) ?? undefined),
  );
  const swarm = pictures.add({
    type: 'beeswarm',
    ...caption,
    unit: indicator.unit,
    decimals: indicator.decimals,
    values: ranked.map(({ figure }) => figure.value),
    doubtful: ranked.flatMap(({ figure }) => (isDoubtful(figure, indicator) ? [figure.value] : [])),
    chosen: named.map((row) => {
      const { year: _, ...drawn } = words.drawn(row.figure, indicator);
      return { name: name(row), rank: row.rank ?? 0, ...drawn };
    }),
    median,
    level: isOfCountries ? 'countries' : 'regions',
    remarks,
    better: words.betterSide(indicator),
  });
  const drawn = [picture(swarm)];
  if (!country && !isMembers && !isOfCountries && filterWords(filter) === '') {
    const figures = ranked.map(({ figure }) => figure);
    const ownRegions = ownRow ? [regionOfTerritory(catalogue, ownRow.figure.territory) ?? undefined] : [];
    drawn.push(
      regionMapOf(context, words, {
        ...caption,
        ...mappedFigures(figures, indicator, words),
        remarks: words.territoryRemarks(ownRegions),
        own,
      }),
    );
  }
  return drawn;
}

/** The words a line says the limits of a ranking with. */
export function limitWords({ below, above, year }: Pick<RankingAsked, 'below' | 'above' | 'year'>): string {
  return [below !== null && ` below=${below}`, above !== null && ` above=${above}`, year !== null && ` year=${year}`]
    .filter(Boolean)
    .join('');
}

function buttonsOf(
  { catalogue }: AppContext,
  words: FigureFormatter,
  asked: RankingAsked,
  ranked: readonly RankedFigure[],
  own: { region: string; territory: string } | null,
  newest: number | null,
): Block[] {
  const { buttons } = words.texts.indicator.rank;
  const base = `/indicator rank ${asked.indicator}`;
  const scoped = `${base}${asked.country ? ` country=${asked.country}` : ''}${asked.isMembers ? ' members' : ''}${filterWords(asked.filter)}${limitWords(asked)}`;
  const line = `${scoped}${asked.isWorstFirst ? ' order=worst' : ''}`;
  const { page: near, pages, rangeOf } = pageOf(ranked.length, typeof asked.page === 'number' ? asked.page : 1);
  const range = (other: number) => buttons.page(rangeOf(other));
  const page = typeof asked.page === 'number' ? near : null;
  const country = own ? (catalogue.territories.get(own.territory)?.country ?? null) : null;
  const others = [
    ...(asked.country !== null || asked.isMembers ? [{ label: buttons.everyone, line: base }] : []),
    ...(country !== null && !asked.isOfCountries && asked.country !== country
      ? [{ label: buttons.country({ name: words.country(country) }), line: `${base} country=${country}` }]
      : []),
    ...(newest === null ? [] : [{ label: buttons.ofYear({ year: newest }), line: `${line} year=${newest}` }]),
    ...(own === null
      ? []
      : [
          {
            label: buttons.show({ region: words.territory(own.territory) }),
            line: `/indicator show ${asked.indicator} ${own.region}`,
          },
        ]),
  ];
  return actions(
    page === null && pages > 1 && button(buttons.full, `${line} page=1`),
    page !== null && page > 1 && button(range(page - 1), `${line} page=${page - 1}`),
    page !== null && page < pages && button(range(page + 1), `${line} page=${page + 1}`),
    page !== null && button(buttons.overview, line),
    asked.isWorstFirst ? button(buttons.bestFirst, scoped) : button(buttons.worstFirst, `${scoped} order=worst`),
    !asked.isMembers && button(buttons.members, `${base} members`),
    others.length > 0 && { type: 'select', placeholder: words.texts.compare.buttons.goOn, options: others },
  );
}
