/**
 * Divides a group so that no part holds two who may not meet. Those who come first in it are placed first. A person who would be alone is given somebody of a part of
 * three or more; `alone` are those for whom there is nobody in this group.
 */
export function splitGroup(
  group: readonly number[],
  mayMeet: (left: number, right: number) => boolean,
): { parts: number[][]; alone: number[]; isSplit: boolean } {
  const parts: number[][] = [];
  for (const person of group) {
    const part = parts.find((members) => members.every((other) => mayMeet(other, person)));
    if (part) part.push(person);
    else parts.push([person]);
  }
  for (const part of parts) if (part.length === 1) takeCompany(parts, part, mayMeet);
  return {
    parts: parts.filter(({ length }) => length > 1),
    alone: parts.filter(({ length }) => length === 1).flat(),
    isSplit: parts.length > 1,
  };
}

/** Moves somebody whom the only one of `alone` may meet out of the largest group that keeps two. Whether there was one. */
export function takeCompany(
  groups: readonly number[][],
  alone: number[],
  mayMeet: (left: number, right: number) => boolean,
): boolean {
  const [person] = alone as [number];
  for (const group of groups.filter(({ length }) => length > 2).sort((one, other) => other.length - one.length)) {
    const found = group.findLastIndex((other) => mayMeet(other, person));
    if (found < 0) continue;
    alone.push(...group.splice(found, 1));
    return true;
  }
  return false;
}
