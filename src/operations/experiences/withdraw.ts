import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Person } from '#src/core/person.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Restored } from '#src/domain/experiences/reviewed.ts';
import { saveExperienceWithdrawal } from '#src/store/experiences/experience.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { changeableExperience } from './access.ts';
import { unarchiveExperience } from './review.ts';
import { aboutExperience } from './versions.ts';
import { loadExperienceView } from './view.ts';

/**
 * Takes an experience out of everybody's sight; it is kept.
 * @throws UserError where this person may not.
 */
export async function withdrawExperience(
  context: AppContext,
  number: number,
  { person, now }: { person: Person; now: Date },
): Promise<Experience> {
  return inTransaction(context, async (inside) => {
    const experience = await changeableExperience(inside, number, person);
    const withdrawn = await saveExperienceWithdrawal(inside.sql, experience.number, now);
    if (withdrawn && !experience.withdrawnAt)
      await record(inside.sql, { type: 'experience.withdrawn', ...aboutExperience(experience, person.id, now) });
    return withdrawn ?? experience;
  });
}

/**
 * Puts back what was withdrawn; what was archived, for reviewers, to where it was before. Needs a transaction.
 * @throws UserError where this person may not.
 */
export async function restoreExperience(context: AppContext, number: number, call: Call): Promise<Restored> {
  const experience = await changeableExperience(context, number, call.person);
  if (experience.withdrawnAt) {
    const restored = await saveExperienceWithdrawal(context.sql, experience.number, null);
    const about = aboutExperience(experience, call.person.id, call.now);
    await record(context.sql, { type: 'experience.restored', ...about, data: { life: experience.life } });
    return { type: 'restored', view: await loadExperienceView(context, restored ?? experience) };
  }
  if (experience.life === 'archived') return unarchiveExperience(context, number, call);
  return { type: 'not-withdrawn', experience };
}
