import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { insertExperience } from './versions.ts';
import { loadExperienceView } from './view.ts';

/** Logs what a region tried, in the language it is written in: every member can find it at once. Needs a transaction. */
export async function logExperience(
  context: AppContext,
  fields: ExperienceFields,
  { person, now }: Call,
  language: string = person.language,
): Promise<ExperienceView> {
  const { id: author } = person;
  return loadExperienceView(context, await insertExperience(context.sql, { ...fields, author, language }, now));
}
