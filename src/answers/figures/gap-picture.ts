import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { picture } from '#src/core/blocks.ts';
import type { Block } from '#src/core/message.ts';
import { type ComparedRow, pairByBirth } from '#src/domain/figures/compare.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import { birthGap } from './birth-gap.ts';
import type { Compared } from './comparison-data.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Draws how far native-born and foreign-born are apart in each region, drawn as the measure it is; nothing where no measure has both. `finding` is its title. */
export function gapPicture(
  { pictures }: AppContext,
  rows: readonly ComparedRow[],
  compared: readonly Compared[],
  words: FigureFormatter,
  finding: string | null,
): Block[] {
  const { compare } = words.texts;
  const measures = pairByBirth(rows).flatMap(({ native, foreign }) => {
    const pairs = compared.flatMap(({ name }, index) => {
      const [ours, theirs] = [native.figures[index]?.figure, foreign.figures[index]?.figure];
      return ours && theirs
        ? [{ name, ours, theirs, size: Math.abs(ours.value - theirs.value), signed: theirs.value - ours.value }]
        : [];
    });
    const label = words.measure(native.indicator);
    return pairs.length > 0 ? [{ native, foreign, pairs, label: `${label}, ${native.year}` }] : [];
  });
  const [first] = measures;
  if (!first) return [];
  const gapOf = ({ ours, theirs }: { ours: Figure; theirs: Figure }) =>
    birthGap(ours.value, theirs.value, first.native.indicator, words);
  const isMixed = new Set(first.pairs.map(({ signed }) => Math.sign(signed))).size > 1;
  // From one side to the other, where the foreign-born do better in some regions and worse in others.
  const [low, ...others] = first.pairs.toSorted((left, right) =>
    isMixed ? left.signed - right.signed : left.size - right.size,
  );
  const high = others.at(-1);
  const values =
    low &&
    high &&
    compare.gapTitle({
      label: first.label,
      low: low.name,
      lowGap: gapOf(low),
      high: high.name,
      highGap: gapOf(high),
    });
  const title = values ? titleOf(finding ?? values, values, compare.birthGaps) : compare.birthGaps;
  const figures = measures.flatMap(({ pairs }) => pairs.flatMap(({ ours, theirs }) => [ours, theirs]));
  return [
    picture(
      pictures.add({
        type: 'gap',
        language: words.language,
        title,
        ...(title !== compare.birthGaps && { subtitle: compare.birthGaps }),
        source: words.sources(figures).join('; '),
        remarks: words.territoryRemarks(compared.map(({ region }) => region)),
        groups: [compare.groups.native, compare.groups.foreign],
        blocks: measures.map(({ native, foreign, pairs, label }) => ({
          label,
          unit: words.unit(native.indicator),
          decimals: native.indicator.decimals,
          better: words.betterSide(native.indicator),
          rows: pairs.map(({ name, ours, theirs }) => ({
            name,
            figures: [words.drawn(ours, native.indicator), words.drawn(theirs, foreign.indicator)] as const,
            gap: birthGap(ours.value, theirs.value, native.indicator, words),
          })),
        })),
      }),
    ),
  ];
}
