import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Person } from '#src/core/person.ts';
import type { Role } from '#src/core/role.ts';
import { noPreferences } from '#src/domain/introductions/preferences.ts';
import { changePreferences } from '#src/operations/introductions/preferences.ts';
import { makeKnown } from '#src/operations/people/make-known.ts';
import { savePersonRole, savePersonSettings } from '#src/store/people/person.ts';

export const now = new Date('2026-11-24T09:00:00Z');
export const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000);

let people = 0;
let language = 'en';

/** The language that who joins and who subscribes reads. */
export const spoken = (): string => language;

/** Lets whoever joins or subscribes from then on read this language. */
export function readIn(chosen: string): void {
  language = chosen;
}

/** Makes somebody known who is open to introductions. */
export async function join(
  inside: AppContext,
  role: Role = 'member',
  region: string | null = 'SE224',
): Promise<Person> {
  people += 1;
  const name = `person ${people}`;
  const person = await makeKnown(inside.sql, {
    account: { platform: 'test', space: 'hall', user: name },
    profile: { displayName: name, language, timeZone: 'UTC' },
    isAdmitted: true,
    now,
  });
  await savePersonRole(inside.sql, person.id, role);
  await changePreferences(inside, person.id, { ...noPreferences, isOpen: true, contact: 'by mail' }, now);
  const saved = await savePersonSettings(inside.sql, person.id, { region }, []);
  if (!saved) throw new Error('nobody');
  return saved;
}

/** A call as operations read it. */
export const by = (person: Person, at = now) => ({ person, now: at }) as Call;

export const experienceFields = {
  title: 'Mentors for nurses',
  region: 'SE224',
  policyAreas: ['health' as const],
  targetGroups: ['newly-arrived' as const],
  challenge: 'Nobody to ask.',
  action: 'We paired them.',
  lesson: 'Ask early.',
};
