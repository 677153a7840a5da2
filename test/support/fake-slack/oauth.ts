import { randomBytes } from 'node:crypto';
import { type Answer, type Args, refuse } from './method.ts';
import type { Team, World } from './world.ts';

const codeLifeMs = 600_000;

/** The app as Slack knows it, and who presses "Allow". */
export type OAuthApp = {
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  installTeam: Team | null;
  installer: string | null;
  isOrgWide: boolean;
  /** Seconds; null without token rotation. */
  rotationS: number | null;
  denies: boolean;
};

export type OAuth = {
  /** The page where someone presses "Allow" at once; where the browser goes then, or what is wrong. */
  authorize(query: URLSearchParams): { location: string } | { problem: string };
  access(args: Args, authorization: string | undefined): Answer;
};

export function createOAuth(world: World, app: OAuthApp): OAuth {
  const codes = new Map<string, { scope: string; redirectUri: string; atMs: number }>();
  /** Refresh tokens work once. */
  const refreshTokens = new Map<string, string>();

  function rotation(token: string) {
    if (app.rotationS === null) return {};
    const refreshToken = `xoxe-1-${randomBytes(12).toString('hex')}`;
    refreshTokens.set(refreshToken, token);
    return { refresh_token: refreshToken, expires_in: app.rotationS };
  }

  const expiry = () => (app.rotationS === null ? {} : { expiresAtMs: Date.now() + app.rotationS * 1_000 });

  return {
    authorize(query) {
      const redirectUri = query.get('redirect_uri') ?? '';
      if (query.get('client_id') !== app.clientId) return { problem: 'invalid_client_id' };
      if (!app.redirectUris.includes(redirectUri)) return { problem: 'bad_redirect_uri' };
      const back = new URL(redirectUri);
      const state = query.get('state');
      if (state) back.searchParams.set('state', state);
      if (app.denies) back.searchParams.set('error', 'access_denied');
      else {
        const code = randomBytes(12).toString('hex');
        codes.set(code, { scope: query.get('scope') ?? '', redirectUri, atMs: Date.now() });
        back.searchParams.set('code', code);
      }
      return { location: back.href };
    },

    access(args, authorization) {
      const basic = /^Basic (.+)$/.exec(authorization ?? '')?.[1];
      const [id, secret] = basic
        ? Buffer.from(basic, 'base64').toString().split(':')
        : [args.client_id, args.client_secret];
      if (id !== app.clientId) return refuse('invalid_client_id');
      if (secret !== app.clientSecret) return refuse('bad_client_secret');

      if (args.grant_type === 'refresh_token') {
        const old = refreshTokens.get(String(args.refresh_token));
        const before = old === undefined ? undefined : world.tokens.get(old);
        if (!before) return refuse('invalid_refresh_token');
        refreshTokens.delete(String(args.refresh_token));
        const next = world.install(before.team, { scopes: before.scopes, isOrgWide: before.isOrgWide, ...expiry() });
        return answer(next, rotation(next.token));
      }

      const code = codes.get(String(args.code));
      if (!code) return refuse('invalid_code');
      codes.delete(String(args.code));
      if (Date.now() - code.atMs > codeLifeMs) return refuse('code_expired');
      if (args.redirect_uri !== code.redirectUri) return refuse('bad_redirect_uri');
      if (!app.installTeam) return refuse('team_not_found');
      const token = world.install(app.installTeam, {
        scopes: code.scope.split(','),
        isOrgWide: app.isOrgWide,
        ...expiry(),
      });
      return answer(token, rotation(token.token));
    },
  };

  function answer(token: ReturnType<World['install']>, more: object): Answer {
    const { team } = token;
    return {
      ok: true,
      app_id: 'A0FAKE',
      authed_user: { id: app.installer },
      scope: token.scopes.join(','),
      token_type: 'bot',
      access_token: token.token,
      bot_user_id: token.bot.id,
      team: token.isOrgWide ? null : { id: team.id, name: team.name },
      enterprise: team.enterpriseId ? { id: team.enterpriseId, name: `${team.name} group` } : null,
      is_enterprise_install: token.isOrgWide,
      ...more,
    };
  }
}
