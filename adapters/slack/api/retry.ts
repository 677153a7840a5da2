/** Slack may deliver it again: nothing was done, or not all. */
export class TryAgain extends Error {
  override name = 'TryAgain';
}

/** An error of something other than Slack, most likely the database, before any answer: Slack may send the same event again. */
export function again(cause: unknown): never {
  throw new TryAgain('An event could not be taken now', { cause });
}
