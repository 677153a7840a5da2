import { TryAgain, takenInTime } from '../api/retry.ts';
import type { Workspace } from '../api/workspace.ts';
import { decodeChange } from '../decode/event.ts';
import { readMessage } from '../decode/message-text.ts';
import { findNames } from '../decode/names.ts';
import type { Body } from '../transport/body.ts';
import type { SlackContext } from './context.ts';

const subtypes: ReadonlySet<string | undefined> = new Set(['message_changed', 'message_deleted']);

/** Returns whether a message event tells of a change to an earlier message. */
export const isChange = ({ event }: Body) => event?.type === 'message' && subtypes.has(event.subtype);

/** Passes on that a message was edited or deleted, or what sign was set below it. @throws TryAgain where it is to be delivered again. */
export async function onChange(slack: SlackContext, body: Body, workspace: Workspace): Promise<void> {
  const { space, botUserId } = workspace;
  const event = decodeChange(body, space, botUserId, new Map());
  if (event === null) return;
  const { message, channel = null } = body.event ?? {};
  const origin = { workspace, user: event.actor.user, userName: null, channel, threadTs: null };
  const names =
    event.happened === 'edited'
      ? await findNames(
          readMessage(message),
          { ...origin, responseUrl: null, triggerId: null, untilMs: 0 },
          slack.profiles,
        )
      : null;
  const told = names ? (decodeChange(body, space, botUserId, names) ?? event) : event;
  const outcome = await takenInTime(slack.context.bot.handle(told));
  if (outcome.type !== 'nothing') throw new TryAgain('A change to a message could not be taken now');
}
