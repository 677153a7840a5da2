import type { Logger } from '#src/core/logger.ts';
import type { InstallationStore } from '#src/core/ports.ts';
import type { AccessSlack } from './access.ts';
import { callSlack, isSlackError, slackError, UNCERTAIN } from './call.ts';
import { decodeRotation, parseInstallation, type SlackInstallation } from './installation.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** Which installation an event belongs to, as Slack says it. */
export type Where = { teamId?: string | null; enterpriseId?: string | null };

export type Workspaces = {
  /** Connects the one workspace of the bot token, where there is one. */
  start(): Promise<void>;
  /** Null where the app is not installed. */
  find(where: Where): Promise<Workspace | null> | Workspace | null;
  /** By the space of a place. @throws PlatformError where the app is not installed. */
  get(space: string): Promise<Workspace>;
  /** Looks at what is kept again at the next use. */
  forget(space: string): void;
};

/** Refreshed this long before the token ends, so that no call is made with a token about to end. */
const REFRESH_AHEAD_MS = 30 * 60_000;
/** Another server may have changed or removed an installation. */
const KEEP_MS = 60_000;

type Parts = {
  botToken: string | undefined;
  apiUrl: string;
  /** Present where the app can be installed in many workspaces. */
  access: AccessSlack | null;
  installations: InstallationStore;
  logger: Logger;
  now(): Date;
  /** For each call. */
  timeoutMs?: number;
};

export function createWorkspaces({
  botToken,
  apiUrl,
  access,
  installations,
  logger,
  now,
  timeoutMs,
}: Parts): Workspaces {
  const reach = { apiUrl, logger, ...(timeoutMs && { timeoutMs }) };
  let own: Workspace | null = null;
  const cache = new Map<string, { workspace: Workspace; untilMs: number }>();
  // Many events at once must not each hold a connection to the database while one of them refreshes the token.
  const loading = new Map<string, Promise<Workspace | null>>();

  async function connectOwn(token: string): Promise<Workspace> {
    const anonymous = createWorkspace({ space: '', token, botUserId: null, botId: null }, reach);
    const who = await callSlack(() => anonymous.client.auth.test());
    const space = (who.is_enterprise_install ? who.enterprise_id : who.team_id) ?? '';
    return createWorkspace({ space, token, botUserId: who.user_id ?? null, botId: who.bot_id ?? null }, reach);
  }

  async function load(space: string): Promise<Workspace | null> {
    const kept = await installations.find('slack', space);
    if (!kept) {
      cache.delete(space);
      return null;
    }
    const installation = await withFreshToken(space, parseInstallation(kept.data));
    const before = cache.get(space)?.workspace;
    const workspace =
      before?.token === installation.token
        ? before
        : createWorkspace(
            { space, token: installation.token, botUserId: installation.botUserId, botId: installation.botId },
            reach,
          );
    cache.set(space, { workspace, untilMs: now().getTime() + KEEP_MS });
    return workspace;
  }

  async function withFreshToken(space: string, installation: SlackInstallation): Promise<SlackInstallation> {
    if (!isDue(installation) || !access) return installation;
    try {
      // The refresh token works once: whoever holds the row refreshes, everyone after finds the new one.
      const data = await installations.update('slack', space, async (current) => {
        if (current === null) return null;
        const latest = parseInstallation(current);
        if (!isDue(latest) || !latest.rotation) return current;
        const answer = await access({ refreshToken: latest.rotation.refreshToken });
        const rotation = decodeRotation(answer, now().getTime());
        return JSON.stringify({ ...latest, token: answer.access_token, rotation: rotation ?? latest.rotation });
      });
      if (data === null) throw slackError('not_installed');
      return parseInstallation(data);
    } catch (error) {
      const isStillGood = (installation.rotation?.expiresAtMs ?? 0) > now().getTime();
      logger.error({ err: error, space }, 'a Slack token could not be refreshed');
      if (isStillGood) return installation;
      throw isSlackError(error, UNCERTAIN) ? error : slackError('token_expired');
    }
  }

  function isDue({ rotation }: SlackInstallation): boolean {
    return rotation !== null && rotation.expiresAtMs - now().getTime() < REFRESH_AHEAD_MS;
  }

  function findIn(space: string | null | undefined): Promise<Workspace | null> | Workspace | null {
    if (!space) return null;
    if (own?.space === space) return own;
    const cached = cache.get(space);
    if (cached && cached.untilMs > now().getTime()) return cached.workspace;
    if (!access) return null;
    const started = loading.get(space) ?? load(space).finally(() => loading.delete(space));
    loading.set(space, started);
    return started;
  }

  return {
    async start() {
      // Says at once, in words, when nothing could be kept.
      if (access) await installations.list('slack');
      if (botToken) own = await connectOwn(botToken);
    },
    find({ teamId, enterpriseId }) {
      // With a bot token alone there is one workspace; guests of shared channels come under their own team's id.
      if (own && !access) return own;
      const byTeam = findIn(teamId);
      if (byTeam && !(byTeam instanceof Promise)) return byTeam;
      return Promise.resolve(byTeam).then((found) => found ?? findIn(enterpriseId));
    },
    async get(space) {
      const found = await findIn(space);
      if (!found) throw slackError('not_installed');
      return found;
    },
    forget(space) {
      cache.delete(space);
      loading.delete(space);
    },
  };
}
