import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { type ExperienceChanges, lockExperience } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { editableExperience } from './access.ts';
import { saveExperience } from './versions.ts';
import { loadExperienceView } from './view.ts';

/**
 * Changes what an experience says; what was sent back goes to review again (`isResubmitted`). Needs a transaction.
 * @throws UserError where this person cannot change it now.
 */
export async function editExperience(
  context: Pick<AppContext, 'sql' | 'now'>,
  number: number,
  changes: ExperienceChanges,
  { person, now }: Pick<Call, 'person' | 'now'>,
): Promise<{ view: ExperienceView; isResubmitted: boolean }> {
  // Held, so that what a reviewer does meanwhile is seen.
  await lockExperience(context.sql, number);
  const { life: before } = await editableExperience(context, number, person);
  const saved = await saveExperience(context.sql, number, changes, person.id, now);
  if (!saved) throw new UserError(textsFor(person.language).experience.unknown({ number }));
  return { view: await loadExperienceView(context, saved), isResubmitted: before === 'sent-back' };
}
