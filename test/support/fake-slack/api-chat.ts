import type { KnownBlock } from '@slack/types';
import { checkMessageBlocks } from './check-blocks.ts';
import { type Answer, type Args, type Method, refuse } from './method.ts';
import type { Channel, Message, Token, World } from './world.ts';

/** A channel the token may see; a person's id stands for direct messages. */
export function findChannel(world: World, { team, isOrgWide }: Token, id: string): Channel | null {
  const user = world.users.get(id);
  if (user && user.teamId === team.id) return world.directChannel(team, id);
  const channel = world.channels.get(id);
  if (!channel) return null;
  const home = world.teams.get(channel.teamId);
  const isReachable = channel.teamId === team.id || (isOrgWide && home?.enterpriseId === team.enterpriseId);
  return isReachable && (!channel.isPrivate || channel.hasBot) ? channel : null;
}

/** Why Slack would not take this content; null if it would. */
export function checkContent(
  world: World,
  teamId: string,
  { text, blocks }: { text?: unknown; blocks?: unknown },
): Answer | null {
  if (!text && !(Array.isArray(blocks) && blocks.length > 0)) return refuse('no_text');
  if (String(text ?? '').length > 40_000) return refuse('msg_too_long');
  if (blocks === undefined) return null;
  const problem = checkMessageBlocks(blocks);
  if (problem) return refuse(problem.error, { response_metadata: { messages: [problem.reason] } });
  return checkPictures(world, teamId, blocks as KnownBlock[]);
}

export function checkPictures(world: World, teamId: string, blocks: KnownBlock[]): Answer | null {
  for (const block of blocks) {
    if (block.type !== 'image' || !('slack_file' in block)) continue;
    const file = world.files.get(block.slack_file && 'id' in block.slack_file ? (block.slack_file.id ?? '') : '');
    if (!file?.isComplete || file.teamId !== teamId || file.readyAtMs > Date.now())
      return refuse('invalid_blocks', { response_metadata: { messages: ['invalid slack file'] } });
  }
  return null;
}

/** Puts a message into a channel. */
export function addMessage(world: World, token: Token, channel: Channel, args: Args): Message {
  const message: Message = {
    ts: world.newTs(),
    channel: channel.id,
    user: token.bot.id,
    botId: token.botId,
    text: String(args.text ?? ''),
    blocks: (args.blocks as KnownBlock[] | undefined) ?? [],
    threadTs: (args.thread_ts as string | undefined) ?? null,
    ...(args.metadata !== undefined && { metadata: args.metadata }),
  };
  world.messages.push(message);
  return message;
}

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': {
    scope: 'chat:write',
    run(world, token, args) {
      const channel = findChannel(world, token, String(args.channel));
      if (!channel) return refuse('channel_not_found');
      if (channel.isArchived) return refuse('is_archived');
      if (!channel.hasBot && !token.scopes.includes('chat:write.public')) return refuse('not_in_channel');
      if (args.thread_ts !== undefined && !world.messages.some(({ ts }) => ts === args.thread_ts))
        return refuse('thread_not_found');
      const problem = checkContent(world, token.team.id, args);
      if (problem) return problem;
      const message = addMessage(world, token, channel, args);
      return { ok: true, channel: channel.id, ts: message.ts, message: { ...message, type: 'message' } };
    },
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    run(world, token, args) {
      const channel = findChannel(world, token, String(args.channel));
      if (!channel) return refuse('channel_not_found');
      if (!channel.hasBot) return refuse('not_in_channel');
      if (!world.users.has(String(args.user))) return refuse('user_not_in_channel');
      const problem = checkContent(world, token.team.id, args);
      if (problem) return problem;
      world.ephemerals.push({
        channel: channel.id,
        user: String(args.user),
        text: String(args.text ?? ''),
        blocks: (args.blocks as KnownBlock[] | undefined) ?? [],
        threadTs: (args.thread_ts as string | undefined) ?? null,
      });
      return { ok: true, message_ts: world.newTs() };
    },
  },
  'chat.update': {
    scope: 'chat:write',
    run(world, token, args) {
      const message = world.messages.find(({ ts, channel }) => ts === args.ts && channel === args.channel);
      if (!message) return refuse('message_not_found');
      if (message.user !== token.bot.id) return refuse('cant_update_message');
      const problem = checkContent(world, token.team.id, args);
      if (problem) return problem;
      Object.assign(message, {
        text: String(args.text ?? ''),
        ...(args.blocks !== undefined && { blocks: args.blocks }),
        edited: { user: token.bot.id, ts: world.newTs() },
      });
      return { ok: true, channel: message.channel, ts: message.ts };
    },
  },
  'chat.delete': {
    scope: 'chat:write',
    run(world, token, args) {
      const index = world.messages.findIndex(({ ts, channel }) => ts === args.ts && channel === args.channel);
      if (index < 0) return refuse('message_not_found');
      if (world.messages[index]?.user !== token.bot.id) return refuse('cant_delete_message');
      world.messages.splice(index, 1);
      return { ok: true, channel: args.channel, ts: args.ts };
    },
  },
};
