import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { type Experience, isOpen } from './experience.ts';

/** What is somebody's: questions and answers have no co-authors. */
type Authors = { author: number | null; coAuthors?: readonly number[] };

/** Returns whether somebody is the author or a co-author. */
export function isAuthor({ id }: Pick<Person, 'id'>, { author, coAuthors = [] }: Authors): boolean {
  return author === id || coAuthors.includes(id);
}

/** Allows the authors and every reviewer. */
export function mayChange(person: Person, experience: Authors): boolean {
  return isAuthor(person, experience) || isAllowed(person.role, 'review');
}

/** Returns whether somebody may take over a record that was brought in and is nobody's: who works in its region, in a part of it, or in the region around it. */
export function mayClaim({ region: own }: Pick<Person, 'region'>, { region, origin, author }: Experience): boolean {
  if (own === null || origin === null || author !== null) return false;
  const [shorter, longer] = own.length < region.length ? [own, region] : [region, own];
  // A whole country is not the region around all of its regions.
  return own === region || (shorter.length > 2 && longer.startsWith(shorter));
}

/**
 * Returns whether a person may publish, send back or archive an experience. Allows reviewers, except for their own experience: somebody else has to
 * check it. Admins may also review their own, since a small network can have no other reviewer; the card then says that the author reviewed it.
 */
export function mayReview(person: Person, experience: Authors): boolean {
  return isAllowed(person.role, 'review') && (!isAuthor(person, experience) || isAllowed(person.role, 'administer'));
}

/** Returns the filter for this person's review queue. `exceptOf` leaves out their own experiences, which only an admin may review. */
export function queueOf({ id, role }: Person): { exceptOf: number | null } {
  return { exceptOf: isAllowed(role, 'administer') ? null : id };
}

/** Allows everybody if the experience is open, otherwise only those who may change it. */
export function mayRead(
  person: Person,
  experience: Pick<Experience, 'author' | 'coAuthors' | 'life' | 'withdrawnAt'>,
): boolean {
  return isOpen(experience) || mayChange(person, experience);
}
