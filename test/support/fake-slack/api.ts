import { chatMethods } from './api-chat.ts';
import { conversationMethods } from './api-conversations.ts';
import { fileMethods } from './api-files.ts';
import { viewMethods } from './api-views.ts';
import type { Token, World } from './world.ts';

export type Args = Record<string, unknown>;
export type Answer = { ok: boolean; error?: string } & Record<string, unknown>;
export type Method = { scope?: string; run(world: World, token: Token, args: Args, settings: Settings): Answer };

export type Settings = {
  triggerLifeMs: number;
  /** An uploaded file is refused in messages for so long. */
  fileSettleMs: number;
  /** Where the fake itself is reached. */
  url: string;
};

export const refuse = (error: string, more: Record<string, unknown> = {}): Answer => ({ ok: false, error, ...more });

const methods: Record<string, Method> = {
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...viewMethods,
  'auth.test': {
    run: (_, { team, bot, botId, isOrgWide }) => ({
      ok: true,
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: bot.name,
      team_id: team.id,
      user_id: bot.id,
      bot_id: botId,
      enterprise_id: team.enterpriseId,
      is_enterprise_install: isOrgWide,
    }),
  },
  'users.info': {
    scope: 'users:read',
    run(world, { team }, { user }) {
      const found = world.users.get(String(user));
      if (!found || found.teamId !== team.id) return refuse('user_not_found');
      return {
        ok: true,
        user: {
          id: found.id,
          team_id: found.teamId,
          name: found.name,
          tz: found.timeZone,
          locale: found.locale,
          is_bot: found.isBot,
          profile: { real_name: found.name, display_name: found.name },
        },
      };
    },
  },
};

/** One call of the Web API by someone who holds `token`. */
export function callMethod(
  world: World,
  name: string,
  token: string | undefined,
  args: Args,
  settings: Settings,
): Answer {
  const method = methods[name];
  if (!method) return refuse('unknown_method');
  if (!token) return refuse('not_authed');
  const known = world.tokens.get(token);
  if (!known) return refuse('invalid_auth');
  if (known.expiresAtMs !== null && known.expiresAtMs < Date.now()) return refuse('token_expired');
  if (method.scope && !known.scopes.includes(method.scope))
    return refuse('missing_scope', { needed: method.scope, provided: known.scopes.join(',') });
  return method.run(world, known, args, settings);
}
