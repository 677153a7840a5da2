import { deadline } from '#src/core/deadline.ts';

/** Slack may deliver it again: nothing was done, or not all. */
export class TryAgain extends Error {
  override name = 'TryAgain';
}

/** An error of something other than Slack, most likely the database, before any answer: Slack may send the same event again. */
export function again(cause: unknown): never {
  throw new TryAgain('An event could not be taken now', { cause });
}

/** Slack is answered in less than three seconds: what is not known by then is left to its next delivery. */
const takenWithinMs = 1_800;

/** @throws TryAgain where the work fails, or takes so long that Slack would be told that all is well. */
export const takenInTime = <Result>(work: Promise<Result>): Promise<Result> =>
  deadline(work, takenWithinMs, () => {
    throw new Error('It took too long.');
  }).catch(again);
