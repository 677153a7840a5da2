import { type APIMessage, type GatewayMessageCreateDispatchData, Routes } from 'discord-api-types/v10';
import { PlatformError } from '#src/core/errors.ts';
import { nameEvent } from '#src/core/event.ts';
import type { Logger } from '#src/core/logger.ts';
import type { ConversationSource, KeyValueStore } from '#src/core/ports.ts';
import type { Rest } from '../api/rest.ts';
import { isMessage } from '../decode/shape.ts';

const prefix = 'discord:heard:';
/** Without the channel itself, which is somebody's. */
const noteOf = (channel: string) => `${prefix}${nameEvent(channel)}`;
const pageSize = 100;
/** Nobody is away for longer than it takes to say so much in one conversation. */
const mostPages = 10;

export type CatchUp = {
  /** Remembers up to where the replies of a channel of direct messages were heard. */
  heard(channel: string, message: string): Promise<void>;
  /** Hands over the replies that came while no server listened, each channel's in their order. */
  run(): Promise<void>;
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

  async function catchUp(channel: string, since: string): Promise<void> {
    for (const message of await listSince(channel, since))
      if (message.message_reference && !message.author.bot && isMessage(message)) await take(message);
  }

  return {
    async heard(channel, message) {
      await notes.update(noteOf(channel), async (before) =>
        before === null || isNewer(message, before) ? message : before,
      );
    },
    async run() {
      const roots = new Map<string, string>();
      for (const { ref } of await conversations.listRoots('discord')) {
        const [channel = '', id = ''] = ref.split('/');
        const first = roots.get(channel);
        if (first === undefined || isNewer(first, id)) roots.set(channel, id);
      }
      const heard = new Map((await notes.list(prefix)).map(({ name, note }) => [name, note]));
      for (const [channel, root] of roots) {
        try {
          await catchUp(channel, heard.get(noteOf(channel)) ?? root);
        } catch (error) {
          if (!(error instanceof PlatformError)) throw error;
          logger.warn({ channel, code: error.code }, 'what was said in a conversation meanwhile could not be read');
        }
      }
      // Of conversations that are over.
      const open = new Set([...roots.keys()].map(noteOf));
      for (const name of heard.keys()) if (!open.has(name)) await notes.update(name, async () => null);
    },
  };
}

/** Ids of Discord grow with time. */
const isNewer = (left: string, right: string) => BigInt(left) > BigInt(right);
