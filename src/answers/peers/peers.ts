import type { PeersAsked } from '#src/commands/peers/peers.ts';
import type { AppContext } from '#src/context.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { extremes, type Peer, thinCoverage } from '#src/domain/peers/peers.ts';
import { dimensions } from '#src/domain/peers/structure.ts';
import { regionOfArea } from '#src/domain/regions/naming.ts';
import type { FigureWords } from '../figures/figure-formatter.ts';

/** The regions nearest in structure, what they are close on and what they differ on. */
export function peersMessage(context: AppContext, words: FigureWords, asked: PeersAsked): Message {
  const { catalogue } = context;
  const { peers: texts } = words.texts;
  const { name, answer } = asked;
  const rows = answer.peers.map((peer, index) => rowOf(peer, index, catalogue, words));
  const heading = texts.heading({ region: name });
  const [first, ...next] = rows;
  const finding = answer.isAlone ? texts.alone({ region: name }) : findingOf(name, first, next.slice(0, 2), words);
  const notes = peersNotes(context, words, asked);
  const { key, alt, width, height } = context.pictures.add({
    type: 'peers',
    title: finding.replace(/\.$/, ''),
    source: texts.source({ datasets: datasetsOf(catalogue).join(', ') }),
    peers: answer.peers.map(({ area, similarity, contributions }) => ({
      name: words.area(area),
      country: words.country(catalogue.areas.get(area)?.country ?? ''),
      similarity,
      contributions: contributions.map(({ dimension, part }) => ({
        dimension: words.dimension(dimension),
        part,
      })),
    })),
  });
  const { columns } = texts;
  const blocks: Block[] = [
    { type: 'heading', text: heading },
    { type: 'text', markdown: escapeMarkdown(finding) },
    {
      type: 'table',
      columns: [
        { label: columns.number, align: 'right' },
        { label: columns.region },
        { label: columns.country },
        { label: columns.similarity, align: 'right' },
        { label: columns.closest },
        { label: columns.farthest },
      ],
      rows: rows.map((row) => [row.number, row.name, row.country, row.similarity, row.closest, row.farthest]),
    },
    { type: 'picture', key, alt, width, height },
    { type: 'note', markdown: notes.join('\n') },
    ...peersButtons(context, words, asked),
  ];
  const text = [
    escapeMarkdown(heading),
    escapeMarkdown(finding),
    ...rows.map((row) => texts.line({ ...row, region: nameIn(row.name, row.country, words) })),
    ...notes,
  ].join('\n');
  return { text, blocks };
}

function findingOf(region: string, first: Row | undefined, next: readonly Row[], { texts }: FigureWords): string {
  const nearest = { region, first: first?.name ?? '', similarity: first?.similarity ?? '' };
  return next.length > 0
    ? texts.peers.findingWithOthers({ ...nearest, others: next.map((row) => row.name) })
    : texts.peers.finding(nearest);
}

/** The country behind a name, unless the region is the whole country. */
function nameIn(region: string, country: string, { texts }: FigureWords): string {
  return region === country ? region : texts.peers.regionIn({ region, country });
}

type Row = ReturnType<typeof rowOf>;

function rowOf(peer: Peer, index: number, catalogue: AppContext['catalogue'], words: FigureWords) {
  const ends = extremes(peer);
  const { dimension } = words;
  return {
    number: String(index + 1),
    name: words.area(peer.area),
    country: words.country(catalogue.areas.get(peer.area)?.country ?? ''),
    similarity: words.number(peer.similarity, 0),
    closest: ends ? dimension(ends.closest) : '–',
    farthest: ends ? dimension(ends.farthest) : '–',
  };
}

function datasetsOf(catalogue: AppContext['catalogue']): string[] {
  return [...new Set(structuralIndicators.flatMap((code) => catalogue.indicators.get(code)?.dataset ?? []))];
}

