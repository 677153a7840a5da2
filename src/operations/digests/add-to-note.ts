import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { isRefused } from '#src/domain/digests/refusal.ts';
import { isShared } from '#src/domain/digests/subscription.ts';
import { findOverride } from '#src/store/digests/override.ts';
import { listSubscriptions } from '#src/store/digests/subscription.ts';
import { findScope, saveWords } from './override.ts';

type Staff = { person: Person; now: Date };

/** The note above a digest has so many characters at most. */
export const longestNote = 1_000;

/** Lists the digests that go to a person alone, by their numbers. */
export async function listOwnDigests({ sql }: Pick<AppContext, 'sql'>, person: number): Promise<number[]> {
  const all = await listSubscriptions(sql, person);
  return all
    .filter(({ state, places, nextDue }) => state === 'active' && nextDue !== null && !isShared(places))
    .map(({ id }) => id);
}

/**
 * Adds a line to the note above the next digest of a subscription, or of all of that week. False where it does not go there: somebody else wrote that note, it
 * would be too long, or it is too late. Needs a transaction.
 */
export async function addToNote(
  inside: Pick<AppContext, 'sql'>,
  { subscription, line }: { subscription: number | undefined; line: string },
  staff: Staff,
): Promise<boolean> {
  const scope = await findScope(inside, { subscription }, staff);
  if (isRefused(scope)) return false;
  const own = await findOverride(inside.sql, scope);
  // A digest with a note of its own does not show that of the week.
  const before = own?.note ? own : await findOverride(inside.sql, { ...scope, subscription: null });
  if (before?.note && before.noteBy !== staff.person.id) return false;
  const note = [before?.note, line].filter(Boolean).join('\n');
  if (note.length > longestNote) return false;
  return !isRefused(await saveWords(inside, staff, scope, 'note', note));
}
