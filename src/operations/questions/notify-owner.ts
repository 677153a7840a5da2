import { changeLetter } from '#src/answers/questions/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { QuestionChange } from '#src/domain/questions/change.ts';
import { tellPerson } from '../people/notify-person.ts';

/** Writes to whose question or answer it is what somebody else did with it. Nothing where it is nobody's. */
export async function tellOwner(
  context: AppContext,
  change: QuestionChange,
  { owner, by, now }: { owner: number | null; by: Person; now: Date },
): Promise<void> {
  if (owner === by.id) return;
  const { number, what } = change;
  const which = what === 'withdrawnAnswer' ? ` answer=${change.answer}` : '';
  await tellPerson(context, owner, {
    purpose: 'review',
    cause: { by: by.id, about: `question ${number}${which}, ${what}`, now, most: 3 },
    write: (person) => changeLetter(change, by, person),
  });
}
