import { TryAgain, takenInTime } from '../api/retry.ts';
import type { Workspace } from '../api/workspace.ts';
import { decodeOverheard } from '../decode/event.ts';
import type { Body } from '../transport/body.ts';
import { tellFault } from '../transport/tell-fault.ts';
import type { SlackContext } from './context.ts';

const subtypes: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** Returns whether a message was said by a person in a channel, whomever to. Slack brings them where the app asks for `message.channels`. */
export const isOverheard = ({ event }: Body, botUserId: string | null): boolean =>
  event?.type === 'message' &&
  (event.channel_type === 'channel' || event.channel_type === 'group') &&
  subtypes.has(event.subtype) &&
  typeof event.user === 'string' &&
  !event.bot_id &&
  event.user !== botUserId;

/** Lets rules hear what was said in a channel. @throws TryAgain where it could not be kept */
export async function onOverheard(slack: SlackContext, body: Body, { space }: Workspace): Promise<void> {
  const said = decodeOverheard(body, space);
  if (said === null) return;
  const outcome = await takenInTime(slack.context.bot.handle(said));
  if ('ownFault' in outcome && outcome.ownFault === 'away') throw new TryAgain('What was said could not be heard now');
  if (outcome.type !== 'nothing')
    tellFault(
      slack.context.logger,
      new Error('a rule could not begin'),
      body,
      'what was said in a channel was not heard',
    );
}
