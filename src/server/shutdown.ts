/** The parts that were started, which are stopped in reverse order. */
export interface Life {
  /** Notes how to undo what has just been started. */
  add(name: string, stop: () => Promise<void> | void): void;
  /** Stops everything, the last started first. One that fails is told to `failed` and does not keep the others from stopping. Once only. */
  end(): Promise<void>;
}

/**
 * `withinMs`: so long everything is waited for together but what was started first, which all else stands on and which is stopped whole. What
 * takes longer is told to `failed` and left behind.
 */
export function createShutdown(
  failed: (name: string, error: unknown) => void,
  withinMs: number = Number.POSITIVE_INFINITY,
): Life {
  const started: { name: string; stop: () => Promise<void> | void }[] = [];
  let ending: Promise<void> | null = null;

  async function stopAll() {
    const until = performance.now() + withinMs;
    for (let part = started.pop(); part; part = started.pop()) {
      const { name, stop } = part;
      const stopping = Promise.resolve()
        .then(stop)
        .catch((error) => failed(name, error));
      if (started.length === 0) await stopping;
      else if (!(await isDone(stopping, until - performance.now())))
        failed(name, 'it took too long and is left behind');
    }
  }

  return {
    add: (name, stop) => void started.push({ name, stop }),
    end() {
      ending ??= stopAll();
      return ending;
    },
  };
}

async function isDone(work: Promise<void>, ms: number): Promise<boolean> {
  const done = work.then(() => true);
  if (ms === Number.POSITIVE_INFINITY) return done;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, Math.max(ms, 0), false);
  });
  const isInTime = await Promise.race([done, late]);
  clearTimeout(timer);
  return isInTime;
}
