import type { AppContext } from '#src/context.ts';
import { heading, message, text } from '#src/core/blocks.ts';
import { actions, type Message } from '#src/core/message.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { peersButtons } from './buttons.ts';
import type { PeersAsked } from './peers-request.ts';

const mostOptions = 25;

/** Too little is known of a region: the regions inside it that can be compared are offered, if there are any. */
export function noPeersMessage(
  { catalogue }: AppContext,
  words: FigureFormatter,
  name: string,
  territory: Territory,
  isComparable: (territory: string) => boolean,
): Message {
  const { peers: texts } = words.texts;
  const inside = [...catalogue.territories.values()].filter(
    ({ code, level }) => level === 2 && territory.level < 2 && code.startsWith(territory.code) && isComparable(code),
  );
  const lines = [texts.noneComparable({ region: name }), ...(inside.length > 0 ? [texts.within] : [])].join('\n');
  const options = inside.slice(0, mostOptions).flatMap(({ code }) => {
    const region = regionOfTerritory(catalogue, code);
    return region ? [{ label: words.region(region), line: `/peers ${region.code}` }] : [];
  });
  return {
    text: [lines, options.map(({ label }) => label).join(', ')].filter(Boolean).join('\n'),
    blocks: [
      { type: 'text', markdown: lines },
      ...actions(options.length > 0 && { type: 'select', placeholder: texts.choose, options }),
    ],
  };
}

/** Says that the region itself has no figure of what others are to be better at, with the ways to go on. */
export function noOwnMessage(
  context: AppContext,
  words: FigureFormatter,
  asked: PeersAsked,
  sentence: string,
): Message {
  return message(
    heading(words.texts.peers.heading({ region: asked.name })),
    text(sentence),
    peersButtons(context, words, asked),
  );
}
