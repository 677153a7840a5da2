import { UserError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';
import type { InstallationStore } from '#src/core/ports.ts';
import { callSlack, slackError } from '../api/call.ts';
import { createWorkspace, type Workspace } from '../api/workspace.ts';
import type { AccessSlack } from './access.ts';
import { parseInstallation } from './installation.ts';
import { createRefresh } from './rotation.ts';

/** Which installation an event belongs to, as Slack says it. */
export type Where = { teamId?: string | null; enterpriseId?: string | null };

export type Workspaces = {
  /** Connects the one workspace of the bot token, where there is one. */
  start(): Promise<void>;
  /** Finds the workspace; null if the app is not installed there. */
  find(where: Where): Promise<Workspace | null> | Workspace | null;
  /** By the space of a place. @throws PlatformError where the app is not installed. */
  get(space: string): Promise<Workspace>;
  /** Whether it may be added and used there at all. */
  isAllowed(where: Where): boolean;
  /** Looks at what is kept again at the next use. */
  forget(space: string): void;
};

/** Another server may have changed or removed an installation. */
const keepMs = 60_000;

type Parts = {
  botToken: string | undefined;
  /** Ids of workspaces and organisations; null: any. */
  allowed: ReadonlySet<string> | null;
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
  allowed,
  apiUrl,
  access,
  installations,
  logger,
  now,
  timeoutMs,
}: Parts): Workspaces {
  const reach = { apiUrl, logger, ...(timeoutMs && { timeoutMs }) };
  const refresh = access && createRefresh({ access, installations, logger, now });
  let own: Workspace | null = null;
  const cache = new Map<string, { workspace: Workspace; untilMs: number }>();
  // Many events at once must not each hold a connection to the database while one of them refreshes the token.
  const loading = new Map<string, Promise<Workspace | null>>();

  async function connectOwn(token: string): Promise<Workspace> {
    const anonymous = createWorkspace({ space: '', token, botUserId: null, botId: null }, reach);
    const who = await callSlack(() => anonymous.client.auth.test());
    const space = (who.is_enterprise_install ? who.enterprise_id : who.team_id) ?? '';
    const { user_id: botUserId = null, bot_id: botId = null, enterprise_id: enterpriseId = null } = who;
    return createWorkspace({ space, token, botUserId, botId, enterpriseId }, reach);
  }

  async function load(space: string): Promise<Workspace | null> {
    const kept = await installations.find('slack', space);
    const parsed = kept && parseInstallation(kept.data);
    const installation = parsed && refresh ? await refresh(space, parsed) : parsed;
    if (!installation) return null;
    const { token, botUserId, botId, enterpriseId } = installation;
    const before = cache.get(space)?.workspace;
    return before?.token === token ? before : createWorkspace({ space, token, botUserId, botId, enterpriseId }, reach);
  }

  /** Loads once however many ask; what was forgotten meanwhile is not kept. */
  async function loadAndKeep(space: string): Promise<Workspace | null> {
    const started = load(space);
    loading.set(space, started);
    try {
      const workspace = await started;
      if (loading.get(space) !== started) return workspace;
      if (workspace) cache.set(space, { workspace, untilMs: now().getTime() + keepMs });
      else cache.delete(space);
      return workspace;
    } finally {
      if (loading.get(space) === started) loading.delete(space);
    }
  }

  function findIn(space: string | null | undefined): Promise<Workspace | null> | Workspace | null {
    if (!space) return null;
    if (own?.space === space) return own;
    const cached = cache.get(space);
    if (cached && cached.untilMs > now().getTime()) return cached.workspace;
    if (!access) return null;
    return loading.get(space) ?? loadAndKeep(space);
  }

  function isAllowed({ teamId, enterpriseId }: Where): boolean {
    return allowed === null || [teamId, enterpriseId].some((id) => id && allowed.has(id));
  }

  return {
    isAllowed,
    async start() {
      // Says at once, in words, when nothing could be kept.
      if (access) await installations.list('slack');
      if (!botToken) return;
      own = await connectOwn(botToken);
      if (!isAllowed({ teamId: own.space }))
        throw new UserError(
          `SLACK_BOT_TOKEN is of ${own.space}, which SLACK_ALLOWED_TEAMS does not name. Add it there, or leave that variable out.`,
        );
    },
    find({ teamId, enterpriseId }) {
      if (!isAllowed({ teamId, enterpriseId })) return null;
      // With a bot token alone there is one workspace; guests of shared channels come under their own team's id.
      if (own && !access) return own;
      const byTeam = findIn(teamId);
      if (byTeam && !(byTeam instanceof Promise)) return byTeam;
      return Promise.resolve(byTeam).then((found) => found ?? findIn(enterpriseId));
    },
    async get(space) {
      // What is kept of a workspace does not say which organisation it belongs to.
      const isKnown = isAllowed({ teamId: space }) || [...(allowed ?? [])].some((id) => id.startsWith('E'));
      const found = isKnown ? await findIn(space) : null;
      if (!found) throw slackError('not_installed');
      return found;
    },
    forget(space) {
      cache.delete(space);
      loading.delete(space);
    },
  };
}
