import { quantileSorted } from 'd3-array';
import type { ChartTexts } from './chart-texts.ts';
import { decimalsFor } from './decimals.ts';

/** Yellow to green to blue (ColorBrewer's YlGnBu), low to high: told apart by every kind of colour blindness and in grey. */
const ramp = ['#fbf3a6', '#c7e9b4', '#7fcdbb', '#41b6c4', '#1d91c0', '#225ea8', '#0c2c84'];

export interface ValueClass {
  readonly color: string;
  /** "4.0–5.2", in the numbers of the reader's language. */
  readonly text: string;
}

export interface Classes {
  readonly classes: readonly ValueClass[];
  /** The limits between them, rising. */
  readonly breaks: readonly number[];
  readonly decimals: number;
  /** The class of a value. */
  find(value: number): ValueClass;
}

/** Classes of values with readable limits: the given breaks, or five of about equal size. */
export function createClasses(
  values: readonly number[],
  options: { breaks?: readonly number[]; decimals?: number },
  words: ChartTexts,
): Classes {
  const breaks = options.breaks ? [...new Set(options.breaks)].sort((a, b) => a - b).slice(0, 6) : evenBreaks(values);
  const decimals = options.decimals ?? decimalsFor(breaks);
  const say = (value: number) => words.number(value, decimals);
  const classes = Array.from({ length: breaks.length + 1 }, (_, i): ValueClass => {
    const step = breaks.length === 0 ? 3 : Math.round((i * (ramp.length - 1)) / breaks.length);
    const [from, to] = [breaks[i - 1], breaks[i]];
    const range =
      from === undefined
        ? to === undefined
          ? words.all
          : words.under({ limit: say(to) })
        : to === undefined
          ? words.andOver({ limit: say(from) })
          : `${say(from)}–${say(to)}`;
    return { color: ramp[step] ?? '#41b6c4', text: range };
  });
  return {
    classes,
    breaks,
    decimals,
    find: (value) => classes[breaks.filter((limit) => value >= limit).length] as ValueClass,
  };
}
/** Quintiles rounded as coarsely as keeps them apart. */
function evenBreaks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || low === high) return [];
  const exact = [0.2, 0.4, 0.6, 0.8].map((p) => quantileSorted(sorted, p) ?? low);
  const magnitude = 10 ** Math.floor(Math.log10((high - low) / 5));
  for (const step of [5, 2, 1, 0.5, 0.2, 0.1].map((factor) => factor * magnitude)) {
    const rounded = exact.map((value) => Number((Math.round(value / step) * step).toPrecision(12)));
    if (new Set(rounded).size === rounded.length && (rounded[0] ?? 0) > low) return rounded;
  }
  return [...new Set(exact)].filter((value) => value > low);
}
