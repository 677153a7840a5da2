import { setTimeout as wait } from 'node:timers/promises';
import {
  type APIMessage,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageUpdateDispatchData,
  Routes,
} from 'discord-api-types/v10';
import { within } from '#src/core/deadline.ts';
import { PlatformError } from '#src/core/errors.ts';
import { nameEvent } from '#src/core/event.ts';
import type { Logger } from '#src/core/logger.ts';
import { parsePlace } from '#src/core/place.ts';
import type { ConversationSource, KeyValueStore, SaidBefore } from '#src/core/ports.ts';
import { doubling } from '#src/core/retry.ts';
import type { Rest } from '../api/rest.ts';
import type { ChangedMessage } from '../decode/change.ts';
import { isMessage } from '../decode/shape.ts';
import { findGone, sortByChannel } from './catch-up-gone.ts';

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
  /** Tries once more to hand over what came before in a channel that is behind, so that what comes now is said after it. */
  settle(channel: string): Promise<void>;
  /** Ends what `run` still tries. */
  stop(): void;
};

type Behind = { root: string; user: string };

/**
 * Looks after a new connection for what was said, changed and reacted to in conversations meanwhile: Discord repeats nothing to a session that is gone. What is
 * handed over may have been heard already. Edits and new reactions are found among the latest hundred messages of a channel, what was deleted and reactions
 * taken back among the latest thousand.
 */
export function createCatchUp({
  rest,
  notes,
  conversations,
  take,
  change,
  logger,
}: {
  rest: Pick<Rest, 'read'>;
  notes: KeyValueStore;
  conversations: ConversationSource;
  /** Hands over what was said; false where it could not be kept now. */
  take(message: GatewayMessageCreateDispatchData): Promise<boolean>;
  /** Hands over a change as the Gateway would have told it; false as `take`. */
  change(dispatch: string, data: ChangedMessage): Promise<boolean>;
  logger: Logger;
}): CatchUp {
  /** The channels that are not caught up with, by the message that opened them and whose they are; null while they are not known. */
  let behind: Map<string, Behind> | null = new Map();
  /** What was said before in channels, of which nobody has looked yet whether it is still there; null as above. */
  let unseen: Map<string, SaidBefore[]> | null = new Map();
  let first: Promise<unknown> = Promise.resolve();
  let stopping = new AbortController();

  async function listSince(channel: string, since: string): Promise<APIMessage[]> {
    const found: APIMessage[] = [];
    for (let [page, after] = [0, since]; page < mostPages; page += 1) {
      const query = new URLSearchParams({ limit: String(pageSize), after });
      const messages = await rest.read<APIMessage[]>('GET', Routes.channelMessages(channel), { query });
      const inOrder = messages.toSorted((left, right) => (isNewer(left.id, right.id) ? 1 : -1));
      found.push(...inOrder);
      if (messages.length < pageSize) break;
      after = inOrder.at(-1)?.id ?? after;
    }
    return found;
  }

  async function catchUp(channel: string, { root, user }: Behind): Promise<void> {
    const since = (await notes.find(noteOf(channel))) ?? root;
    const messages = await listSince(channel, since);
    for (const message of messages)
      if (message.message_reference && !message.author.bot && isMessage(message)) kept(await take(message));
    await remember(channel, messages.at(-1)?.id ?? since);
    const query = new URLSearchParams({ limit: String(pageSize) });
    const latest = await rest.read<APIMessage[]>('GET', Routes.channelMessages(channel), { query });
    for (const message of latest.toReversed())
      if (message.id === root || isNewer(message.id, root)) await passChanges(message, user);
  }

  /** Of direct messages: whoever set a sign that is not the bot's is the one it speaks with. */
  async function passChanges(message: APIMessage, user: string): Promise<void> {
    const { id, channel_id, author, reactions = [] } = message;
    if (!author.bot && message.edited_timestamp)
      kept(await change(GatewayDispatchEvents.MessageUpdate, message as GatewayMessageUpdateDispatchData));
    for (const { emoji, count, me } of reactions)
      if (count > Number(me))
        kept(
          await change(GatewayDispatchEvents.MessageReactionAdd, {
            ...{
              user_id: user,
              channel_id,
              message_id: id,
              emoji,
              burst: false,
              type: 0,
              message_author_id: author.id,
            },
          } as GatewayMessageReactionAddDispatchData),
        );
  }

  async function remember(channel: string, message: string): Promise<void> {
    await notes.update(noteOf(channel), async (before) =>
      before === null || isNewer(message, before) ? message : before,
    );
  }

  /** Returns whether all is caught up with. */
  async function tryAll(): Promise<boolean> {
    behind ??= await listRoots();
    for (const channel of behind.keys()) await tryChannel(behind, channel);
    return (await lookForGone()) && behind.size === 0;
  }

  async function tryChannel(channels: Map<string, Behind>, channel: string): Promise<void> {
    const each = channels.get(channel);
    if (!each) return;
    try {
      await catchUp(channel, each);
    } catch (error) {
      logger.warn({ err: error }, 'what was said in a conversation meanwhile could not be read yet');
      if (!(error instanceof PlatformError && error.isPermanent)) return;
    }
    channels.delete(channel);
  }

  /** Hands over what is gone of what was said before. Returns whether every channel was looked at. */
  async function lookForGone(): Promise<boolean> {
    unseen ??= sortByChannel(await conversations.listSaid('discord'));
    for (const [channel, said] of unseen) {
      try {
        for (const { dispatch, data } of await findGone(rest, channel, said)) kept(await change(dispatch, data));
      } catch (error) {
        logger.warn({ err: error }, 'what was deleted in a conversation meanwhile could not be found yet');
        if (!(error instanceof PlatformError && error.isPermanent)) continue;
      }
      unseen.delete(channel);
    }
    return unseen.size === 0;
  }

  async function listRoots(): Promise<Map<string, Behind>> {
    const roots = new Map<string, Behind>();
    for (const { ref, place } of await conversations.listRoots('discord')) {
      const [channel = '', id = ''] = ref.split('/');
      const known = roots.get(channel);
      if (known === undefined || isNewer(known.root, id)) roots.set(channel, { root: id, user: parsePlace(place).id });
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
      unseen = null;
      const trying = attempt();
      first = within(trying, longestGateMs);
      let isDone = await trying;
      for (let tries = 1; !isDone && !signal.aborted; tries += 1) {
        await wait(pauseAfter(tries), undefined, { signal }).catch(() => {});
        if (!signal.aborted) isDone = await attempt();
      }
    },
    isDone: () => first,
    async settle(channel) {
      try {
        behind ??= await listRoots();
        await tryChannel(behind, channel);
      } catch (error) {
        logger.warn({ err: error }, 'the conversations in Discord could not be listed yet');
      }
    },
    stop: () => stopping.abort(),
  };
}

/** @throws Error where something could not be kept, so that all of its channel is read again. */
function kept(isKept: boolean): void {
  if (!isKept) throw new Error('the database was away');
}

/** Ids of Discord grow with time. */
const isNewer = (left: string, right: string) => BigInt(left) > BigInt(right);
