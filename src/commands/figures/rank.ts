import { type FigureWords, figureWords } from '#src/answers/figures/figure-formatter.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Indicator } from '#src/domain/figures/indicator.ts';
import { type RankedFigure, type Ranking, rankAreas } from '#src/domain/figures/ranking.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { regionOfArea } from '#src/domain/regions/naming.ts';
import type { Area } from '#src/domain/regions/territory.ts';
import { openFigureBook } from '#src/operations/figures/figure-cache.ts';

type Scope = { country: string | null; isMembers: boolean };
type Asked = Scope & { indicator: string; page: number | null };

const pageLength = 25;
/** A list up to this long is shown whole; of a longer one its head, its end and the asker's own region. */
const fewRows = 25;
const headLength = 10;
const endLength = 3;
const mostChosen = 8;

/** Regions in order of one figure: all of Europe, one country's, or the members. */
export async function rankIndicator(context: AppContext, call: Call, asked: Asked): Promise<Message> {
  const { catalogue } = context;
  const words = figureWords(context, call);
  const indicator = catalogue.indicators.get(asked.indicator);
  if (!indicator) throw new TypeError(`No such indicator: ${asked.indicator}`);
  const { rank } = words.texts.indicator;
  const scope = asked.country
    ? rank.scopes.country({ name: words.country(asked.country) })
    : asked.isMembers
      ? rank.scopes.members
      : rank.scopes.all;
  const book = await openFigureBook(context.sql, catalogue, [indicator.code]);
  const sheet = book.sheet(indicator.code);
  const ranking = sheet ? rankAreas(sheet, listAreas(catalogue, asked)) : null;
  if (!ranking) throw new UserError(rank.nothing({ name: indicator.name, scope }));

  const own = catalogue.regions.get(call.person.region ?? '')?.area ?? null;
  const rows = chooseRows(ranking.ranked, asked.page, own);
  const heading = rank.heading({ name: indicator.name, scope, year: ranking.year });
  const summary = escapeMarkdown(summaryOf(indicator, ranking, own, words));
  const shown = rows.flatMap((row) => row?.figure ?? []);
  const source = words.sourceNote(words.sources(shown));
  const legend = words.flagLegend(shown);
  const notes = [
    ...(ranking.without.length > 0
      ? [escapeMarkdown(rank.without({ count: ranking.without.length, year: ranking.year }))]
      : []),
    ...new Set(
      shown.flatMap(({ area }) => {
        const note = regionOfArea(catalogue, area)?.areaNote;
        return note ? [escapeMarkdown(`${words.area(area)}: ${note}`)] : [];
      }),
    ),
    ...(legend ? [legend] : []),
    source,
  ];
  const blocks: Block[] = [
    { type: 'heading', text: heading },
    { type: 'text', markdown: summary },
    {
      type: 'table',
      columns: [
        { label: rank.columns.rank, align: 'right' },
        { label: rank.columns.region },
        ...(asked.country ? [] : [{ label: rank.columns.country }]),
        { label: rank.columns.value, align: 'right' },
      ],
      rows: rows.map((row) => cellsOf(row, indicator, catalogue, asked, words)),
    },
    ...(asked.page === null ? picturesOf(context, words, indicator, ranking, own, asked) : []),
    { type: 'note', markdown: notes.join('\n') },
    ...buttonsOf(context, words, asked, ranking, own, call.person.region),
  ];
  const text = [
    escapeMarkdown(heading),
    summary,
    ...rows.map((row) => escapeMarkdown(cellsOf(row, indicator, catalogue, asked, words).filter(Boolean).join(' '))),
    ...notes,
  ].join('\n');
  return { text, blocks };
}

function listAreas(catalogue: Catalogue, { country, isMembers }: Scope): Area[] {
  if (isMembers) {
    const members = [...catalogue.regions.values()].filter((region) => region.isMember);
    const areas = new Set(members.map(({ area }) => area));
    return [...areas]
      .flatMap((code) => catalogue.areas.get(code) ?? [])
      .filter((area) => !country || area.country === country);
  }
  return [...catalogue.areas.values()].filter((area) => area.level === 2 && (!country || area.country === country));
}

/** A page, or all, or the head, the surroundings of the own region and the end; null stands for what is left out. */
function chooseRows(ranked: readonly RankedFigure[], page: number | null, own: string | null): (RankedFigure | null)[] {
  if (page !== null) {
    const last = Math.max(1, Math.ceil(ranked.length / pageLength));
    const start = (Math.min(Math.max(page, 1), last) - 1) * pageLength;
    return ranked.slice(start, start + pageLength);
  }
  if (ranked.length <= fewRows) return [...ranked];
  const at = ranked.findIndex(({ figure }) => figure.area === own);
  const chosen = ranked.map(
    (_, index) => index < headLength || index >= ranked.length - endLength || (at >= 0 && Math.abs(index - at) <= 1),
  );
  return ranked.flatMap((row, index) => {
    if (chosen[index]) return [row];
    return chosen[index - 1] ? [null] : [];
  });
}

