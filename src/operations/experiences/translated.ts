import type { AppContext } from '#src/context.ts';
import { type Experience, isPublic } from '#src/domain/experiences/experience.ts';
import type { Translated } from '#src/domain/translations/translation.ts';
import { findTranslated, type OriginalText } from '../translations/read.ts';

/** Returns what of an experience is translated: its title, and what was learned. */
export function textOfExperience(
  experience: Pick<Experience, 'language' | 'title' | 'lesson' | 'life' | 'withdrawnAt'>,
): OriginalText {
  const { language, title, lesson } = experience;
  return { language, words: { title, lesson }, isPublic: isPublic(experience) };
}

/** Finds the title and the lesson of an experience in the language of who reads it; null where it is in that language. */
export async function translateExperience(
  context: Pick<AppContext, 'sql' | 'translations'>,
  experience: Experience,
  reader: { language: string; id?: number },
): Promise<Translated | null> {
  return findTranslated(context, { experience: experience.number }, textOfExperience(experience), reader);
}
