import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { heading, message, note, picture, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { withLabel } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { BetterScore, BetterScoreList } from '#src/domain/peers/better-area.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import { uncertaintyOf } from '#src/domain/scores/scenarios.ts';
import type { ScoreSet } from '#src/domain/scores/score-book.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { namePolicyArea, policyAreaInText } from '#src/texts/topics.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { details } from '../figures/first-screen.ts';
import { methodNote } from '../method-note.ts';
import { ofWhom } from '../scores/score-words.ts';
import { type ExperienceCount, mostBeside, mostOpen, namesOf, openOf } from './better.ts';
import { peersButtons, scopeButtons } from './buttons.ts';
import { peersNotes } from './peers.ts';
import type { PeersAsked } from './peers-request.ts';
import { scopeNote } from './scope-note.ts';

/** Names stay legible in the picture. */
const mostChosen = 6;
/** The rows of the first screen. */
const mostRows = 5;
const mostMatches = 2;

export type BetterAreaAsked = {
  area: PolicyArea;
  set: ScoreSet;
  list: BetterScoreList;
  counts: readonly ExperienceCount[];
  /** The year of a newer score that was passed over, because it rests on doubtful figures. */
  newer: number | null;
};

/** Those listed: the better peers, or else the best one outside them. */
export function shownScores({ better, outside }: BetterScoreList): BetterScore[] {
  return better.length > 0 ? better : outside ? [outside] : [];
}

/** Lists peers that are clearly better in a policy area by its score, each with reasons to learn from it. */
export function betterAreaMessage(
  context: AppContext,
  words: FigureFormatter,
  asked: PeersAsked,
  found: BetterAreaAsked,
): Message {
  const { catalogue } = context;
  const { area: texts, buttons } = words.texts.peers;
  const { area, set, list, counts, newer } = found;
  const shown = shownScores(list);
  const codeOf = (territory: string) => regionOfTerritory(catalogue, territory)?.code ?? territory;
  const areaName = namePolicyArea(area, words.language);
  const say = (isOlder: 'yes' | 'no') =>
    findingOf(words, asked, found, policyAreaInText(area, words.language), isOlder);
  // Why an older score is told, while others show the newest, is said beside it; a title has no room for that.
  const [finding, title] = [say(newer === null ? 'no' : 'yes'), say('no')];
  const indicators = set.indicators.flatMap((code) => catalogue.indicators.get(code) ?? []);
  // Where a newer score is shown elsewhere, the year is told beside the number.
  const rests = [
    ...(newer === null ? [] : [texts.newer({ newer, year: set.year })]),
    texts.rests({ names: indicators.map(words.label) }),
    ...ofWhom(words, indicators),
  ].join(' ');
  const entries = shown.map((each) =>
    entryOf(
      words,
      catalogue,
      asked,
      each,
      counts.find(({ region }) => region === codeOf(each.peer.territory)),
    ),
  );
  const notes = [
    escapeMarkdown(texts.threshold),
    ...(list.withoutScore.length > 0
      ? [escapeMarkdown(texts.without({ year: set.year, names: list.withoutScore.map(words.territory) }))]
      : []),
    ...(list.open.length > mostOpen
      ? [
          escapeMarkdown(
            texts.open({
              side: asked.side,
              names: words.texts.list(list.open.map(({ peer }) => words.territory(peer.territory))),
              more: 0,
            }),
          ),
        ]
      : []),
    methodNote(context, words.texts, 'similar-but-better-in-a-policy-area', scoreMethod),
    ...peersNotes(context, words, asked),
  ];
  const answer = message(
    heading(
      (asked.side === 'worse' ? texts.headingWorse : texts.headingBetter)({ region: asked.name, area: areaName }),
    ),
    scopeNote(words, asked),
    text(escapeMarkdown(finding)),
    shown.length > 0 && scoreTable(words, asked, shown.slice(0, mostRows), codeOf, counts),
    pictureOf(context, words, asked, found, title, areaName),
    note(escapeMarkdown(rests)),
    actions(
      ...shown
        .slice(0, 1)
        .map(({ peer }) =>
          button(
            buttons.compare({ region: words.territory(peer.territory) }),
            `/compare ${asked.region.code} ${codeOf(peer.territory)} area=${area}`,
          ),
        ),
      ...counts
        .slice(0, 1)
        .map(({ region }) =>
          button(
            buttons.experiences({ region: words.named(region) }),
            `/experience list area=${area} region=${region}`,
          ),
        ),
    ),
    peersButtons(context, words, asked),
  );
  const own = button(
    words.texts.score.buttons.score({ region: asked.name }),
    `/score ${asked.region.code} area=${area}`,
  );
  return withFolds(
    answer,
    details(words, notes, entries.length > 0 && text(...entries), [...actions(own), ...scopeButtons(words, asked)]),
  );
}

/** The better regions, a row each: points, how much better, how alike, and how many experiences of theirs are logged. */
function scoreTable(
  words: FigureFormatter,
  { side }: PeersAsked,
  shown: readonly BetterScore[],
  codeOf: (territory: string) => string,
  counts: readonly ExperienceCount[],
): Block {
  const { better, worse } = words.texts.peers;
  const { columns } = side === 'better' ? better : worse;
  const { pictureUnit } = words.texts.score;
  const title = pictureUnit.charAt(0).toUpperCase() + pictureUnit.slice(1);
  return table(
    [columns.region, ...[title, columns.difference, columns.similarity, columns.experiences].map(rightColumn)],
    shown.map(({ peer, score, gap }) => [
      words.territoryCell(peer.territory),
      { text: words.number(score.score, 1), value: score.score },
      { text: words.number(gap, 1), value: gap },
      { text: words.number(peer.similarity, 0), value: peer.similarity },
      numberCell(counts.find(({ region }) => region === codeOf(peer.territory))?.count ?? 0),
    ]),
  );
}

const numberCell = (value: number) => ({ text: String(value), value });

function findingOf(
  words: FigureFormatter,
  asked: PeersAsked,
  { set, list }: BetterAreaAsked,
  area: string,
  isOlder: 'yes' | 'no',
): string {
  const { area: texts } = words.texts.peers;
  const target = {
    region: asked.name,
    area,
    side: asked.side,
    own: words.number(list.own.score, 1),
    year: set.year,
    isOlder,
  };
  const peers = asked.answer.peers.length;
  const without = list.withoutScore.length;
  // Only those with a score are compared.
  const untold = without > 0 ? [texts.withoutScore({ count: without, peers, year: set.year })] : [];
  const { outside } = list;
  const sayOpen = (those: readonly BetterScore[], say: typeof texts.open) =>
    those.length === 0
      ? []
      : [
          openOf(namesOf(those, list.better.length > 0 ? mostBeside : mostOpen, words), those.length, words, (said) =>
            say({ side: asked.side, ...said }),
          ),
        ];
  const untoldOpen = sayOpen(list.open, texts.open);
  // Nobody is called better for a doubt about the region's own score; that none of the peers is ahead by value either is another thing.
  const areOnlyOthers = list.isOwnDoubtful && list.open.length === 0 && list.outsideOpen.length > 0 && without < peers;
  if (list.better.length > 0)
    return [
      texts.finding({
        ...target,
        count: list.better.length,
        peers: peers - without,
        isAll: without === 0 ? 'yes' : 'no',
        names: words.texts.list(list.better.slice(0, mostMatches).map(({ peer }) => words.territory(peer.territory))),
      }),
      ...untold,
      ...untoldOpen,
    ].join(' ');
  return [
    list.isOwnDoubtful ? texts.ownDoubt(target) : texts.none(target),
    ...untold,
    ...untoldOpen,
    ...(outside
      ? [texts.outside({ name: words.territory(outside.peer.territory), score: words.number(outside.score.score, 1) })]
      : [
          ...(areOnlyOthers ? [texts.nonePeers({ side: asked.side })] : []),
          ...sayOpen(list.outsideOpen, texts.outsideOpen),
        ]),
    ...(outside || list.open.length + list.outsideOpen.length > 0 ? [] : [texts.noneOutside({ side: asked.side })]),
  ].join(' ');
}

function entryOf(
  words: FigureFormatter,
  catalogue: AppContext['catalogue'],
  { side }: PeersAsked,
  { peer, score, gap, net, excess, isStable, farthest }: BetterScore,
  count: ExperienceCount | undefined,
): string {
  const { area: texts, better, worse } = words.texts.peers;
  const said = side === 'better' ? better : { ...better, ...worse };
  const answer = (yes: boolean | null, answers: { yes: string; no: string; unknown: string }) =>
    yes === null ? answers.unknown : yes ? answers.yes : answers.no;
  const evidence = [
    answer(excess === null ? null : excess > 0, said.excess),
    answer(isStable, said.stable),
    said.experiences({ count: count?.count ?? 0, withResults: count?.withResults ?? 0 }),
    ...(farthest ? [said.farthest({ dimension: words.dimension(farthest) })] : []),
  ];
  const region = words.territory(peer.territory);
  const country = words.country(catalogue.territories.get(peer.territory)?.country ?? '');
  const line = {
    region,
    side,
    score: words.number(score.score, 1),
    gap: words.number(gap, 1),
    net: words.number(net, 1),
    similarity: words.number(peer.similarity, 0),
  };
  return [
    region === country ? texts.line(line) : texts.lineIn({ ...line, country }),
    escapeMarkdown(`   ${evidence.join(' · ')}`),
  ].join('\n');
}

function pictureOf(
  { pictures, catalogue }: AppContext,
  words: FigureFormatter,
  { territory, name }: PeersAsked,
  { set, list }: BetterAreaAsked,
  finding: string,
  area: string,
): Block[] {
  const { score: texts } = words.texts;
  if (list.own.rank === null) return [];
  const datasets = new Set(set.indicators.flatMap((code) => catalogue.indicators.get(code)?.dataset ?? []));
  const chosen = [
    { name, territory: territory.code, score: list.own },
    ...shownScores(list).map(({ peer, score }) => ({
      name: words.territory(peer.territory),
      territory: peer.territory,
      score,
    })),
  ];
  return [
    picture(
      pictures.add({
        type: 'beeswarm',
        language: words.language,
        title: titleOf(finding, withLabel(name, words.number(list.own.score, 1), words.language)),
        better: 'high',
        subtitle: [area, texts.pictureUnit, set.year].join(' · '),
        source: texts.source({ version: scoreMethod, datasets: [...datasets].join(', ') }),
        unit: texts.pictureUnit,
        decimals: 1,
        values: [...set.scores.values()].map(({ score }) => score),
        chosen: chosen.slice(0, mostChosen).map(({ name, score }) => ({
          name,
          value: score.score,
          margin: uncertaintyOf(score),
          rank: score.rank ?? 0,
        })),
        remarks: words.territoryRemarks(
          chosen.slice(0, mostChosen).map((each) => regionOfTerritory(catalogue, each.territory) ?? undefined),
        ),
      }),
    ),
  ];
}
