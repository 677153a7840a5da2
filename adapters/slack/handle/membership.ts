import { parsePlace } from '#src/core/place.ts';
import { callSlack } from '../api/call.ts';
import type { Workspaces } from '../installation/workspaces.ts';

const pageSize = 1_000;
const mostPages = 20;

/** Creates what tells whether somebody is in a channel, of twenty thousand members at most. It throws where Slack does not say. */
export function createMembership(workspaces: Workspaces) {
  return async (place: string, user: string): Promise<boolean> => {
    const { space, id } = parsePlace(place);
    const { client } = await workspaces.get(space);
    const [channel = id] = id.split(':');
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const listed = await callSlack(() =>
        client.conversations.members({ channel, limit: pageSize, ...(cursor && { cursor }) }),
      );
      if (listed.members?.includes(user)) return true;
      cursor = listed.response_metadata?.next_cursor || undefined;
      if (!cursor) break;
    }
    return false;
  };
}
