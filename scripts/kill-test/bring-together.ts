import { setTimeout as wait } from 'node:timers/promises';
import type { AppContext } from '#src/context.ts';
import { runEvents } from '#src/operations/events/run-events.ts';
import { acceptIntroduction } from '#src/operations/introductions/answer.ts';
import { askIntroduction } from '#src/operations/introductions/ask.ts';
import { runIntroductions } from '#src/operations/introductions/run-introductions.ts';
import { listOpenBetween } from '#src/store/introductions/introduction.ts';
import { findPerson } from '#src/store/people/person.ts';
import { cast } from './people.ts';
import { talk } from './talk.ts';

const pauseMs = 500;
/** Steps are written this long ahead: less than a round takes here. */
const aheadMs = 2_000;

/** Does again and again what the clock does in events and introductions, and what people do to be introduced. What fails is done again later. */
export async function bringTogether(
  context: AppContext,
  { checkTime, signal }: { checkTime(): Promise<boolean>; signal: AbortSignal },
): Promise<void> {
  for (let pair = Math.floor(Math.random() * cast.pairs); !signal.aborted; pair = (pair + 1) % cast.pairs) {
    try {
      if (await checkTime()) {
        const now = context.now();
        await runEvents(context, { now, signal, aheadMs });
        await introduce(context, pair, now);
        await runIntroductions(context, { now, signal });
        await talkAs(context, pair, now);
      }
    } catch {
      await wait(pauseMs);
    }
    await wait(pauseMs / 5);
  }
}

/** One asks, the other says yes. */
async function introduce(context: AppContext, pair: number, now: Date): Promise<void> {
  const [asker, other] = await Promise.all([2 * pair, 2 * pair + 1].map((index) => find(context, index)));
  if (!asker || !other) return;
  const [open] = await context.sql`select 1 from introduction where asker = ${asker.id}`;
  if (!open) {
    const wish = { person: other.id, regions: [], words: '' };
    await askIntroduction(context, { wish, note: 'Shall we meet?', contact: 'a@example.org' }, { person: asker, now });
  }
  const [asked] = await listOpenBetween(context.sql, asker.id, other.id);
  if (asked?.state === 'asked')
    await acceptIntroduction(context, { number: asked.number, contact: 'b@example.org' }, { person: other, now });
}

async function talkAs(context: AppContext, pair: number, now: Date): Promise<void> {
  const [asker, other] = await Promise.all([2 * pair, 2 * pair + 1].map((index) => find(context, index)));
  if (asker && other) await talk(context, [asker.id, other.id], now);
}

async function find({ sql }: AppContext, index: number) {
  const [row] = await sql<{ person: number }[]>`select person from account where "user" = ${`pair-${index}`}`;
  return row ? findPerson(sql, row.person) : null;
}
