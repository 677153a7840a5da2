import type { Texts } from '#src/texts/index.ts';
import { findMethod } from '#src/texts/methods.ts';

/** One short line that says by which version of a method an answer was made, and leads to the paragraph that explains it. */
export function methodNote(
  { publicUrl }: { publicUrl: string | null },
  { method, language }: Texts,
  topic: string,
  version: string,
): string {
  const { name } = findMethod(topic, language);
  return publicUrl === null
    ? method.noteByLine({ version, topic })
    : method.note({ version, name, url: `${publicUrl}/methods#${topic}` });
}
