import type { DigestRecipient } from '#src/domain/digest/item.ts';

const mostKept = 500;

/** What depends only on the policy areas and regions somebody follows, worked out once for all who follow the same. */
export function keepByInterest<Value>(
  compute: (recipient: DigestRecipient) => Value,
): (recipient: DigestRecipient) => Value {
  const kept = new Map<string, { value: Value }>();
  return (recipient) => {
    const key = JSON.stringify([[...recipient.areas].sort(), recipient.regions]);
    const before = kept.get(key);
    if (before) return before.value;
    if (kept.size >= mostKept) kept.clear();
    const value = compute(recipient);
    kept.set(key, { value });
    return value;
  };
}
