import type { HomeView, KnownBlock } from '@slack/types';
import { retry } from '#src/core/retry.ts';
import { callSlack, isSlackError } from '../api/call.ts';
import { decodeHome } from '../decode/event.ts';
import type { Origin } from '../decode/interaction-context.ts';
import { mrkdwn } from '../encode/text.ts';
import { limits } from '../limits.ts';
import type { Body } from '../transport/body.ts';
import type { SlackContext } from './context.ts';

const tries = 3;

/**
 * Puts the home page as it is now before a person. `hash` is that of the page they look at: where another server published meanwhile, Slack
 * refuses, and the page is made anew.
 */
export async function publishHome(slack: SlackContext, origin: Origin, body: Body = {}): Promise<void> {
  const { workspace, user } = origin;
  const latest = slack.publishing;
  const key = `${workspace.space}:${user}`;
  const turn = Symbol(key);
  latest.set(key, turn);
  let hash = body.event?.view?.hash;

  async function publish() {
    if (latest.get(key) !== turn) return;
    const actor = await slack.profiles.actor(origin);
    const outcome = await slack.context.bot.handle(decodeHome(body, origin, actor));
    if (outcome.type !== 'message') return;
    const pages = await slack.encoder.encodeForView(outcome, workspace, limits.viewBlocks - 1);
    if (latest.get(key) !== turn) return;
    const more: KnownBlock = { type: 'context', elements: [mrkdwn(slack.texts.moreAtHome)] };
    const view: HomeView = { type: 'home', blocks: [...(pages[0] ?? []), ...(pages.length > 1 ? [more] : [])] };
    await callSlack(() => workspace.client.views.publish({ user_id: user, view, ...(hash && { hash }) }));
  }

  try {
    await retry(publish, (error, attempt) => {
      hash = undefined;
      return isSlackError(error, 'hash_conflict') && attempt < tries ? 0 : null;
    });
  } finally {
    if (latest.get(key) === turn) latest.delete(key);
  }
}
