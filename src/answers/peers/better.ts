import type { AppContext } from '#src/context.ts';
import { heading, message, note, picture, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { isDoubtful } from '#src/domain/figures/compare.ts';
import type { BetterList, BetterPeer } from '#src/domain/peers/better.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { type PeersAsked, peersButtons, peersNotes } from './peers.ts';

/** Names stay legible in the picture. */
const mostChosen = 6;

/** The number of experiences of a region in the indicator's policy area, and how many of them tell results. */
export type ExperienceCount = { region: string; count: number; withResults: number };

/** Returns the better regions among the peers, or else the best one outside them. */
export function shownPeers(list: BetterList): BetterPeer[] {
  return list.better.length > 0 ? list.better : list.outside ? [list.outside] : [];
}

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
  const said = saidOf(texts, asked.side);
  const shown = shownPeers(list);
  const codeOf = (area: string) => regionOfTerritory(catalogue, area)?.code ?? area;
  const own = `${words.value(list.own.value, indicator)}${list.own.flags ? ` ${list.own.flags}` : ''}`;
  const doubtful = list.better.filter((each) => isDoubtful(each.figure)).length;
  const finding =
    list.better.length > 0
      ? said.finding({
          count: list.better.length,
          peers: asked.answer.peers.length,
          region: asked.name,
          own,
          year: list.own.year,
          doubtful,
        })
      : [
          said.none({ region: asked.name, own, year: list.own.year }),
          list.outside ? said.outside({ name: words.area(list.outside.peer.area) }) : said.noneOutside,
        ].join(' ');
  const entries = shown.map((each) => {
    const count = counts.find(({ region }) => region === codeOf(each.peer.area));
    return entryOf(each, indicator, count, catalogue, words, asked.side);
  });
  const legend = words.flagLegend([list.own, ...shown.map((each) => each.figure)]);
  const source = words.sourceNote(words.sources([list.own, ...shown.map((each) => each.figure)]));
  const notes = [
    escapeMarkdown(said.threshold),
    ...(list.withoutFigure.length > 0
      ? [escapeMarkdown(said.sameYear({ year: list.own.year, names: list.withoutFigure.map(words.area) }))]
      : []),
    ...(legend ? [legend] : []),
    source,
    ...peersNotes(context, words, asked),
  ];
  return message(
    heading(
      (asked.side === 'worse' ? texts.headingWorse : texts.headingBetter)({
        region: asked.name,
        indicator: indicator.name,
      }),
    ),
    text(escapeMarkdown(finding)),
    entries.length > 0 && text(...entries),
    pictureOf(context, words, asked, indicator, list, shown, finding),
    note(...notes),
    actions(
      ...shown
        .slice(0, 2)
        .map(({ peer }) =>
          button(
            texts.buttons.compare({ region: words.area(peer.area) }),
            `/compare ${asked.region.code} ${codeOf(peer.area)} indicators=${indicator.code}`,
          ),
        ),
      ...shown
        .slice(0, 1)
        .map(({ peer }) =>
          button(texts.buttons.profile({ region: words.area(peer.area) }), `/region show ${codeOf(peer.area)}`),
        ),
      ...counts
        .slice(0, 2)
        .map(({ region }) =>
          button(
            texts.buttons.experiences({ region: words.area(catalogue.regions.get(region)?.area ?? region) }),
            `/experience list area=${indicator.policyArea} region=${region}`,
          ),
        ),
    ),
    peersButtons(context, words, asked),
  );
}

/** The sentences of those ahead, with their own where those behind are meant. */
function saidOf({ better, worse }: FigureFormatter['texts']['peers'], side: PeersAsked['side']) {
  return side === 'better' ? better : { ...better, ...worse };
}

function entryOf(
  { peer, figure, difference, excess, isStable, farthest }: BetterPeer,
  indicator: Indicator,
  count: ExperienceCount | undefined,
  catalogue: AppContext['catalogue'],
  words: FigureFormatter,
  side: PeersAsked['side'],
): string {
  const said = saidOf(words.texts.peers, side);
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
  const region = words.area(peer.area);
  const country = words.country(catalogue.territories.get(peer.area)?.country ?? '');
  const line = {
    region,
    value: words.value(figure.value, indicator) + (figure.flags ? ` (${words.flags(figure.flags)})` : ''),
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
  { pictures }: AppContext,
  words: FigureFormatter,
  { region: _, area, name }: PeersAsked,
  indicator: Indicator,
  { own, standing }: BetterList,
  shown: readonly BetterPeer[],
  title: string,
): Block[] {
  const { ranks } = standing;
  const ownRank = ranks?.get(area.code);
  if (!ranks || ownRank === undefined) return [];
  const chosen = [
    { name, figure: own },
    ...shown.map((each) => ({ name: words.area(each.peer.area), figure: each.figure })),
  ];
  const drawn = pictures.add({
    type: 'beeswarm',
    language: words.language,
    title: title.replace(/\.$/, ''),
    subtitle: [words.label(indicator), indicator.unit, own.year].join(' · '),
    source: words.sources(chosen.map(({ figure }) => figure)).join('; '),
    unit: indicator.unit,
    decimals: indicator.decimals,
    values: standing.values,
    chosen: chosen.slice(0, mostChosen).map((each) => ({
      name: each.name,
      value: each.figure.value,
      rank: ranks.get(each.figure.area) ?? 0,
      ...(each.figure.flags && { flags: each.figure.flags }),
    })),
    median: standing.median,
  });
  return [picture(drawn)];
}
