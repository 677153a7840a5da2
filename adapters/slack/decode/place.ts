import type { Where } from '../installation/workspaces.ts';
import type { Body } from '../transport/body.ts';

/** Returns which installation a body belongs to: not always the workspace its person or channel is in. */
export function whereOf(body: Body): Where {
  const [authorization] = body.authorizations ?? [];
  if (authorization)
    return {
      teamId: authorization.is_enterprise_install ? null : authorization.team_id,
      enterpriseId: authorization.enterprise_id,
    };
  const isOrgWide = body.is_enterprise_install === true || body.is_enterprise_install === 'true';
  const enterpriseId = body.enterprise?.id ?? body.enterprise_id ?? body.team?.enterprise_id;
  if (isOrgWide) return { teamId: null, enterpriseId };
  return {
    teamId: body.view?.app_installed_team_id ?? body.team_id ?? body.team?.id ?? body.user?.team_id,
    enterpriseId,
  };
}
