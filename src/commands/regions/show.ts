import { type FigureWords, figureWords } from '#src/answers/figures/figure-formatter.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { headlineIndicators } from '#src/domain/figures/headline.ts';
import type { Indicator } from '#src/domain/figures/indicator.ts';
import type { Sheet, Standing } from '#src/domain/figures/indicator-data.ts';
import { type Figure, figureIn, latestFigure, latestFlags, latestYear } from '#src/domain/figures/time-series.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import type { Region } from '#src/domain/regions/region.ts';
import type { Area } from '#src/domain/regions/territory.ts';
import { policyAreaLabel } from '#src/domain/regions/vocabulary.ts';
import { type FigureBook, openFigureBook } from '#src/operations/figures/figure-cache.ts';
import { type ExperienceBrief, listExperiencesOfRegion } from '#src/store/experiences/experience.ts';

const mostExperiences = 3;
const mostPeers = 3;

type Row = {
  indicator: Indicator;
  figure: Figure | null;
  /** Why the source withholds the value; null where it does not. */
  withheld: string | null;
  country: Figure | null;
  countryMedian: number | null;
  standing: Standing | null;
};

/** What a region is: place, type, latest figures, experiences, regions like it. */
export async function showRegion(context: AppContext, call: Call, code: string): Promise<Message> {
  const { catalogue, sql } = context;
  const words = figureWords(context, call);
  const region = catalogue.regions.get(code);
  const area = region && catalogue.areas.get(region.area);
  if (!region || !area) throw new TypeError(`No such region: ${code}`);
  const indicators = headlineIndicators(catalogue);
  const [book, experiences] = await Promise.all([
    openFigureBook(sql, catalogue, [...indicators.map((each) => each.code), ...structuralIndicators]),
    listExperiencesOfRegion(sql, region.code, mostExperiences),
  ]);
  const { region: texts } = words.texts;
  const name = words.region(region);
  const isWhole = catalogue.isWholeCountry(area);
  const country = isWhole ? null : words.country(area.country);
  const what = {
    name,
    kind: texts.kinds[isWhole ? 0 : area.level],
    isMember: region.isMember ? 'yes' : 'no',
  };
  const sentence = country ? texts.sentenceIn({ ...what, country }) : texts.sentence(what);
  const rows = indicators.map((indicator) => readRow(indicator, book.sheet(indicator.code), area, isWhole));
  const known = rows.filter(({ figure, withheld }) => figure || withheld !== null);
  const facts = factsOf(context, words, region, area);
  const peers = peersOf(context, book, area);
  const legend = words.flagLegend(rows.map(({ figure }) => figure));
  const sources = words.sources(rows.map(({ figure }) => figure));
  const notes = [
    ...(region.areaNote ? [escapeMarkdown(region.areaNote)] : []),
    ...(known.length > 0 ? [escapeMarkdown(texts.rankLegend({ level: words.levels(area.level) }))] : []),
    ...(rows.some(({ countryMedian }) => countryMedian !== null)
      ? [escapeMarkdown(words.texts.compare.countryMedian)]
      : []),
    ...(legend ? [legend] : []),
    ...(sources.length > 0 ? [words.sourceNote(sources)] : []),
  ];
  const told =
    experiences.length > 0
      ? experiences.map((each) => experienceLine(each))
      : [escapeMarkdown(texts.noExperiences({ name }))];
  const alike =
    peers.length > 0
      ? [escapeMarkdown(texts.peersLine({ names: peers.map((peer) => nameOf(peer, words, context)) }))]
      : [];

  const blocks: Block[] = [
    { type: 'heading', text: name },
    { type: 'text', markdown: escapeMarkdown(sentence) },
    { type: 'facts', items: facts },
    ...(known.length > 0
      ? [
          {
            type: 'table' as const,
            columns: [
              { label: texts.columns.figure },
              { label: texts.columns.value, align: 'right' as const },
              { label: texts.columns.year, align: 'right' as const },
              { label: texts.columns.rank, align: 'right' as const },
              ...(country ? [{ label: country, align: 'right' as const }] : []),
            ],
            rows: known.map((row) => cellsOf(row, area, words, country !== null)),
          },
        ]
      : [{ type: 'text' as const, markdown: escapeMarkdown(texts.noFigures) }]),
    { type: 'text', markdown: [`**${texts.experiences}**`, ...told].join('\n') },
    ...alike.map((markdown): Block => ({ type: 'text', markdown })),
    { type: 'note', markdown: notes.join('\n') },
    ...buttonsOf(context, words, region, experiences),
  ];
  const text = [
    escapeMarkdown(sentence),
    ...facts.map(({ label, value }) => md`${label}: ${value}`),
    ...known.map((row) => escapeMarkdown(lineOf(row, area, words))),
    ...told,
    ...alike,
    ...notes,
  ].join('\n');
  return { text, blocks };
}

