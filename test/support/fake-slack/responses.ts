import { randomBytes } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import { addMessage, checkContent } from './api-chat.ts';
import type { Channel, Ephemeral, Message, Token, World } from './world.ts';

const uses = 5;
const lifeMs = 30 * 60_000;

/** What an answer through a response address, or in the response itself, may hold. */
export type Reply = {
  text?: string;
  blocks?: KnownBlock[];
  response_type?: string;
  replace_original?: boolean;
  delete_original?: boolean;
  thread_ts?: string;
};

export type ReplyContext = {
  token: Token;
  channel: Channel;
  user: string;
  /** The message that was used, if it was one. */
  source: Message | Ephemeral | null;
};

export type Responses = {
  create(context: ReplyContext): string;
  /** HTTP status and text. */
  use(key: string, reply: Reply): { status: number; text: string };
};

/** What comes of a reply: `refused` if Slack would not take it. */
export function applyReply(
  world: World,
  { token, channel, user, source }: ReplyContext,
  reply: Reply,
): { refused: string | null } {
  if (reply.delete_original) {
    removeSource(world, source);
    if (reply.text === undefined && reply.blocks === undefined) return { refused: null };
  }
  const problem = checkContent(world, token.team.id, reply);
  if (problem) return { refused: `${problem.error} ${JSON.stringify(problem.response_metadata ?? '')}` };
  const content = { text: reply.text ?? '', blocks: reply.blocks ?? [] };
  if (reply.replace_original && source) Object.assign(source, content);
  else if (reply.response_type === 'in_channel')
    addMessage(world, token, channel, { ...content, ...(reply.thread_ts && { thread_ts: reply.thread_ts }) });
  else world.ephemerals.push({ channel: channel.id, user, ...content, threadTs: reply.thread_ts ?? null });
  return { refused: null };
}

function removeSource(world: World, source: Message | Ephemeral | null): void {
  for (const list of [world.messages, world.ephemerals] as (Message | Ephemeral)[][]) {
    const index = source ? list.indexOf(source) : -1;
    if (index >= 0) list.splice(index, 1);
  }
}

export function createResponses(world: World, url: () => string): Responses {
  const open = new Map<string, { context: ReplyContext; used: number; atMs: number }>();
  return {
    create(context) {
      const key = randomBytes(9).toString('hex');
      open.set(key, { context, used: 0, atMs: Date.now() });
      return `${url()}/actions/${key}`;
    },
    use(key, reply) {
      const found = open.get(key);
      if (!found || Date.now() - found.atMs > lifeMs)
        return { status: 404, text: '{"ok":false,"error":"expired_url"}' };
      if (found.used >= uses) return { status: 404, text: '{"ok":false,"error":"used_url"}' };
      found.used += 1;
      const { refused } = applyReply(world, found.context, reply);
      if (refused === null) return { status: 200, text: 'ok' };
      return { status: 400, text: JSON.stringify({ ok: false, error: refused.split(' ')[0], detail: refused }) };
    },
  };
}
