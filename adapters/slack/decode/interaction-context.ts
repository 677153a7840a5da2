import { formatPlace, type Place } from '#src/core/place.ts';
import type { Workspace } from '../api/workspace.ts';

/** The origin of an interaction: the person, the place, and the ways to answer. */
export type Origin = {
  workspace: Workspace;
  user: string;
  userName: string | null;
  channel: string | null;
  threadTs: string | null;
  responseUrl: string | null;
  triggerId: string | null;
  /** Until when, on this process's own clock, an answer can still go with the first response. */
  untilMs: number;
};

/** Returns the place for a message to this person: the thread, else the channel, else direct messages. */
export function placeOf({ workspace: { space }, channel, threadTs, user }: Origin): Place {
  if (channel && threadTs)
    return formatPlace({ platform: 'slack', space, kind: 'thread', id: `${channel}:${threadTs}` });
  if (channel) return formatPlace({ platform: 'slack', space, kind: 'channel', id: channel });
  return formatPlace({ platform: 'slack', space, kind: 'user', id: user });
}
