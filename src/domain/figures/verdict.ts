import type { Indicator } from '../topics/indicator.ts';
import { directionOf, isClear, isShownApart, type Spread } from './difference.ts';
import { formatNumber } from './format.ts';
import { type Doubt, doubtAbout, isAtOwnPrices } from './reliability.ts';
import type { Figure } from './time-series.ts';

/** Why it stays open who is ahead. */
export type OpenReason = Doubt | 'years' | 'missing' | 'spread';

/**
 * What may be said of who is ahead. Numbers are positions of those compared; `left` are those of which it says nothing, because they have no
 * figure or a doubtful one. `gap` ≥ 0, in the indicator's unit.
 */
export type Verdict = { left: number[] } & (
  | /** One before all others; `next` are those that come second, more than one where they are equal. */
  { type: 'ahead' | 'higher'; leader: number; next: number[]; gap: number }
  /** All within what is no difference. */
  | { type: 'level'; among: number[]; gap: number }
  /**
   * The first is before those behind, but not before all. `leaders`, best first, are about level with it and before all those behind; `between` are about
   * level with it and not clearly before `near`, some of those behind. `gap` is that of the first to `next`.
   */
  | { type: 'shared'; leaders: number[]; between: number[]; near: number[]; next: number[]; gap: number }
  /**
   * `pair` are the two first by their values; null where there are no two of one year. `leading`: who would be ahead, share the lead or be about level,
   * if nothing stood against the values; empty where they cannot be compared. `areLevel`: that is all who have a figure.
   */
  | { type: 'open'; why: OpenReason; pair: [number, number] | null; gap: number; leading: number[]; areLevel: boolean }
);

/** One of those compared: its figure and the country that it is in. */
export type Contender = { figure: Figure | null; country: string };

type Known = { index: number; figure: Figure; doubt: Doubt | null };

/** Says who is ahead, among those with figures that nothing stands against. `isOfOneYear` is false where each figure is of its own year. */
export function judge(
  indicator: Indicator,
  contenders: readonly Contender[],
  spread: Spread | null,
  isOfOneYear: boolean,
): Verdict {
  const isAcrossCountries = areAcross(contenders);
  const known = listKnown(indicator, contenders, isAcrossCountries);
  const sound = known.filter(({ doubt }) => doubt === null);
  const all = contenders.map((_, index) => index);
  const left = all.filter((index) => !sound.some((each) => each.index === index));
  const open = (why: OpenReason): Verdict => {
    const [first, second] = known;
    const untold = { type: 'open' as const, why, left: all, leading: [], areLevel: false };
    if (!first || !second || !isOfOneYear) return { ...untold, pair: null, gap: 0 };
    const gap = Math.abs(first.figure.value - second.figure.value);
    const leading =
      spread === null ? [] : known.filter(({ figure }) => !isClear(first.figure, figure, indicator, spread));
    const areLevel = leading.length === known.length;
    return { ...untold, pair: [first.index, second.index], gap, leading: indexes(leading), areLevel };
  };
  if (known.length < 2) return open('missing');
  // Whatever the years: amounts at the prices of their countries are not compared.
  if (known.every(({ doubt }) => doubt === 'prices')) return open('prices');
  if (!isOfOneYear) return open('years');
  if (sound.length < 2) return open(known.find(({ doubt }) => doubt !== null)?.doubt ?? 'missing');
  if (spread === null) return open('spread');
  // Amounts at the prices of their countries are never called about level: who has more of them may be told.
  const isBefore: Before = (one, other) =>
    isAcrossCountries && isAtOwnPrices(indicator)
      ? isShownApart(one.figure.value, other.figure.value, indicator)
      : isClear(one.figure, other.figure, indicator, spread);
  return { ...order(indicator, sound, isBefore), left };
}

/** Returns whether those with a figure are of several countries. */
export function areAcross(contenders: readonly Contender[]): boolean {
  return new Set(contenders.flatMap(({ figure, country }) => (figure ? [country] : []))).size > 1;
}

/** Best first, of what is no outcome the most first; each with what stands against it among these countries. */
function listKnown(indicator: Indicator, contenders: readonly Contender[], isAcrossCountries: boolean): Known[] {
  const present = contenders.flatMap(({ figure }, index) => (figure ? [{ figure, index }] : []));
  const direction = indicator.role === 'outcome' ? directionOf(indicator) : 1;
  return present
    .map(({ figure, index }) => {
      return { figure, index, doubt: doubtAbout(figure, indicator, isAcrossCountries) };
    })
    .sort((left, right) => (right.figure.value - left.figure.value) * direction || left.index - right.index);
}

type Ordered =
  Exclude<Verdict, { type: 'open' }> extends infer Each ? (Each extends unknown ? Omit<Each, 'left'> : never) : never;

type Before = (one: Known, other: Known) => boolean;

function order(indicator: Indicator, sound: readonly Known[], isBefore: Before): Ordered {
  const [first, ...rest] = sound as [Known, ...Known[]];
  const behind = rest.filter((each) => isBefore(first, each));
  const close = rest.filter((each) => !isBefore(first, each));
  const gapTo = (each: Known | undefined) => Math.abs(first.figure.value - (each?.figure.value ?? first.figure.value));
  const next = equalTo(behind[0], behind, indicator);
  const gap = gapTo(behind[0]);
  if (behind.length === 0) return { type: 'level', among: indexes([first, ...close]), gap: gapTo(rest.at(-1)) };
  if (close.length > 0) {
    const between = close.filter((each) => !behind.every((other) => isBefore(each, other)));
    const near = behind.filter((other) => between.some((each) => !isBefore(each, other)));
    const leaders = [first, ...close.filter((each) => !between.includes(each))].map(({ index }) => index);
    return { type: 'shared', leaders, between: indexes(between), near: indexes(near), next, gap };
  }
  const type = indicator.role === 'outcome' ? 'ahead' : 'higher';
  return { type, leader: first.index, next, gap };
}

/** Those whose figures are the same to the last decimal shown. */
function equalTo(one: Known | undefined, all: readonly Known[], { decimals }: Indicator): number[] {
  const shownOf = ({ figure }: Known) => formatNumber(figure.value, decimals, 'en');
  return one ? indexes(all.filter((each) => shownOf(each) === shownOf(one))) : [];
}

function indexes(list: readonly Known[]): number[] {
  return list.map(({ index }) => index).sort((left, right) => left - right);
}

/** Counts those compared that come behind `next`. */
export function countFurther(verdict: Exclude<Verdict, { type: 'open' | 'level' }>, compared: number): number {
  const leaders = verdict.type === 'shared' ? verdict.leaders.length + verdict.between.length : 1;
  return compared - verdict.left.length - leaders - verdict.next.length;
}
