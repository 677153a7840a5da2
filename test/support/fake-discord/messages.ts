import { type APIMessage, type APIUser, ChannelType, MessageFlags } from 'discord-api-types/v10';
import { type Loose, listMessageProblems } from './message-rules.ts';
import { invalidForm, type Refusal, refuse } from './refusal.ts';
import { type FakeChannel, type StoredFile, type StoredMessage, snowflake, type World } from './world.ts';

export type Emit = (
  type: string,
  data: object,
  options?: { isDirect?: boolean; author?: string; mentions?: string[] },
) => void;
export type Posted = { message: StoredMessage } | { refusal: Refusal };

/** How long a nonce is remembered. */
const nonceMs = 5 * 60_000;

/** Messages as Discord makes, edits and removes them. */
export function createMessages(world: World, { emit, cdn, now }: { emit: Emit; cdn(): string; now(): number }) {
  const closedTo = new Set<string>();
  const forbidden = new Map<string, number>();
  let pings = 0;

  function post(
    channelId: string,
    author: APIUser,
    body: Loose,
    files: StoredFile[],
    more: Partial<APIMessage> = {},
  ): Posted {
    const channel = world.channels.get(channelId);
    if (!channel) return { refusal: refuse(404, 10003, 'Unknown Channel') };
    const isBot = author.id === world.bot.id;
    const code = forbidden.get(channelId);
    if (isBot && code && !more.interaction_metadata)
      return { refusal: refuse(403, code, code === 50001 ? 'Missing Access' : 'Missing Permissions') };
    if (isBot && closedTo.has(channel.recipients?.[0]?.id ?? ''))
      return { refusal: refuse(403, 50007, 'Cannot send messages to this user') };
    if (isBot) {
      const problems = listMessageProblems(body, files);
      if (problems.length > 0) return { refusal: invalidForm(problems) };
      if (pingsSomeone(body)) pings += 1;
      const isEmpty = !body.content && !(body.components ?? []).length && files.length === 0;
      if (isEmpty && !more.flags) return { refusal: refuse(400, 50006, 'Cannot send an empty message') };
    }
    const earlier = body.enforce_nonce ? findByNonce(channelId, String(body.nonce)) : null;
    if (earlier) return { message: earlier };
    const content = String(body.content ?? '');
    const message = {
      id: snowflake(),
      type: 0,
      channel_id: channelId,
      author,
      content,
      timestamp: new Date(now()).toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: listMentioned(content, body, isBot),
      mention_roles: [...content.matchAll(/<@&(\d+)>/g)].map(([, id = '']) => id),
      attachments: attach(channelId, body, files),
      embeds: [],
      components: body.components ?? [],
      pinned: false,
      flags: Number(body.flags ?? 0),
      ...(body.nonce !== undefined && { nonce: body.nonce, nonceAt: now() }),
      ...(body.message_reference ? { message_reference: body.message_reference } : {}),
      ...more,
    } as unknown as StoredMessage;
    world.messages.set(message.id, message);
    if (!(message.flags && message.flags & MessageFlags.Ephemeral)) emitMessage('MESSAGE_CREATE', message, channel);
    return { message };
  }

  /** Who is named, and whoever is answered: Discord names them unless the author switches that off. */
  function listMentioned(content: string, body: Loose, isBot: boolean): APIUser[] {
    const named = [...content.matchAll(/<@!?(\d+)>/g)].flatMap(([, id = '']) => world.users.get(id) ?? []);
    const { message_id: id } = (body.message_reference ?? {}) as { message_id?: string };
    const answered = isBot ? undefined : world.messages.get(id ?? '')?.author;
    return answered && !named.includes(answered) ? [...named, answered] : named;
  }

  function findByNonce(channelId: string, nonce: string): StoredMessage | null {
    for (const message of world.messages.values())
      if (message.channel_id === channelId && message.nonce === nonce && now() - (message.nonceAt ?? 0) < nonceMs)
        return message;
    return null;
  }

  function edit(id: string, body: Loose, files: StoredFile[]): Posted {
    const message = world.messages.get(id);
    if (!message) return { refusal: refuse(404, 10008, 'Unknown Message') };
    if (pingsSomeone(body)) pings += 1;
    const problems = listMessageProblems(body, files, ((message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0);
    if (problems.length > 0) return { refusal: invalidForm(problems) };
    const loading = MessageFlags.Loading;
    message.flags = ((message.flags ?? 0) & ~loading) | (Number(body.flags ?? 0) & MessageFlags.IsComponentsV2);
    if (body.components) message.components = body.components as never;
    if (body.content !== undefined) message.content = String(body.content ?? '');
    const kept = body.attachments ? [] : message.attachments;
    message.attachments = [...kept, ...attach(message.channel_id, body, files)];
    return { message };
  }

  function attach(channelId: string, body: Loose, files: StoredFile[]): APIMessage['attachments'] {
    const described = (body.attachments ?? []) as { id: string; description?: string }[];
    return files.map((file) => {
      const id = snowflake();
      const path = `/attachments/${channelId}/${id}/${encodeURIComponent(file.name)}`;
      world.files.set(path, file);
      const description = described.find((one) => file.key === `files[${one.id}]`)?.description;
      return {
        id,
        filename: file.name,
        ...(description && { description }),
        content_type: file.type,
        size: file.data.length,
        url: cdn() + path,
        proxy_url: cdn() + path,
      };
    });
  }

  function emitMessage(type: string, message: StoredMessage, channel: FakeChannel): void {
    const guild = channel.guild_id && {
      guild_id: channel.guild_id,
      member: { ...world.memberOf(message.author), user: undefined },
    };
    const { nonceAt: _, ...told } = message;
    emit(
      type,
      { ...told, ...guild, channel_type: channel.type },
      {
        isDirect: channel.type === ChannelType.DM,
        author: message.author.id,
        mentions: message.mentions.map(({ id }) => id),
      },
    );
  }

  const channelOf = (message: StoredMessage) => world.channels.get(message.channel_id) as FakeChannel;

  /** The bot's own message is edited; whoever listens is told, the bot too. */
  function editOwn(id: string, body: Loose, files: StoredFile[]): Posted {
    const author = world.messages.get(id)?.author;
    if (author && author.id !== world.bot.id)
      return { refusal: refuse(403, 50005, 'Cannot edit a message authored by another user') };
    const edited = edit(id, body, files);
    if ('message' in edited) tellEdited(edited.message);
    return edited;
  }

  function tellEdited(message: StoredMessage): void {
    message.edited_timestamp = new Date(now()).toISOString();
    emitMessage('MESSAGE_UPDATE', message, channelOf(message));
  }

  return {
    post,
    edit,
    editOwn,
    /** A person edits a message of theirs. */
    rewrite(message: StoredMessage, content: string): void {
      message.content = content;
      tellEdited(message);
    },
    /** A person deletes a message of theirs. */
    take(message: StoredMessage): void {
      world.messages.delete(message.id);
      this.tellTaken(message);
    },
    /** Whoever listens is told that it is deleted. */
    tellTaken(message: StoredMessage): void {
      const { id, channel_id, ...rest } = message;
      const guild = channelOf(message).guild_id;
      const isDirect = channelOf(message).type === ChannelType.DM;
      emit(
        'MESSAGE_DELETE',
        { id, channel_id, ...(guild && { guild_id: guild }) },
        { isDirect, author: rest.author.id },
      );
    },
    /** A person sets a sign below a message, or takes it off. */
    react(user: APIUser, message: StoredMessage, name: string, { isOff = false }: { isOff?: boolean } = {}): void {
      const others = (message.reactions ?? []).filter(({ emoji }) => emoji.name !== name);
      const own = { count: 1, me: false, emoji: { id: null, name } } as NonNullable<APIMessage['reactions']>[number];
      message.reactions = isOff ? others : [...others, own];
      const guild = channelOf(message).guild_id;
      emit(
        isOff ? 'MESSAGE_REACTION_REMOVE' : 'MESSAGE_REACTION_ADD',
        {
          ...{ user_id: user.id, channel_id: message.channel_id, message_id: message.id, type: 0, burst: false },
          emoji: { id: null, name },
          ...(guild && { guild_id: guild }),
          ...(!isOff && { message_author_id: message.author.id }),
        },
        { isDirect: channelOf(message).type === ChannelType.DM },
      );
    },
    /** Someone who takes no direct messages. */
    closedTo,
    /** Channels the bot may not write in, with the code it is refused with (50001 or 50013). */
    forbidden,
    /** How many messages of the bot's mentioned someone. */
    countPings: () => pings,
    remove(id: string): Refusal | null {
      return world.messages.delete(id) ? null : refuse(404, 10008, 'Unknown Message');
    },
  };
}

/** Whether a text with a mention in it travels without being told to mention nobody. */
function pingsSomeone({ allowed_mentions: allowed, components, content }: Loose): boolean {
  const isMute =
    Array.isArray((allowed as { parse?: unknown[] })?.parse) && (allowed as { parse: unknown[] }).parse.length === 0;
  return !isMute && /@everyone|@here|<@[!&]?\d+>/.test(JSON.stringify([content, components]));
}

export type Messages = ReturnType<typeof createMessages>;
