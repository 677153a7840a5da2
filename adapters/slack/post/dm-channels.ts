import { LRUCache } from 'lru-cache';
import { callSlack, slackError } from '../api/call.ts';
import type { Workspace } from '../api/workspace.ts';

/** The channel of direct messages with a person. @throws PlatformError */
export type OpenDirect = (workspace: Workspace, user: string) => Promise<string>;

/** More people than receive digests in networks far larger than ours; each entry takes some 100 bytes. */
const mostKept = 20_000;

export function createOpenDirect(): OpenDirect {
  const channels = new LRUCache<string, string>({ max: mostKept });
  return async ({ client, space }, user) => {
    const key = `${space}:${user}`;
    const known = channels.get(key);
    if (known) return known;
    const { channel } = await callSlack(() => client.conversations.open({ users: user }));
    if (!channel?.id) throw slackError('channel_not_found');
    channels.set(key, channel.id);
    return channel.id;
  };
}
