import { chatMethods } from './api-chat.ts';
import { conversationMethods } from './api-conversations.ts';
import { fileMethods } from './api-files.ts';
import { viewMethods } from './api-views.ts';
import { type Answer, type Args, type Method, refuse, type Settings } from './method.ts';
import type { World } from './world.ts';

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
  'auth.revoke': {
    run(world, { token }) {
      world.tokens.delete(token);
      return { ok: true, revoked: true };
    },
  },
  'users.info': {
    scope: 'users:read',
    run(world, { team }, { user }) {
      const found = world.users.get(String(user));
      if (!found || !(found.teamId === team.id || found.isSeenBy?.includes(team.id))) return refuse('user_not_found');
      return {
        ok: true,
        user: {
          id: found.id,
          team_id: found.teamId,
          name: found.name,
          tz: found.timeZone,
          locale: found.locale,
          is_bot: found.isBot,
          ...(team.enterpriseId && { enterprise_user: { enterprise_id: team.enterpriseId, teams: [team.id] } }),
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
