import type { QuotedMessage, ShortcutMessage } from '#src/core/event.ts';
import { listOf, textOf, type Untyped } from '#src/core/untyped.ts';
import { callSlack, isSlackError } from '../api/call.ts';
import type { Body, SlackMessage } from '../transport/body.ts';
import type { Origin } from './interaction-context.ts';
import { readMessage } from './message-text.ts';
import { findNames } from './names.ts';
import type { Profiles } from './profile.ts';
import { readSaidFiles } from './said-files.ts';
import { decodeText } from './text.ts';

/** So many messages of a thread are read. */
const longestThread = 50;
/** What is fetched of all files together. */
const largestBytes = 50_000_000;

type Said = {
  user: string;
  isForwarded?: true;
  message: Pick<SlackMessage, 'text' | 'blocks' | 'attachments' | 'bot_id'>;
  files: unknown;
};

/**
 * Reads the message that a shortcut was used on, with what it forwards, or its thread: each with its writer and its files. `isPartial`: the thread could
 * not be read, and there is the message alone.
 */
export async function readQuoted(
  body: Body,
  origin: Origin,
  profiles: Profiles,
  takes: 'files' | 'thread',
): Promise<Pick<ShortcutMessage, 'key' | 'quoted' | 'isPartial'>> {
  const { message } = body;
  const channel = body.channel?.id;
  if (!message?.ts || !channel) return {};
  const first = message.thread_ts ?? message.ts;
  const thread = takes === 'thread' ? await readThread(origin, channel, first) : null;
  const said = (thread ?? [message]).flatMap(listSaid);
  const names = await findNames(said.map((each) => readMessage(each.message)).join('\n'), origin, profiles);
  const quoted: QuotedMessage[] = [];
  let left = largestBytes;
  for (const { user, isForwarded, message: words, files } of said) {
    const read = left > 0 ? await readSaidFiles(origin.workspace, files) : [];
    left -= read.reduce((sum, { size }) => sum + size, 0);
    quoted.push({
      author: user === '' ? null : nameWriter(await profiles.actor({ ...origin, user, userName: null })),
      text: decodeText(readMessage(words), names).trim(),
      ...(isForwarded && { isForwarded }),
      ...(read.length > 0 && { files: read }),
    });
  }
  return {
    key: takes === 'thread' ? `${channel}:${first}:thread` : `${channel}:${message.ts}`,
    quoted: quoted.filter(({ text, files }) => text !== '' || files),
    ...(takes === 'thread' && thread === null && { isPartial: true as const }),
  };
}

const nameWriter = ({ user, displayName, locale, timeZone }: NonNullable<QuotedMessage['author']>) => ({
  user,
  ...(displayName && { displayName }),
  ...(locale && { locale }),
  ...(timeZone && { timeZone }),
});

async function readThread({ workspace }: Origin, channel: string, ts: string): Promise<SlackMessage[] | null> {
  try {
    const { messages } = await callSlack(() =>
      workspace.client.conversations.replies({ channel, ts, limit: longestThread }),
    );
    const found = (messages ?? []) as SlackMessage[];
    return found.length > 0 ? found.slice(0, longestThread) : null;
  } catch (error) {
    if (isSlackError(error)) return null;
    throw error;
  }
}

/** A message without what it forwards, and each message that it forwards. What apps write is nobody's. */
function listSaid({ user, bot_id: bot, files, attachments, ...words }: SlackMessage): Said[] {
  const [shared, others] = [
    listOf(attachments).filter(isShared),
    listOf(attachments).filter((each) => !isShared(each)),
  ];
  return [
    { user: bot ? '' : (user ?? ''), message: { ...words, attachments: others, ...(bot && { bot_id: bot }) }, files },
    ...shared.map(({ files: sent, ...attachment }) => ({
      ...{ user: textOf(attachment.author_id), isForwarded: true as const },
      ...{ message: { text: '', attachments: [attachment] }, files: sent },
    })),
  ];
}

const isShared = ({ is_share: share, is_msg_unfurl: unfurled }: Untyped) => share === true || unfurled === true;
