import { answeredLetter, askedLetter, joinedLetter } from '#src/answers/testbeds/letters.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import { type Part, type Testbed, testbedLimits } from '#src/domain/testbeds/testbed.ts';
import { listPeriods } from '#src/store/outbox/delivery.ts';
import { findPerson } from '#src/store/people/person.ts';
import { deletePart, findPart, listPeopleOf, savePart } from '#src/store/testbeds/people.ts';
import { saveHost } from '#src/store/testbeds/testbed.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutTestbed } from './about.ts';
import { readOwnTestbed, readTestbed, refuseEnded } from './read.ts';
import { tell } from './tell.ts';

/** The host is written to of one person's wish once within so many days, and not at all after a no. */
const askAgainDays = 7;
const dayMs = 24 * 3_600_000;
const notTaken = 'not taken';

type By = { person: Person; now: Date };

/** Asks the host to take part, or follows. Returns the part that somebody has then, and whether the host gets a letter. @throws UserError where it is over or full. */
export async function takePart(
  context: AppContext,
  number: number,
  wanted: 'asked' | 'follower',
  { person, now }: By,
): Promise<{ testbed: Testbed; part: Part; wasIn: boolean; isTold: boolean }> {
  return inTransaction(context, async (inside) => {
    const { refused } = textsFor(person.language).testbed;
    const testbed = await readTestbed(inside, number, person, { isLocked: true });
    refuseEnded(testbed, person);
    const before = await findPart(inside.sql, number, person.id);
    if (before === 'host' || before === 'participant' || before === wanted)
      return { testbed, part: before, wasIn: true, isTold: false };
    const cause = { by: person.id, about: `asked ${number}`, now, days: askAgainDays };
    if (wanted === 'asked') await refuseDeclined(inside, testbed, { person, now });
    if ((await listPeopleOf(inside.sql, number)).length >= testbedLimits.people)
      throw new UserError(refused.full({ title: testbed.title, most: testbedLimits.people }));
    await savePart(inside.sql, { testbed: number, person: person.id, part: wanted, now });
    const named = (await findPerson(inside.sql, person.id)) ?? person;
    const told =
      wanted === 'asked' && testbed.createdBy !== null
        ? await tell(inside, [testbed.createdBy], { cause }, (reader) =>
            askedLetter(context, { testbed, person: named }, reader),
          )
        : [];
    return { testbed, part: wanted, wasIn: false, isTold: told.length > 0 };
  });
}

/** @throws UserError where the host had no place for somebody not long ago. */
async function refuseDeclined(inside: AppContext, { number, title }: Testbed, { person, now }: By): Promise<void> {
  const [last] = (await listPeriods(inside.sql, `person:${person.id}`, `${notTaken} ${number}`)).slice(-1);
  const at = last?.split(' ').at(-1);
  const until = at && new Date(new Date(at).getTime() + askAgainDays * dayMs);
  if (until && until > now)
    throw new UserError(textsFor(person.language).testbed.refused.declined({ title, when: formatDay(until, person) }));
}

/** The host takes somebody in who asked, or not: then they follow. @throws UserError where it is not theirs, or nobody asked. */
export async function answerAsked(
  context: AppContext,
  number: number,
  id: number,
  isTaken: boolean,
  { person, now }: By,
): Promise<{ testbed: Testbed; other: Person | null }> {
  return inTransaction(context, async (inside) => {
    const testbed = await readOwnTestbed(inside, number, person, { isLocked: true });
    if ((await findPart(inside.sql, number, id)) !== 'asked')
      throw new UserError(textsFor(person.language).testbed.refused.notAsked({ title: testbed.title }));
    await savePart(inside.sql, { testbed: number, person: id, part: isTaken ? 'participant' : 'follower', now });
    if (isTaken) await record(inside.sql, { type: 'testbed.joined', ...aboutTestbed(testbed, id, now) });
    await tell(
      inside,
      [id],
      { period: `${isTaken ? 'answered' : notTaken} ${number} ${now.toISOString()}` },
      (reader) => (isTaken ? joinedLetter(testbed, reader) : answeredLetter(testbed, reader)),
    );
    return { testbed, other: await findPerson(inside.sql, id) };
  });
}

/** Leaves a testbed. Who speaks for the host has to hand it over first, or stop it. @throws UserError where they do. */
export async function leaveTestbed(
  context: AppContext,
  number: number,
  { person }: By,
): Promise<{ testbed: Testbed; wasIn: boolean }> {
  return inTransaction(context, async (inside) => {
    const testbed = await readTestbed(inside, number, person, { isLocked: true });
    const part = await findPart(inside.sql, number, person.id);
    if (part === 'host' && testbed.createdBy === person.id && testbed.endedAt === null)
      throw new UserError(textsFor(person.language).testbed.refused.isHost({ title: testbed.title }));
    if (part !== null) await deletePart(inside.sql, number, person.id);
    return { testbed, wasIn: part !== null };
  });
}

/**
 * Lets somebody speak for the host: a participant of a testbed that nobody speaks for, or, from who does, or staff, to a participant. @throws UserError
 * where neither is so.
 */
export async function takeOver(
  context: AppContext,
  number: number,
  id: number,
  { person, now }: By,
): Promise<{ testbed: Testbed; other: Person | null }> {
  return inTransaction(context, async (inside) => {
    const { refused } = textsFor(person.language).testbed;
    const testbed = await readTestbed(inside, number, person, { isLocked: true });
    refuseEnded(testbed, person);
    const part = await findPart(inside.sql, number, id);
    if (part !== 'participant' && part !== 'host') throw new UserError(refused.noParticipant({ title: testbed.title }));
    if (testbed.createdBy !== null || id !== person.id) await readOwnTestbed(inside, number, person);
    if (testbed.createdBy !== null && testbed.createdBy !== id)
      await savePart(inside.sql, { testbed: number, person: testbed.createdBy, part: 'participant', now });
    await savePart(inside.sql, { testbed: number, person: id, part: 'host', now });
    await saveHost(inside.sql, number, id);
    return { testbed: { ...testbed, createdBy: id }, other: await findPerson(inside.sql, id) };
  });
}
