import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { type Introduction, otherOf, type Side, sideOf } from '#src/domain/introductions/introduction.ts';
import { findIntroduction, listIntroductionsOf, lockIntroduction } from '#src/store/introductions/introduction.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';

/**
 * The introduction of that number, for one of the two. `isLocked`: until the transaction ends nobody else changes it.
 * @throws UserError where there is none, or it is between others.
 */
export async function readIntroduction(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Introduction & { side: Side }> {
  const found = await (isLocked ? lockIntroduction : findIntroduction)(sql, number);
  const side = found && sideOf(found, person.id);
  if (found && side) return { ...found, side };
  throw new UserError(textsFor(person.language).introduction.unknown({ number }));
}

const mostListed = 10;

/** The latest that somebody asked for or was asked for, with the other of each; null who was forgotten. */
export async function listOwn(
  { sql }: Pick<AppContext, 'sql'>,
  person: number,
): Promise<{ introduction: Introduction; met: Person | null }[]> {
  const listed = [];
  for (const introduction of await listIntroductionsOf(sql, person, mostListed)) {
    const id = otherOf(introduction, person);
    listed.push({ introduction, met: id === null ? null : await findPerson(sql, id) });
  }
  return listed;
}
