import { type APIMessage, MessageType, Routes } from 'discord-api-types/v10';
import { PlatformError } from '#src/core/errors.ts';
import type { QuotedMessage, ShortcutMessage } from '#src/core/event.ts';
import { listOf } from '#src/core/untyped.ts';
import type { Rest } from '../api/rest.ts';
import type { Target } from './decoded.ts';
import { readMessage } from './message-text.ts';
import { readSaidFiles } from './said-files.ts';

/** So many messages of a thread are read. */
const longestThread = 50;
/** What is fetched of all files together. */
const largestBytes = 50_000_000;

type FetchBytes = Parameters<typeof readSaidFiles>[1];
type Said = {
  author: QuotedMessage['author'];
  isForwarded?: true;
  message: Pick<APIMessage, 'content' | 'attachments'>;
};

/**
 * Reads a message with what it forwards, or its thread: each with its writer and its files. `isPartial`: the thread could not be read, and there is the
 * message alone.
 */
export async function readQuoted(
  { message, channel, isInThread }: Target,
  takes: 'files' | 'thread',
  { rest, fetchBytes }: { rest: Rest; fetchBytes: FetchBytes },
): Promise<Pick<ShortcutMessage, 'key' | 'quoted' | 'isPartial'>> {
  const within = isInThread ? channel : (message.thread?.id ?? null);
  const wants = takes === 'thread' && within !== null;
  const thread = wants ? await readThread(rest, within) : null;
  const messages = thread ? (isInThread ? thread : [message, ...thread]) : [message];
  const said: Said[] = [];
  for (const each of messages) said.push(...(await listSaid(rest, each)));
  const quoted: QuotedMessage[] = [];
  let left = largestBytes;
  for (const { author, isForwarded, message: words } of said) {
    const files = left > 0 ? await readSaidFiles(words, fetchBytes) : [];
    left -= files.reduce((sum, { size }) => sum + size, 0);
    const text = readMessage({ ...words, attachments: [] }).trim();
    if (text === '' && files.length === 0) continue;
    quoted.push({ author, text, ...(isForwarded && { isForwarded }), ...(files.length > 0 && { files }) });
  }
  return {
    key: takes === 'thread' ? `${within ?? message.id}:thread` : `${channel}:${message.id}`,
    quoted,
    ...(wants && thread === null && { isPartial: true as const }),
  };
}

/** The messages of a thread, the first one first; null where it cannot be read. */
async function readThread(rest: Rest, thread: string): Promise<APIMessage[] | null> {
  const query = new URLSearchParams({ limit: String(longestThread) });
  const found = await orNull(rest.read<APIMessage[]>('GET', Routes.channelMessages(thread), { query }));
  return found?.toReversed().map(openStarter) ?? null;
}

/** A thread that began with a message has a message in its place that only points to it. */
const openStarter = (message: APIMessage): APIMessage =>
  message.type === MessageType.ThreadStarterMessage ? (message.referenced_message ?? message) : message;

/** A message without what it forwards, and each message that it forwards. Who wrote that is asked of Discord, which tells it where the bot may read. */
async function listSaid(rest: Rest, message: APIMessage): Promise<Said[]> {
  const { message_snapshots: snapshots, message_reference: from, ...own } = message;
  const forwarded = listOf(snapshots).map(({ message: words }) => words as Said['message']);
  const source =
    forwarded.length > 0 && from?.channel_id && from.message_id
      ? await orNull(rest.read<APIMessage>('GET', Routes.channelMessage(from.channel_id, from.message_id)))
      : null;
  return [
    { author: writerOf(message), message: own },
    // Where it is not told who wrote it, who passed it on is asked.
    ...forwarded.map((words) => ({ author: writerOf(source ?? message), isForwarded: true as const, message: words })),
  ];
}

/** Who wrote a message; null for what apps write. What comes from outside may lack anything. */
function writerOf(message: APIMessage): QuotedMessage['author'] {
  const { author, webhook_id: webhook } = message as Partial<APIMessage>;
  if (!author?.id || webhook || author.bot) return null;
  const displayName = author.global_name ?? author.username;
  return { user: author.id, ...(displayName && { displayName }) };
}

async function orNull<Found>(work: Promise<Found>): Promise<Found | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PlatformError) return null;
    throw error;
  }
}
