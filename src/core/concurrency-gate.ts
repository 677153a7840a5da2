/** Limits how much work runs at once. No asker may have more than `ofOne` pieces running or waiting, so that nobody blocks the others. */
export type Gate = {
  /** Runs the work as soon as there is room. @throws BusyError at once where too much is waiting already. */
  pass<Result>(asker: string | number, work: () => Promise<Result>): Promise<Result>;
};

/** `isOwn`: the asker's own earlier requests take the room. */
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
