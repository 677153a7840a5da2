import { randomInt } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import { deleteDraft, findDraft, saveDraft } from '#src/store/bot/draft.ts';

type Inside = Pick<AppContext, 'sql'>;

/** The line that opens what was kept again. */
export const keptLogLine = (number: number) => `/experience log ${number}`;

/**
 * Keeps what somebody wants to log until they have seen what is like it, as the draft of a form of its own. Returns its number; null where they have as many drafts as
 * are kept.
 */
export async function keepLog({ sql }: Inside, { id }: Person, values: FormValues): Promise<number | null> {
  const number = randomInt(1, 1_000_000_000);
  return (await saveDraft(sql, id, keptLogLine(number), values)) ? number : null;
}

/** Takes out what was kept, once; null where it is not there any more. */
export async function takeKeptLog({ sql }: Inside, { id }: Person, number: number): Promise<FormValues | null> {
  const values = await findDraft(sql, id, keptLogLine(number));
  if (values) await deleteDraft(sql, id, keptLogLine(number));
  return values;
}
