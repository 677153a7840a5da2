import { checkLetter } from '#src/answers/testbeds/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Testbed } from '#src/domain/testbeds/testbed.ts';
import { insertChecks, listChecks, listPeopleOf } from '#src/store/testbeds/people.ts';
import { readOwnTestbed } from './read.ts';
import { tell } from './tell.ts';

/** So long nobody is asked at a testbed again, whoever begins it. */
const restMs = 24 * 3_600_000;

/** Lists those whom a check-in of a testbed asks. @throws UserError where this person may not begin one, or it is over. */
export async function listAsked(
  context: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<{ testbed: Testbed; people: number[] }> {
  const testbed = await readOwnTestbed(context, number, person);
  const people = await listPeopleOf(context.sql, number);
  return {
    testbed,
    people: people.filter(({ part }) => part === 'host' || part === 'participant').map((each) => each.person),
  };
}

/**
 * Begins a check-in of a testbed before its time. Returns how many people are asked: nobody within a day after the last one. Needs a transaction.
 * @throws UserError where this person may not begin one, or it is over
 */
export async function askCheck(
  inside: AppContext,
  number: number,
  { person, now }: { person: Person; now: Date },
): Promise<number> {
  const testbed = await readOwnTestbed(inside, number, person, { isLocked: true });
  const [last] = await listChecks(inside.sql, number);
  if (last && last.dueAt.getTime() > now.getTime() - restMs) return 0;
  const { people } = await listAsked(inside, number, person);
  const asked = await insertChecks(inside.sql, number, people, { dueAt: now, now });
  await tell(inside, asked, { period: `check ${number} ${now.toISOString()}` }, (reader) =>
    checkLetter(testbed, reader, { isReminder: false }),
  );
  return asked.length;
}
