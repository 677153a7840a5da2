import type { AppContext } from '#src/context.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import { filterWords } from '#src/domain/figures/territory-filter.ts';
import { dimensions } from '#src/domain/peers/structure.ts';
import { weightWords } from '#src/domain/peers/weights.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import type { PeersAsked } from './peers-request.ts';

/** Most that a menu holds everywhere. */
const mostOptions = 25;

/** Regions that `/introduction ask` takes. */
const mostMet = 12;

type Scope = Pick<PeersAsked, 'isAbroad' | 'isMembers' | 'isUnion' | 'country' | 'filter' | 'weights'>;

/** The words of a line that say among whom and by which weights peers are looked for. */
export function scopeWords({ isAbroad, isMembers, isUnion, country, filter, weights }: Scope): string {
  return [
    country ? ` country=${country}` : '',
    filterWords(filter),
    isUnion ? ' eu' : '',
    isAbroad ? ' abroad' : '',
    isMembers ? ' members' : '',
    weightWords(weights),
  ].join('');
}

/** The line that asks for these peers again. */
export function peersLine({ region, betterAt, side, ...scope }: PeersAsked): string {
  return `/peers ${region.code}${betterAt ? ` ${side}-at=${betterAt}` : ''}${scopeWords(scope)}`;
}

/** Compare with the nearest, go on to who is better. */
export function peersButtons({ catalogue }: AppContext, words: FigureFormatter, asked: PeersAsked): Block[] {
  const { buttons } = words.texts.peers;
  const { region, answer, betterAt } = asked;
  const nearest = betterAt ? [] : answer.peers.slice(0, 1);
  return actions(
    ...nearest.map((peer) =>
      button(
        buttons.compare({ region: words.territory(peer.territory) }),
        `/compare ${region.code} ${regionOfTerritory(catalogue, peer.territory)?.code ?? peer.territory}`,
      ),
    ),
    betterMenu(words, asked),
    betterAt !== null && button(buttons.like, peersLine({ ...asked, betterAt: null })),
    talkButton(catalogue, words, asked),
  );
}

/** Makes the button that asks who of the peers that are regions could be met; in the policy area, where one was asked about. */
function talkButton(catalogue: AppContext['catalogue'], words: FigureFormatter, { answer, betterAt }: PeersAsked) {
  const regions = answer.peers.flatMap(({ territory }) => regionOfTerritory(catalogue, territory)?.code ?? []);
  const area = policyAreas.find((each) => each === betterAt);
  return (
    regions.length > 0 &&
    button(
      words.texts.peers.buttons.talk,
      `/introduction ask${area ? ` area=${area}` : ''} regions=${regions.slice(0, mostMet).join(',')}`,
    )
  );
}

/** Ask differently: among others, or by other weights. */
export function scopeButtons(words: FigureFormatter, asked: PeersAsked): Block[] {
  const { buttons } = words.texts.peers;
  const { region, territory, isAbroad, isMembers, isUnion, betterAt } = asked;
  const bare = { region, betterAt, side: asked.side };
  const line = (changes: Partial<PeersAsked>) => peersLine({ ...asked, ...changes });
  const everywhere = { isAbroad: false, isMembers: false, isUnion: false, country: null };
  const isNarrowed = scopeWords({ ...asked, weights: {} }) !== '';
  return actions(
    weightMenu(words, asked),
    !isAbroad && territory.level > 0 && button(buttons.abroad, line({ isAbroad: true, country: null })),
    !isMembers && territory.level === 2 && button(buttons.members, line({ isMembers: true, isUnion: false })),
    !isUnion &&
      !isMembers &&
      territory.level === 2 &&
      asked.country === null &&
      button(buttons.union, line({ isUnion: true })),
    isNarrowed &&
      button(
        buttons.everywhere,
        line({ ...bare, ...everywhere, filter: { except: [], isIsland: false, isCoast: false } }),
      ),
  );
}

/** Policy areas by their scores, then single figures. */
function betterMenu(words: FigureFormatter, asked: PeersAsked) {
  const { buttons } = words.texts.peers;
  const { areas, outcomes } = asked.choices;
  const line = (betterAt: string) => peersLine({ ...asked, betterAt, side: 'better' });
  const options = [
    ...areas.map((area) => ({
      label: buttons.score({ area: namePolicyArea(area, words.language) }),
      line: line(area),
    })),
    ...outcomes.map((each) => ({ label: words.name(each), line: line(each.code) })),
  ];
  return (
    options.length > 0 && {
      type: 'select' as const,
      placeholder: buttons.betterAt,
      options: options.slice(0, mostOptions),
    }
  );
}

/** Makes the menu of what each dimension may count, besides what it counts now. */
function weightMenu(words: FigureFormatter, asked: PeersAsked) {
  const { buttons } = words.texts.peers;
  const used = dimensions.filter((dimension) => !asked.answer.missingDimensions.includes(dimension));
  const line = (weights: PeersAsked['weights']) => peersLine({ ...asked, weights });
  const options = [
    ...(weightWords(asked.weights) === '' ? [] : [{ label: buttons.weightsEqual, line: line({}) }]),
    ...used.flatMap((dimension) => {
      const name = words.dimension(dimension);
      const now = asked.weights[dimension] ?? 1;
      const choices = [
        { factor: 2, label: buttons.weightDouble({ dimension: name }) },
        { factor: 0, label: buttons.weightNone({ dimension: name }) },
        { factor: 1, label: buttons.weightOnce({ dimension: name }) },
      ];
      return choices
        .map(({ factor, label }) => ({ factor, label, weights: { ...asked.weights, [dimension]: factor } }))
        .filter(({ factor, weights }) => factor !== now && asked.isWeighable(weights))
        .map(({ label, weights }) => ({ label, line: line(weights) }));
    }),
  ];
  return (
    options.length > 0 && {
      type: 'select' as const,
      placeholder: buttons.weights,
      options: options.slice(0, mostOptions),
    }
  );
}
