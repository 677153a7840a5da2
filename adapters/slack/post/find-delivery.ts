import type { WebClient } from '@slack/web-api';
import { callSlack } from '../api/call.ts';

/** The `event_payload` of a message's metadata, by which the adapter finds a delivery again. */
export type DeliveryMark = { id: string; part: number; parts: number; files: number };

const eventType = 'causeway_delivery';
const pageSize = 200;
const mostPages = 5;

export const encodeMark = (mark: DeliveryMark) => ({ event_type: eventType, event_payload: mark });

/** The channel and thread in Slack that a message goes to. */
export type Target = { channel: string; threadTs: string | null };
export type FoundPart = { ts: string; mark: DeliveryMark };
export type Found = { parts: Map<number, FoundPart>; files: Set<string> };

type Message = {
  ts?: string;
  user?: string;
  metadata?: { event_type?: string; event_payload?: unknown };
  files?: { id?: string; name?: string | null }[];
};

/** Finds the parts of a delivery that arrived already: the first among the latest messages, the others in its thread. */
export async function findParts(client: WebClient, { channel, threadTs }: Target, id: string): Promise<Found> {
  const found: Found = { parts: new Map(), files: new Set() };
  const take = (messages: Message[]) => {
    for (const message of messages) {
      const mark = readMark(message);
      if (mark?.id === id && message.ts) found.parts.set(mark.part, { ts: message.ts, mark });
    }
  };
  if (threadTs) {
    const replies = await listReplies(client, channel, threadTs);
    take(replies);
    const own = found.parts.get(0);
    // Others of the thread, before and after, may have sent files of the same name.
    if (own) takeFiles(found, listFollowing(replies, own.ts));
    return found;
  }
  let cursor: string | undefined;
  for (let page = 0; page < mostPages && !found.parts.has(0); page++) {
    const latest = await callSlack(() =>
      client.conversations.history({ channel, limit: pageSize, include_all_metadata: true, ...(cursor && { cursor }) }),
    );
    take((latest.messages ?? []) as Message[]);
    cursor = latest.response_metadata?.next_cursor || undefined;
    if (!cursor) break;
  }
  const first = found.parts.get(0);
  if (first) {
    const replies = await listReplies(client, channel, first.ts);
    take(replies);
    takeFiles(found, replies);
  }
  return found;
}

async function listReplies(client: WebClient, channel: string, ts: string): Promise<Message[]> {
  const messages: Message[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const replies = await callSlack(() =>
      client.conversations.replies({
        channel,
        ts,
        limit: pageSize,
        include_all_metadata: true,
        ...(cursor && { cursor }),
      }),
    );
    messages.push(...((replies.messages ?? []) as Message[]));
    cursor = replies.response_metadata?.next_cursor || undefined;
    if (!cursor) break;
  }
  return messages;
}

/** The messages that follow one by the same author in a thread, up to the next that is a delivery of its own: the files of the one. */
function listFollowing(replies: Message[], ts: string): Message[] {
  const start = replies.findIndex((message) => message.ts === ts);
  const author = replies[start]?.user;
  const following: Message[] = [];
  for (const message of replies.slice(start + 1)) {
    const mark = readMark(message);
    if (mark && mark.part === 0) break;
    if (message.user === author) following.push(message);
  }
  return following;
}

/** Lists the files that were sent with a message of a thread, by their ids. */
export async function listFilesOf(client: WebClient, { channel, threadTs }: Target, ts: string): Promise<string[]> {
  if (threadTs === null) return [];
  const following = listFollowing(await listReplies(client, channel, threadTs), ts);
  return following.flatMap(({ files = [] }) => files.flatMap(({ id }) => id ?? []));
}

function takeFiles({ files }: Found, messages: Message[]): void {
  for (const message of messages) for (const { name } of message.files ?? []) if (name) files.add(name);
}

function readMark({ metadata }: Message): DeliveryMark | null {
  if (metadata?.event_type !== eventType) return null;
  const { id, part, parts, files } = (metadata.event_payload ?? {}) as Partial<DeliveryMark>;
  return typeof id === 'string' && typeof part === 'number' ? { id, part, parts: parts ?? 1, files: files ?? 0 } : null;
}

/** All of it arrived. */
export function isComplete({ parts, files }: Found): boolean {
  const first = parts.get(0);
  return first !== undefined && parts.size >= first.mark.parts && files.size >= first.mark.files;
}
