/**
 * What the work comes to, or what `late` says if that is not there in time; the work goes on all the same. With no time left it is late at once.
 * `keepsAlive: false` lets the process end meanwhile.
 */
export async function deadline<Result, Late>(
  work: Promise<Result>,
  ms: number,
  late: () => Late | Promise<Late>,
  { keepsAlive = true } = {},
): Promise<Result | Late> {
  if (ms <= 0) {
    // Whoever awaits it later is told what became of it.
    work.catch(() => {});
    return late();
  }
  let timer: NodeJS.Timeout | undefined;
  const isLate = new Promise<typeof tooLate>((resolve) => {
    timer = setTimeout(resolve, ms, tooLate);
    if (!keepsAlive) timer.unref();
  });
  try {
    const first = await Promise.race([work, isLate]);
    return first === tooLate ? await late() : first;
  } finally {
    clearTimeout(timer);
  }
}

const tooLate = Symbol('too late');

/** Returns the result of the work, or null if it is not done in time. */
export const within = <Result>(work: Promise<Result>, ms: number): Promise<Result | null> =>
  deadline(work, ms, () => null);
