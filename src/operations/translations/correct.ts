import { waitingLetter } from '#src/answers/translations/decision.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Person } from '#src/core/person.ts';
import { hashOf, keyOf, type Original, type Words } from '#src/domain/translations/translation.ts';
import { insertTranslation } from '#src/store/translations/translation.ts';
import { tellPeople } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';

/** A text that is translated, with whose it is, and whether who translates it is one of them or a reviewer. */
export type Translatable = {
  original: Original;
  language: string;
  words: Words;
  authors: readonly (number | null)[];
  isTheirs: boolean;
};

/** One letter about a text and a language within so many days, whoever writes it again. */
const letterDays = 7;

/**
 * Keeps what a member wrote as the translation of a text into their language; members read it from then on, in place of what a service made. Everybody does where they are an
 * author or a reviewer; else the authors are asked. Returns which.
 */
export async function saveTranslation(
  context: AppContext,
  text: Translatable,
  words: Words,
  { person, now }: Pick<Call, 'person' | 'now'>,
): Promise<'open' | 'waiting'> {
  const { original, authors, isTheirs: isPublic } = text;
  const hash = hashOf(text.language, text.words);
  const { language } = person;
  await inTransaction(context, async (inside) => {
    const kept = { language, hash, words, writtenBy: person.id, isPublic };
    const id = await insertTranslation(inside.sql, original, kept, now);
    if (isPublic) return;
    const asked = new Set(authors.filter((each) => each !== null));
    await tellPeople(
      inside,
      [...asked].map((author) => ({
        person: author,
        purpose: 'translation',
        cause: { by: person.id, about: `translation ${keyOf(original)} ${language}`, now, days: letterDays },
        write: (reader: Person) => waitingLetter({ id, original, language, words: text.words }, reader),
      })),
    );
  });
  context.outbox.wake();
  return isPublic ? 'open' : 'waiting';
}
