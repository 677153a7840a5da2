import {
  type APIInteraction,
  ApplicationCommandType,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayMessageCreateDispatchData,
  InteractionType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { ChangedMessage } from './change.ts';

// What is read here of what Discord sends; each part may be missing where it says so, and is what Discord describes where it is there. Keys that
// are not named here are let pass: only whether it fits is asked, and the value itself is used.

const text = z.string().nullish();
/** The characters of ids and tokens that Discord made up: the adapter sends them back in requests and addresses. */
const madeUpText = /^[\w .=+~-]{1,500}$/;
const madeUp = z.string().regex(madeUpText);
const id = madeUp.nullish();
const number = z.number().nullish();
const user = z.object({ id, global_name: text, username: text });

const value = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().nullish(),
});
/** A value, or a subcommand with its values, or a group of subcommands: Discord has no more levels. */
const subcommand = value.extend({ options: z.array(value).optional() });
const option = value.extend({ options: z.array(subcommand).optional() });
const command = z.object({
  name: z.string(),
  type: number,
  options: z.array(option).optional(),
  target_id: id,
  resolved: z
    .object({
      messages: z.record(z.string(), z.object({ channel_id: id })).optional(),
      users: z.record(z.string(), user).optional(),
      members: z.record(z.string(), z.object({ nick: text })).optional(),
    })
    .optional(),
});
const onMessage = command.extend({
  target_id: madeUp,
  resolved: z.object({ messages: z.record(z.string(), z.object({ channel_id: id })) }),
});
const onPerson = command.extend({
  target_id: madeUp,
  resolved: z.object({
    users: z.record(z.string(), user),
    members: z.record(z.string(), z.object({ nick: text })).optional(),
  }),
});
const press = z.object({ custom_id: z.string(), component_type: number, values: z.array(z.string()).optional() });

const field = z.object({
  type: z.number(),
  custom_id: z.string().optional(),
  value: z.union([z.string(), z.boolean()]).nullish(),
  values: z.array(z.string()).optional(),
});
const file = z.object({ filename: z.string(), content_type: text, url: z.string(), size: z.number() });
const sent = z.object({
  custom_id: z.string(),
  components: z.array(
    z.union([
      z.object({ type: z.literal(18), component: field }),
      z.object({ type: z.literal(1), components: z.array(field) }),
      z.object({ type: z.number().refine((type) => type !== 18 && type !== 1) }),
    ]),
  ),
  resolved: z.object({ attachments: z.record(z.string(), file).optional() }).nullish(),
});

/** The shape of what somebody did, by the type of the interaction and, for a command, by what the command is on. */
function dataShape(type: number, data: unknown): z.ZodType | null {
  switch (type) {
    case InteractionType.ApplicationCommand:
      return commandShapes.get((data as { type?: unknown } | null | undefined)?.type) ?? typedCommand;
    case InteractionType.MessageComponent:
      return press;
    case InteractionType.ApplicationCommandAutocomplete:
      return command;
    case InteractionType.ModalSubmit:
      return sent;
    default:
      return null;
  }
}

const typedCommand = command.extend({ type: z.number() });
const commandShapes = new Map<unknown, z.ZodType>([
  [ApplicationCommandType.User, onPerson],
  [ApplicationCommandType.Message, onMessage],
]);

/** A message is marked by its id, which has room for a real one. */
const snowflake = z.string().regex(/^\d{1,20}$/);

const message = z.object({
  id: snowflake,
  channel_id: madeUp,
  guild_id: id,
  type: z.number(),
  content: z.string(),
  flags: number,
  webhook_id: id,
  channel_type: number,
  author: user.extend({ id: madeUp, bot: z.boolean().nullish() }),
  member: z.object({ nick: text }).nullish(),
  mentions: z.array(user),
});
const guild = z.object({
  id: madeUp,
  name: text,
  owner_id: id,
  system_channel_id: id,
  preferred_locale: text,
  unavailable: z.boolean().nullish(),
  roles: z
    .array(
      z.object({
        id: madeUp,
        permissions: z.string().regex(/^\d{1,30}$/),
        tags: z.object({ bot_id: id }).nullish(),
      }),
    )
    .optional(),
  members: z.array(z.object({ user: user.optional(), roles: z.array(z.string()) })).optional(),
});

type Loose = Record<string, unknown>;

