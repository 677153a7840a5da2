import { findChannel } from './api-chat.ts';
import { type Args, type Method, refuse } from './method.ts';
import type { Message, Token, World } from './world.ts';

const historyScope = (id: string) =>
  id.startsWith('D') ? 'im:history' : id.startsWith('G') ? 'mpim:history' : 'channels:history';

function page(all: Message[], { limit = 100, cursor, include_all_metadata: withMetadata }: Args) {
  const start = cursor ? Number(Buffer.from(String(cursor), 'base64').toString()) : 0;
  const count = Math.min(Number(limit), 999);
  const messages = all.slice(start, start + count).map(({ metadata, threadTs, botId, ...message }) => ({
    type: 'message',
    ...message,
    ...(botId && { bot_id: botId }),
    ...(threadTs && { thread_ts: threadTs }),
    ...(metadata !== undefined && String(withMetadata) === 'true' && { metadata }),
  }));
  const next = start + count < all.length ? Buffer.from(String(start + count)).toString('base64') : '';
  return { ok: true, messages, has_more: next !== '', response_metadata: { next_cursor: next } };
}

/** Slack tells the message that a thread stands below in any case. */
function isWithin(ts: string, { oldest = '0', latest = 'now', inclusive }: Args): boolean {
  const [from, to] = [String(oldest), String(latest)];
  if (ts === from || ts === to) return String(inclusive) === 'true';
  return ts > from && (to === 'now' || ts < to);
}

function readable(world: World, token: Token, args: Args) {
  const channel = findChannel(world, token, String(args.channel));
  if (!channel || world.users.has(String(args.channel))) return { problem: refuse('channel_not_found') };
  if (!token.scopes.includes(historyScope(channel.id)))
    return { problem: refuse('missing_scope', { needed: historyScope(channel.id) }) };
  return channel.hasBot ? { channel } : { problem: refuse('not_in_channel') };
}

export const conversationMethods: Record<string, Method> = {
  'conversations.open': {
    run(world, { team, scopes }, { users }) {
      const [user, ...more] = String(users ?? '')
        .split(',')
        .filter(Boolean);
      if (!user) return refuse('users_list_not_supplied');
      const needed = more.length > 0 ? 'mpim:write' : 'im:write';
      if (!scopes.includes(needed)) return refuse('missing_scope', { needed });
      if ([user, ...more].some((each) => world.users.get(each)?.teamId !== team.id)) return refuse('user_not_found');
      if (more.length > 0) return { ok: true, channel: { id: world.groupChannel(team, [user, ...more]).id } };
      return { ok: true, channel: { id: world.directChannel(team, user).id } };
    },
  },
  'conversations.info': {
    run(world, token, args) {
      const channel = findChannel(world, token, String(args.channel));
      if (!channel) return refuse('channel_not_found');
      return {
        ok: true,
        channel: {
          id: channel.id,
          name: channel.name,
          is_archived: channel.isArchived,
          is_member: channel.hasBot,
          is_im: channel.directWith !== null,
        },
      };
    },
  },
  'conversations.members': {
    run(world, token, args) {
      const channel = findChannel(world, token, String(args.channel));
      if (!channel) return refuse('channel_not_found');
      const needed = channel.isPrivate ? 'groups:read' : 'channels:read';
      if (!token.scopes.includes(needed)) return refuse('missing_scope', { needed });
      const all =
        channel.members ??
        [...world.users.values()].flatMap(({ id, teamId }) => (teamId === token.team.id ? [id] : []));
      const start = args.cursor ? Number(Buffer.from(String(args.cursor), 'base64').toString()) : 0;
      const end = start + Math.min(Number(args.limit ?? 100), 999);
      const next = end < all.length ? Buffer.from(String(end)).toString('base64') : '';
      return { ok: true, members: all.slice(start, end), response_metadata: { next_cursor: next } };
    },
  },
  'conversations.history': {
    run(world, token, args) {
      const { channel, problem } = readable(world, token, args);
      if (!channel) return problem;
      const own = world.messages.filter((message) => message.channel === channel.id && !message.threadTs);
      return page(own.reverse(), args);
    },
  },
  'conversations.replies': {
    run(world, token, args) {
      const { channel, problem } = readable(world, token, args);
      if (!channel) return problem;
      const own = world.messages.filter(
        ({ channel: id, ts, threadTs }) =>
          id === channel.id && (ts === args.ts || (threadTs === args.ts && isWithin(ts, args))),
      );
      return own.length > 0 ? page(own, args) : refuse('thread_not_found');
    },
  },
};
