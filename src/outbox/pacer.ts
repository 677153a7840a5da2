import { setTimeout as wait } from 'node:timers/promises';
import { type Place, parsePlace } from '#src/core/place.ts';
import type { Pace, Pacer, PacerOf } from '#src/core/platform.ts';
import type { ServerCount } from './server-count.ts';

/** The longest waits that occupy a worker: a delivery that would wait longer goes back to the queue. A hold on a space ends soon. */
const longestPlaceWaitMs = 3_000;
const longestSpaceWaitMs = 30_000;
const mostKept = 10_000;

/** A monotonic clock in milliseconds, with a wait. */
export type Clock = { nowMs(): number; wait(forMs: number, signal: AbortSignal): Promise<void> };

/** Spaces the messages of one platform out; its pace is for `countServers()` servers together, each of which takes its share. */
export function createPacer(
  { perSecond, perPlacePerSecond, pacedAs = (place) => place }: Pace,
  { countServers, clock }: { countServers(): number; clock: Clock },
): Pacer {
  const { nowMs, wait } = clock;
  /** The time from which the next message may go, by space and by place. */
  const free = new Map<string, number>();
  const held = new Map<string, number>();

  const waitFor = (key: string) => Math.max(0, (free.get(key) ?? 0) - nowMs(), (held.get(key) ?? 0) - nowMs());

  function reserve(key: string, inMs: number, perSecond: number | undefined) {
    if (perSecond === undefined) return;
    // Behind all others in the map, so that those at its front are the oldest.
    free.delete(key);
    free.set(key, nowMs() + inMs + (1_000 * countServers()) / perSecond);
    for (const [oldest, until] of free) {
      if (free.size <= mostKept && until >= nowMs()) break;
      free.delete(oldest);
    }
  }

  async function take(named: Place, limits: { placeMs: number; spaceMs: number }, signal: AbortSignal) {
    const place = pacedAs(named);
    const space = spaceOf(place);
    // Again where a hold came while it waited, for then all who wait would go at once.
    for (let isHeld = true; isHeld; isHeld = (held.get(space) ?? 0) > nowMs()) {
      const [placeMs, spaceMs] = [waitFor(place), waitFor(space)];
      if (placeMs > limits.placeMs) return placeMs;
      if (spaceMs > limits.spaceMs) return spaceMs;
      reserve(place, placeMs, perPlacePerSecond);
      reserve(space, spaceMs, perSecond);
      const waitMs = Math.max(placeMs, spaceMs);
      if (waitMs > 0) await wait(waitMs, signal);
    }
    held.delete(space);
    return null;
  }

  return {
    takeTurn: (place, signal) => take(place, { placeMs: longestPlaceWaitMs, spaceMs: longestSpaceWaitMs }, signal),
    async awaitTurn(place) {
      await take(place, { placeMs: Number.POSITIVE_INFINITY, spaceMs: Number.POSITIVE_INFINITY }, never);
    },
    hold(place, forMs) {
      const space = spaceOf(place);
      held.set(space, Math.max(held.get(space) ?? 0, nowMs() + forMs));
    },
  };
}

const never = new AbortController().signal;

const realClock: Clock = {
  nowMs: () => performance.now(),
  wait: async (forMs, signal) => void (await wait(forMs, undefined, { signal })),
};

/** Keeps one pacer for each platform of this server, shared by all who send there. */
export function createPacers(count: Pick<ServerCount, 'now'>, clock: Clock = realClock): PacerOf {
  const pacers = new Map<string, Pacer>();
  return (platform, pace) => {
    const pacer = pacers.get(platform) ?? createPacer(pace, { countServers: count.now, clock });
    pacers.set(platform, pacer);
    return pacer;
  };
}

const spaceOf = (place: Place) => parsePlace(place).space;
