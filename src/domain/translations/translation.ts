import { createHash } from 'node:crypto';

/** What is translated: an experience, a question, or an answer to one, by their numbers. */
export type Original = { experience: number } | { question: number; answer?: number };

/** The words of an original by field: `title` and `lesson` of an experience, `title` and `detail` of a question, `content` of an answer. */
export type Words = Readonly<Record<string, string>>;

/** What a reader is shown in place of the original's words. `by`: a translation service, or a member who knows both languages. */
export type Translation = { words: Words; by: 'machine' | 'member' };

/** What is known of an original in a reader's language. `made` is null where nobody translated it; `isAsked`: a service is at work on it. */
export type Translated = { made: Translation | null; isAsked: boolean };

/** Returns the hash that names a text: the same words in the same language have the same. */
export function hashOf(language: string, words: Words): string {
  const parts = Object.entries(words).sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([language, ...parts]))
    .digest('hex');
}

/** Names an original in a key: "experience 12", "question 3", "question 3 answer 1". */
export function keyOf(original: Original): string {
  if ('experience' in original) return `experience ${original.experience}`;
  return `question ${original.question}${original.answer === undefined ? '' : ` answer ${original.answer}`}`;
}
