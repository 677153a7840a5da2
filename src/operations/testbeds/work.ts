import { noteLetter } from '#src/answers/testbeds/letters.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import {
  type CheckAnswer,
  dayOf,
  type Testbed,
  type TestbedMeasure,
  type TestbedStep,
} from '#src/domain/testbeds/testbed.ts';
import { findPerson } from '#src/store/people/person.ts';
import { type CheckRow, countNotes, findCheck, findPart, insertNote, saveCheck } from '#src/store/testbeds/people.ts';
import { listMeasures, listSteps, saveStepDone, saveValue } from '#src/store/testbeds/testbed.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutTestbed } from './about.ts';
import { readTestbed, refuseEnded, runsTestbed } from './read.ts';
import { tellParts } from './tell.ts';

type By = { person: Person; now: Date };

/** @throws UserError where somebody does not take part in it, or it is over. */
async function readWorked(context: Pick<AppContext, 'sql'>, number: number, person: Person): Promise<Testbed> {
  const testbed = await readTestbed(context, number, person);
  refuseEnded(testbed, person);
  const part = await findPart(context.sql, number, person.id);
  if (part !== 'host' && part !== 'participant' && !runsTestbed(testbed, person))
    throw new UserError(textsFor(person.language).testbed.refused.notIn({ title: testbed.title }));
  return testbed;
}

/**
 * Notes that a step is done, or that it is not; returns the step as it stood, and whether that was noted before. @throws UserError where somebody does not take
 * part, or there is no such step.
 */
export async function noteStep(
  context: AppContext,
  number: number,
  { position, isDone }: { position: number; isDone: boolean },
  { person, now }: By,
): Promise<{ testbed: Testbed; step: TestbedStep; wasNoted: boolean }> {
  return inTransaction(context, async (inside) => {
    const testbed = await readWorked(inside, number, person);
    const step = (await listSteps(inside.sql, number)).find((each) => each.position === position);
    if (!step)
      throw new UserError(textsFor(person.language).testbed.refused.noStep({ title: testbed.title, position }));
    const wasNoted = (step.doneAt !== null) === isDone;
    // The day on which it was done stays, whoever says it once more.
    if (!wasNoted) await saveStepDone(inside.sql, number, position, isDone ? now : null);
    return { testbed, step, wasNoted };
  });
}

/** Reads what can be measured. @throws UserError where somebody does not take part, or nothing is measured. */
export async function readMeasured(
  context: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<{ testbed: Testbed; measures: TestbedMeasure[] }> {
  const testbed = await readWorked(context, number, person);
  const measures = await listMeasures(context.sql, number);
  if (measures.length === 0)
    throw new UserError(textsFor(person.language).testbed.refused.noMeasure({ title: testbed.title }));
  return { testbed, measures };
}

/** Keeps values of a day, by the place of what they measure. */
export async function saveMeasured(
  context: AppContext,
  number: number,
  { day, values }: { day: string; values: ReadonlyMap<number, number> },
  { person }: By,
): Promise<void> {
  await inTransaction(context, async (inside) => {
    await readWorked(inside, number, person);
    for (const [position, value] of values)
      await saveValue(inside.sql, { testbed: number, position, value, day, saidBy: person.id });
  });
}

/** Finds the check-in that somebody can answer, also late, until the next one comes. @throws UserError where there is none. */
export async function readCheck(
  context: Pick<AppContext, 'sql'>,
  number: number,
  { person }: By,
): Promise<{ testbed: Testbed; check: CheckRow }> {
  const testbed = await readTestbed(context, number, person);
  refuseEnded(testbed, person);
  const check = await findCheck(context.sql, number, person.id);
  if (!check) throw new UserError(textsFor(person.language).testbed.refused.noCheck({ title: testbed.title }));
  return { testbed, check };
}

/** Keeps the answers of a check-in, in the place of earlier ones. */
export async function answerCheck(context: AppContext, number: number, said: CheckAnswer, by: By): Promise<Testbed> {
  const { testbed, check } = await readCheck(context, number, by);
  const { id, region } = by.person;
  await inTransaction(context, async ({ sql }) => {
    await saveCheck(sql, { testbed: number, person: id, dueAt: check.dueAt, now: by.now, ...said });
    if (check.answeredAt === null)
      await record(sql, { type: 'testbed.check-in-answered', ...aboutTestbed(testbed, id, by.now), region });
  });
  return testbed;
}

/** So often somebody writes below one testbed in a day, who takes no part and who does: each time its people get a letter. */
const mostNotes = { outside: 5, inside: 30 };
const dayMs = 24 * 3_600_000;

/** Writes a question or an answer below a testbed: its people are told. @throws UserError where they wrote too many in a day. */
export async function writeNote(
  context: AppContext,
  number: number,
  content: string,
  { person, now }: By,
): Promise<Testbed> {
  return inTransaction(context, async (inside) => {
    const testbed = await readTestbed(inside, number, person, { isLocked: true });
    const isFromWithin = ['host', 'participant'].includes((await findPart(inside.sql, number, person.id)) ?? '');
    const since = new Date(now.getTime() - dayMs);
    const most = isFromWithin ? mostNotes.inside : mostNotes.outside;
    if ((await countNotes(inside.sql, { testbed: number, person: person.id }, since)) >= most) {
      const { manyNotes, manyNotesWithin } = textsFor(person.language).testbed.refused;
      throw new UserError((isFromWithin ? manyNotesWithin : manyNotes)({ title: testbed.title, most }));
    }
    const named = (await findPerson(inside.sql, person.id)) ?? person;
    const id = await insertNote(inside.sql, { testbed: number, person: person.id, content, now });
    await tellParts(inside, testbed, {
      parts: isFromWithin ? ['host', 'participant', 'follower', 'asked'] : ['host', 'participant'],
      but: person.id,
      period: `note ${id}`,
      write: (reader) => noteLetter(testbed, { person: named, content }, reader),
    });
    return testbed;
  });
}

/** Returns the day that it is where a testbed is held. */
export const todayOf = (testbed: Testbed, now: Date) => dayOf(now, testbed.timeZone);
