import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { type Experience, isOpen } from './experience.ts';

/** Allows the author and every reviewer. */
export function mayChange(person: Person, { author }: { author: number | null }): boolean {
  return author === person.id || isAllowed(person.role, 'review');
}

/**
 * Returns whether a person may publish, send back or archive an experience. Allows reviewers, except for their own experience: somebody else has to
 * check it. Admins may also review their own, since a small network can have no other reviewer; the card then says that the author reviewed it.
 */
export function mayReview(person: Person, { author }: Pick<Experience, 'author'>): boolean {
  return isAllowed(person.role, 'review') && (author !== person.id || isAllowed(person.role, 'administer'));
}

/** Returns the filter for this person's review queue. `exceptOf` leaves out their own experiences, which only an admin may review. */
export function queueOf({ id, role }: Person): { exceptOf: number | null } {
  return { exceptOf: isAllowed(role, 'administer') ? null : id };
}

/** Allows everybody if the experience is open, otherwise only those who may change it. */
export function mayRead(person: Person, experience: Pick<Experience, 'author' | 'life' | 'withdrawnAt'>): boolean {
  return isOpen(experience) || mayChange(person, experience);
}
