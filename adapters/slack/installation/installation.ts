import { z } from 'zod';

/** The stored data of an installation. Times in milliseconds since 1970. */
const schema = z.object({
  token: z.string(),
  botUserId: z.string().nullable(),
  botId: z.string().nullable(),
  teamId: z.string().nullable(),
  teamName: z.string().nullable(),
  enterpriseId: z.string().nullable(),
  isOrgWide: z.boolean(),
  scopes: z.string(),
  installedBy: z.string().nullable(),
  installedAtMs: z.number(),
  /** Only with token rotation; the refresh token works once. */
  rotation: z.object({ refreshToken: z.string(), expiresAtMs: z.number() }).nullable(),
});

export type SlackInstallation = z.output<typeof schema>;

export function parseInstallation(data: string): SlackInstallation {
  return schema.parse(JSON.parse(data));
}

/** The answer of oauth.v2.access, as far as it matters here. */
export const accessSchema = z.object({
  access_token: z.string(),
  scope: z.string().default(''),
  bot_user_id: z.string().nullish(),
  team: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
  enterprise: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
  is_enterprise_install: z.boolean().default(false),
  authed_user: z.object({ id: z.string().optional() }).nullish(),
  refresh_token: z.string().optional(),
  /** Seconds. */
  expires_in: z.number().optional(),
});

export type Access = z.output<typeof accessSchema>;

export function decodeAccess(access: Access, nowMs: number): SlackInstallation {
  return {
    token: access.access_token,
    botUserId: access.bot_user_id ?? null,
    botId: null,
    teamId: access.team?.id ?? null,
    teamName: access.team?.name ?? access.enterprise?.name ?? null,
    enterpriseId: access.enterprise?.id ?? null,
    isOrgWide: access.is_enterprise_install,
    scopes: access.scope,
    installedBy: access.authed_user?.id ?? null,
    installedAtMs: nowMs,
    rotation: decodeRotation(access, nowMs),
  };
}

export function decodeRotation(access: Access, nowMs: number): SlackInstallation['rotation'] {
  return access.refresh_token && access.expires_in
    ? { refreshToken: access.refresh_token, expiresAtMs: nowMs + access.expires_in * 1_000 }
    : null;
}

/** Under which name an installation is kept: an organisation's own where it holds for all its workspaces. */
export function installationSpace({ isOrgWide, enterpriseId, teamId }: SlackInstallation): string | null {
  return isOrgWide ? enterpriseId : teamId;
}
