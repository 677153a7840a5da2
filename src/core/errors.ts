import { isLasting, type Refusal } from './refusal.ts';

/** An error whose message is for the person: what failed and what to do next. */
export class UserError extends Error {
  override name = 'UserError';
}

/**
 * What a platform refused or could not do. `code` is the platform's own word or number; `retryAfterMs` when it asked to wait (so it did nothing);
 * `refusal` is what that means for what was to be sent. `isPermanent` when it would refuse the same again.
 */
export class PlatformError extends Error {
  override name = 'PlatformError';
  readonly platform: string;
  readonly code: string;
  readonly retryAfterMs: number | undefined;
  readonly refusal: Refusal;

  constructor(
    platform: string,
    code: string,
    message: string,
    retryAfterMs?: number,
    refusal: Refusal = retryAfterMs === undefined ? 'uncertain' : 'rate',
  ) {
    super(message);
    this.platform = platform;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.refusal = refusal;
  }

  get isPermanent(): boolean {
    return isLasting(this.refusal);
  }
}
