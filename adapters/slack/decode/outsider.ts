import type { Body } from '../transport/body.ts';
import type { Origin } from './interaction-context.ts';
import type { Profiles } from './profile.ts';

/** Returns the teams that a request itself names as its person's: of events that are no words, none. */
function teamsTold({ event, user, command, team_id: asked }: Body): string[] {
  const { user_team: ofUser, source_team: ofSource, user_profile: profile } = event ?? {};
  const told = event
    ? [ofUser, ofSource, profile?.team, event.message?.user_team, event.message?.source_team]
    : [command === undefined ? user?.team_id : asked];
  return told.filter((id) => typeof id === 'string' && id !== '') as string[];
}

/**
 * Returns whether a request comes from somebody of another workspace, as channels shared by Slack Connect hold. Slack is asked who they are where the channel is shared and the
 * request names no team, and where it names another and there is an organisation: they may be of it. Who is not known then counts as of ours, unless the channel is shared.
 */
export async function isOutsider(body: Body, origin: Origin, profiles: Profiles): Promise<boolean> {
  const { space, enterpriseId } = origin.workspace;
  const isOurs = (id: string) => id === space || id === enterpriseId;
  const isShared = body.is_ext_shared_channel === true;
  const told = teamsTold(body);
  if (told.length > 0 ? told.every(isOurs) : !isShared) return false;
  if (told.length > 0 && enterpriseId === null && !space.startsWith('E')) return true;
  const teams = origin.user === '' ? null : await profiles.teams(origin);
  return teams === null ? isShared : !teams.some(isOurs);
}
