import { localeOf } from '#src/core/locale.ts';
import type { Indicator } from '../topics/indicator.ts';

type Shown = Pick<Indicator, 'unit' | 'decimals'>;

/** "12.4%", "3.1 per 1,000 inhabitants", "48,200 € per inhabitant"; thousands and decimals as the language writes them. */
export function formatValue(value: number, { unit, decimals }: Shown, language: string): string {
  const number = formatNumber(value, decimals, language);
  return unit === '%' ? formatPercent(number, language) : `${number} ${unit}`;
}

/** Puts the percent sign to a written number as the language does: "12.4%", "12,4 %" in German, "12,4%" in Polish. */
export function formatPercent(number: string, language: string): string {
  const { beforePercent, afterPercent } = signsOf(language);
  return `${beforePercent}${number}${afterPercent}`;
}

/** A number with that many decimals and a true minus sign. */
export function formatNumber(value: number, decimals: number, language: string): string {
  const { decimal, group, isGrouped } = signsOf(language);
  const fixed = fixDecimals(Math.abs(value), decimals);
  const whole = decimals === 0 ? fixed : fixed.slice(0, -decimals - 1);
  const digits = isGrouped(whole.length) ? whole.replace(/\B(?=(?:\d{3})+$)/g, group) : whole;
  const number = decimals === 0 ? digits : `${digits}${decimal}${fixed.slice(-decimals)}`;
  return value < 0 && Number(fixed) !== 0 ? `−${number}` : number;
}

/**
 * A number ≥ 0 with that many decimals, halves rounded up as they are written: 80.35 is 80.4, though the nearest binary number lies below it.
 */
function fixDecimals(value: number, decimals: number): string {
  const scale = 10 ** decimals;
  return (Math.round(Number((value * scale).toPrecision(15))) / scale).toFixed(decimals);
}

type Signs = {
  decimal: string;
  group: string;
  isGrouped(digits: number): boolean;
  beforePercent: string;
  afterPercent: string;
};

const known = new Map<string, Signs>();

/** Finds how a language writes numbers, asked of Intl once: formatting itself costs several times more there, and an answer holds hundreds. */
function signsOf(language: string): Signs {
  const before = known.get(language);
  if (before) return before;
  const format = new Intl.NumberFormat(localeOf(language), { numberingSystem: 'latn' });
  const parts = format.formatToParts(1234567.5);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  // Spanish and others write 1234 but 12.345.
  const fewest = format.formatToParts(1234).some(({ type }) => type === 'group') ? 4 : 5;
  const [beforePercent = '', afterPercent = ''] = new Intl.NumberFormat(localeOf(language), {
    style: 'percent',
    numberingSystem: 'latn',
  })
    .format(0.1)
    .split('10');
  const signs = {
    ...{ decimal: find('decimal'), group: find('group'), isGrouped: (digits: number) => digits >= fewest },
    ...{ beforePercent, afterPercent },
  };
  known.set(language, signs);
  return signs;
}
