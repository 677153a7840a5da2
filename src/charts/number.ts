/** Digits after the point that these values need: none for whole or large ones, two below one, else one. */
export function decimalsFor(values: readonly number[]): number {
  const largest = Math.max(0, ...values.map(Math.abs));
  if (largest >= 1000 || values.every(Number.isInteger)) return 0;
  return largest < 1 ? 2 : 1;
}

/** "12,345.6" with a true minus sign. */
export function formatNumber(value: number, decimals: number): string {
  const digits = Math.max(0, Math.min(6, decimals));
  return formatter(digits)
    .format(value)
    .replace(/^-(?=[0,.]*$)/, '')
    .replace('-', '−');
}

const formatters = new Map<number, Intl.NumberFormat>();
function formatter(digits: number): Intl.NumberFormat {
  let found = formatters.get(digits);
  if (!found) {
    found = new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formatters.set(digits, found);
  }
  return found;
}

/** "12.4%" but "310 per km²". */
export function withUnit(formatted: string, unit: string): string {
  if (unit === '') return formatted;
  return unit === '%' ? `${formatted}%` : `${formatted} ${unit}`;
}
