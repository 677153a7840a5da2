/** Slack may deliver it again: nothing was done, or not all. */
export class TryAgain extends Error {
  override name = 'TryAgain';
}

/** Something other than Slack failed before anything was said, most likely the database: the same event may come again. */
export function again(cause: unknown): never {
  throw new TryAgain('An event could not be taken now', { cause });
}
