import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { waitAfter } from '#src/core/asked-wait.ts';
import { PlatformError } from '#src/core/errors.ts';
import { doubling, retry } from '#src/core/retry.ts';
import { refusalOf } from '../refusals.ts';
import type { Texts } from '../texts.ts';

/** Not known whether Slack did it: no answer, or one of its own failures. */
export const uncertain = 'uncertain';
export const rateLimited = 'ratelimited';

const retries = 2;
const retryMs = 200;
/** A longer wait is the caller's to plan. */
const longestWaitMs = 5_000;
const pauseAfter = doubling(retryMs, longestWaitMs);

/** The wait if Slack asks to wait and does not say how long. */
const untoldWaitMs = 60_000;

/** Turns an error of Slack's client into a PlatformError; returns any other error unchanged. */
export function toPlatformError(error: unknown): unknown {
  if (error instanceof WebAPIPlatformError) {
    const { error: code, needed } = error.data as { error: string; needed?: string };
    return slackError(refusalOf(code) === 'uncertain' ? uncertain : code, needed ? ` (${needed})` : '');
  }
  if (error instanceof WebAPIRateLimitedError) return slackError(rateLimited, '', error.retryAfter * 1_000);
  if (error instanceof WebAPIHTTPError)
    return error.statusCode >= 500
      ? slackError(uncertain, ` (HTTP ${error.statusCode})`)
      : slackError(`http_${error.statusCode}`);
  if (error instanceof WebAPIRequestError) return slackError(uncertain, ` (${error.original.message})`);
  // An answer that stops half-way fails in words of the HTTP client's.
  if (error instanceof Error && isBrokenOff(error)) return slackError(uncertain, ` (${error.message})`);
  return error;
}

const isBrokenOff = ({ name, message }: Error) =>
  name === 'TimeoutError' || name === 'AbortError' || (name === 'TypeError' && message === 'terminated');

/** A refusal of Slack's, with its own word and what it adds; `sayRefusal` has the sentence for it. */
export function slackError(code: string, detail = '', retryAfterMs?: number): PlatformError {
  const refusal = refusalOf(code);
  const waitMs = retryAfterMs ?? (refusal === 'rate' ? untoldWaitMs : undefined);
  return new PlatformError('slack', code, `${code}${detail}`, waitMs, refusal);
}

/** Says a refusal in a sentence for whoever runs this server. */
export function sayRefusal({ code, message }: PlatformError, { refusals, refused }: Texts): string {
  const known: unknown = Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals] : null;
  const sentence = typeof known === 'string' ? known : refused({ code });
  return `${sentence}${message.startsWith(code) ? message.slice(code.length) : ` (${message})`}`;
}

/** Something that Slack refused or left open; with one of these codes, if any are named. */
export const isSlackError = (error: unknown, ...codes: string[]): error is PlatformError =>
  error instanceof PlatformError && (codes.length === 0 || codes.includes(error.code));

/** Waits; stands apart so that a test can go on at once. */
export type Pause = (ms: number) => Promise<void>;
export const pause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Calls Slack; tries again after a short Retry-After. After a failure that leaves it open whether Slack did it, only `repeatable` calls are
 * made again.
 * @throws PlatformError
 */
export async function callSlack<T>(run: () => Promise<T>, { repeatable = true } = {}): Promise<T> {
  return retry(
    () =>
      run().catch((error) => {
        throw toPlatformError(error);
      }),
    (error, attempt) => {
      if (attempt > retries) return null;
      if (isSlackError(error, rateLimited)) {
        const waitMs = waitAfter(error.retryAfterMs, attempt);
        return waitMs <= longestWaitMs ? waitMs : null;
      }
      return isSlackError(error, uncertain) && repeatable ? pauseAfter(attempt) : null;
    },
    pause,
  );
}
