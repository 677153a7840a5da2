import type { Mates } from './matching.ts';

/**
 * Gives a partner to people without one by exchanging partners along the shortest chain that ends at another without one. Chains that would come back to a person are
 * left out. `looks` bounds how many pairs are looked at, for rounds in which many cannot be paired. Changes `mates`, and returns whether no further pair is possible.
 */
export function pairTheUnpaired(
  mates: Mates,
  mayMeet: (left: number, right: number) => boolean,
  looks = Number.POSITIVE_INFINITY,
): boolean {
  let left = looks;
  let isProven = true;
  for (const [person, mate] of mates.entries()) {
    if (mate >= 0) continue;
    const { chain, looked, isOpen } = findChain(mates, person, mayMeet, left);
    left -= looked;
    if (isOpen) isProven = false;
    for (let index = 0; chain !== null && index < chain.length; index += 2) {
      const [one, other] = [chain[index] as number, chain[index + 1] as number];
      mates[one] = other;
      mates[other] = one;
    }
  }
  return isProven;
}

/** The people of a chain from `start` to another without a partner, new partners side by side; null where none was found, open where there may be one. */
function findChain(
  mates: Mates,
  start: number,
  mayMeet: (left: number, right: number) => boolean,
  looks: number,
): { chain: number[] | null; looked: number; isOpen: boolean } {
  const before = new Map<number, number | null>([[start, null]]);
  const waiting = [start];
  let looked = 0;
  let isOpen = false;
  for (let person = waiting.shift(); person !== undefined; person = waiting.shift()) {
    if (looked >= looks) return { chain: null, looked, isOpen: true };
    for (let other = 0; other < mates.length; other += 1) {
      if (other === start || other === person) continue;
      const mate = mates[other] as number;
      if (mate >= 0 && before.has(mate)) continue;
      looked += 1;
      if (!mayMeet(person, other)) continue;
      if (mate < 0) {
        const chain = traceBack(before, mates, person, other);
        if (new Set(chain).size === chain.length) return { chain, looked, isOpen: false };
        isOpen = true;
        continue;
      }
      before.set(mate, person);
      waiting.push(mate);
    }
  }
  return { chain: null, looked, isOpen };
}

function traceBack(before: Map<number, number | null>, mates: Mates, person: number, last: number): number[] {
  const chain: number[] = [];
  let [outer, inner]: [number | null, number] = [person, last];
  while (outer !== null) {
    chain.push(outer, inner);
    inner = mates[outer] as number;
    outer = before.get(outer) ?? null;
  }
  return chain;
}
