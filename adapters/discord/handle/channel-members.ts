import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  PermissionFlagsBits,
  Routes,
} from 'discord-api-types/v10';
import { PlatformError } from '#src/core/errors.ts';
import { parsePlace } from '#src/core/place.ts';
import { codes } from '../api/errors.ts';
import type { Rest } from '../api/rest.ts';

/**
 * Creates what tells whether somebody sees a channel of a server, worked out of roles and of what the channel grants: a list of all members is for bots with
 * a privileged permission only. It throws where Discord does not say, and of threads.
 */
export function createChannelMembers(rest: Pick<Rest, 'read'>) {
  async function findMember(guild: string, user: string): Promise<APIGuildMember | null> {
    try {
      return await rest.read<APIGuildMember>('GET', Routes.guildMember(guild, user));
    } catch (error) {
      if (error instanceof PlatformError && error.isPermanent) return null;
      throw error;
    }
  }

  return async (place: string, user: string): Promise<boolean> => {
    const { space: guild, id } = parsePlace(place);
    const member = await findMember(guild, user);
    if (member === null) return false;
    const [{ owner_id: owner, roles }, channels] = await Promise.all([
      rest.read<APIGuild>('GET', Routes.guild(guild)),
      rest.read<APIChannel[]>('GET', Routes.guildChannels(guild)),
    ]);
    const channel = channels.find((each) => each.id === id);
    if (!channel) throw new PlatformError('discord', codes.unknownChannel, 'no such channel', undefined, 'place');
    if (owner === user) return true;
    const own = new Set([guild, ...member.roles]);
    const held = roles.filter((role) => own.has(role.id)).reduce((all, role) => all | BigInt(role.permissions), 0n);
    if (held & PermissionFlagsBits.Administrator) return true;
    const { permission_overwrites: overwrites = [] } = channel as { permission_overwrites?: APIOverwrite[] };
    // Everybody's first, then those of roles together, then one's own.
    return [
      overwrites.filter((each) => each.id === guild),
      overwrites.filter((each) => each.type === 0 && each.id !== guild && own.has(each.id)),
      overwrites.filter((each) => each.type === 1 && each.id === user),
    ].reduce(
      (sees, some) => {
        const has = (flags: 'allow' | 'deny') =>
          some.some((each) => BigInt(each[flags]) & PermissionFlagsBits.ViewChannel);
        return has('allow') || (sees && !has('deny'));
      },
      (held & PermissionFlagsBits.ViewChannel) !== 0n,
    );
  };
}
