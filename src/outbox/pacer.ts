import { setTimeout as wait } from 'node:timers/promises';
import { type Place, parsePlace } from '#src/core/place.ts';
import type { Pace } from '#src/core/platform.ts';

export type Pacer = {
  /**
   * Resolves with null when the next message may go to that place; with milliseconds where that is too long to wait for.
   * @throws AbortError
   */
  takeTurn(place: Place, signal: AbortSignal): Promise<number | null>;
  /** The platform asked to wait: nothing goes to that space until then. */
  hold(place: Place, forMs: number): void;
};

/** Who waits keeps others from being worked on, so a crowded place waits elsewhere; a space that is held ends soon. */
const LONGEST_PLACE_WAIT_MS = 3_000;
const LONGEST_SPACE_WAIT_MS = 30_000;
const MOST_KEPT = 10_000;

/** Spaces the messages of one platform out; its pace is for `countServers()` servers together, each of which takes its share. */
export function createPacer(
  { perSecond, perPlacePerSecond }: Pace,
  { countServers, nowMs }: { countServers(): number; nowMs(): number },
): Pacer {
  /** From when on the next may go, by space and by place. */
  const free = new Map<string, number>();
  const held = new Map<string, number>();

  const waitFor = (key: string) => Math.max(0, (free.get(key) ?? 0) - nowMs());

  function reserve(key: string, perSecond: number | undefined) {
    if (perSecond === undefined) return;
    const at = Math.max(nowMs(), free.get(key) ?? 0);
    // Behind all others in the map, so that those at its front are the oldest.
    free.delete(key);
    free.set(key, at + (1_000 * countServers()) / perSecond);
    for (const [oldest, until] of free) {
      if (free.size <= MOST_KEPT && until >= nowMs()) break;
      free.delete(oldest);
    }
  }

  return {
    async takeTurn(place, signal) {
      const space = spaceOf(place);
      const placeMs = waitFor(place);
      if (placeMs > LONGEST_PLACE_WAIT_MS) return placeMs;
      const heldMs = (held.get(space) ?? 0) - nowMs();
      const spaceMs = Math.max(heldMs, waitFor(space));
      if (spaceMs > LONGEST_SPACE_WAIT_MS) return spaceMs;
      const waitMs = Math.max(placeMs, waitFor(space));
      reserve(place, perPlacePerSecond);
      reserve(space, perSecond);
      if (waitMs > 0) await wait(waitMs, undefined, { signal });
      for (;;) {
        const stillMs = (held.get(space) ?? 0) - nowMs();
        if (stillMs <= 0) break;
        await wait(stillMs, undefined, { signal });
      }
      held.delete(space);
      return null;
    },
    hold(place, forMs) {
      const space = spaceOf(place);
      held.set(space, Math.max(held.get(space) ?? 0, nowMs() + forMs));
    },
  };
}

const spaceOf = (place: Place) => parsePlace(place).space;
