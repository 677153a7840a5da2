import { feedProblemLetter } from '#src/answers/calls/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { type CallFeed, feedReading } from '#src/domain/calls/feed.ts';
import { readFoundCalls } from '#src/domain/calls/read-found.ts';
import { saveFeedCall } from '#src/store/calls/call.ts';
import { listDueFeeds, saveFeedFailure, saveFeedRead } from '#src/store/calls/feed.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { recordAdded } from './change.ts';

/** What came of reading a feed: how many calls are new or changed in it, how many of its entries were left out, or why it could not be read. */
export type FeedOutcome =
  | { type: 'unchanged' }
  | { type: 'read'; found: number; added: number; changed: number; over: number; left: number }
  | { type: 'failed'; why: string };

const hourMs = 60 * 60_000;
/** The job runs each hour at about the same minute. */
const slackMs = 10 * 60_000;
const atOnce = 4;
const mostAtOnce = 600;
/** No server is asked twice within this time. */
const betweenMs = 1_000;

type When = { now: Date; signal?: AbortSignal };

/**
 * Reads a feed now and saves its calls. What it told before stays, whatever becomes of it. An error that nobody foresaw is the failure of this feed alone: it
 * is counted as one, and the next feed is read.
 */
export async function refreshFeed(context: AppContext, feed: CallFeed, when: When): Promise<FeedOutcome> {
  try {
    return await readFeed(context, feed, when);
  } catch (error) {
    if (when.signal?.aborted) throw error;
    context.logger.error({ err: error, feed: feed.id }, 'could not read a feed of calls');
    return fail(context, feed, operatorTexts.source.feed.broken, when.now);
  }
}

async function readFeed(context: AppContext, feed: CallFeed, { now, signal }: When): Promise<FeedOutcome> {
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
      const saved = await saveFeedCall(sql, feed.id, call, now);
      if (saved.what === 'changed') counts.changed += 1;
      if (saved.what !== 'new') continue;
      counts.added += 1;
      await recordAdded(sql, { ...call.fields, number: saved.number, feed: feed.id }, { actor: null, now });
    }
    const { etag, changed } = answer;
    await saveFeedRead(sql, feed.id, { etag, changed, found: calls.length, now });
  });
  const over = calls.filter(({ isOver }) => isOver).length;
  return { type: 'read', found: calls.length, over, left: answer.calls.length - calls.length, ...counts };
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
