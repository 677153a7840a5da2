import { createHash } from 'node:crypto';
import type { Actor, Event, ShortcutMessage } from '#src/core/event.ts';
import type { FormValues } from '#src/core/form.ts';
import { formatPlace } from '#src/core/place.ts';
import type { Body } from '../transport/body.ts';
import { decodeCommandName } from './command-name.ts';
import { decodeEmoji } from './emoji.ts';
import { type Origin, placeOf } from './interaction-context.ts';
import { readMessage } from './message-text.ts';
import type { Metadata } from './metadata.ts';
import { decodeMention, decodeText, type Names } from './text.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;

const base = (origin: Origin, actor: Actor, ...key: (string | undefined)[]) => ({
  id: `slack:${origin.workspace.space}:${key.filter(Boolean).join(':')}`,
  actor,
  place: placeOf(origin),
});

const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16);

export function decodeCommand(body: Body, origin: Origin, actor: Actor, prefix: string): Of<'command'> {
  const said = decodeCommandName(body.command ?? '', decodeText(body.text ?? ''), prefix);
  return { type: 'command', ...base(origin, actor, 'command', body.trigger_id), ...said };
}

export function decodeAction(body: Body, line: string, origin: Origin, actor: Actor): Of<'action'> {
  const [action] = body.actions ?? [];
  const key = [
    origin.channel ?? body.container?.view_id,
    body.container?.message_ts,
    action?.action_id,
    action?.action_ts,
    // A window of arguments that was sent says its line without any press.
    ...(action ? [] : [body.view?.id, hash(line)]),
  ];
  return { type: 'action', ...base(origin, actor, 'action', ...key.map((part) => part ?? undefined)), line };
}

/** Pressing "send" again with the same content is the same submission: the first may have been taken although Slack showed an error. */
export function decodeSubmission(
  body: Body,
  metadata: Metadata,
  values: FormValues,
  origin: Origin,
  actor: Actor,
): Of<'submission'> {
  const { line: form, step: index, steps: count } = metadata;
  return {
    type: 'submission',
    ...base(origin, actor, 'view', body.view?.id, nameSent(metadata, values)),
    form,
    values,
    ...(count > 1 && { step: { index, count, showsNext: true } }),
  };
}

/** Names what a step was sent with and all that was sent before it: the same step is another submission where an earlier one has changed. */
export const nameSent = ({ sent }: Metadata, values: FormValues) => hash(sent + JSON.stringify(values));

export function decodeDraft(body: Body, form: string, values: FormValues, origin: Origin, actor: Actor): Of<'draft'> {
  return { type: 'draft', ...base(origin, actor, 'draft', body.view?.id ?? body.trigger_id), form, values };
}

export function decodeShortcut(
  body: Body,
  origin: Origin,
  actor: Actor,
  names: Names,
  quoted: Partial<ShortcutMessage> = {},
): Of<'shortcut'> {
  const { message } = body;
  const link = message?.ts ? permalink(body, message.ts, message.thread_ts) : null;
  return {
    type: 'shortcut',
    ...base(origin, actor, 'shortcut', body.trigger_id),
    shortcut: body.callback_id ?? '',
    ...(message && { message: { text: decodeText(readMessage(message), names), ...(link && { link }), ...quoted } }),
    ...(message?.user && { person: { user: message.user } }),
  };
}

/** As chat.getPermalink makes it, without asking: the form must open within three seconds. */
function permalink(body: Body, ts: string, threadTs?: string): string | null {
  const channel = body.channel?.id;
  if (!body.team?.domain || !channel) return null;
  const thread = threadTs && threadTs !== ts ? `?thread_ts=${threadTs}&cid=${channel}` : '';
  return `https://${body.team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${thread}`;
}

/** Reads a mention. The message's own id identifies it, as Slack may send it under two event ids. A forwarded message counts as the sender's words. */
export function decodeWords(body: Body, origin: Origin, actor: Actor, prefix: string, names: Names): Of<'mention'> {
  const { channel, ts, text, blocks, attachments } = body.event ?? {};
  const { botUserId } = origin.workspace;
  const said = decodeMention(typeof text === 'string' ? text : '', botUserId, names);
  const words = said || decodeMention(readMessage({ blocks, attachments }), botUserId, names);
  return {
    type: 'mention',
    ...base(origin, actor, 'message', channel, ts),
    text: decodeSaid(words, prefix),
    ...decodeThreaded(body, botUserId, names),
  };
}

