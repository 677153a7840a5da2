/** A line of a plan: its title, and all else that it says. */
export type PlanLine = { title: string; besides: string };

/**
 * Tells which line of an old plan each line of a new one goes on with, by their places from 0 on: the one of the same title, else the one at the same place that says the same
 * besides, which was renamed. Null where it goes on with none: what stands in the place of another is something else.
 */
export function matchLines(before: readonly PlanLine[], after: readonly PlanLine[]): (number | null)[] {
  const free = new Set(before.keys());
  const take = (place: number): number | null => (free.delete(place) ? place : null);
  const bySame = after.map(({ title }) => {
    const place = before.findIndex((each, index) => free.has(index) && each.title === title);
    return place < 0 ? null : take(place);
  });
  return bySame.map((place, index) => place ?? (before[index]?.besides === after[index]?.besides ? take(index) : null));
}