function cellsOf(
  row: RankedFigure | null,
  indicator: Indicator,
  catalogue: Catalogue,
  { country }: Scope,
  words: FigureWords,
): string[] {
  if (!row) return country ? ['…', '', ''] : ['…', '', '', ''];
  const { figure, rank } = row;
  const value = words.value(figure.value, indicator);
  return [
    rank === null ? '–' : String(rank),
    words.area(figure.area),
    ...(country ? [] : [words.country(catalogue.areas.get(figure.area)?.country ?? '')]),
    figure.flags ? `${value} ${figure.flags}` : value,
  ];
}

function summaryOf(indicator: Indicator, { ranked, median }: Ranking, own: string | null, words: FigureWords) {
  const { rank } = words.texts.indicator;
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last) return '';
  const value = ({ figure }: RankedFigure) => words.value(figure.value, indicator);
  const ownRow = ranked.find(({ figure }) => figure.area === own);
  return [
    rank.finding({
      first: words.area(first.figure.area),
      value: value(first),
      last: words.area(last.figure.area),
      lastValue: value(last),
    }),
    rank.summary({
      count: ranked.length,
      order: rank.order[`${indicator.polarity}`],
      median: words.value(median, indicator),
    }),
    ...(ownRow && ownRow.rank !== null
      ? [
          rank.own({
            region: words.area(ownRow.figure.area),
            rank: ownRow.rank,
            count: ranked.length,
            value: value(ownRow),
          }),
        ]
      : own && !ownRow
        ? [rank.ownOutside({ region: words.area(own) })]
        : []),
    ...(first.rank === null ? [rank.fewRanked({ count: ranked.length })] : []),
  ]
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

function picturesOf(
  { pictures }: AppContext,
  words: FigureWords,
  indicator: Indicator,
  { ranked, median, year }: Ranking,
  own: string | null,
  { country, isMembers }: Scope,
): Block[] {
  const { rank } = words.texts.indicator;
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last || first.rank === null) return [];
  const name = ({ figure }: RankedFigure) => words.area(figure.area);
  const ownRow = ranked.find(({ figure }) => figure.area === own);
  const value = ({ figure }: RankedFigure) => words.value(figure.value, indicator);
  const title =
    ownRow && ownRow.rank !== null
      ? rank.own({ region: name(ownRow), rank: ownRow.rank, count: ranked.length, value: value(ownRow) })
      : rank.finding({ first: name(first), value: value(first), last: name(last), lastValue: value(last) });
  const caption = {
    title,
    subtitle: [words.label(indicator), indicator.unit, year].join(' · '),
    source: words.sources(ranked.map(({ figure }) => figure)).join('; '),
  };
  const wanted = ranked.length <= mostChosen ? ranked : [ownRow ?? first, first, last];
  const swarm = pictures.add({
    type: 'beeswarm',
    ...caption,
    unit: indicator.unit,
    decimals: indicator.decimals,
    values: ranked.map(({ figure }) => figure.value),
    chosen: [...new Set(wanted)].map((row) => ({
      name: name(row),
      value: row.figure.value,
      rank: row.rank ?? 0,
      ...(row.figure.flags && { flags: row.figure.flags }),
    })),
    median,
  });
  const drawn = [swarm];
  if (!country && !isMembers)
    drawn.push(
      pictures.add({
        type: 'tileMap',
        ...caption,
        unit: indicator.unit,
        decimals: indicator.decimals,
        values: Object.fromEntries(ranked.map(({ figure }) => [figure.area, figure.value])),
        highlights: ownRow ? [{ code: ownRow.figure.area, name: name(ownRow) }] : [],
      }),
    );
  return drawn.map(({ key, alt, width, height }) => ({ type: 'picture', key, alt, width, height }));
}

function buttonsOf(
  { catalogue }: AppContext,
  words: FigureWords,
  asked: Asked,
  { ranked }: Ranking,
  own: string | null,
  ownRegion: string | null,
): Block[] {
  const { buttons } = words.texts.indicator.rank;
  const base = `/indicator rank ${asked.indicator}`;
  const line = `${base}${asked.country ? ` country=${asked.country}` : ''}${asked.isMembers ? ' members' : ''}`;
  const pages = Math.ceil(ranked.length / pageLength);
  const range = (page: number) =>
    buttons.page({ from: (page - 1) * pageLength + 1, to: Math.min(page * pageLength, ranked.length) });
  const page = asked.page === null ? null : Math.min(Math.max(asked.page, 1), pages);
  const country = own ? (catalogue.areas.get(own)?.country ?? null) : null;
  return actions(
    page === null && pages > 1 && button(buttons.full, `${line} page=1`),
    page !== null && page > 1 && button(range(page - 1), `${line} page=${page - 1}`),
    page !== null && page < pages && button(range(page + 1), `${line} page=${page + 1}`),
    page !== null && button(buttons.overview, line),
    (asked.country !== null || asked.isMembers) && button(buttons.everyone, base),
    !asked.isMembers && button(buttons.members, `${base} members`),
    country !== null &&
      asked.country !== country &&
      button(buttons.country({ name: words.country(country) }), `${base} country=${country}`),
    own !== null &&
      ownRegion !== null &&
      button(buttons.show({ region: words.area(own) }), `/indicator show ${asked.indicator} ${ownRegion}`),
  );
}
