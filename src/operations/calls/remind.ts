import { closingLetter } from '#src/answers/calls/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { type CallBrief, daysLeft, reminderDays } from '#src/domain/calls/call.ts';
import { listCallFollowers, listCallsToRemind, saveReminded } from '#src/store/calls/reminder.ts';
import { tellPeople } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';

const first = Math.max(...reminderDays);

/**
 * Tells who follows a call or its policy area, or looks for partners for it, that it closes in 14 or 3 days: each call once for each, in one message a day.
 * A deadline that moved is told anew.
 */
export async function remindOfCalls(context: AppContext, { now }: { now: Date }): Promise<number> {
  return inTransaction(context, async (inside) => {
    const calls = await listCallsToRemind(inside.sql, now, first);
    const told = new Map<number, (CallBrief & { closesAt: Date })[]>();
    for (const { reminded, ...call } of calls) {
      const { closesAt } = call;
      if (closesAt === null) continue;
      const left = daysLeft({ ...call, closesAt }, now);
      const due = reminderDays.toSorted((a, b) => a - b).find((days) => left <= days);
      if (due === undefined || (reminded !== null && reminded <= due)) continue;
      for (const person of await listCallFollowers(inside.sql, call))
        told.set(person, [...(told.get(person) ?? []), { ...call, closesAt }]);
      await saveReminded(inside.sql, call.number, due);
    }
    const people = await tellPeople(
      inside,
      [...told].map(([person, closing]) => ({
        person,
        purpose: 'call-closing',
        period: now.toISOString(),
        write: (reader: Person) => closingLetter(closing, reader, now),
      })),
    );
    return people.length;
  });
}
