import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Part, Testbed, TestbedMeasure, TestbedStep } from '#src/domain/testbeds/testbed.ts';
import {
  type CheckRow,
  findPart,
  listChecks,
  listNotes,
  listPeopleOf,
  type TestbedNote,
  type TestbedPerson,
} from '#src/store/testbeds/people.ts';
import { findTestbed, listMeasures, listSteps, listTestbeds, lockTestbed } from '#src/store/testbeds/testbed.ts';
import { textsFor } from '#src/texts/index.ts';

const mostListed = 30;
const mostNotes = 20;

/** Returns whether somebody reads a page without an account. */
const isNobody = ({ id }: Pick<Person, 'id'>) => id <= 0;

/** Returns whether somebody may change a testbed: who speaks for the host, and staff. */
export const runsTestbed = ({ createdBy }: Pick<Testbed, 'createdBy'>, { id, role }: Person) =>
  createdBy === id || isAllowed(role, 'run-rounds');

/** `isLocked`: until the transaction ends nobody else changes it. @throws UserError where there is none, or it is for members and nobody known asks. */
export async function readTestbed(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  person: Pick<Person, 'language' | 'id'>,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Testbed> {
  const testbed = await (isLocked ? lockTestbed : findTestbed)(sql, number);
  if (!testbed || (!testbed.isPublic && isNobody(person)))
    throw new UserError(textsFor(person.language).testbed.refused.unknown({ number }));
  return testbed;
}

/** Finds a testbed for who speaks for its host, or staff. @throws UserError where it is not theirs, or it is over. */
export async function readOwnTestbed(
  context: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
  how: { isLocked?: boolean } = {},
): Promise<Testbed> {
  const testbed = await readTestbed(context, number, person, how);
  const { refused } = textsFor(person.language).testbed;
  if (!runsTestbed(testbed, person)) throw new UserError(refused.notHost({ title: testbed.title }));
  refuseEnded(testbed, person);
  return testbed;
}

/** @throws UserError where a testbed is over. */
export function refuseEnded({ endedAt, title }: Testbed, { language }: Person): void {
  if (endedAt !== null) throw new UserError(textsFor(language).testbed.refused.over({ title }));
}

export const listAllTestbeds = ({ sql }: Pick<AppContext, 'sql'>, person: Person) =>
  listTestbeds(sql, { limit: mostListed, isPublic: isNobody(person) });

export type TestbedView = {
  testbed: Testbed;
  steps: TestbedStep[];
  measures: TestbedMeasure[];
  people: TestbedPerson[];
  checks: CheckRow[];
  notes: TestbedNote[];
  part: Part | null;
  isHost: boolean;
  isNobody: boolean;
};

/** A testbed as one person may see it: what people said at check-ins and asked is for members. */
export async function viewTestbed(
  context: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<TestbedView> {
  const testbed = await readTestbed(context, number, person);
  const { sql } = context;
  const isStranger = isNobody(person);
  const [steps, measures, people, checks, notes, part] = await Promise.all([
    listSteps(sql, number),
    listMeasures(sql, number),
    listPeopleOf(sql, number),
    listChecks(sql, number),
    isStranger ? [] : listNotes(sql, number, mostNotes),
    isStranger ? null : findPart(sql, number, person.id),
  ]);
  return {
    ...{ testbed, steps, measures, people, checks, notes, part },
    isHost: !isStranger && runsTestbed(testbed, person),
    isNobody: isStranger,
  };
}
