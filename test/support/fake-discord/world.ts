import { randomBytes } from 'node:crypto';
import {
  type APIApplicationCommand,
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIMessage,
  type APIUser,
  ChannelType,
} from 'discord-api-types/v10';

export type StoredFile = { name: string; type: string; data: Buffer; key: string };
export type StoredMessage = APIMessage & { nonceAt?: number };
export type FakeChannel = APIChannel & {
  id: string;
  type: ChannelType;
  guild_id?: string;
  recipients?: APIUser[];
  parent_id?: string;
};

let increment = 0n;

/** A real id: 17–19 digits, without which discord.js' rate-limit buckets misbehave. */
export function snowflake(at = Date.now()): string {
  increment = (increment + 1n) & 0x3fffffn;
  return String(((BigInt(at) - 1_420_070_400_000n) << 22n) | increment);
}

export const everyPermission = '2248473465835073';

/** Everything that exists in the fake: people, servers, channels, messages, files, commands. */
export function createWorld() {
  const application = snowflake();
  const bot = createUser('causeway', { id: application, bot: true });
  const users = new Map<string, APIUser>([[bot.id, bot]]);
  const guilds = new Map<string, APIGuild>();
  const channels = new Map<string, FakeChannel>();
  const messages = new Map<string, StoredMessage>();
  const files = new Map<string, StoredFile>();
  /** People who are in no server. */
  const strangers = new Set<string>();
  const threadMembers = new Map<string, Set<string>>();
  const commands = new Map<string, (APIApplicationCommand & { guild_id?: string })[]>();
  const token = `${Buffer.from(application).toString('base64url')}.${randomBytes(4).toString('base64url')}.${randomBytes(20).toString('base64url')}`;

  function createUser(username: string, more: Partial<APIUser> = {}): APIUser {
    return {
      id: snowflake(),
      username,
      discriminator: '0',
      global_name: username,
      avatar: null,
      primary_guild: null,
      ...more,
    };
  }

  function addUser(username: string): APIUser {
    const user = createUser(username);
    users.set(user.id, user);
    return user;
  }

  function addGuild(name: string, owner: APIUser): APIGuild {
    const id = snowflake();
    const everyone = {
      id,
      name: '@everyone',
      permissions: everyPermission,
      color: 0,
      hoist: false,
      position: 0,
      managed: false,
      mentionable: false,
      flags: 0,
    };
    const own = {
      ...everyone,
      id: snowflake(),
      name: 'Causeway',
      permissions: '0',
      managed: true,
      tags: { bot_id: application },
    };
    const guild = {
      id,
      name,
      icon: null,
      owner_id: owner.id,
      roles: [everyone, own],
      emojis: [],
      stickers: [],
      features: [],
      preferred_locale: 'en-US',
      afk_timeout: 300,
      verification_level: 0,
      default_message_notifications: 0,
      explicit_content_filter: 0,
      mfa_level: 0,
      system_channel_flags: 0,
      system_channel_id: null,
      premium_tier: 0,
      nsfw_level: 0,
      premium_progress_bar_enabled: false,
    } as unknown as APIGuild;
    guilds.set(id, guild);
    return guild;
  }

  function addChannel(guild: APIGuild, name: string, more: Partial<FakeChannel> = {}): FakeChannel {
    const channel = {
      id: snowflake(),
      type: ChannelType.GuildText,
      guild_id: guild.id,
      name,
      position: 0,
      permission_overwrites: [],
      nsfw: false,
      parent_id: null,
      topic: null,
      last_message_id: null,
      rate_limit_per_user: 0,
      flags: 0,
      ...more,
    } as unknown as FakeChannel;
    channels.set(channel.id, channel);
    return channel;
  }

  /** The direct channel with someone, made now if there is none. */
  function openDirect(user: APIUser): { channel: FakeChannel; isNew: boolean } {
    const known = [...channels.values()].find(
      (channel) => channel.type === ChannelType.DM && channel.recipients?.[0]?.id === user.id,
    );
    if (known) return { channel: known, isNew: false };
    const channel = {
      id: snowflake(),
      type: ChannelType.DM,
      flags: 0,
      last_message_id: null,
      recipients: [user],
    } as unknown as FakeChannel;
    channels.set(channel.id, channel);
    return { channel, isNew: true };
  }

  function memberOf(user: APIUser): APIGuildMember {
    return {
      user,
      nick: null,
      avatar: null,
      banner: null,
      roles: [],
      joined_at: '2026-01-01T00:00:00.000000+00:00',
      premium_since: null,
      deaf: false,
      mute: false,
      flags: 0,
      pending: false,
      communication_disabled_until: null,
    } as unknown as APIGuildMember;
  }

  return {
    application,
    token,
    bot,
    /** Whether “Message Content Intent” is on at the application's page. */
    grantsContent: false,
    users,
    guilds,
    channels,
    messages,
    files,
    commands,
    strangers,
    threadMembers,
    addUser,
    addGuild,
    addChannel,
    openDirect,
    memberOf,
  };
}

export type World = ReturnType<typeof createWorld>;
