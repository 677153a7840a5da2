import { LogLevel, type Logger as SlackLogger, WebAPIHTTPError, WebAPIRequestError, WebClient } from '@slack/web-api';
import type { Logger } from '#src/core/logger.ts';
import { readBody } from '#src/core/read-body.ts';
import { isSlackHost } from '../reply/response-url.ts';
import { slackError } from './call.ts';

/** One Slack workspace, or one organisation where the app is installed for all of it, with a token that works now. */
export type Workspace = {
  /** Team id, or the organisation's id: what places and accounts are kept under. */
  space: string;
  /** The organisation that a team is part of. */
  enterpriseId: string | null;
  botUserId: string | null;
  botId: string | null;
  client: WebClient;
  token: string;
  /** Step two of an upload. */
  sendBytes(url: string, bytes: Uint8Array): Promise<void>;
  /** A file that members sent, of at most `largest` bytes. */
  readBytes(url: string, limits: { largest: number; signal?: AbortSignal }): Promise<Uint8Array>;
};

const callTimeoutMs = 10_000;

/**
 * One client per workspace: a rate limit holds up that workspace alone. No retries of its own (a message repeated blindly stands there twice)
 * and never any `headers`: the SDK writes the first team's token into them and uses it for every team.
 */
export function createWorkspace(
  {
    space,
    token,
    botUserId,
    botId,
    enterpriseId = null,
  }: Pick<Workspace, 'space' | 'token' | 'botUserId' | 'botId'> & Partial<Pick<Workspace, 'enterpriseId'>>,
  { apiUrl, logger, timeoutMs = callTimeoutMs }: { apiUrl: string; logger: Logger; timeoutMs?: number },
): Workspace {
  const client = new WebClient(token, {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: createSlackLogger(logger),
  });
  const request = async (url: string, init: RequestInit) => {
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    // Slack's own answers lead nowhere else, but to a page to sign in.
    const response = await fetch(url, { ...init, signal, redirect: 'manual' }).catch((error) => {
      throw new WebAPIRequestError(error);
    });
    if (!response.ok) throw new WebAPIHTTPError(response.status, response.statusText, {});
    return response;
  };
  return {
    space,
    enterpriseId,
    token,
    botUserId,
    botId,
    client,
    async sendBytes(url, bytes) {
      const body = bytes as Uint8Array<ArrayBuffer>;
      const headers = { 'content-type': 'application/octet-stream' };
      await (await request(url, { method: 'POST', headers, body })).arrayBuffer();
    },
    async readBytes(url, { largest, signal = null }) {
      const parsed = URL.parse(url);
      // A file may lie with somebody else, whom the token is no business of.
      if (
        !parsed ||
        !(parsed.origin === new URL(apiUrl).origin || (isSlackHost(parsed) && parsed.protocol === 'https:'))
      )
        throw slackError('file_not_found');
      const response = await request(url, { headers: { authorization: `Bearer ${token}` }, signal });
      // Whoever may not have a file is shown a page instead.
      if (response.headers.get('content-type')?.startsWith('text/html')) throw slackError('file_not_found');
      const bytes = await readBody(response, largest).catch((error) => {
        throw new WebAPIRequestError(error);
      });
      if (bytes === null) throw slackError('file_too_large');
      return new Uint8Array(bytes);
    },
  };
}

/** The SDK's log, its debug lines left out: they hold whole messages. */
export function createSlackLogger(logger: Logger): SlackLogger {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      const err = parts.find((part) => part instanceof Error);
      logger[level](
        { ...(err && { err }), from: 'slack sdk' },
        parts.filter((part) => typeof part === 'string').join(' '),
      );
    };
  return {
    debug() {},
    info() {},
    warn: say('warn'),
    error: say('error'),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
