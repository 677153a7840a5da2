import { againLetter } from '#src/answers/testbeds/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { planClock, type Testbed, type TestbedPlan } from '#src/domain/testbeds/testbed.ts';
import { savePart } from '#src/store/testbeds/people.ts';
import { insertTestbed, listMeasures, listSteps, updateTestbed } from '#src/store/testbeds/testbed.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutTestbed } from './about.ts';
import { readOwnTestbed, readTestbed } from './read.ts';
import { tell } from './tell.ts';

type By = { person: Person; now: Date };

/** Stores a testbed; who makes it speaks for its host. Where it repeats another, the host of that one is told. */
export async function createTestbed(
  context: AppContext,
  plan: TestbedPlan,
  { basedOn, person, now }: By & { basedOn: number | null },
): Promise<Testbed> {
  return inTransaction(context, async (inside) => {
    const before = basedOn === null ? null : await readTestbed(inside, basedOn, person);
    const testbed = await insertTestbed(inside.sql, plan, {
      ...planClock(plan, now),
      basedOn,
      createdBy: person.id,
      now,
    });
    await savePart(inside.sql, { testbed: testbed.number, person: person.id, part: 'host', now });
    await record(inside.sql, { type: 'testbed.created', ...aboutTestbed(testbed, person.id, now), data: { basedOn } });
    if (before?.createdBy && before.createdBy !== person.id)
      await tell(
        inside,
        [before.createdBy],
        { cause: { by: person.id, about: `again ${before.number}`, now } },
        (reader) => againLetter(context, { before, testbed }, reader),
      );
    return testbed;
  });
}

/** Changes the plan of a testbed. What was measured stays with a measure that stays at its place. @throws UserError where it is not theirs, or over. */
export async function editTestbed(
  context: AppContext,
  number: number,
  plan: TestbedPlan,
  { person, now }: By,
): Promise<Testbed> {
  return inTransaction(context, async (inside) => {
    await readOwnTestbed(inside, number, person, { isLocked: true });
    return updateTestbed(inside.sql, number, plan, planClock(plan, now));
  });
}

/** Reads the plan of a testbed, to be changed or repeated. */
export async function readPlan(
  context: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<TestbedPlan & { testbed: Testbed }> {
  const testbed = await readTestbed(context, number, person);
  return {
    ...testbed,
    testbed,
    steps: await listSteps(context.sql, number),
    measures: await listMeasures(context.sql, number),
  };
}
