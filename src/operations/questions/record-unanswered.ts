import type { AppContext } from '#src/context.ts';
import type { NewActivity } from '#src/domain/activity/activity.ts';
import { daysBefore } from '#src/domain/date.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { listLongUnanswered } from '#src/store/questions/unanswered.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutQuestion } from './about.ts';

/** It is recorded after so many days without an answer. */
const unansweredDays = [3, 7, 14, 30];
/** A server that was off for longer passes over what came to be meanwhile. */
const lateDays = 7;

/** Records which questions nobody has answered for days, once for each number of days. Returns how many. */
export async function recordUnanswered(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  now: Date,
): Promise<number> {
  return inTransaction(context, async ({ sql }) => {
    await takeTurn(sql, 'unanswered questions');
    const found: NewActivity[] = [];
    for (const days of unansweredDays) {
      const to = daysBefore(now, days);
      for (const question of await listLongUnanswered(sql, { from: daysBefore(to, lateDays), to, days }))
        found.push({ type: 'question.unanswered', ...aboutQuestion(question, null, now), data: { days } });
    }
    await record(sql, ...found);
    return found.length;
  });
}
