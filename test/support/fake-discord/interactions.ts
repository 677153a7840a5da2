import { randomBytes } from 'node:crypto';
import { type APIInteraction, type APIUser, ChannelType, MessageFlags } from 'discord-api-types/v10';
import type { Loose } from './message-rules.ts';
import type { Messages } from './messages.ts';
import { listModalProblems } from './modal-rules.ts';
import { invalidForm, type Refusal, refuse } from './refusal.ts';
import {
  everyPermission,
  type FakeChannel,
  type StoredFile,
  type StoredMessage,
  snowflake,
  type World,
} from './world.ts';

/** What came of an interaction so far. */
export type Turn = {
  interaction: APIInteraction & { id: string; token: string };
  user: APIUser;
  channel: FakeChannel;
  at: number;
  /** Type of the first answer; 0 before it. */
  acknowledged: number;
  modal: Loose | null;
  choices: { name: string; value: string }[] | null;
  originalId: string | null;
  /** Ids of the messages it made, the first answer first. */
  messages: string[];
  /** Resolves with the first answer. */
  answered: Promise<void>;
  resolve(): void;
};

const tokenMs = 15 * 60_000;

/** Interactions and what Discord lets be said to them. */
export function createInteractions(
  world: World,
  messages: Messages,
  { now, firstAnswerMs }: { now: () => number; firstAnswerMs: number },
) {
  const turns = new Map<string, Turn>();

  function begin(
    user: APIUser,
    channel: FakeChannel,
    type: number,
    data: object,
    more: Partial<APIInteraction> & { at?: number } = {},
  ): Turn {
    const { at = now(), ...fields } = more;
    const id = snowflake(at);
    const token = `aW50ZXJhY3Rpb246${randomBytes(60).toString('base64url')}`;
    const guild = channel.guild_id;
    const interaction = {
      id,
      application_id: world.application,
      type,
      token,
      version: 1,
      channel_id: channel.id,
      channel: {
        id: channel.id,
        type: channel.type,
        permissions: everyPermission,
        flags: 0,
        ...(channel.type === ChannelType.DM && { recipients: channel.recipients }),
      },
      data,
      locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: { 0: guild ?? '0' },
      context: guild ? 0 : 1,
      attachment_size_limit: 10_485_760,
      app_permissions: everyPermission,
      ...(guild
        ? {
            guild_id: guild,
            guild_locale: 'en-US',
            guild: { id: guild, locale: 'en-US', features: [] },
            member: { ...world.memberOf(user), permissions: everyPermission },
          }
        : { user }),
      ...fields,
    } as unknown as Turn['interaction'];
    return adopt(interaction, user, channel, at);
  }

  /** Takes a ready-made interaction, such as a recorded one, for one that was begun here. */
  function adopt(interaction: Turn['interaction'], user: APIUser, channel: FakeChannel, at = now()): Turn {
    let resolve = () => {};
    const answered = new Promise<void>((done) => {
      resolve = done;
    });
    const turn: Turn = {
      interaction,
      user,
      channel,
      at,
      acknowledged: 0,
      modal: null,
      choices: null,
      originalId: null,
      messages: [],
      answered,
      resolve,
    };
    turns.set(interaction.id, turn);
    return turn;
  }

  /** The first answer. Null where it is taken. */
  function callback(id: string, token: string, body: Loose, files: StoredFile[]): Refusal | null {
    const turn = turns.get(id);
    if (!turn || turn.interaction.token !== token) return refuse(404, 10062, 'Unknown interaction');
    if (turn.acknowledged) return refuse(400, 40060, 'Interaction has already been acknowledged.');
    if (now() - turn.at > firstAnswerMs) return refuse(404, 10062, 'Unknown interaction');
    const refusal = take(turn, Number(body.type), (body.data ?? {}) as Loose, files);
    if (refusal) return refusal;
    turn.acknowledged = Number(body.type);
    turn.resolve();
    return null;
  }

  function take(turn: Turn, type: number, data: Loose, files: StoredFile[]): Refusal | null {
    const source = (turn.interaction as { message?: { id: string } }).message?.id;
    if (turn.interaction.type === 4 && type !== 8) return invalidForm(['type: autocomplete is answered with choices']);
    switch (type) {
      case 4:
        return say(turn, data, files);
      case 5:
        return say(
          turn,
          { flags: (Number(data.flags ?? 0) & MessageFlags.Ephemeral) | MessageFlags.Loading },
          files,
          true,
        );
      case 6:
      case 7: {
        if (!source) return invalidForm(['type: there is no message to update']);
        turn.originalId = source;
        if (type === 6) return null;
        const edited = messages.edit(source, data, files);
        if ('refusal' in edited) return edited.refusal;
        turn.messages.push(source);
        return null;
      }
      case 8: {
        const choices = (data as { choices?: { name: string; value: string }[] }).choices ?? [];
        const isFine =
          choices.length <= 25 &&
          choices.every(({ name, value }) => name.length >= 1 && name.length <= 100 && String(value).length <= 100);
        if (turn.interaction.type !== 4 || !isFine) return invalidForm(['choices']);
        turn.choices = choices;
        return null;
      }
      case 9: {
        if (turn.interaction.type === 5) return invalidForm(['type: a modal cannot answer a modal']);
        const problems = listModalProblems(data);
        if (problems.length > 0) return invalidForm(problems);
        turn.modal = data;
        return null;
      }
      default:
        return invalidForm([`type ${type}`]);
    }
  }

  function say(turn: Turn, body: Loose, files: StoredFile[], isLoading = false): Refusal | null {
    const posted = messages.post(turn.channel.id, world.bot, body, files, {
      ...(isLoading && { flags: Number(body.flags) }),
      interaction_metadata: {
        id: turn.interaction.id,
        type: turn.interaction.type,
        user: turn.user,
        authorizing_integration_owners: {},
      } as never,
    });
    if ('refusal' in posted) return posted.refusal;
    turn.originalId ??= posted.message.id;
    turn.messages.push(posted.message.id);
    return null;
  }

  function withToken(token: string, run: (turn: Turn) => Refusal | null): Refusal | null {
    const turn = [...turns.values()].find(({ interaction }) => interaction.token === token);
    if (!turn?.acknowledged) return refuse(404, 10015, 'Unknown Webhook');
    if (now() - turn.at > tokenMs) return refuse(401, 50027, 'Invalid Webhook Token');
    return run(turn);
  }

  return {
    turns,
    begin,
    adopt,
    callback,
    /** Straight after a deferral a follow-up fills in what was announced, and keeps its visibility. */
    followUp: (token: string, body: Loose, files: StoredFile[]) =>
      withToken(token, (turn) => {
        const original = turn.originalId ? world.messages.get(turn.originalId) : undefined;
        const isLoading = original && ((original.flags ?? 0) & MessageFlags.Loading) !== 0;
        return isLoading ? editOriginal(turn, original, body, files) : say(turn, body, files);
      }),
    edit: (token: string, body: Loose, files: StoredFile[]) =>
      withToken(token, (turn) => {
        const original = turn.originalId ? world.messages.get(turn.originalId) : undefined;
        return original ? editOriginal(turn, original, body, files) : refuse(404, 10008, 'Unknown Message');
      }),
    remove: (token: string) =>
      withToken(token, (turn) => {
        const refusal = turn.originalId ? messages.remove(turn.originalId) : refuse(404, 10008, 'Unknown Message');
        if (!refusal) turn.messages = turn.messages.filter((id) => id !== turn.originalId);
        return refusal;
      }),
  };

  function editOriginal(turn: Turn, original: StoredMessage, body: Loose, files: StoredFile[]): Refusal | null {
    const edited = messages.edit(original.id, body, files);
    if ('refusal' in edited) return edited.refusal;
    if (!turn.messages.includes(original.id)) turn.messages.push(original.id);
    return null;
  }
}

export type Interactions = ReturnType<typeof createInteractions>;
