import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { attachStored } from './attachments.ts';
import type { StoredFile } from './store-file.ts';
import { insertExperience } from './versions.ts';
import { loadExperienceView } from './view.ts';

/**
 * Logs what a region tried, in the language it is written in, with its files: every member can find it at once. `leftOut` names files that there was no
 * room for. Needs a transaction.
 */
export async function logExperience(
  context: AppContext,
  fields: ExperienceFields,
  { person, now }: { person: Person; now: Date },
  { language = person.language, files = [] }: { language?: string; files?: readonly StoredFile[] } = {},
): Promise<{ view: ExperienceView; leftOut: string[] }> {
  const { id: author } = person;
  const experience = await insertExperience(context.sql, { ...fields, author, language }, now);
  const leftOut: string[] = [];
  for (const file of files)
    if ((await attachStored(context.sql, experience.number, file, { addedBy: author, addedAt: now })) !== null)
      leftOut.push(file.name);
  return { view: await loadExperienceView(context, experience), leftOut };
}
