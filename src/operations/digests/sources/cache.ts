import type { DigestRecipient } from '#src/domain/digests/item.ts';

/** So many usual values are kept. */
const mostKept = 500;

/**
 * What depends only on the policy areas and regions somebody follows, worked out once for all who follow the same. `weigh` says how many usual ones
 * a value takes the room of; where there is no more, those go that were not asked for the longest.
 */
export function keepByInterest<Value>(
  compute: (recipient: DigestRecipient) => Value,
  weigh: (value: Value) => number = () => 1,
): (recipient: DigestRecipient) => Value {
  const kept = new Map<string, { value: Value; weight: number }>();
  let weight = 0;
  return (recipient) => {
    const key = JSON.stringify([[...recipient.areas].sort(), recipient.regions]);
    const before = kept.get(key);
    if (before) {
      kept.delete(key);
      kept.set(key, before);
      return before.value;
    }
    const value = compute(recipient);
    const added = { value, weight: weigh(value) };
    kept.set(key, added);
    weight += added.weight;
    for (const [oldest, { weight: freed }] of kept) {
      if (weight <= mostKept || oldest === key) break;
      kept.delete(oldest);
      weight -= freed;
    }
    return value;
  };
}
