import { createHash } from 'node:crypto';
import type { Body } from './body.ts';
import { decodeWords } from './decode.ts';
import type { Desk, MessageOutcome } from './desk.ts';
import { findParts, isComplete } from './find-delivery.ts';
import type { Origin } from './origin.ts';
import { tellInPlace } from './tell.ts';
import { TryAgain } from './try-again.ts';
import { offerForm } from './window.ts';

/** A mention or direct message meant for the bot: said by a person, to it, and not a change of something said before. */
export function isWords({ event }: Body, botUserId: string | null): boolean {
  if (!event || typeof event.user !== 'string' || event.bot_id || event.user === botUserId) return false;
  if (event.type === 'app_mention') return event.subtype === undefined;
  return (
    event.type === 'message' &&
    event.channel_type === 'im' &&
    (event.subtype === undefined || event.subtype === 'file_share' || event.subtype === 'thread_broadcast')
  );
}

/** Whether another server, or this one before a restart, has taken the same words. */
export type TakenBefore = 'nobody' | 'perhaps' | 'at work';

/**
 * Answers plain words where they were said: in a thread in channels, straight on in direct messages.
 * @throws TryAgain while somebody else may be about to answer.
 */
export async function onWords(desk: Desk, body: Body, origin: Origin, takenBefore: TakenBefore): Promise<void> {
  const { channel = '', ts = '' } = body.event ?? {};
  const key = createHash('sha256')
    .update(`${origin.workspace.space}:${channel}:${ts}`)
    .digest('base64url')
    .slice(0, 18);
  if (takenBefore !== 'nobody' && origin.channel) {
    const target = { channel: origin.channel, threadTs: origin.threadTs };
    if (isComplete(await findParts(origin.workspace.client, target, key))) return;
    if (takenBefore === 'at work') throw new TryAgain('Another server may be about to answer');
  }
  const actor = await desk.profiles.actor(origin);
  const outcome = await desk.house.bot.handle(decodeWords(body, origin, actor, desk.commandPrefix));
  // Without a trigger no window opens: a button does.
  if (outcome.type === 'form') await offerForm(desk, origin, outcome.form, actor);
  else if (outcome.type === 'message') await tellInPlace(desk, origin, outcome as MessageOutcome, key);
}
