import { LRUCache } from 'lru-cache';
import { within } from '#src/core/deadline.ts';
import type { Actor } from '#src/core/event.ts';
import { isRecent } from '#src/core/is-recent.ts';
import type { Workspace } from '../api/workspace.ts';
import type { Origin } from './interaction-context.ts';

type Profile = Pick<Actor, 'displayName' | 'locale' | 'timeZone'>;

export type Profiles = {
  actor(origin: Origin): Promise<Actor> | Actor;
  /** The teams of a person, and the organisation of these; null where Slack does not say. */
  teams(origin: Origin): Promise<string[] | null>;
};

const keptForMs = 6 * 3_600_000;
/** The time after which a profile that could not be read is asked for again. */
const keepNoneMs = 5 * 60_000;
/** An answer must not wait for a profile for long; without one the person stays as known. */
const longestWaitMs = 700;
/** More people than speak within some hours; each entry takes some 200 bytes. */
const mostKept = 20_000;

/** Reads name, language and time zone of a person from users.info, and caches them for some hours. */
export function createProfiles(now: () => Date): Profiles {
  const kept = new LRUCache<string, { profile: Profile; teams: string[] | null; readAt: number; keepMs: number }>({
    max: mostKept,
  });

  async function load(
    { client, space }: Workspace,
    user: string,
  ): Promise<{ profile: Profile; teams: string[] | null }> {
    let profile: Profile = {};
    let teams: string[] | null = null;
    let keepMs = keepNoneMs;
    try {
      const { user: info } = await client.users.info({ user, include_locale: true });
      const displayName = info?.profile?.display_name || info?.profile?.real_name || info?.real_name || info?.name;
      profile = {
        ...(displayName && { displayName }),
        ...(info?.locale && { locale: info.locale }),
        ...(info?.tz && { timeZone: info.tz }),
      };
      const { enterprise_id: organisation, teams: others = [] } = info?.enterprise_user ?? {};
      const named = [info?.team_id, organisation, ...others].filter((id) => id !== undefined);
      teams = named.length > 0 ? named : null;
      keepMs = keptForMs;
    } catch {
      // Not worth a failed answer, and not worth asking again for a while.
    }
    kept.set(`${space}:${user}`, { profile, teams, readAt: now().getTime(), keepMs });
    return { profile, teams };
  }

  function find({ space }: Workspace, user: string) {
    const entry = kept.get(`${space}:${user}`);
    return entry && isRecent(entry.readAt, now().getTime(), entry.keepMs) ? entry : null;
  }

  return {
    actor({ workspace, user, userName }) {
      const base = { platform: 'slack', space: workspace.space, user, ...(userName && { displayName: userName }) };
      const entry = find(workspace, user);
      if (entry) return { ...base, ...entry.profile };
      return within(load(workspace, user), longestWaitMs).then((read) => ({ ...base, ...read?.profile }));
    },
    async teams({ workspace, user }) {
      const entry = find(workspace, user) ?? (await within(load(workspace, user), longestWaitMs));
      return entry?.teams ?? null;
    },
  };
}
