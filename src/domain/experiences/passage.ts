import type { FormValues } from '#src/core/form.ts';
import type { Attachment } from './attachment.ts';

/** begun: the form is open. asked: it was sent, and somebody has not answered. refused: somebody would rather not; what is theirs is gone. logged: it is one. */
export type PassageState = 'begun' | 'asked' | 'refused' | 'logged';

/**
 * Messages that somebody (`person`) wants to log as an experience. `fieldValues` is what they sent while others are asked; `leftOut` names files that were
 * not taken; `isPartial`: of a thread that could not be read there is one message.
 */
export type Passage = {
  number: number;
  person: number;
  link: string | null;
  state: PassageState;
  fieldValues: FormValues | null;
  leftOut: string[];
  isPartial: boolean;
  experience: number | null;
};

export type PassageFile = Pick<Attachment, 'name' | 'mediaType' | 'size' | 'hash'>;

/** `author` null: an app's. `withFiles`: whether its author lets its files be kept too; null until they agree. */
export type PassageMessage = {
  position: number;
  author: number | null;
  text: string;
  agreedAt: Date | null;
  withFiles: boolean | null;
  files: PassageFile[];
};

/** Lists whose yes is missing, everybody once. */
export function listUnasked({ person }: Pick<Passage, 'person'>, messages: readonly PassageMessage[]): number[] {
  const authors = messages.flatMap(({ author, agreedAt }) =>
    author !== null && author !== person && agreedAt === null ? [author] : [],
  );
  return [...new Set(authors)];
}

/** Lists the files that may be kept: one's own, those of apps, and those that others gave. Each once. */
export function listGiven({ person }: Pick<Passage, 'person'>, messages: readonly PassageMessage[]): PassageFile[] {
  const given = messages
    .filter(({ author, withFiles }) => author === null || author === person || withFiles === true)
    .flatMap(({ files }) => files);
  return [...new Map(given.map((file) => [file.hash, file])).values()];
}

/** Takes somebody's words out of what was typed, where they stand as they wrote them. */
export function withoutWords(values: FormValues, texts: readonly string[]): FormValues {
  const taken = texts.filter((text) => text.trim() !== '').toSorted((left, right) => right.length - left.length);
  const clean = (typed: string) =>
    taken
      .reduce((rest, text) => rest.replaceAll(text, ''), typed)
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value]),
  );
}
