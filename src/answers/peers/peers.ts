import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { heading, message, note, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import { formatPercent } from '#src/domain/figures/format.ts';
import { peerMethod } from '#src/domain/peers/method.ts';
import { structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { extremes, type Peer, thinCoverage } from '#src/domain/peers/peers.ts';
import type { Weights } from '#src/domain/peers/similarity.ts';
import { dimensions, structuralVariables } from '#src/domain/peers/structure.ts';
import { weightWords } from '#src/domain/peers/weights.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { spokenLanguage } from '#src/texts/index.ts';
import { sayTerritoryNote } from '#src/texts/territory-note.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { details } from '../figures/first-screen.ts';
import { methodNote } from '../method-note.ts';
import { locatorMap } from '../regions/locator-map.ts';
import { peersButtons, scopeButtons } from './buttons.ts';
import type { PeersAsked } from './peers-request.ts';
import { scopeNote } from './scope-note.ts';

/** Regions that are left out are named up to here, beyond by their countries. */
const mostNamed = 5;

/** The rows of the first screen. */
const mostRows = 5;

/** The words that a line about peers may end with. */
export const peersFolds = ['all', 'details'] as const;

/** The regions nearest in structure, what they are close on and what they differ on. */
export function peersMessage(context: AppContext, words: FigureFormatter, asked: PeersAsked): Message {
  const { catalogue } = context;
  const { peers: texts } = words.texts;
  const { name, answer } = asked;
  const rows = answer.peers.map((peer, index) => rowOf(peer, index, catalogue, words));
  const [first, ...next] = rows;
  const finding = answer.isAlone ? texts.alone({ region: name }) : findingOf(name, first, next.slice(0, 2), words);
  const notes = peersNotes(context, words, asked);
  const map = locatorMap(context, words.language, {
    region: asked.region,
    title: titleOf(finding, findingOf(name, first, [], words)),
    alike: answer.peers.map(({ territory }) => territory),
    source: texts.source({ datasets: datasetsOf(catalogue, asked).join(', ') }),
    remarks: words.territoryRemarks([
      asked.region,
      ...answer.peers.map((peer) => regionOfTerritory(catalogue, peer.territory) ?? undefined),
    ]),
  });
  const { columns } = texts;
  const tableOf = (some: readonly Row[]) =>
    table(
      [
        rightColumn(columns.number),
        columns.region,
        columns.country,
        rightColumn(columns.similarity),
        columns.closest,
        columns.farthest,
      ],
      some.map((row) => [
        row.number,
        row.name,
        row.country,
        { text: row.similarity, value: row.exact },
        row.closest,
        row.farthest,
      ]),
    );
  const shown = rows.slice(0, mostRows);
  // A column of one word says nothing: it is said below, and the column tells in what they differ.
  const [closest, ...others] = new Set(shown.map((row) => row.closest));
  const isOfOne = shown.length > 1 && others.length === 0 && closest !== undefined && closest !== '–';
  const shortTable = table(
    [columns.region, columns.country, rightColumn(columns.similarity), isOfOne ? columns.farthest : columns.closest],
    shown.map((row) => [
      row.name,
      row.country,
      { text: row.similarity, value: row.exact },
      isOfOne ? row.farthest : row.closest,
    ]),
  );
  const answered = message(
    heading(texts.heading({ region: name })),
    scopeNote(words, asked),
    text(escapeMarkdown(finding)),
    shortTable,
    note(
      escapeMarkdown([texts.scale, ...(isOfOne ? [texts.allClosest({ dimension: closest })] : [])].join(' ')),
      ...warningsOf(words, asked),
    ),
    peersButtons(context, words, asked),
  );
  return withFolds(
    answered,
    {
      name: 'all',
      label: texts.buttons.all({ count: rows.length }),
      blocks: [map, tableOf(rows), ...scopeButtons(words, asked)],
    },
    details(words, notes),
  );
}

/** Says why a list of peers is weak, on the first screen. */
function warningsOf(words: FigureFormatter, { region, name, answer }: PeersAsked): string[] {
  const { peers: texts } = words.texts;
  const percent = (share: number) => formatPercent(words.number(100 * share, 0), spokenLanguage(words.language));
  return [
    ...(region.territoryNote ? [`${name}: ${sayTerritoryNote(region, words.language)}`] : []),
    ...(answer.isFar && !answer.isAlone ? [farOf(words, answer)] : []),
    ...(answer.coverage < thinCoverage ? [texts.thin({ coverage: percent(answer.coverage) })] : []),
  ].map(escapeMarkdown);
}

/** Says that the last of the list is far, and which it is: the first screen may not show it. */
function farOf(words: FigureFormatter, { peers }: PeersAsked['answer']): string {
  const last = peers.at(-1);
  return words.texts.peers.far({
    count: peers.length,
    name: words.territory(last?.territory ?? ''),
    distance: words.number(last?.distance ?? 0, 2),
  });
}

function findingOf(region: string, first: Row | undefined, next: readonly Row[], { texts }: FigureFormatter): string {
  const nearest = { region, first: first?.name ?? '', similarity: first?.similarity ?? '' };
  return next.length > 0
    ? texts.peers.findingWithOthers({ ...nearest, others: next.map((row) => row.name) })
    : texts.peers.finding(nearest);
}

type Row = ReturnType<typeof rowOf>;

function rowOf(peer: Peer, index: number, catalogue: AppContext['catalogue'], words: FigureFormatter) {
  const ends = extremes(peer);
  const { dimension } = words;
  return {
    number: { text: String(index + 1), value: index + 1 },
    name: words.territory(peer.territory),
    country: words.country(catalogue.territories.get(peer.territory)?.country ?? ''),
    similarity: words.number(peer.similarity, 0),
    exact: peer.similarity,
    closest: ends ? dimension(ends.closest) : '–',
    farthest: ends ? dimension(ends.farthest) : '–',
  };
}

/** Of what is compared: not of what is left out, or counts nothing. */
function datasetsOf(catalogue: AppContext['catalogue'], { answer, weights }: PeersAsked): string[] {
  const used = structuralIndicators.filter((code) => !answer.excluded.includes(code) && isCounted(code, weights));
  return [...new Set(used.flatMap((code) => catalogue.indicators.get(code)?.dataset ?? []))];
}

/** What is left out of the comparison: what is asked about, and outcomes of its policy area. */
function excludedNotes(
  { catalogue }: AppContext,
  { texts, short }: FigureFormatter,
  { answer, betterAt }: PeersAsked,
): string[] {
  const excluded = answer.excluded.flatMap((code) => catalogue.indicators.get(code) ?? []);
  const asked = catalogue.indicators.get(betterAt ?? '');
  const isAsked = ({ family, measure }: Indicator) =>
    asked !== undefined && (family === asked.family || (measure !== null && measure === asked.measure));
  const [own, beside] = [excluded.filter(isAsked), excluded.filter((each) => !isAsked(each))];
  const namesOf = (list: readonly Indicator[]) => list.map(short);
  return [
    ...(own.length > 0 ? [texts.peers.excluded({ names: namesOf(own) })] : []),
    ...(beside.length > 0 ? [texts.peers.excludedBeside({ names: namesOf(beside) })] : []),
  ];
}

/** What is produced per head, in purchasing power and in euros. */
const productIndicators = ['gdp-per-head-pps', 'gdp-per-head'];

/** Returns whether an indicator is of a dimension that counts, by the weights asked for. */
function isCounted(code: string, weights: Weights): boolean {
  return structuralVariables.some(({ dimension, from }) => {
    const isOf = 'indicator' in from && (from.indicator === code || from.instead === code);
    return isOf && (weights[dimension] ?? 1) > 0;
  });
}

/** Lists the notes that a reader needs to judge a list of peers, in small Markdown. */
export function peersNotes(context: AppContext, words: FigureFormatter, asked: PeersAsked): string[] {
  const { catalogue } = context;
  const { peers: texts } = words.texts;
  const { region, territory, name, answer, isAbroad, isMembers } = asked;
  const percent = (share: number) => formatPercent(words.number(100 * share, 0), spokenLanguage(words.language));
  const used = dimensions.filter((dimension) => !answer.missingDimensions.includes(dimension));
  const country = words.countryInText(territory.country);
  const hasHome = answer.candidates.some(
    (each) => catalogue.territories.get(each.territory)?.country === territory.country,
  );
  const outcomesAmong = structuralIndicators.flatMap((code) => {
    const indicator = catalogue.indicators.get(code);
    const isAmong = !answer.excluded.includes(code) && isCounted(code, asked.weights);
    return indicator?.role === 'outcome' && isAmong ? [words.short(indicator)] : [];
  });
  const isWeighted = weightWords(asked.weights) !== '';
  const territoryNotes = [territory.code, ...answer.peers.map((peer) => peer.territory)].flatMap((code) => {
    const of = regionOfTerritory(catalogue, code);
    return of?.territoryNote ? [`${words.region(of)}: ${sayTerritoryNote(of, words.language)}`] : [];
  });
  return [
    ...(region.territoryNote ? [`${name}: ${sayTerritoryNote(region, words.language)}`] : []),
    ...territoryNotes,
    isWeighted
      ? texts.basisWeighted({
          dimensions: used.map((dimension) => weighted(dimension, asked.weights, words)),
          level: words.levels(territory.level),
          count: answer.considered,
        })
      : texts.basis({
          dimensions: used.map(words.dimension),
          level: words.levels(territory.level),
          count: answer.considered,
        }),
    ...(outcomesAmong.length > 0 ? [texts.outcomeAmong({ names: outcomesAmong })] : []),
    ...(answer.excluded.some((code) => productIndicators.includes(code)) ||
    !productIndicators.some((code) => isCounted(code, asked.weights))
      ? []
      : [texts.prices({ unit: answer.standIns.includes('gdp-per-head') ? 'euros' : 'pps' })]),
    ...(answer.missingDimensions.length > 0
      ? [texts.missing({ dimensions: answer.missingDimensions.map(words.dimension) })]
      : []),
    ...excludedNotes(context, words, asked),
    ...(territory.level === 2 ? [] : [texts.levelOnly({ region: name, level: words.levels(territory.level) })]),
    ...(isAbroad || isMembers || !hasHome || asked.country !== null ? [] : [texts.home({ country })]),
    ...(answer.stability === null ? [] : [texts.stability({ share: percent(answer.stability) })]),
    ...(answer.isFar && !answer.isAlone ? [farOf(words, answer)] : []),
    ...(answer.coverage < thinCoverage ? [texts.thin({ coverage: percent(answer.coverage) })] : []),
    ...(answer.incomparable.length > 0
      ? [
          texts.incomparable({
            count: answer.incomparable.length,
            names: incomparableNames(answer.incomparable, catalogue, words),
          }),
        ]
      : []),
    `${texts.source({ datasets: datasetsOf(catalogue, asked).join(', ') })}.`,
  ]
    .filter((note, index, all) => all.indexOf(note) === index)
    .map(escapeMarkdown)
    .concat(methodNote(context, words.texts, 'similarity', peerMethod));
}

/** "migration × 2"; the name alone where it counts once. */
function weighted(dimension: string, weights: Weights, words: FigureFormatter): string {
  const factor = weights[dimension] ?? 1;
  const name = words.dimension(dimension);
  return factor === 1 ? name : `${name} × ${words.number(factor, Number.isInteger(factor) ? 0 : 1)}`;
}

/** A few by name, many by their countries: "United Kingdom 41, Norway 6". */
function incomparableNames(
  territories: readonly string[],
  catalogue: AppContext['catalogue'],
  words: FigureFormatter,
): string {
  if (territories.length <= mostNamed) return words.texts.list(territories.map(words.territory));
  return [...Map.groupBy(territories, (territory) => catalogue.territories.get(territory)?.country ?? '')]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([country, list]) => words.texts.peers.incomparableIn({ country: words.country(country), count: list.length }))
    .join(', ');
}
