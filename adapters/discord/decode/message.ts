import {
  type GatewayMessageCreateDispatchData,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import type { MentionEvent, SaidEvent, SaidMessage } from '#src/core/event.ts';
import { everySpace, placeOf } from './event.ts';
import { decodeMarks, readMessage } from './message-text.ts';

/** The bot as messages mention it: its own id, and the role that Discord made for it in a server. */
export type Self = { user: string; roleOf(guild: string): string | undefined };

const spoken: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

/** Words said to the bot, in a direct message or after its name; null for all other messages, its own and those of other bots. */
export function decodeMessage(message: GatewayMessageCreateDispatchData, self: Self): MentionEvent | null {
  const { author, content, guild_id: guild } = message;
  if (author.bot || message.webhook_id || !spoken.has(message.type)) return null;
  if ((message.flags ?? 0) & MessageFlags.Loading) return null;
  const names = [`<@${self.user}>`, `<@!${self.user}>`];
  const role = guild && self.roleOf(guild);
  if (role) names.push(`<@&${role}>`);
  const isNamed = !guild || names.some((name) => content.includes(name));
  // Who answers one of its messages names it without writing its name.
  const isReply = guild !== undefined && repliesTo(message) && message.mentions.some(({ id }) => id === self.user);
  if (!isNamed && !isReply) return null;
  const displayName = message.member?.nick ?? author.global_name ?? author.username;
  const text = plainWords(
    names.reduce((rest, name) => rest.replaceAll(name, ' '), content),
    message,
  );
  return {
    type: 'mention',
    id: `discord:${message.id}`,
    actor: { platform: 'discord', space: everySpace, user: author.id, ...(displayName && { displayName }) },
    place: placeOf(guild, message.channel_id, guild ? channelType(message) : undefined, author.id),
    // Only its name: it is greeted with what it can do.
    text: text || 'help',
    ...((!guild || isReply) && {
      message: { ...decodeSaid(message, guild ? text : null), ...(!isNamed && { isAside: true }) },
    }),
  };
}

/** Reads what a person said in a channel of a server, whomever to; null for all else, and where Discord does not show what it says. */
export function decodeOverheard(message: GatewayMessageCreateDispatchData, self: string): SaidEvent | null {
  const { id, author, channel_id: channel, guild_id: guild } = message;
  if (!guild || author.bot || author.id === self || message.webhook_id || !spoken.has(message.type)) return null;
  const text = plainWords(message.content, message);
  if (text === '') return null;
  return {
    type: 'said',
    id: `discord:said:${id}`,
    actor: { platform: 'discord', space: everySpace, user: author.id },
    place: placeOf(guild, channel, channelType(message), author.id),
    ref: `${channel}/${id}`,
    text,
  };
}

/** The message itself, with the one it replies to. In a server Discord shows the bot only what names it. */
function decodeSaid(message: GatewayMessageCreateDispatchData, withoutName: string | null): SaidMessage {
  const { id, channel_id: channel } = message;
  const replied = repliesTo(message);
  return {
    ref: `${channel}/${id}`,
    text: withoutName ?? plainWords(message.content, message),
    ...(replied && { repliesTo: `${channel}/${replied}` }),
  };
}

/** The message that one replies to; undefined where it is none, or only passed on. */
function repliesTo({ message_reference: reference }: GatewayMessageCreateDispatchData): string | undefined {
  return reference?.type === MessageReferenceType.Forward ? undefined : reference?.message_id;
}

/** Newer messages say what kind of channel they are in. */
function channelType(message: GatewayMessageCreateDispatchData): number {
  return (message as { channel_type?: number }).channel_type ?? 0;
}

/** Words with others in them by their names; who only forwards a message says what it says. */
export function plainWords(
  content: string,
  { mentions, message_snapshots }: Pick<GatewayMessageCreateDispatchData, 'mentions' | 'message_snapshots'>,
): string {
  const words = content.replace(/<@!?(\d+)>/g, (whole, id: string) => {
    const user = mentions.find((mentioned) => mentioned.id === id);
    return user ? (user.global_name ?? user.username) : whole;
  });
  return (decodeMarks(words, new Map()).trim() || readMessage({ message_snapshots })).trim();
}
