import { type GatewayGuildCreateDispatchData, PermissionFlagsBits } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { Bot } from '#src/core/bot.ts';
import type { Logger } from '#src/core/logger.ts';
import { formatPlace } from '#src/core/place.ts';
import type { KeyValueStore } from '#src/core/ports.ts';

export type Guild = Pick<
  GatewayGuildCreateDispatchData,
  'id' | 'name' | 'owner_id' | 'system_channel_id' | 'preferred_locale' | 'roles' | 'members'
>;

/** The stored data of a server: the person to tell if a permission is missing. */
export type GuildData = { name: string; owner: string; locale: string };

export type Guilds = {
  /** The bot, whose user is `self`, is in this server: newly, or still after a new connection. */
  joined(guild: Guild, self: string): Promise<void>;
  left(guild: string): Promise<void>;
  /** After a new connection: every other server known was left meanwhile. */
  settle(present: string[]): Promise<void>;
  /** An interaction came from there, maybe without any connection that would have told of the server. */
  met(guild: string): void;
  find(guild: string): Promise<GuildData | null>;
  /** The servers that the bot is in, by their ids. */
  list(): Promise<string[]>;
};

/** Discord asks for sharding from 2,500 servers on; one that is not known costs a statement. */
const mostKnown = 5_000;

const noteOf = (guild: string) => `discord:guild:${guild}`;

export function createGuilds({
  bot,
  notes,
  logger,
  missing,
}: {
  bot: Bot;
  notes: KeyValueStore;
  logger: Logger;
  /** Told what the bot may not do in a server it was just added to. */
  missing(guild: string, data: GuildData, permissions: string[]): Promise<void>;
}): Guilds {
  const known = new LRUCache<string, true>({ max: mostKnown });

  async function joined(guild: Guild, self: string): Promise<void> {
    const data: GuildData = { name: guild.name, owner: guild.owner_id, locale: guild.preferred_locale };
    if (!(await keep(guild.id, data, guild.system_channel_id ?? guild.id))) return;
    const lacking = listMissing(guild, self);
    if (lacking.length > 0) await missing(guild.id, data, lacking);
  }

  /** True when the server is new. */
  async function keep(guild: string, data: GuildData | null, channel: string): Promise<boolean> {
    let isNew = false;
    await notes.update(noteOf(guild), async (before) => {
      isNew = before === null;
      return data ? JSON.stringify(data) : (before ?? JSON.stringify({ name: '', owner: '', locale: 'en-US' }));
    });
    known.set(guild, true);
    if (isNew) await tell(guild, 'installed', channel, data?.owner ?? '');
    return isNew;
  }

  async function left(guild: string): Promise<void> {
    let wasThere = false;
    await notes.update(noteOf(guild), async (before) => {
      wasThere = before !== null;
      return null;
    });
    known.delete(guild);
    if (wasThere) await tell(guild, 'removed', guild, '');
  }

  async function tell(guild: string, happened: 'installed' | 'removed', channel: string, user: string): Promise<void> {
    logger.info({ guild, happened }, 'a Discord server changed');
    await bot.handle({
      type: 'lifecycle',
      id: `discord:${guild}:${happened}:${channel}`,
      happened,
      actor: { platform: 'discord', space: guild, user },
      place: formatPlace({ platform: 'discord', space: guild, kind: 'channel', id: channel }),
    });
  }

  const list = async () => (await notes.list(noteOf(''))).map(({ name }) => name.slice(noteOf('').length));

  return {
    joined,
    left,
    list,
    async settle(present) {
      for (const guild of await list()) {
        if (!present.includes(guild)) await left(guild);
      }
    },
    met(guild) {
      if (known.has(guild)) return;
      known.set(guild, true);
      keep(guild, null, guild).catch((error) => {
        known.delete(guild);
        logger.error({ err: error, guild }, 'a Discord server could not be kept');
      });
    },
    async find(guild) {
      const note = await notes.find(noteOf(guild));
      return note === null ? null : (JSON.parse(note) as GuildData);
    },
  };
}

const needed: [name: string, flag: bigint][] = [
  ['View Channels', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  ['Attach Files', PermissionFlagsBits.AttachFiles],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
];

/** Lists the permissions that the bot's roles in a server lack, by Discord's names; the server's @everyone role has the server's id. */
function listMissing({ id, roles, members }: Guild, self: string): string[] {
  const own = members.find(({ user }) => user?.id === self);
  const held = roles
    .filter((role) => role.id === id || own?.roles.includes(role.id))
    .reduce((all, role) => all | BigInt(role.permissions), 0n);
  if (held & PermissionFlagsBits.Administrator) return [];
  return needed.filter(([, flag]) => (held & flag) === 0n).map(([name]) => name);
}