/** The message itself, where it stands in a thread, as those of conversations do; in a channel without the bot's name. */
function decodeThreaded({ event }: Body, botUserId: string | null, names: Names): Pick<Of<'mention'>, 'message'> {
  const { channel, channel_type: kind, ts, thread_ts: thread, type } = event ?? {};
  if ((kind !== 'im' && type !== 'app_mention') || !channel || !ts || !thread || thread === ts) return {};
  const said = readMessage({ ...event, files: undefined });
  const own = botUserId === null ? said : said.replaceAll(new RegExp(` ?<@${botUserId}(\\|[^<>]*)?>`, 'g'), '');
  const text = decodeText(type === 'app_mention' ? own : said, names).trim();
  return { message: { ref: `${channel}:${ts}`, thread: `${channel}:${thread}`, text } };
}

/** Somebody edited or deleted a message in direct messages, or a sign was set below one or taken off; null for all else, and what apps do. */
export function decodeChange(body: Body, space: string, botUserId: string | null, names: Names): Of<'change'> | null {
  const { event } = body;
  const of = (user: string, channel: string, ts: string) => ({
    type: 'change' as const,
    id: `slack:${space}:change:${event?.event_ts ?? body.event_id}`,
    actor: { platform: 'slack', space, user },
    place: formatPlace({ platform: 'slack', space, kind: 'channel', id: channel }),
    ref: `${channel}:${ts}`,
  });
  if (event?.type === 'reaction_added' || event?.type === 'reaction_removed') {
    const { item, reaction, user } = event;
    if (typeof user !== 'string' || user === botUserId || !item?.channel || !item.ts || !reaction) return null;
    const happened = event.type === 'reaction_added' ? 'reacted' : 'unreacted';
    return { ...of(user, item.channel, item.ts), happened, sign: decodeEmoji(`:${reaction}:`) };
  }
  const { channel, message, previous_message: before, deleted_ts: deleted } = event ?? {};
  if (!channel || event?.channel_type !== 'im') return null;
  if (event.subtype === 'message_deleted' && deleted && !before?.bot_id)
    return { ...of(before?.user ?? '', channel, deleted), happened: 'deleted' };
  // Slack changes messages by itself too: to show what an address leads to, or that a thread has begun.
  if (event.subtype !== 'message_changed' || !message?.ts || !message.edited || message.bot_id) return null;
  const text = decodeText(readMessage({ ...message, files: undefined }), names).trim();
  return { ...of(message.user ?? '', channel, message.ts), happened: 'edited', text };
}

/** Reads what was said in a channel, in a thread there too; null where it says nothing. */
export function decodeOverheard({ event }: Body, space: string): Of<'said'> | null {
  const { channel, ts, user } = event ?? {};
  const text = decodeText(readMessage({ ...event, files: undefined })).trim();
  if (!channel || !ts || typeof user !== 'string' || text === '') return null;
  return {
    type: 'said',
    id: `slack:${space}:said:${channel}:${ts}`,
    actor: { platform: 'slack', space, user },
    place: formatPlace({ platform: 'slack', space, kind: 'channel', id: channel }),
    ref: `${channel}:${ts}`,
    text,
  };
}

/** A command may be written to us in a sentence's place too, by the name it has here. */
function decodeSaid(words: string, prefix: string): string {
  const [, name, rest = ''] = /^(\/\S+)\s*(.*)$/s.exec(words) ?? [];
  if (name === undefined) return words;
  const { command, text } = decodeCommandName(name, rest, prefix);
  return `/${command} ${text}`.trim();
}

export function decodeHome(body: Body, origin: Origin, actor: Actor): Of<'home'> {
  return { type: 'home', ...base(origin, actor, 'home', body.event_id ?? body.trigger_id) };
}

/** Without an origin: when the app is removed there is no workspace left to answer in. */
export function decodeLifecycle(
  body: Body,
  space: string,
  user: string,
  happened: Of<'lifecycle'>['happened'],
): Of<'lifecycle'> {
  return {
    type: 'lifecycle',
    id: `slack:${space}:${body.event_id ?? happened}`,
    actor: { platform: 'slack', space, user },
    place: formatPlace({ platform: 'slack', space, kind: 'user', id: user }),
    happened,
  };
}