/** What has to be known to trust a list of peers, in small Markdown. */
export function peersNotes({ catalogue }: AppContext, words: FigureWords, asked: PeersAsked): string[] {
  const { peers: texts } = words.texts;
  const { region, area, name, answer, isAbroad, isMembers } = asked;
  const percent = (share: number) => `${words.number(100 * share, 0)}%`;
  const used = dimensions.filter((dimension) => !answer.missingDimensions.includes(dimension));
  const country = words.country(area.country);
  const lastDistance = answer.peers.at(-1)?.distance ?? 0;
  const areaNotes = [area.code, ...answer.peers.map((peer) => peer.area)].flatMap((code) => {
    const of = regionOfArea(catalogue, code);
    return of?.areaNote ? [`${words.region(of)}: ${of.areaNote}`] : [];
  });
  return [
    ...(region.areaNote ? [`${name}: ${region.areaNote}`] : []),
    ...areaNotes,
    texts.basis({ dimensions: used.map(words.dimension), level: words.levels(area.level), count: answer.considered }),
    ...(answer.missingDimensions.length > 0
      ? [texts.missing({ dimensions: answer.missingDimensions.map(words.dimension) })]
      : []),
    ...(answer.excluded.length > 0
      ? [texts.excluded({ names: answer.excluded.flatMap((code) => catalogue.indicators.get(code)?.shortName ?? []) })]
      : []),
    ...(area.level === 2 ? [] : [texts.levelOnly({ region: name, level: words.levels(area.level) })]),
    ...(isAbroad ? [texts.abroad({ country })] : isMembers ? [] : [texts.home({ country })]),
    ...(isMembers ? [texts.members] : []),
    ...(answer.stability === null ? [] : [texts.stability({ share: percent(answer.stability) })]),
    ...(answer.isFar && !answer.isAlone ? [texts.far({ distance: words.number(lastDistance, 2) })] : []),
    ...(answer.coverage < thinCoverage ? [texts.thin({ coverage: percent(answer.coverage) })] : []),
    ...(answer.incomparable > 0 ? [texts.incomparable({ count: answer.incomparable })] : []),
    `${texts.source({ datasets: datasetsOf(catalogue).join(', ') })}.`,
  ]
    .filter((note, index, all) => all.indexOf(note) === index)
    .map(escapeMarkdown);
}

/** Compare with the nearest, ask differently, go on to who is better. */
export function peersButtons({ catalogue }: AppContext, words: FigureWords, asked: PeersAsked): Block[] {
  const { buttons } = words.texts.peers;
  const { region, area, answer, isAbroad, isMembers, betterAt } = asked;
  const better = betterAt ? ` better-at=${betterAt}` : '';
  const line = `/peers ${region.code}`;
  const outcomes = [...catalogue.indicators.values()].filter(
    ({ polarity, policyArea }) => polarity !== 0 && policyArea,
  );
  const nearest = betterAt ? [] : answer.peers.slice(0, 2);
  return actions(
    ...nearest.map((peer) =>
      button(
        buttons.compare({ region: words.area(peer.area) }),
        `/compare ${region.code} ${regionOfArea(catalogue, peer.area)?.code ?? peer.area}`,
      ),
    ),
    outcomes.length > 0 && {
      type: 'select',
      placeholder: buttons.betterAt,
      options: outcomes.slice(0, 25).map(({ code, name }) => ({
        label: name,
        line: `${line} better-at=${code}${isAbroad ? ' abroad' : ''}${isMembers ? ' members' : ''}`,
      })),
    },
    !isAbroad && area.level > 0 && button(buttons.abroad, `${line}${better} abroad`),
    !isMembers && area.level === 2 && button(buttons.members, `${line}${better} members`),
    (isAbroad || isMembers) && button(buttons.everywhere, `${line}${better}`),
    betterAt !== null && button(buttons.like, line),
    button(buttons.profile({ region: asked.name }), `/region show ${region.code}`),
  );
}