function readRow(indicator: Indicator, sheet: Sheet | undefined, area: Area, isWhole: boolean): Row {
  const series = sheet?.series.get(area.code);
  const figure = latestFigure(series);
  const country = figure && !isWhole ? figureIn(sheet?.series.get(area.country), figure.year) : null;
  const newest = latestYear(series);
  return {
    indicator,
    figure,
    withheld: !figure && newest !== null ? latestFlags(series) : null,
    country,
    countryMedian: sheet && figure && !isWhole && !country ? sheet.countryMedian(figure.year, area.country) : null,
    standing: sheet && figure ? sheet.standing(figure.year, area.level) : null,
  };
}

function factsOf({ catalogue }: AppContext, words: FigureWords, region: Region, area: Area) {
  const { region: texts, figure } = words.texts;
  const { labels } = texts;
  const shown = words.region(region);
  const others = [...new Set(region.names.filter(({ isAlias }) => !isAlias).map(({ name }) => name))].filter(
    (name) => name !== shown,
  );
  const types = [
    ...(area.urbanType === null ? [] : [(texts.urban as Record<number, string>)[area.urbanType] ?? '']),
    ...(area.coastType === null ? [] : [(texts.coast as Record<number, string>)[area.coastType] ?? '']),
    ...(region.isIsland ? [texts.island] : []),
    ...(area.mountainType !== null && area.mountainType < 4 ? [texts.mountain] : []),
  ].filter(Boolean);
  const areas = [...new Set([...catalogue.indicators.values()].flatMap(({ policyArea }) => policyArea ?? []))];
  return [
    { label: labels.area, value: figure.area({ name: area.name, code: area.code, level: String(area.level) }) },
    ...(region.city ? [{ label: labels.city, value: region.city }] : []),
    ...(types.length > 0 ? [{ label: labels.type, value: types.join(', ') }] : []),
    ...(area.areaKm2 === null
      ? []
      : [{ label: labels.surface, value: texts.surface({ km2: words.number(area.areaKm2, 0) }) }]),
    ...(others.length > 0 ? [{ label: labels.names, value: others.slice(0, 8).join(', ') }] : []),
    { label: labels.areas, value: areas.map(policyAreaLabel).join(', ') },
  ];
}

function cellsOf(row: Row, area: Area, words: FigureWords, besideCountry: boolean): string[] {
  const { region: texts, figure: general } = words.texts;
  const { indicator, figure, standing } = row;
  if (!figure) return [words.label(indicator), general.suppressed, '–', '–', ...(besideCountry ? ['–'] : [])];
  const rank = standing?.ranks?.get(area.code);
  const value = words.value(figure.value, indicator);
  return [
    words.label(indicator),
    figure.flags ? `${value} ${figure.flags}` : value,
    String(figure.year),
    rank === undefined || !standing ? '–' : texts.rank({ rank, count: standing.count }),
    ...(besideCountry ? [besideOf(row, words) ?? '–'] : []),
  ];
}

/** The country's value, else the median of its regions, marked so. */
function besideOf({ indicator, country, countryMedian }: Row, words: FigureWords): string | null {
  if (country) return words.value(country.value, indicator);
  return countryMedian === null ? null : `~${words.value(countryMedian, indicator)}`;
}

function lineOf(row: Row, area: Area, words: FigureWords): string {
  const { figure, standing, indicator } = row;
  const beside = besideOf(row, words);
  if (!figure) return `${words.label(indicator)}: ${words.texts.figure.suppressed}, ${words.why(row.withheld ?? '')}`;
  const rank = standing?.ranks?.get(area.code);
  const details = [
    ...(figure.flags ? [words.flags(figure.flags)] : []),
    ...(rank !== undefined && standing ? [words.texts.region.rank({ rank, count: standing.count })] : []),
    ...(beside ? [`${words.country(area.country)} ${beside}`] : []),
  ];
  return `${words.label(indicator)}, ${figure.year}: ${words.value(figure.value, indicator)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

function peersOf({ catalogue }: AppContext, book: FigureBook, area: Area): string[] {
  const search = createPeerSearch(catalogue, book.sheet, book.remember);
  return search
    .usualPeers(area.code, area.level, null)
    .slice(0, mostPeers)
    .map((peer) => peer.area);
}

function nameOf(area: string, words: FigureWords, { catalogue }: AppContext): string {
  return `${words.area(area)} (${words.country(catalogue.areas.get(area)?.country ?? '')})`;
}

function experienceLine({ number, title }: ExperienceBrief): string {
  return md`- #${number} ${title}`;
}

function buttonsOf(
  { catalogue }: AppContext,
  words: FigureWords,
  region: Region,
  experiences: readonly ExperienceBrief[],
): Block[] {
  const { buttons } = words.texts.region;
  const all = [...catalogue.indicators.values()].slice(0, 25);
  return actions(
    button(buttons.peers, `/peers ${region.code}`),
    button(buttons.compare, `/compare ${region.code}`),
    ...experiences.map(({ number }) => button(`#${number}`, `/experience show ${number}`)),
    experiences.length > 0 && button(buttons.experiences, `/experience list region=${region.code}`),
    {
      type: 'select',
      placeholder: buttons.figures,
      options: all.map(({ code, name }) => ({ label: name, line: `/indicator show ${code} ${region.code}` })),
    },
  );
}
