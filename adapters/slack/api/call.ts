import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { PlatformError } from '#src/core/errors.ts';
import { doubling, retry } from '#src/core/retry.ts';
import { refusalOf } from '../refusals.ts';

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

const sentences: Record<string, string> = {
  channel_not_found:
    'The channel does not exist any more, or the app may not see it. Invite the app to it or choose another.',
  not_in_channel: 'The app is not in this channel. Invite it with /invite.',
  is_archived: 'The channel is archived. Choose another.',
  user_not_found: 'This person is not in the workspace any more.',
  user_disabled: 'This account is deactivated.',
  cannot_dm_bot: 'A bot cannot be written to.',
  account_inactive: 'The app was removed from this workspace. An administrator can add it again.',
  token_revoked: 'The app was removed from this workspace. An administrator can add it again.',
  invalid_auth: 'Slack does not accept the token of this workspace. Install the app again.',
  unknown_place: 'Slack has no such place.',
  not_installed: 'The app is not installed in this workspace. An administrator can add it.',
  not_authed: 'There is no token for this workspace. Install the app again.',
  token_expired: 'The token of this workspace has expired. Install the app again if this goes on.',
  missing_scope: 'The app lacks a permission. Install it again with the current manifest.',
  restricted_action: 'A rule of this workspace does not let the app write here.',
  restricted_action_read_only_channel:
    'Only some people may write in this channel. Choose another, or let the app write there.',
  restricted_action_thread_only_channel: 'Only replies may be written in this channel. Choose another.',
  restricted_action_non_threadable_channel: 'This channel takes no replies. Choose another.',
  restricted_action_thread_locked: 'The thread is locked. Choose another place.',
  cannot_reply_to_message: 'The message takes no replies. Choose another place.',
  thread_not_found: 'The thread does not exist any more. Choose another place.',
  messages_tab_disabled: 'The app’s own page takes no messages. Switch on its Messages tab in the app’s settings.',
  channel_is_limited_access: 'The app has no access to this channel. Choose another.',
  team_access_not_granted:
    'The app was not given access to this workspace. An administrator of the organisation can grant it.',
  access_denied: 'Slack does not let the app in there. Choose another channel.',
  ekm_access_denied: 'Administrators have stopped messages there.',
  msg_too_long: 'The message is too long for Slack.',
  msg_blocks_too_long: 'The message is too long for Slack.',
  [rateLimited]: 'Slack asked to wait before more is sent.',
  [uncertain]: 'Slack did not answer; whether it did what was asked is not known.',
};

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
  return error;
}

export function slackError(code: string, detail = '', retryAfterMs?: number): PlatformError {
  const sentence = sentences[code] ?? `Slack refused: ${code}.`;
  const refusal = refusalOf(code);
  const waitMs = retryAfterMs ?? (refusal === 'rate' ? untoldWaitMs : undefined);
  return new PlatformError('slack', code, `${sentence}${detail}`, waitMs, refusal);
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
      if (isSlackError(error, rateLimited) && (error.retryAfterMs ?? 0) <= longestWaitMs)
        return error.retryAfterMs ?? retryMs;
      return isSlackError(error, uncertain) && repeatable ? pauseAfter(attempt) : null;
    },
    pause,
  );
}
