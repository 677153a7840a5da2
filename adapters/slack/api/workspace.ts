import { LogLevel, type Logger as SlackLogger, WebAPIHTTPError, WebAPIRequestError, WebClient } from '@slack/web-api';
import type { Logger } from '#src/core/logger.ts';
import { isSlackHost } from '../reply/response-url.ts';
import { slackError } from './call.ts';

/** One Slack workspace, or one organisation where the app is installed for all of it, with a token that works now. */
export type Workspace = {
  /** Team id, or the organisation's id: what places and accounts are kept under. */
  space: string;
  botUserId: string | null;
  botId: string | null;
  client: WebClient;
  token: string;
  /** Step two of an upload. */
  sendBytes(url: string, bytes: Uint8Array): Promise<void>;
  /** A file that members sent. */
  readBytes(url: string): Promise<Uint8Array>;
};

const callTimeoutMs = 10_000;

/**
 * One client per workspace: a rate limit holds up that workspace alone. No retries of its own (a message repeated blindly stands there twice)
 * and never any `headers`: the SDK writes the first team's token into them and uses it for every team.
 */
export function createWorkspace(
  { space, token, botUserId, botId }: Pick<Workspace, 'space' | 'token' | 'botUserId' | 'botId'>,
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
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }).catch((error) => {
      throw new WebAPIRequestError(error);
    });
    if (!response.ok) throw new WebAPIHTTPError(response.status, response.statusText, {});
    return response;
  };
  return {
    space,
    token,
    botUserId,
    botId,
    client,
    async sendBytes(url, bytes) {
      const body = bytes as Uint8Array<ArrayBuffer>;
      const headers = { 'content-type': 'application/octet-stream' };
      await (await request(url, { method: 'POST', headers, body })).arrayBuffer();
    },
    async readBytes(url) {
      const parsed = URL.parse(url);
      // A file may lie with somebody else, whom the token is no business of.
      if (
        !parsed ||
        !(parsed.origin === new URL(apiUrl).origin || (isSlackHost(parsed) && parsed.protocol === 'https:'))
      )
        throw slackError('file_not_found');
      const response = await request(url, { headers: { authorization: `Bearer ${token}` } });
      return new Uint8Array(await response.arrayBuffer());
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
