import { decodeLifecycle } from '../decode/event.ts';
import { whereOf } from '../decode/place.ts';
import { installationSpace, parseInstallation } from '../installation/installation.ts';
import type { Body } from '../transport/body.ts';
import type { SlackContext } from './context.ts';

/**
 * The app was removed, or its token revoked: both are told, in any order, perhaps twice, perhaps after it was added again. An event from
 * before the present installation is about an earlier one.
 */
export async function onRemoval(slack: SlackContext, body: Body): Promise<void> {
  const { event, event_time: eventTime = 0 } = body;
  if (event?.type === 'tokens_revoked' && (event.tokens?.bot ?? []).length === 0) return;
  const { teamId, enterpriseId } = whereOf(body);
  for (const space of [teamId, enterpriseId]) {
    if (!space) continue;
    const wasRemoved = await removeInstallation(slack, space, eventTime * 1_000, event?.tokens?.bot ?? null);
    slack.workspaces.forget(space);
    if (!wasRemoved) continue;
    slack.context.logger.info({ space, by: event?.type }, 'the Slack app was removed');
    await slack.context.bot.handle(decodeLifecycle(body, space, 'unknown', 'removed'));
    return;
  }
}

async function removeInstallation(
  slack: SlackContext,
  space: string,
  atMs: number,
  revoked: string[] | null,
): Promise<boolean> {
  // A server for one workspace keeps no installations, and needs no key for them.
  if (!slack.keepsInstallations) return true;
  let wasRemoved = false;
  await slack.context.installations.update('slack', space, async (data) => {
    if (data === null) return null;
    const installation = parseInstallation(data);
    const isOther = revoked !== null && installation.botUserId !== null && !revoked.includes(installation.botUserId);
    // Slack gives whole seconds.
    if (installationSpace(installation) !== space || isOther || atMs + 1_000 <= installation.installedAtMs) return data;
    wasRemoved = true;
    return null;
  });
  return wasRemoved;
}

/** An account was deactivated. */
export async function onUserChange(slack: SlackContext, body: Body, space: string): Promise<void> {
  const user = body.event?.user;
  if (typeof user !== 'object' || !user.deleted || !user.id) return;
  await slack.context.bot.handle(decodeLifecycle(body, space, user.id, 'account-gone'));
}
