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

/** Milliseconds since some fixed moment, and waiting for some more. */
export type Clock = { nowMs(): number; wait(forMs: number, signal: AbortSignal): Promise<void> };

/** Spaces the messages of one platform out; its pace is for `countServers()` servers together, each of which takes its share. */
export function createPacer(
  { perSecond, perPlacePerSecond }: Pace,
  { countServers, clock }: { countServers(): number; clock: Clock },
): Pacer {
  const { nowMs, wait } = clock;
  /** From when on the next may go, by space and by place. */
  const free = new Map<string, number>();
  const held = new Map<string, number>();

  const waitFor = (key: string) => Math.max(0, (free.get(key) ?? 0) - nowMs(), (held.get(key) ?? 0) - nowMs());

  function reserve(key: string, inMs: number, perSecond: number | undefined) {
    if (perSecond === undefined) return;
    // Behind all others in the map, so that those at its front are the oldest.
    free.delete(key);
    free.set(key, nowMs() + inMs + (1_000 * countServers()) / perSecond);
    for (const [oldest, until] of free) {
      if (free.size <= MOST_KEPT && until >= nowMs()) break;
      free.delete(oldest);
    }
  }

  return {
    async takeTurn(place, signal) {
      const space = spaceOf(place);
      // Again where a hold came while it waited, for then all who wait would go at once.
      for (let isHeld = true; isHeld; isHeld = (held.get(space) ?? 0) > nowMs()) {
        const [placeMs, spaceMs] = [waitFor(place), waitFor(space)];
        if (placeMs > LONGEST_PLACE_WAIT_MS) return placeMs;
        if (spaceMs > LONGEST_SPACE_WAIT_MS) return spaceMs;
        reserve(place, placeMs, perPlacePerSecond);
        reserve(space, spaceMs, perSecond);
        const waitMs = Math.max(placeMs, spaceMs);
        if (waitMs > 0) await wait(waitMs, signal);
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
