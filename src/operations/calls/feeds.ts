import { feedProblemLetter } from '#src/answers/calls/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { type CallFeed, feedReading } from '#src/domain/calls/feed.ts';
import { readFoundCalls } from '#src/domain/calls/read-found.ts';
import { saveFeedCall } from '#src/store/calls/call.ts';
import { listDueFeeds, saveFeedFailure, saveFeedRead } from '#src/store/calls/feed.ts';
import { tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';

/** What came of reading a feed: how many calls are new or changed in it, or why it could not be read. */
export type FeedOutcome =
  | { type: 'unchanged' }
  | { type: 'read'; found: number; added: number; changed: number; over: number }
  | { type: 'failed'; why: string };

const hourMs = 60 * 60_000;
/** The job runs each hour at about the same minute. */
const slackMs = 10 * 60_000;
const atOnce = 4;
const mostAtOnce = 600;
/** No server is asked twice within this time. */
const betweenMs = 1_000;

/** Reads a feed now and saves its calls. What it told before stays, whatever becomes of it. */
export async function refreshFeed(
  context: AppContext,
  feed: CallFeed,
  { now, signal }: { now: Date; signal?: AbortSignal },
): Promise<FeedOutcome> {
  const answer = await context.callFeeds.read(feed.url, feed, signal);
  if (answer.type === 'unchanged') {
    const { etag, changed } = feed;
    await saveFeedRead(context.sql, feed.id, { etag, changed, found: null, now });
    return answer;
  }
  if (answer.type === 'failed') return fail(context, feed, answer.why, now);
  const calls = readFoundCalls(answer.calls, feed, now);
  const counts = { added: 0, changed: 0 };
  await inTransaction(context, async ({ sql }) => {
    for (const call of calls) {
      const what = await saveFeedCall(sql, feed.id, call, now);
      if (what === 'new') counts.added += 1;
      if (what === 'changed') counts.changed += 1;
    }
    const { etag, changed } = answer;
    await saveFeedRead(sql, feed.id, { etag, changed, found: calls.length, now });
  });
  return { type: 'read', found: calls.length, over: calls.filter(({ isOver }) => isOver).length, ...counts };
}

async function fail(context: AppContext, feed: CallFeed, why: string, now: Date): Promise<FeedOutcome> {
  await inTransaction(context, async (inside) => {
    const isTold = await saveFeedFailure(inside.sql, feed.id, { problem: why, failures: feedReading.failures, now });
    if (isTold)
      await tellPerson(inside, feed.addedBy, {
        purpose: 'call-feed',
        period: `feed ${feed.id}, ${now.toISOString()}`,
        write: (reader: Person) => feedProblemLetter({ ...feed, problem: why }, reader),
      });
  });
  return { type: 'failed', why };
}

export type FeedsRefreshed = { unchanged: number; read: number; failed: number; added: number; changed: number };

/** Reads the feeds that are due, a few at a time and one of a server at a time. */
export async function refreshFeeds(
  context: AppContext,
  { now, signal, pauseMs = betweenMs }: { now: Date; signal: AbortSignal; pauseMs?: number },
): Promise<FeedsRefreshed> {
  const before = new Date(now.getTime() - feedReading.everyHours * hourMs + slackMs);
  const due = await listDueFeeds(context.sql, before, mostAtOnce);
  const hosts = [...Map.groupBy(due, ({ url }) => (URL.canParse(url) ? new URL(url).host : '')).values()];
  const counts: FeedsRefreshed = { unchanged: 0, read: 0, failed: 0, added: 0, changed: 0 };
  const work = async () => {
    for (let feeds = hosts.shift(); feeds !== undefined && !signal.aborted; feeds = hosts.shift())
      for (const [index, feed] of feeds.entries()) {
        if (index > 0 && pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (signal.aborted) return;
        const outcome = await refreshFeed(context, feed, { now, signal });
        counts[outcome.type] += 1;
        if (outcome.type === 'read') {
          counts.added += outcome.added;
          counts.changed += outcome.changed;
        }
      }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return counts;
}
