/**
 * Resolves to what the work comes to, or to what `late` says if that is not there in time; the work goes on all the same. With no time left it is
 * late at once. `keepsAlive: false` lets the process end meanwhile.
 */
export function deadline<Result, Late>(
  work: Promise<Result>,
  ms: number,
  late: () => Late | Promise<Late>,
  { keepsAlive = true } = {},
): Promise<Result | Late> {
  if (ms <= 0) {
    // Whoever awaits it later is told what became of it.
    work.catch(() => {});
    return (async () => late())();
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve((async () => late())()), ms);
    if (!keepsAlive) timer.unref();
    work.then(
      (result) => {
        clearTimeout(timer);
        resolve(result);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

/** Returns the result of the work, or null if it is not done in time. */
export const within = <Result>(work: Promise<Result>, ms: number): Promise<Result | null> =>
  deadline(work, ms, () => null);
