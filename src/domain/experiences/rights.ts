import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { type Experience, isOpen } from './experience.ts';

/** Who wrote it, or who reviews. */
export function mayChange(person: Person, { author }: { author: number | null }): boolean {
  return author === person.id || isAllowed(person.role, 'review');
}

/**
 * Who reviews, but not their own: a practice is what somebody else has checked. Admins may, since a small network can have no other reviewer;
 * the card says that the author did it.
 */
export function mayReview(person: Person, { author }: Pick<Experience, 'author'>): boolean {
  return isAllowed(person.role, 'review') && (author !== person.id || isAllowed(person.role, 'administer'));
}

/** Whose own are left out of what waits for them: `exceptOf` may not review their own. */
export function queueOf({ id, role }: Person): { exceptOf: number | null } {
  return { exceptOf: isAllowed(role, 'administer') ? null : id };
}

/** Everybody where it is open, otherwise who may change it. */
export function mayRead(person: Person, experience: Pick<Experience, 'author' | 'life' | 'withdrawnAt'>): boolean {
  return isOpen(experience) || mayChange(person, experience);
}
