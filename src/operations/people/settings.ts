import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { PersonSettings } from '#src/domain/people/person-views.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { savePersonSettings } from '#src/store/people/person.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';

/** The settings that platforms report too. A setting that a person changes themselves no longer follows the platform. */
const followed = ['displayName', 'language', 'timeZone'] as const;

/** Keeps what somebody set about themselves. Null where nothing is a time zone of that name. */
export async function saveSettings(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'now'>,
  person: Person,
  { displayName, region, language, interests, ...settings }: PersonSettings,
): Promise<Person | null> {
  const timeZone = findTimeZone(settings.timeZone);
  if (timeZone === null) return null;
  const kept = { displayName, region, language, interests, timeZone };
  const chosen = followed.filter((name) => kept[name] !== person[name]);
  return inTransaction(context, async ({ sql, now }) => {
    const saved = await savePersonSettings(sql, person.id, kept, chosen);
    if (saved && saved.region !== person.region) {
      const about = { subject: `person:${person.id}`, actor: person.id, region: saved.region, at: now() } as const;
      await record(sql, { type: 'person.region-set', ...about, data: { before: person.region } });
    }
    return saved ?? person;
  });
}
