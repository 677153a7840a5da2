import type { AppContext } from '#src/context.ts';
import { saveIsTranslated } from '#src/store/people/translation-wish.ts';
import { deleteMachineTranslationsOf } from '#src/store/translations/translation.ts';

/** Keeps whether a service may translate what a person writes, and for them; with a no, what it made of their words goes. Needs a transaction. */
export async function saveTranslationWish(
  { sql }: Pick<AppContext, 'sql'>,
  person: number,
  isTranslated: boolean,
): Promise<void> {
  await saveIsTranslated(sql, person, isTranslated);
  if (!isTranslated) await deleteMachineTranslationsOf(sql, person);
}
