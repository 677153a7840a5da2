import type { Indicator } from './indicator.ts';

/** Units of shares, rates, amounts a head, ages and scales. */
const ratio = /%|‰|€|\bper\b|^PPS|^years?$|^points?$|index/i;

/**
 * Returns whether an indicator counts people or things. A share or a mean of a larger territory may stand for a region that is a part of it; a count may not:
 * it is that of all parts.
 */
export function isCount({ unit }: Pick<Indicator, 'unit'>): boolean {
  return !ratio.test(unit);
}
