/** Slack may deliver it again: nothing was done, or not all. */
export class TryAgain extends Error {
  override name = 'TryAgain';
}
