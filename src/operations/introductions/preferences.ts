import type { AppContext } from '#src/context.ts';
import { type IntroductionPreferences, noPreferences } from '#src/domain/introductions/preferences.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findPreferences, savePreferences } from '#src/store/introductions/preferences.ts';

/** Loads what a person told about being introduced; what holds for everybody where they told nothing. */
export async function loadPreferences(sql: Sql, person: number): Promise<IntroductionPreferences> {
  return (await findPreferences(sql, person)) ?? noPreferences;
}

/** Changes what a person told. The rest stays. */
export async function changePreferences(
  { sql }: Pick<AppContext, 'sql'>,
  person: number,
  changes: Partial<IntroductionPreferences>,
  now: Date,
): Promise<IntroductionPreferences> {
  const preferences = { ...(await loadPreferences(sql, person)), ...changes };
  await savePreferences(sql, person, preferences, now);
  return preferences;
}
