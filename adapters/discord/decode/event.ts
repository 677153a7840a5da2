import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Event } from '#src/core/event.ts';
import { formatPlace, type Place } from '#src/core/place.ts';
import { autocomplete } from '../limits.ts';
import { decodeControl, findLine } from './custom-id.ts';
import type { Base, DecodeContext, Decoded, Target } from './decoded.ts';
import { readMessage } from './message-text.ts';
import { decodeOptions, type GivenOption } from './options.ts';
import { decodeSubmission } from './submission.ts';

/** Accounts are the same in every server and in direct messages, so they belong to no space in particular. */
export const everySpace = '*';

/** Decodes a raw interaction, however it arrived. Waits only where a long line must be looked up. */
export function decodeInteraction(interaction: APIInteraction, context: DecodeContext): Decoded | Promise<Decoded> {
  switch (interaction.type) {
    case InteractionType.Ping:
      return { type: 'ping' };
    case InteractionType.ApplicationCommand:
      return decodeCommand(interaction, context);
    case InteractionType.ApplicationCommandAutocomplete:
      return decodeAutocomplete(interaction, context);
    case InteractionType.MessageComponent:
      return decodeComponent(interaction, context);
    case InteractionType.ModalSubmit:
      return decodeSubmission(interaction, baseOf(interaction), context);
    default:
      return { type: 'expired' };
  }
}

export function baseOf(interaction: Exclude<APIInteraction, { type: InteractionType.Ping }>): Base {
  const user = interaction.member?.user ?? interaction.user;
  const id = user?.id ?? 'unknown';
  const displayName = interaction.member?.nick ?? user?.global_name ?? user?.username;
  return {
    id: `discord:${interaction.id}`,
    actor: {
      platform: 'discord',
      space: everySpace,
      user: id,
      ...(displayName && { displayName }),
      ...(interaction.locale && { locale: interaction.locale }),
    },
    place: placeOf(
      interaction.guild_id,
      interaction.channel_id ?? interaction.channel?.id,
      interaction.channel?.type,
      id,
    ),
  };
}

const threadTypes: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** A direct message is put with the person: its channel is found again from there. */
export function placeOf(
  guild: string | undefined,
  channel: string | undefined,
  channelType: number | undefined,
  user: string,
): Place {
  if (!channel || (!guild && (channelType === undefined || channelType === ChannelType.DM)))
    return formatPlace({ platform: 'discord', space: everySpace, kind: 'user', id: user });
  const kind = channelType !== undefined && threadTypes.has(channelType) ? 'thread' : 'channel';
  return formatPlace({ platform: 'discord', space: guild ?? everySpace, kind, id: channel });
}

function decodeCommand(interaction: APIApplicationCommandInteraction, context: DecodeContext): Decoded {
  const base = baseOf(interaction);
  const { data } = interaction;
  switch (data.type) {
    case ApplicationCommandType.ChatInput:
      return {
        type: 'event',
        event: decodeChatInput(interaction as APIChatInputApplicationCommandInteraction, base, context),
      };
    case ApplicationCommandType.Message: {
      const message = data.resolved.messages[data.target_id];
      const link = `https://discord.com/channels/${interaction.guild_id ?? '@me'}/${message?.channel_id ?? interaction.channel?.id}/${data.target_id}`;
      const shortcut = context.findShortcut(data.name) ?? data.name;
      return {
        type: 'event',
        event: { ...base, type: 'shortcut', shortcut, message: { text: readMessage(message), link } },
        ...(message && { target: targetOf(interaction, message) }),
      };
    }
    case ApplicationCommandType.User: {
      const user = data.resolved.users[data.target_id];
      const displayName = data.resolved.members?.[data.target_id]?.nick ?? user?.global_name ?? user?.username;
      const shortcut = context.findShortcut(data.name) ?? data.name;
      const person = { user: data.target_id, ...(displayName && { displayName }) };
      return { type: 'event', event: { ...base, type: 'shortcut', shortcut, person } };
    }
    default:
      return { type: 'expired' };
  }
}

function targetOf({ channel, channel_id: id }: APIApplicationCommandInteraction, message: APIMessage): Target {
  const isInThread = channel?.type !== undefined && threadTypes.has(channel.type);
  return { message, channel: message.channel_id ?? id ?? channel?.id ?? '', isInThread };
}

type Given = {
  name: string;
  type: number;
  value?: string | number | boolean;
  focused?: boolean;
  options?: Given[];
};

/** The subcommand, if there is one, and the options given to it. */
function openOptions(options: Given[] | undefined): { subcommand: string | undefined; given: Given[] } {
  const [first] = options ?? [];
  return first?.type === ApplicationCommandOptionType.Subcommand
    ? { subcommand: first.name, given: first.options ?? [] }
    : { subcommand: undefined, given: options ?? [] };
}

function decodeChatInput(
  { data }: APIChatInputApplicationCommandInteraction,
  base: Base,
  context: DecodeContext,
): Event {
  const { subcommand, given } = openOptions(data.options as Given[] | undefined);
  return {
    ...base,
    type: 'command',
    command: data.name,
    ...(subcommand !== undefined && { subcommand }),
    options: decodeOptions(data.name, subcommand, given as GivenOption[], context.options),
  };
}

function decodeAutocomplete(
  interaction: APIApplicationCommandAutocompleteInteraction,
  context: DecodeContext,
): Decoded {
  const { data } = interaction;
  const { subcommand, given } = openOptions(data.options as Given[] | undefined);
  const focused = given.find((option) => option.focused);
  if (!focused) return { type: 'expired' };
  const argument = context.options(data.name, subcommand, focused.name);
  const others = given.filter(
    (option) =>
      option !== focused && argument?.list && context.options(data.name, subcommand, option.name) === argument,
  );
  return {
    type: 'event',
    event: {
      ...baseOf(interaction),
      type: 'autocomplete',
      command: data.name,
      ...(subcommand !== undefined && { subcommand }),
      argument: argument?.name ?? focused.name,
      partial: String(focused.value ?? ''),
      limit: autocomplete.choices,
    },
    taken: others.map(({ value }) => String(value)),
  };
}

async function decodeComponent(
  interaction: APIMessageComponentInteraction,
  { lines }: DecodeContext,
): Promise<Decoded> {
  const { data } = interaction;
  const said = data.component_type === ComponentType.StringSelect ? data.values[0] : data.custom_id;
  const control = decodeControl(said ?? '');
  const line = control && (await findLine(control, lines));
  if (!control || line === null) return { type: 'expired' };
  return {
    type: 'event',
    event: { ...baseOf(interaction), type: 'action', line },
    ...(control.step !== null && { step: control.step }),
  };
}
