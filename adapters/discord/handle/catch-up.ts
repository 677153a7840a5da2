import { setTimeout as wait } from 'node:timers/promises';
import { type APIMessage, type GatewayMessageCreateDispatchData, Routes } from 'discord-api-types/v10';
import { within } from '#src/core/deadline.ts';
import { PlatformError } from '#src/core/errors.ts';
import { nameEvent } from '#src/core/event.ts';
import type { Logger } from '#src/core/logger.ts';
import type { ConversationSource, KeyValueStore } from '#src/core/ports.ts';
import { doubling } from '#src/core/retry.ts';
import type { Rest } from '../api/rest.ts';
import { isMessage } from '../decode/shape.ts';

const prefix = 'discord:heard:';
/** Without the channel itself, which is somebody's. */
const noteOf = (channel: string) => `${prefix}${nameEvent(channel)}`;
const pageSize = 100;
/** Nobody is away for longer than it takes to say so much in one conversation. */
const mostPages = 10;
const pauseAfter = doubling(1_000, 60_000);
/** What comes now does not wait longer for what came before. */
const longestGateMs = 10_000;

export type CatchUp = {
  /** Remembers up to where the replies of a channel of direct messages were heard. */
  heard(channel: string, message: string): Promise<void>;
  /** Looks for the replies that came while no server listened, and hands each channel's over in their order; what cannot be read now, later. */
  run(): Promise<void>;
  /** Resolves once what came before was handed over, as far as it could be, or after a while: what comes now is said after it. */
  isDone(): Promise<unknown>;
  /** Ends what `run` still tries. */
  stop(): void;
};

/**
 * Looks after a new connection for what was said in conversations meanwhile: Discord repeats nothing to a session that is gone. What is handed over may
 * have been heard already.
 */
export function createCatchUp({
  rest,
  notes,
  conversations,
  take,
  logger,
}: {
  rest: Pick<Rest, 'request'>;
  notes: KeyValueStore;
  conversations: ConversationSource;
  take(message: GatewayMessageCreateDispatchData): Promise<void>;
  logger: Logger;
}): CatchUp {
  /** The channels that are not caught up with, by the message that opened them; null while they are not known. */
  let behind: Map<string, string> | null = new Map();
  let first: Promise<unknown> = Promise.resolve();
  let stopping = new AbortController();

  async function listSince(channel: string, since: string): Promise<APIMessage[]> {
    const found: APIMessage[] = [];
    for (let [page, after] = [0, since]; page < mostPages; page += 1) {
      const query = new URLSearchParams({ limit: String(pageSize), after });
      const messages = await rest.request<APIMessage[]>('GET', Routes.channelMessages(channel), { query });
      const inOrder = messages.toSorted((left, right) => (isNewer(left.id, right.id) ? 1 : -1));
      found.push(...inOrder);
      if (messages.length < pageSize) break;
      after = inOrder.at(-1)?.id ?? after;
    }
    return found;
  }

  async function catchUp(channel: string, root: string): Promise<void> {
    const since = (await notes.find(noteOf(channel))) ?? root;
    const messages = await listSince(channel, since);
    for (const message of messages)
      if (message.message_reference && !message.author.bot && isMessage(message)) await take(message);
    await remember(channel, messages.at(-1)?.id ?? since);
  }

  async function remember(channel: string, message: string): Promise<void> {
    await notes.update(noteOf(channel), async (before) =>
      before === null || isNewer(message, before) ? message : before,
    );
  }

  /** Returns whether all is caught up with. */
  async function tryAll(): Promise<boolean> {
    behind ??= await listRoots();
    for (const [channel, root] of behind) {
      try {
        await catchUp(channel, root);
      } catch (error) {
        logger.warn({ err: error }, 'what was said in a conversation meanwhile could not be read yet');
        if (!(error instanceof PlatformError && error.isPermanent)) continue;
      }
      behind.delete(channel);
    }
    return behind.size === 0;
  }

  async function listRoots(): Promise<Map<string, string>> {
    const roots = new Map<string, string>();
    for (const { ref } of await conversations.listRoots('discord')) {
      const [channel = '', id = ''] = ref.split('/');
      const known = roots.get(channel);
      if (known === undefined || isNewer(known, id)) roots.set(channel, id);
    }
    // Of conversations that are over.
    const open = new Set([...roots.keys()].map(noteOf));
    for (const { name } of await notes.list(prefix)) if (!open.has(name)) await notes.update(name, async () => null);
    return roots;
  }

  async function attempt(): Promise<boolean> {
    try {
      return await tryAll();
    } catch (error) {
      logger.warn({ err: error }, 'the conversations in Discord could not be listed yet');
      return false;
    }
  }

  return {
    async heard(channel, message) {
      // What was missed stands before it: the next server begins there.
      if (behind === null || behind.has(channel)) return;
      await remember(channel, message);
    },
    async run() {
      stopping.abort();
      stopping = new AbortController();
      const { signal } = stopping;
      behind = null;
      const trying = attempt();
      first = within(trying, longestGateMs);
      let isDone = await trying;
      for (let tries = 1; !isDone && !signal.aborted; tries += 1) {
        await wait(pauseAfter(tries), undefined, { signal }).catch(() => {});
        if (!signal.aborted) isDone = await attempt();
      }
    },
    isDone: () => first,
    stop: () => stopping.abort(),
  };
}

/** Ids of Discord grow with time. */
const isNewer = (left: string, right: string) => BigInt(left) > BigInt(right);
