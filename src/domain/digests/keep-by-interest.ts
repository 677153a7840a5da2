import { LRUCache } from 'lru-cache';
import type { DigestRecipient } from './item.ts';

/**
 * The number of values of usual size that are kept: a network has some 400 regions and eight policy areas, and few people follow a combination that
 * nobody else does.
 */
const mostKept = 500;
/** The size of a usual value in the cache, which takes whole numbers only. */
const parts = 100;

/**
 * Keeps what depends only on the policy areas and regions somebody follows, worked out once for all who follow the same. `weigh` says how many usual
 * ones a value takes the room of; where there is no more, those go that were not asked for the longest.
 */
export function keepByInterest<Value>(
  compute: (recipient: DigestRecipient) => Value,
  weigh: (value: Value) => number = () => 1,
): (recipient: DigestRecipient) => Value {
  const kept = new LRUCache<string, { value: Value }>({
    maxSize: mostKept * parts,
    sizeCalculation: ({ value }) => Math.ceil(weigh(value) * parts),
  });
  return (recipient) => {
    const key = JSON.stringify([[...recipient.areas].sort(), recipient.regions]);
    const before = kept.get(key);
    if (before) return before.value;
    const value = compute(recipient);
    kept.set(key, { value });
    return value;
  };
}
