/**
 * Tells which line of an old plan each line of a new one goes on with, by their places from 0 on: the one of the same title, else the one at the same place, which was renamed.
 * Null where it goes on with none.
 */
export function matchLines(before: readonly string[], after: readonly string[]): (number | null)[] {
  const free = new Set(before.keys());
  const take = (place: number): number | null => (free.delete(place) ? place : null);
  const bySame = after.map((title) => {
    const place = before.findIndex((each, index) => free.has(index) && each === title);
    return place < 0 ? null : take(place);
  });
  return bySame.map((place, index) => place ?? take(index));
}
