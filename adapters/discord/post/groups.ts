import { createHash } from 'node:crypto';
import {
  type APIChannel,
  type APIThreadChannel,
  ChannelType,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import { PlatformError } from '#src/core/errors.ts';
import { codes } from '../api/errors.ts';
import type { Rest } from '../api/rest.ts';

/** Finds the private thread of several people, made now where there is none. @throws PlatformError */
export type FindGroup = (users: readonly string[]) => Promise<string>;

const mostRemembered = 5_000;
/** A bot of a few networks; in more servers nobody is looked for. */
const mostServers = 50;
/** Channels in which a thread is tried. */
const mostChannels = 5;

/**
 * Private threads in a server that all of them are in. A thread is found again by its name, which is made of their ids, so that two servers or a second try
 * make no second one.
 */
export function createGroups(rest: Rest, listServers: () => Promise<string[]>): FindGroup {
  const known = new LRUCache<string, string>({ max: mostRemembered });

  async function isMember(server: string, user: string): Promise<boolean> {
    try {
      await rest.request('GET', Routes.guildMember(server, user));
      return true;
    } catch (error) {
      if (error instanceof PlatformError && error.isPermanent) return false;
      throw error;
    }
  }

  async function findServer(users: readonly string[]): Promise<string> {
    for (const server of (await listServers()).slice(0, mostServers)) {
      const found = await Promise.all(users.map((user) => isMember(server, user)));
      if (found.every(Boolean)) return server;
    }
    throw new PlatformError('discord', codes.noCommonServer, 'no server in common', undefined, 'place');
  }

  async function findThread(server: string, name: string): Promise<string | null> {
    const { threads } = await rest.read<{ threads: APIThreadChannel[] }>('GET', Routes.guildActiveThreads(server));
    return threads.find((thread) => thread.name === name && thread.type === ChannelType.PrivateThread)?.id ?? null;
  }

  async function makeThread(server: string, name: string): Promise<string> {
    const channels = await rest.read<APIChannel[]>('GET', Routes.guildChannels(server));
    let refused: unknown = new PlatformError(
      'discord',
      codes.noPermission,
      'no channel for threads',
      undefined,
      'place',
    );
    for (const { id } of channels.filter(({ type }) => type === ChannelType.GuildText).slice(0, mostChannels)) {
      try {
        const thread = await rest.read<APIThreadChannel>('POST', Routes.threads(id), {
          body: {
            name,
            type: ChannelType.PrivateThread,
            invitable: false,
            auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
          },
        });
        return thread.id;
      } catch (error) {
        if (!(error instanceof PlatformError) || error.refusal !== 'place') throw error;
        refused = error;
      }
    }
    throw refused;
  }

  return async (users) => {
    const key = [...users].sort().join(',');
    const before = known.get(key);
    if (before) return before;
    const server = await findServer(users);
    const name = `Introduction ${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
    const thread = (await findThread(server, name)) ?? (await makeThread(server, name));
    for (const user of users) await rest.request('PUT', Routes.threadMembers(thread, user));
    known.set(key, thread);
    return thread;
  };
}
