import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { insertExperience } from './versions.ts';
import { loadExperienceView } from './view.ts';

/** Logs what a region tried: every member can find it at once. Needs a transaction. */
export async function logExperience(
  context: AppContext,
  fields: ExperienceFields,
  { person, now }: Call,
): Promise<ExperienceView> {
  const { id: author, language } = person;
  return loadExperienceView(context, await insertExperience(context.sql, { ...fields, author, language }, now));
}
