import { LRUCache } from 'lru-cache';
import { PlatformError } from '#src/core/errors.ts';
import { formatPlace, type Place, parsePlace } from '#src/core/place.ts';
import { callSlack, isSlackError, slackError } from '../api/call.ts';
import type { Workspace } from '../api/workspace.ts';

/**
 * The channel of direct messages with a person, or with several, whose ids have commas between. A workspace that has not granted the scope for several
 * refuses that place.
 * @throws PlatformError
 */
export type OpenDirect = (workspace: Workspace, users: string) => Promise<string>;

/** More people than receive digests in networks far larger than ours; each entry takes some 100 bytes. */
const mostKept = 20_000;

async function open(client: Workspace['client'], users: string) {
  try {
    return await callSlack(() => client.conversations.open({ users }));
  } catch (error) {
    if (!users.includes(',') || !isSlackError(error, 'missing_scope')) throw error;
    throw new PlatformError('slack', 'missing_scope', 'missing_scope (mpim:write)', undefined, 'place');
  }
}

/** The channels of direct messages that this server opened, in both directions. */
export function createDmChannels(): { openDirect: OpenDirect; pacedAs(place: Place): Place } {
  const channels = new LRUCache<string, string>({ max: mostKept });
  const users = new LRUCache<string, string>({ max: mostKept });
  return {
    async openDirect({ client, space }, user) {
      const key = `${space}:${user}`;
      const known = channels.get(key);
      if (known) return known;
      const { channel } = await open(client, user);
      if (!channel?.id) throw slackError('channel_not_found');
      channels.set(key, channel.id);
      users.set(`${space}:${channel.id}`, user);
      return channel.id;
    },
    /** Slack counts by channel: the messages of a thread with those of its channel, and those to a person with those of the channel they are in. */
    pacedAs(place) {
      const { platform, space, kind, id } = parsePlace(place);
      if (platform !== 'slack' || kind === 'mail') return place;
      const channel = id.split(':')[0] ?? id;
      const user = kind === 'user' ? id : users.get(`${space}:${channel}`);
      return user === undefined
        ? formatPlace({ platform, space, kind: 'channel', id: channel })
        : formatPlace({ platform, space, kind: 'user', id: user });
    },
  };
}
