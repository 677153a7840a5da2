/** The events in work or done: this server handles each once, however often and under whichever id it comes. */
export type Seen = {
  /**
   * Runs `work` unless one of the keys is known; then waits for what that one came to. What fails, or answers that it was left to another
   * server, is forgotten: the next delivery tries again.
   */
  once(keys: string[], work: () => Promise<Taking>): Promise<unknown>;
};

export type Taking = 'done' | 'left to another';

/** Slack repeats an event for a little over six minutes. */
const keepMs = 20 * 60_000;
const mostKept = 50_000;

export function createSeen(now: () => number): Seen {
  const known = new Map<string, { result: Promise<Taking>; untilMs: number }>();

  function sweep() {
    for (const [key, { untilMs }] of known) {
      if (untilMs > now() && known.size <= mostKept) return;
      known.delete(key);
    }
  }

  return {
    once(keys, work) {
      sweep();
      for (const key of keys) {
        const entry = known.get(key);
        if (entry) return entry.result;
      }
      const result = work();
      const untilMs = now() + keepMs;
      for (const key of keys) known.set(key, { result, untilMs });
      const forget = () => {
        for (const key of keys) known.delete(key);
      };
      result.then((taking) => taking === 'left to another' && forget(), forget);
      return result;
    },
  };
}
