import type { Logger } from '#src/core/logger.ts';
import type { InstallationStore } from '#src/core/ports.ts';
import { isSlackError, rateLimited, slackError, uncertain } from '../api/call.ts';
import type { AccessSlack } from './access.ts';
import { type Access, decodeRotation, parseInstallation, type SlackInstallation } from './installation.ts';

/** Refreshed this long before the token ends, so that no call is made with a token about to end. */
const refreshAheadMs = 30 * 60_000;

/** The installation with a token that works; null where it was removed meanwhile. @throws PlatformError where no token is to be had. */
export type Refresh = (space: string, installation: SlackInstallation) => Promise<SlackInstallation | null>;

type Parts = { access: AccessSlack; installations: InstallationStore; logger: Logger; now(): Date };

export function createRefresh({ access, installations, logger, now }: Parts): Refresh {
  /** New tokens by used refresh token, until they are stored: Slack revokes a refresh token when it is used, so a second request gets nothing. */
  const given = new Map<string, Access>();

  /** The refresh token works once: whoever holds the row refreshes, everyone after finds the new one. */
  async function rotate(space: string): Promise<SlackInstallation | null> {
    let used: string | undefined;
    const data = await installations.update('slack', space, async (current) => {
      if (current === null) return null;
      const latest = parseInstallation(current);
      if (!isDue(latest) || !latest.rotation) return current;
      used = latest.rotation.refreshToken;
      const answer = given.get(used) ?? (await access({ refreshToken: used }));
      given.set(used, answer);
      const rotation = decodeRotation(answer, now().getTime());
      return JSON.stringify({ ...latest, token: answer.access_token, rotation: rotation ?? latest.rotation });
    });
    if (used) given.delete(used);
    return data === null ? null : parseInstallation(data);
  }

  function isDue({ rotation }: SlackInstallation): boolean {
    return rotation !== null && rotation.expiresAtMs - now().getTime() < refreshAheadMs;
  }

  return async (space, installation) => {
    if (!isDue(installation)) return installation;
    try {
      return await rotate(space).catch((error) => {
        // Given and not kept: the sooner it is kept the better, for it is lost with this process.
        if (given.has(installation.rotation?.refreshToken ?? '')) return rotate(space);
        throw error;
      });
    } catch (error) {
      logger.error({ err: error, space }, 'a Slack token could not be refreshed');
      if ((installation.rotation?.expiresAtMs ?? 0) > now().getTime()) return installation;
      const isRefused = isSlackError(error) && !isSlackError(error, uncertain, rateLimited);
      throw isRefused ? slackError('token_expired') : error;
    }
  };
}
