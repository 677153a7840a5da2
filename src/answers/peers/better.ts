import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { heading, message, picture, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { figureMethod } from '#src/domain/figures/method.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import type { BetterList, BetterPeer } from '#src/domain/peers/better.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { details, noteLine } from '../figures/first-screen.ts';
import { methodNote } from '../method-note.ts';
import { peersButtons, scopeButtons } from './buttons.ts';
import { peersNotes } from './peers.ts';
import type { PeersAsked } from './peers-request.ts';
import { scopeNote } from './scope-note.ts';

/** The rows of the first screen. */
const mostRows = 5;
/** Names stay legible in the picture. */
const mostChosen = 8;

/** The number of experiences of a region in the indicator's policy area, and how many of them tell results. */
export type ExperienceCount = { region: string; count: number; withResults: number };

/** Returns the better regions among the peers, or else the best one outside them. */
export function shownPeers(list: BetterList): BetterPeer[] {
  return list.better.length > 0 ? list.better : list.outside ? [list.outside] : [];
}

/** Of the peers that are ahead by value but not beyond doubt, so many are named in the first sentence. */
export const mostOpen = 5;
/** Beside those who are better so many of them. */
export const mostBeside = 2;
/** Names of best matches in the first sentence. */
const mostMatches = 2;

/** Lists peers that are better at one indicator, each with reasons to learn from it. */
export function betterMessage(
  context: AppContext,
  words: FigureFormatter,
  asked: PeersAsked,
  indicator: Indicator,
  list: BetterList,
  counts: readonly ExperienceCount[],
): Message {
  const { catalogue } = context;
  const { peers: texts } = words.texts;
  const { said, heading: title } = saidOf(texts, asked.side, indicator);
  const shown = shownPeers(list);
  const codeOf = (territory: string) => regionOfTerritory(catalogue, territory)?.code ?? territory;
  const finding = findingOf(words, asked, indicator, list, said);
  const countOf = (each: BetterPeer) => counts.find(({ region }) => region === codeOf(each.peer.territory));
  const entries = shown.map((each) => entryOf(each, indicator, countOf(each), catalogue, words, said));
  const uncertain = [...list.open, ...list.outsideOpen];
  const figures = [list.own, ...[...shown, ...uncertain].map((each) => each.figure)];
  const legend = words.flagLegend(figures);
  const source = words.sourceNote(words.sources(figures));
  const notes = [
    escapeMarkdown(thresholdOf(indicator, list, words, said)),
    ...(indicator.role === 'outcome' ? [] : [escapeMarkdown(said[indicator.role])]),
    ...(list.newer ? [escapeMarkdown(said.newer({ year: list.newer.year, own: list.own.year }))] : []),
    ...(list.withoutFigure.length > 0
      ? [escapeMarkdown(said.sameYear({ year: list.own.year, names: list.withoutFigure.map(words.territory) }))]
      : []),
    ...(legend ? [legend] : []),
    source,
    methodNote(context, words.texts, 'similar-but-better', figureMethod),
    ...peersNotes(context, words, asked),
  ];
  const answer = message(
    heading(title({ region: asked.name, indicator: words.name(indicator) })),
    scopeNote(words, asked),
    text(escapeMarkdown(finding)),
    shown.length > 0 && tableOf(shown.slice(0, mostRows), indicator, countOf, catalogue, words, said),
    pictureOf(context, words, asked, indicator, list, [...shown, ...uncertain], titlesOf(asked, list, finding, said)),
    noteLine(words, catalogue, [list.own, ...shown.slice(0, mostRows).map(({ figure }) => figure)], [asked.region]),
    actions(
      ...shown
        .slice(0, 1)
        .map(({ peer }) =>
          button(
            texts.buttons.compare({ region: words.territory(peer.territory) }),
            `/compare ${asked.region.code} ${codeOf(peer.territory)} indicators=${indicator.code} year=${list.own.year}`,
          ),
        ),
      ...counts
        .slice(0, 1)
        .map(({ region }) =>
          button(
            texts.buttons.experiences({ region: words.territory(catalogue.regions.get(region)?.territory ?? region) }),
            `/experience list area=${indicator.policyArea} region=${region}`,
          ),
        ),
    ),
    peersButtons(context, words, asked),
  );
  return withFolds(
    answer,
    details(
      words,
      notes,
      entries.length > 0 && text(...entries),
      uncertain.length > 0 && openTable(uncertain, list.own, indicator, words),
      scopeButtons(words, asked),
    ),
  );
}

/** The better peers, a row each: value, how much better, how alike, and how many experiences of theirs are logged. */
function tableOf(
  shown: readonly BetterPeer[],
  indicator: Indicator,
  countOf: (each: BetterPeer) => ExperienceCount | undefined,
  { territories }: AppContext['catalogue'],
  words: FigureFormatter,
  said: Said,
): Block {
  const { columns } = said;
  // A column of noughts says nothing.
  const hasExperiences = indicator.policyArea !== null && shown.some((each) => (countOf(each)?.count ?? 0) > 0);
  return table(
    [
      columns.region,
      rightColumn(columns.value),
      rightColumn(columns.difference),
      rightColumn(columns.similarity),
      ...(hasExperiences ? [rightColumn(columns.experiences)] : []),
    ],
    shown.map((each) => {
      const { peer, figure, difference } = each;
      const region = words.territory(peer.territory);
      const country = words.country(territories.get(peer.territory)?.country ?? '');
      return [
        words.territoryCell(peer.territory, region === country ? region : `${region} (${country})`),
        words.cell(figure, indicator),
        { text: words.gap(difference, indicator), value: difference, unit: words.gapUnit(indicator) },
        { text: words.number(peer.similarity, 0), value: peer.similarity },
        ...(hasExperiences ? [{ text: String(countOf(each)?.count ?? 0), value: countOf(each)?.count ?? 0 }] : []),
      ];
    }),
  );
}

type Said = ReturnType<typeof saidOf>['said'];

/** Says who is better; where nobody is, why not, and who comes nearest to it. */
function findingOf(
  words: FigureFormatter,
  asked: PeersAsked,
  indicator: Indicator,
  list: BetterList,
  said: Said,
): string {
  const { better, open, outside, outsideOpen, ownDoubt, own, withoutFigure } = list;
  const target = {
    region: asked.name,
    own: [words.value(own.value, indicator), words.marks(own)].filter(Boolean).join(' '),
    year: own.year,
  };
  const peers = asked.answer.peers.length;
  const without = withoutFigure.length;
  // Only those with a figure are compared.
  const untold = without > 0 ? [said.withoutFigure({ count: without, peers, year: own.year })] : [];
  const sayOpen = (those: readonly BetterPeer[], say: Said['open']) =>
    those.length === 0
      ? []
      : [
          openOf(namesOf(those, better.length > 0 ? mostBeside : mostOpen, words), those.length, words, (named) =>
            say({ ...named, why: whyOpen(those, words) }),
          ),
        ];
  const untoldOpen = sayOpen(open, said.open);
  if (better.length > 0)
    return [
      said.finding({
        ...target,
        count: better.length,
        peers: peers - without,
        isAll: without === 0 ? 'yes' : 'no',
        names: words.texts.list(better.slice(0, mostMatches).map(({ peer }) => words.territory(peer.territory))),
      }),
      ...untold,
      ...untoldOpen,
    ].join(' ');
  return [
    ownDoubt === null ? said.none(target) : said.ownDoubt(target),
    ...untold,
    ...untoldOpen,
    ...(outside
      ? [
          said.outside({
            name: words.territory(outside.peer.territory),
            value: words.value(outside.figure.value, indicator),
          }),
        ]
      : [
          ...(ownDoubt !== null && outsideOpen.length > 0 && open.length === 0 ? [said.nonePeers] : []),
          ...sayOpen(outsideOpen, said.outsideOpen),
        ]),
    ...(outside || open.length + outsideOpen.length > 0 ? [] : [said.noneOutside]),
  ].join(' ');
}

/** Returns the names of the first of them. */
export function namesOf(
  peers: readonly { peer: { territory: string } }[],
  count: number,
  words: FigureFormatter,
): string[] {
  return peers.slice(0, count).map(({ peer }) => words.territory(peer.territory));
}

/** Says what stands against calling them better: each reason once. */
function whyOpen(peers: readonly BetterPeer[], words: FigureFormatter): string {
  const doubts = new Set(peers.flatMap(({ doubt }) => doubt ?? []));
  return [...doubts].map((doubt) => words.texts.compare.cells.why[doubt]).join(', ');
}

/** Of the picture, which marks those too who are ahead by value only: how many are better, and how many more by value. Else the finding. */
function titlesOf(
  asked: PeersAsked,
  { better, open, withoutFigure }: BetterList,
  finding: string,
  said: Said,
): string[] {
  if (better.length === 0 || open.length === 0) return [finding];
  const peers = asked.answer.peers.length - withoutFigure.length;
  return [said.title({ count: better.length, peers, region: asked.name, open: open.length }), finding];
}

/** Says the first names and how many more there are. */
export function openOf(
  names: readonly string[],
  count: number,
  words: FigureFormatter,
  say: (values: { names: string; more: number }) => string,
): string {
  const more = count - names.length;
  return say({ names: more > 0 ? names.join(', ') : words.texts.list(names), more });
}

/** The rule, in the indicator's unit. */
function thresholdOf(indicator: Indicator, { threshold }: BetterList, words: FigureFormatter, said: Said): string {
  return threshold === null ? said.thresholdRatio : said.threshold({ threshold: words.gap(threshold, indicator) });
}

/** Those that are ahead by value, and why that is not called better. */
function openTable(open: readonly BetterPeer[], own: Figure, indicator: Indicator, words: FigureFormatter): Block {
  const { better } = words.texts.peers;
  const { columns, openColumns } = better;
  return table(
    [better.openTitle, rightColumn(columns.value), rightColumn(openColumns.apart), openColumns.why],
    open.map(({ peer, figure, doubt, difference }) => [
      words.territory(peer.territory),
      words.cell(figure, indicator),
      { text: words.apart(figure.value, own.value, indicator), value: difference, unit: words.gapUnit(indicator) },
      doubt ? words.texts.compare.cells.why[doubt] : '',
    ]),
  );
}

/**
 * The sentences of those ahead, with their own where those behind are meant. Of what is no outcome nobody is better: who has a higher or a lower figure
 * is told.
 */
function saidOf(
  texts: FigureFormatter['texts']['peers'],
  side: PeersAsked['side'],
  { role, polarity }: Pick<Indicator, 'role' | 'polarity'>,
) {
  const { better } = texts;
  const isHigher = (side === 'better') === polarity > 0;
  // By doubtful figures nobody is called ahead: they are higher or lower.
  const { open, nonePeers, outsideOpen, noneOutside } = isHigher ? texts.higher : texts.lower;
  const byValue = { open, nonePeers, outsideOpen, noneOutside };
  if (role === 'outcome')
    return side === 'better'
      ? { said: { ...better, ...byValue }, heading: texts.headingBetter }
      : { said: { ...better, ...texts.worse, ...byValue }, heading: texts.headingWorse };
  return isHigher
    ? { said: { ...better, ...texts.higher }, heading: texts.headingHigher }
    : { said: { ...better, ...texts.lower }, heading: texts.headingLower };
}

function entryOf(
  { peer, figure, difference, excess, isStable, farthest }: BetterPeer,
  indicator: Indicator,
  count: ExperienceCount | undefined,
  catalogue: AppContext['catalogue'],
  words: FigureFormatter,
  said: Said,
): string {
  const answer = (yes: boolean | null, answers: { yes: string; no: string; unknown: string }) =>
    yes === null ? answers.unknown : yes ? answers.yes : answers.no;
  const evidence = [
    answer(excess === null ? null : excess > 0, said.excess),
    answer(isStable, said.stable),
    ...(indicator.policyArea
      ? [said.experiences({ count: count?.count ?? 0, withResults: count?.withResults ?? 0 })]
      : []),
    ...(farthest ? [said.farthest({ dimension: words.dimension(farthest) })] : []),
  ];
  const region = words.territory(peer.territory);
  const country = words.country(catalogue.territories.get(peer.territory)?.country ?? '');
  const line = {
    region,
    value: words.value(figure.value, indicator) + (words.marks(figure) ? ` (${words.warning(figure)})` : ''),
    difference: words.gap(difference, indicator),
    similarity: words.number(peer.similarity, 0),
  };
  return [
    region === country ? said.line(line) : said.lineIn({ ...line, country }),
    escapeMarkdown(`   ${evidence.join(' · ')}`),
  ].join('\n');
}

/** Draws where the region and its better peers stand among all regions. */
function pictureOf(
  { pictures, catalogue }: AppContext,
  words: FigureFormatter,
  { region, territory, name }: PeersAsked,
  indicator: Indicator,
  { own, standing }: BetterList,
  shown: readonly BetterPeer[],
  titles: readonly string[],
): Block[] {
  const { ranks } = standing;
  const ownRank = ranks?.get(territory.code);
  if (!ranks || ownRank === undefined) return [];
  const chosen = [
    { name, figure: own },
    ...shown.map((each) => ({ name: words.territory(each.peer.territory), figure: each.figure })),
  ].slice(0, mostChosen);
  const drawn = pictures.add({
    type: 'beeswarm',
    language: words.language,
    title: titleOf(titles[0] ?? '', ...titles.slice(1), `${name}: ${words.value(own.value, indicator)}`),
    subtitle: [words.label(indicator), words.unit(indicator), own.year].join(' · '),
    source: words.sources(chosen.map(({ figure }) => figure)).join('; '),
    unit: words.unit(indicator),
    decimals: indicator.decimals,
    values: standing.values,
    level: territory.level === 0 ? 'countries' : 'regions',
    doubtful: standing.doubtful,
    chosen: chosen.map((each) => {
      const { year: _, ...drawn } = words.drawn(each.figure, indicator);
      return { name: each.name, rank: ranks.get(each.figure.territory) ?? 0, ...drawn };
    }),
    median: standing.median,
    remarks: words.territoryRemarks([
      region,
      ...chosen.slice(1).map(({ figure }) => regionOfTerritory(catalogue, figure.territory) ?? undefined),
    ]),
    better: words.betterSide(indicator),
  });
  return [picture(drawn)];
}
