import { checkLetter, finishLetter, midtermLetter, orphanLetter } from '#src/answers/testbeds/letters.ts';
import type { AppContext } from '#src/context.ts';
import { nextCheck } from '#src/domain/testbeds/testbed.ts';
import { claimUnanswered, insertChecks, listPeopleOf } from '#src/store/testbeds/people.ts';
import { listDueTestbeds, lockTestbed, saveClock } from '#src/store/testbeds/testbed.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutTestbed } from './about.ts';
import { tell } from './tell.ts';

/** Who did not answer a check-in is reminded once, after so long. */
const reminderMs = 2 * 24 * 3_600_000;

/**
 * Does what is due in testbeds: check-ins and their reminders, the review at half time, the question for the end, and a word to participants where nobody
 * speaks for the host any more. Each leaves its trace in its transaction, so that nobody is told twice, however many servers do it.
 */
export async function runTestbeds(
  context: AppContext,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  for (const number of await listDueTestbeds(context.sql, now)) {
    if (signal.aborted) return;
    try {
      await inTransaction(context, (inside) => runOne(inside, number, now));
    } catch (error) {
      if (!signal.aborted) context.logger.error({ err: error, testbed: number }, 'a step of a testbed failed');
    }
  }
  await inTransaction(context, async (inside) => {
    for (const { testbed, person, dueAt, title, region, areas } of await claimUnanswered(
      inside.sql,
      new Date(now.getTime() - reminderMs),
      now,
    )) {
      await record(inside.sql, {
        ...{ type: 'testbed.check-in-missed', ...aboutTestbed({ number: testbed, region, areas }, null, now) },
        data: { person, dueAt: dueAt.toISOString() },
      });
      await tell(inside, [person], { period: `reminder ${testbed} ${dueAt.toISOString()}` }, (reader) =>
        checkLetter({ number: testbed, title }, reader, { isReminder: true }),
      );
    }
  });
}

async function runOne(inside: AppContext, number: number, now: Date): Promise<void> {
  const testbed = await lockTestbed(inside.sql, number);
  if (!testbed || testbed.endedAt !== null) return;
  const people = await listPeopleOf(inside.sql, number);
  const taking = people.filter(({ part }) => part === 'host' || part === 'participant').map(({ person }) => person);
  const { nextCheckAt, midtermAt, endAt, createdBy } = testbed;
  // Where no server ran for long, its end is asked for alone.
  const isOver = endAt !== null && endAt <= now;
  if (nextCheckAt !== null && nextCheckAt <= now) {
    const asked = isOver ? [] : await insertChecks(inside.sql, number, taking, { dueAt: nextCheckAt, now });
    // Of check-ins that no server ran for, the last one is asked.
    await saveClock(inside.sql, number, { nextCheckAt: nextCheck(testbed, now) });
    await tell(inside, asked, { period: `check ${number} ${nextCheckAt.toISOString()}` }, (reader) =>
      checkLetter(testbed, reader, { isReminder: false }),
    );
  }
  if (midtermAt !== null && midtermAt <= now) {
    await saveClock(inside.sql, number, { midtermAt: null });
    if (createdBy !== null && !isOver)
      await tell(inside, [createdBy], { period: `midterm ${number} ${midtermAt.toISOString()}` }, (reader) =>
        midtermLetter(testbed, reader),
      );
  }
  if (endAt !== null && endAt <= now) {
    await saveClock(inside.sql, number, { endAt: null });
    if (createdBy !== null)
      await tell(inside, [createdBy], { period: `end ${number} ${endAt.toISOString()}` }, (reader) =>
        finishLetter(testbed, reader),
      );
  }
  if (createdBy === null)
    await tell(inside, taking, { period: `orphan ${number}` }, (reader) => orphanLetter(testbed, reader));
}
