/** An error whose message is for the person: what failed and what to do next. */
export class UserError extends Error {
  override name = 'UserError';
}

/**
 * What a platform refused or could not do. `code` is the platform's own word or number; `retryAfterMs` when it asked to wait (so it did nothing);
 * `isPermanent` when it would refuse the same again: the channel is gone, the person takes no messages. Otherwise it may have done it.
 */
export class PlatformError extends Error {
  override name = 'PlatformError';
  readonly platform: string;
  readonly code: string;
  readonly retryAfterMs: number | undefined;
  readonly isPermanent: boolean;

  constructor(platform: string, code: string, message: string, retryAfterMs?: number, isPermanent = false) {
    super(message);
    this.platform = platform;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.isPermanent = isPermanent;
  }
}
