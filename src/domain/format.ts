import type { Indicator } from './indicator.ts';

type Shown = Pick<Indicator, 'unit' | 'decimals'>;

/** "12.4%", "3.1 per 1,000 inhabitants", "48,200 € per inhabitant"; thousands and decimals as the language writes them. */
export function formatValue(value: number, { unit, decimals }: Shown, language: string): string {
  const number = formatNumber(value, decimals, language);
  if (unit === '%') return language.startsWith('en') ? `${number}%` : `${number}\u00a0%`;
  return `${number} ${unit}`;
}

/** A number with that many decimals and a true minus sign. */
export function formatNumber(value: number, decimals: number, language: string): string {
  const rounded = Number(value.toFixed(decimals));
  return numberFormat(language, decimals)
    .format(rounded === 0 ? 0 : rounded)
    .replace('-', '−');
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, decimals: number): Intl.NumberFormat {
  const key = `${language} ${decimals}`;
  let format = formats.get(key);
  if (!format) {
    // English texts are British: thousands by comma, dates by day.
    const locale = language === 'en' ? 'en-GB' : language;
    format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(key, format);
  }
  return format;
}
