import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { type Experience, isOpen } from '#src/domain/experiences/experience.ts';
import { otherOf } from '#src/domain/introductions/introduction.ts';
import type { IntroductionPreferences } from '#src/domain/introductions/preferences.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { findPerson } from '#src/store/people/person.ts';
import { readSaid } from './follow-up.ts';
import { loadPreferences } from './preferences.ts';
import { readIntroduction } from './read.ts';

/** What an experience of an introduction begins with. `first` is the other's experience they met for, where it can be tried too. */
export type Exchange = {
  met: Person | null;
  offer: IntroductionPreferences['offer'];
  seek: IntroductionPreferences['seek'];
  note: string;
  learned: string;
  first: Experience | null;
};

/** Loads what two people brought together give an experience of one of them. @throws UserError where they were not brought together */
export async function loadExchange(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<Exchange> {
  const introduction = await readIntroduction({ sql }, number, person);
  const { learned } = await readSaid({ sql }, number, person);
  const id = otherOf(introduction, person.id);
  const met = id === null ? null : await findPerson(sql, id);
  const [theirs, own] = [id === null ? null : await loadPreferences(sql, id), await loadPreferences(sql, person.id)];
  let first: Experience | null = null;
  for (const reason of introduction.reasons) {
    if (first || !('experience' in reason)) continue;
    const found = await findExperience(sql, reason.experience);
    if (found && isOpen(found) && found.author === id) first = found;
  }
  const isAsker = introduction.side === 'asker';
  return {
    ...{ met, learned, first, seek: own.seek },
    offer: theirs?.offer ?? { areas: [], groups: [], text: '' },
    note: isAsker ? introduction.note : '',
  };
}
