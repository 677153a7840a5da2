import {
  GatewayDispatchEvents,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  type GatewayMessageUpdateDispatchData,
} from 'discord-api-types/v10';
import type { ChangeEvent } from '#src/core/event.ts';
import { everySpace, placeOf } from './event.ts';
import { plainWords } from './message.ts';

type Reacted = GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData;

/** A change by a person to a direct message, or in a server to one that names the bot or is gone, or a sign below one; null for all else, and those of the bot. */
export function decodeChange(dispatch: string, data: ChangedMessage, self: string): ChangeEvent | null {
  const isDirect = !data.guild_id;
  const of = (user: string, message: string, when: string) => ({
    type: 'change' as const,
    id: `discord:change:${message}:${when}`,
    actor: { platform: 'discord', space: everySpace, user },
    place: placeOf(data.guild_id, data.channel_id, undefined, user || self),
    ref: `${data.channel_id}/${message}`,
  });
  switch (dispatch) {
    case GatewayDispatchEvents.MessageUpdate: {
      const message = data as GatewayMessageUpdateDispatchData;
      // Discord changes messages by itself too: to show what an address leads to.
      if (!message.edited_timestamp || message.author.bot || message.webhook_id) return null;
      // Of others Discord does not say what they say.
      if (!isDirect && !message.mentions.some(({ id }) => id === self)) return null;
      const own = isDirect ? message.content : message.content.replaceAll(new RegExp(`<@!?${self}>`, 'g'), ' ');
      const text = plainWords(own, message);
      return { ...of(message.author.id, message.id, message.edited_timestamp), happened: 'edited', text };
    }
    case GatewayDispatchEvents.MessageDelete:
      return { ...of('', (data as GatewayMessageDeleteDispatchData).id, 'deleted'), happened: 'deleted' };
    default: {
      const { user_id: user, message_id: message, emoji } = data as Reacted;
      if (user === self) return null;
      const happened = dispatch === GatewayDispatchEvents.MessageReactionAdd ? 'reacted' : 'unreacted';
      const sign = emoji.id ? `:${emoji.name ?? 'emoji'}:` : (emoji.name ?? '');
      return { ...of(user, message, `${happened}:${user}:${sign}`), happened, sign };
    }
  }
}

export type ChangedMessage =
  | GatewayMessageUpdateDispatchData
  | GatewayMessageDeleteDispatchData
  | GatewayMessageReactionAddDispatchData
  | GatewayMessageReactionRemoveDispatchData;
