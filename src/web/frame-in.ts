import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import type { Frame } from './layout.ts';

/** Returns a page's frame in a language, English where that is not spoken. */
export function frameIn(frame: Frame, language: string): Frame {
  const spoken = spokenLanguage(language);
  return { ...frame, language: spoken, texts: textsFor(spoken).pages };
}
