import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from '#src/core/logger.ts';
import { callSlack } from '../api/call.ts';
import { createSlackLogger } from '../api/workspace.ts';
import { type Access, accessSchema } from './installation.ts';

export type AppSecrets = { clientId: string; clientSecret: string };

/** Exchanges a code or a refresh token. Both work once, so an uncertain failure is not tried again. */
export type AccessSlack = (grant: { code: string; redirectUri: string } | { refreshToken: string }) => Promise<Access>;

/** Gives a token back, so that it opens nothing any more. */
export type RevokeToken = (token: string) => Promise<void>;

export function createRevoke({ apiUrl, logger }: { apiUrl: string; logger: Logger }): RevokeToken {
  return async (token) => {
    const client = new WebClient(token, clientOptions(apiUrl, logger));
    await callSlack(() => client.auth.revoke());
  };
}

const clientOptions = (apiUrl: string, logger: Logger): WebClientOptions => ({
  slackApiUrl: apiUrl,
  timeout: 10_000,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logger: createSlackLogger(logger),
});

export function createAccess(
  { clientId, clientSecret }: AppSecrets,
  { apiUrl, logger }: { apiUrl: string; logger: Logger },
): AccessSlack {
  const client = new WebClient(undefined, clientOptions(apiUrl, logger));
  return async (grant) =>
    accessSchema.parse(
      await callSlack(
        () =>
          client.oauth.v2.access({
            client_id: clientId,
            client_secret: clientSecret,
            ...('code' in grant
              ? { code: grant.code, redirect_uri: grant.redirectUri }
              : { grant_type: 'refresh_token', refresh_token: grant.refreshToken }),
          }),
        { repeatable: false },
      ),
    );
}
