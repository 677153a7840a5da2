/** Lets through so much at once, `ofOne` of them waiting or at work for the same asker; so nobody alone keeps everybody waiting. */
export type Gate = {
  /** Runs it as soon as there is room. @throws BusyError at once where too much waits already. */
  pass<Result>(asker: string | number, work: () => Promise<Result>): Promise<Result>;
};

/** `isOwn`: it is the asker's own earlier asks that fill the room. */
export class BusyError extends Error {
  override name = 'BusyError';
  readonly isOwn: boolean;

  constructor(isOwn: boolean) {
    super(isOwn ? 'The asker has asked too much at once.' : 'Too much was asked at once.');
    this.isOwn = isOwn;
  }
}

export function createGate({ atOnce, ofOne, waiting }: { atOnce: number; ofOne: number; waiting: number }): Gate {
  const queue: (() => void)[] = [];
  const countOf = new Map<string | number, number>();
  let atWork = 0;

  async function enter(): Promise<void> {
    if (atWork >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
    else atWork += 1;
  }

  /** Frees the asker's place, and gives it to whoever has waited longest. */
  function leave(asker: string | number) {
    const own = (countOf.get(asker) ?? 1) - 1;
    if (own > 0) countOf.set(asker, own);
    else countOf.delete(asker);
    const next = queue.shift();
    if (next) next();
    else atWork -= 1;
  }

  return {
    async pass(asker, work) {
      const own = countOf.get(asker) ?? 0;
      if (own >= ofOne) throw new BusyError(true);
      if (atWork >= atOnce && queue.length >= waiting) throw new BusyError(false);
      countOf.set(asker, own + 1);
      await enter();
      try {
        return await work();
      } finally {
        leave(asker);
      }
    },
  };
}
