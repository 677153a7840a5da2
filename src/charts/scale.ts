import { extent } from 'd3-array';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { ChartTexts } from './chart-texts.ts';

/** A linear scale over round limits around the values; from zero when zero is near. Equal or missing values get room on both sides. */
export function niceScale(values: readonly number[], range: [number, number], ticks = 5): ScaleLinear<number, number> {
  let [low, high] = extent(values);
  if (low === undefined || high === undefined) [low, high] = [0, 1];
  if (low === high) {
    const room = Math.abs(low) * 0.1 || 1;
    [low, high] = [low - room, high + room];
  }
  if (low > 0 && low < high * 0.35) low = 0;
  if (high < 0 && high > low * 0.35) high = 0;
  return scaleLinear([low, high], range).nice(ticks);
}

/**
 * Adds the ends of a range of at least `span` around the values: none where theirs is wider. It stays on the side of zero that all values are on, and
 * of shares up to 100.
 */
export function widen(values: readonly number[], span: number, isShare: boolean): number[] {
  const [low, high] = extent(values);
  if (low === undefined || high === undefined || high - low >= span) return [...values];
  const begin = (low + high - span) / 2;
  const shift =
    low >= 0 && begin < 0
      ? -begin
      : high <= 0 && begin + span > 0
        ? -begin - span
        : isShare && high <= 100 && begin + span > 100
          ? 100 - begin - span
          : 0;
  return [...values, begin + shift, begin + shift + span];
}

/** Ticks of a scale with the digits they need. */
export function ticksOf(
  scale: ScaleLinear<number, number>,
  count: number,
  words: ChartTexts,
): { at: number; text: string }[] {
  const ticks = scale.ticks(count);
  const step = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0)) || 1;
  // The step is 1, 2 or 5 times a power of ten, whose logarithm may fall just short of a whole number.
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return ticks.map((tick) => ({ at: scale(tick), text: words.number(tick, decimals) }));
}