const isMissing = (given: unknown): given is null | undefined => given === undefined || given === null;
const isObject = (given: unknown): given is Loose =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
const isText = (given: unknown) => typeof given === 'string';
const isNumber = (given: unknown) => typeof given === 'number' && Number.isFinite(given);
const isMadeUp = (given: unknown) => typeof given === 'string' && madeUpText.test(given);
const isUser = (given: unknown) =>
  isObject(given) &&
  (isMissing(given.id) || isMadeUp(given.id)) &&
  (isMissing(given.global_name) || isText(given.global_name)) &&
  (isMissing(given.username) || isText(given.username));
const isMember = (given: unknown) =>
  isObject(given) && (isMissing(given.nick) || isText(given.nick)) && (isMissing(given.user) || isUser(given.user));

/**
 * Returns whether something can be answered at all: who it is from, and how it is answered. Read by hand, because suggestions are asked for at every
 * letter: a schema takes four times as long.
 */
export function isInteraction(given: unknown): given is APIInteraction {
  if (!isObject(given)) return false;
  if (given.type === InteractionType.Ping) return true;
  const { channel, message: shown, application_id: application } = given;
  return (
    isMadeUp(given.id) &&
    isNumber(given.type) &&
    isMadeUp(given.token) &&
    // Part of the address that it is answered at.
    (application === undefined || (typeof application === 'string' && /^\d{1,20}$/.test(application))) &&
    (isMissing(given.locale) || isText(given.locale)) &&
    (isMissing(given.guild_id) || isMadeUp(given.guild_id)) &&
    (isMissing(given.channel_id) || isMadeUp(given.channel_id)) &&
    (isMissing(channel) ||
      (isObject(channel) &&
        (isMissing(channel.id) || isMadeUp(channel.id)) &&
        (isMissing(channel.type) || isNumber(channel.type)))) &&
    (isMissing(given.member) || isMember(given.member)) &&
    (isMissing(given.user) || isUser(given.user)) &&
    (isMissing(given.authorizing_integration_owners) || isObject(given.authorizing_integration_owners)) &&
    (isMissing(shown) ||
      (isObject(shown) &&
        (isMissing(shown.id) || isMadeUp(shown.id)) &&
        (isMissing(shown.flags) || isNumber(shown.flags))))
  );
}

/** Whether it is a command with values alone, as suggestions are asked for with nearly always; what is not is left to the schema. */
const isPlainCommand = (given: unknown) =>
  isObject(given) &&
  isText(given.name) &&
  (isMissing(given.type) || isNumber(given.type)) &&
  given.target_id === undefined &&
  given.resolved === undefined &&
  Array.isArray(given.options) &&
  given.options.every(
    (each: unknown) =>
      isObject(each) &&
      isText(each.name) &&
      isNumber(each.type) &&
      (each.value === undefined || isText(each.value) || isNumber(each.value) || typeof each.value === 'boolean') &&
      (isMissing(each.focused) || typeof each.focused === 'boolean') &&
      each.options === undefined,
  );

/** Returns whether what somebody did can be read. What is of a kind that is not known here is not. */
export function isReadable(interaction: APIInteraction): boolean {
  const data = 'data' in interaction ? interaction.data : undefined;
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete && isPlainCommand(data)) return true;
  return dataShape(interaction.type, data)?.safeParse(data).success ?? true;
}

export const isMessage = (value: unknown): value is GatewayMessageCreateDispatchData =>
  message.safeParse(value).success;

export const isGuild = (value: unknown): value is GatewayGuildCreateDispatchData => guild.safeParse(value).success;

const changed = z.object({ guild_id: id, channel_id: madeUp });
const changedShapes = new Map<string, z.ZodType>([
  [
    GatewayDispatchEvents.MessageUpdate,
    message.omit({ type: true }).extend({ edited_timestamp: text, mentions: z.array(user).default([]) }),
  ],
  [GatewayDispatchEvents.MessageDelete, changed.extend({ id: snowflake })],
  [
    GatewayDispatchEvents.MessageReactionAdd,
    changed.extend({ user_id: madeUp, message_id: snowflake, emoji: z.object({ id, name: text }) }),
  ],
  [
    GatewayDispatchEvents.MessageReactionRemove,
    changed.extend({ user_id: madeUp, message_id: snowflake, emoji: z.object({ id, name: text }) }),
  ],
]);

export const isChanged = (dispatch: string, value: unknown): value is ChangedMessage =>
  changedShapes.get(dispatch)?.safeParse(value).success ?? false;
