/**
 * seated: has a seat. offered: a seat is kept until they confirm it, or the time for it is over. waiting: on the waiting list. lapsed: did not confirm
 * in time.
 */
export type SeatState = 'seated' | 'offered' | 'waiting' | 'lapsed';

export type Held = { region: string | null };
export type InLine = Held & { person: number };

type Room = { capacity: number; quota: number | null };

/** Counts seats that are taken or offered, over all and by region; people without a region count as one. */
export function countHeld(held: readonly Held[]): { all: number; of(region: string | null): number } {
  const byRegion = new Map<string | null, number>();
  for (const { region } of held) byRegion.set(region, (byRegion.get(region) ?? 0) + 1);
  return { all: held.length, of: (region) => byRegion.get(region) ?? 0 };
}

/** Returns why there is no seat for somebody; null where there is one. */
export function noSeatFor({ capacity, quota }: Room, held: readonly Held[], region: string | null) {
  const counts = countHeld(held);
  if (counts.all >= capacity) return 'full' as const;
  return quota !== null && counts.of(region) >= quota ? ('quota' as const) : null;
}

/** Chooses who moves up: in the order of the waiting list, except for those whose region has all the seats it may have. */
export function chooseNext<Each extends InLine>(room: Room, held: readonly Held[], line: readonly Each[]): Each[] {
  const taken: Held[] = [...held];
  const chosen: Each[] = [];
  for (const each of line) {
    const reason = noSeatFor(room, taken, each.region);
    if (reason === 'full') break;
    if (reason === 'quota') continue;
    taken.push(each);
    chosen.push(each);
  }
  return chosen;
}

const longestMs = 24 * 3_600_000;
const shortestMs = 30 * 60_000;

/**
 * Returns until when somebody has to confirm a seat: a quarter of the time that is left, at most a day and at least half an hour. Null where it is too
 * late for a seat to be offered.
 */
export function offerEnds(startsAt: Date, now: Date): Date | null {
  const leftMs = startsAt.getTime() - now.getTime();
  if (leftMs < shortestMs) return null;
  return new Date(now.getTime() + Math.min(longestMs, Math.max(shortestMs, leftMs / 4)));
}
