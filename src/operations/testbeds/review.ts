import { endedLetter } from '#src/answers/testbeds/letters.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Retrospective, Testbed } from '#src/domain/testbeds/testbed.ts';
import { saveExperienceOf, saveMidterm, saveTestbedEnded } from '#src/store/testbeds/testbed.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutTestbed } from './about.ts';
import { readOwnTestbed, readTestbed, runsTestbed, type TestbedView, viewTestbed } from './read.ts';
import { tellParts } from './tell.ts';

type By = { person: Person; now: Date };

/** Keeps the review at half time. @throws UserError where it is not theirs, or over. */
export async function reviewMidterm(
  context: AppContext,
  number: number,
  said: Retrospective,
  { person }: By,
): Promise<Testbed> {
  return inTransaction(context, async (inside) => {
    const testbed = await readOwnTestbed(inside, number, person, { isLocked: true });
    await saveMidterm(inside.sql, number, said);
    return { ...testbed, midterm: said };
  });
}

/** Ends a testbed with its last review, or stops it and says why; everybody is told. @throws UserError where it is not theirs, or over. */
export async function endTestbed(
  context: AppContext,
  number: number,
  { final, stoppedWhy }: { final: Retrospective; stoppedWhy: string | null },
  { person, now }: By,
): Promise<Testbed> {
  return inTransaction(context, async (inside) => {
    const before = await readOwnTestbed(inside, number, person, { isLocked: true });
    await saveTestbedEnded(inside.sql, number, { now, final, stoppedWhy });
    const data = { isStopped: stoppedWhy !== null };
    await record(inside.sql, { type: 'testbed.ended', ...aboutTestbed(before, person.id, now), data });
    const testbed = { ...before, final, stoppedWhy, endedAt: now };
    await tellParts(inside, testbed, {
      ...{ parts: ['host', 'participant', 'asked', 'follower'], but: person.id, period: `ended ${number}` },
      write: (reader) => endedLetter(testbed, reader),
    });
    return testbed;
  });
}

/** Reads what an experience is begun from. @throws UserError where it is not theirs, not over, or has become one. */
export async function readForExperience(context: AppContext, number: number, person: Person): Promise<TestbedView> {
  const { refused } = textsFor(person.language).testbed;
  const view = await viewTestbed(context, number, person);
  const { testbed } = view;
  const { title } = testbed;
  if (!runsTestbed(testbed, person)) throw new UserError(refused.notHost({ title }));
  if (testbed.endedAt === null) throw new UserError(refused.notOver({ title }));
  if (testbed.experience !== null)
    throw new UserError(refused.hasExperience({ title, experience: testbed.experience }));
  return view;
}

/**
 * Holds a testbed until the transaction ends, so that a form that is sent twice makes one experience. Returns the number of the one it has become already.
 * @throws UserError where it is not theirs, or not over.
 */
export async function holdForExperience(
  inside: AppContext,
  number: number,
  person: Person,
): Promise<{ testbed: Testbed; experience: number | null }> {
  const testbed = await readTestbed(inside, number, person, { isLocked: true });
  if (runsTestbed(testbed, person) && testbed.endedAt !== null && testbed.experience !== null)
    return { testbed, experience: testbed.experience };
  await readForExperience(inside, number, person);
  return { testbed, experience: null };
}

/** Keeps which experience a testbed became. */
export const keepExperience = ({ sql }: Pick<AppContext, 'sql'>, number: number, experience: number) =>
  saveExperienceOf(sql, number, experience);
