import type { KnownBlock } from '@slack/types';
import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { callSlack, isSlackError, rateLimited, slackError, uncertain } from '../api/call.ts';

export type ResponseBody = {
  text?: string;
  blocks?: KnownBlock[];
  response_type?: 'ephemeral' | 'in_channel';
  replace_original?: boolean;
  delete_original?: boolean;
  thread_ts?: string;
};

/** Answers through the address that came with a command or a press: five times in thirty minutes. @throws PlatformError */
export type Respond = (url: string, body: ResponseBody) => Promise<void>;

const callTimeoutMs = 10_000;
/** The error codes by which Slack says that a response address takes no more answers. */
const goneCodes = /used_url|expired_url|expired|not_found|no_longer/;
export const responseGone = 'response_url_gone';

export const isSlackHost = ({ hostname }: URL) => /(^|\.)slack(-gov)?\.com$/.test(hostname);

/**
 * With another `apiUrl` than Slack's own, everything goes there, response addresses too; never to a host that is neither. `timeoutMs` is for
 * each try.
 */
export function createRespond(apiUrl: string, timeoutMs = callTimeoutMs): Respond {
  const home = new URL(apiUrl);
  const isSlack = isSlackHost(home);

  function addressOf(url: string): string {
    const parsed = URL.parse(url);
    if (!parsed) throw slackError(responseGone);
    if (parsed.origin === home.origin) return url;
    if (!isSlackHost(parsed) || (isSlack && parsed.protocol !== 'https:')) throw slackError(responseGone);
    return isSlack ? url : new URL(parsed.pathname, home.origin).href;
  }

  return (url, body) =>
    callSlack(async () => {
      const response = await send(addressOf(url), body, timeoutMs);
      const answer = await response.text();
      if (response.status === 429) throw new WebAPIRateLimitedError(Number(response.headers.get('retry-after')) || 1);
      if (response.status >= 500) throw new WebAPIHTTPError(response.status, response.statusText, {});
      const code = /"error"\s*:\s*"([^"]+)"/.exec(answer)?.[1] ?? (response.ok ? null : answer.slice(0, 60));
      if (code === null) return;
      throw slackError(goneCodes.test(code) || response.status === 404 ? responseGone : code);
    }).catch((error) => {
      // One that takes nothing, try after try, is as good as gone: the answer goes another way.
      throw isSlackError(error, uncertain, rateLimited) ? slackError(responseGone) : error;
    });
}

/** The code of a connection that broke after the answer was sent: the answer most likely arrived, and a duplicate would be worse. */
export const responseTorn = 'response_torn';
const neverSent = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT/;

async function send(url: string, body: ResponseBody, timeoutMs: number): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (thrown) {
    const error = thrown as Error & { cause?: { code?: string } };
    if (error.name === 'TimeoutError' || neverSent.test(error.cause?.code ?? '')) throw new WebAPIRequestError(error);
    throw slackError(responseTorn);
  }
}
