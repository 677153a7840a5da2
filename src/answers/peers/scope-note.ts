import { note } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import { dimensions } from '#src/domain/peers/structure.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import type { PeersAsked } from './peers-request.ts';

const factorNames: Readonly<Record<number, 'none' | 'half' | 'twice' | 'thrice'>> = {
  0: 'none',
  0.5: 'half',
  2: 'twice',
  3: 'thrice',
};

/** As many as a weight was written with. */
function decimalsOf(factor: number): number {
  return String(factor).split('.')[1]?.length ?? 0;
}

/** Among whom and by which weights peers were looked for, where that is not the usual: it stands above the answer. */
export function scopeNote(words: FigureFormatter, asked: PeersAsked): Block[] {
  const { peers: texts } = words.texts;
  const { filter } = asked;
  const moved = dimensions.filter((dimension) => (asked.weights[dimension] ?? 1) !== 1);
  const isHeld = (dimension: string) => !asked.answer.missingDimensions.includes(dimension);
  const weights = moved.filter(isHeld).map((dimension) => {
    const factor = asked.weights[dimension] ?? 1;
    const named = { dimension: words.dimension(dimension), number: words.number(factor, decimalsOf(factor)) };
    return texts.weight({ ...named, factor: factorNames[factor] ?? 'number' });
  });
  const weightless = moved.filter((dimension) => !isHeld(dimension)).map(words.dimension);
  const sentences = [
    ...(asked.isAbroad ? [texts.abroad({ country: words.countryInText(asked.territory.country) })] : []),
    ...(asked.isMembers ? [texts.members] : []),
    ...(asked.isUnion ? [texts.union] : []),
    ...(asked.country ? [texts.onlyCountry({ country: words.countryInText(asked.country) })] : []),
    ...(filter.except.length > 0 ? [texts.except({ names: filter.except.map(words.named) })] : []),
    ...(filter.isIsland ? [texts.island] : []),
    ...(filter.isCoast ? [texts.coast] : []),
    ...(weights.length > 0 ? [texts.weighed({ weights })] : []),
    ...(weightless.length > 0 ? [texts.weightless({ dimensions: weightless, count: weightless.length })] : []),
  ];
  return sentences.length > 0 ? [note(escapeMarkdown(sentences.join(' ')))] : [];
}
