import type { Pause } from '../api/call.ts';

/** Slack takes about one message a second in a channel, and some more in a workspace. */
const CHANNEL_GAP_MS = 1_000;
const SPACE_GAP_MS = 60;
const MOST_KEPT = 10_000;
/** Asked to wait longer, a workspace is tried again by then. */
const LONGEST_HOLD_MS = 60 * 60_000;

export type Pacer = {
  /** Resolves when the next message may go to that channel. */
  turn(space: string, channel: string): Promise<void>;
  /** Slack asked this workspace to wait. */
  hold(space: string, ms: number): void;
};

export function createPacer({ now, pause }: { now(): number; pause: Pause }): Pacer {
  /** From when on the next may go, by channel and by workspace. */
  const free = new Map<string, number>();
  const held = new Map<string, number>();

  async function reserve(key: string, gapMs: number): Promise<void> {
    const at = Math.max(now(), free.get(key) ?? 0);
    free.delete(key);
    free.set(key, at + gapMs);
    if (free.size > MOST_KEPT) for (const [old, until] of free) if (until < now()) free.delete(old);
    if (at > now()) await pause(at - now());
  }

  return {
    async turn(space, channel) {
      // The channel first: a busy one must not take the workspace's turns while it waits for its own.
      await reserve(`${space} ${channel}`, CHANNEL_GAP_MS);
      await reserve(space, SPACE_GAP_MS);
      for (let until = held.get(space); until !== undefined && until > now(); until = held.get(space))
        await pause(until - now());
      held.delete(space);
    },
    hold(space, ms) {
      held.set(space, Math.max(held.get(space) ?? 0, now() + Math.min(ms, LONGEST_HOLD_MS)));
    },
  };
}
