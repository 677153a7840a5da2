import { scopes } from '#src/domain/tokens/token.ts';
import { makeKnown } from '#src/operations/people/make-known.ts';
import { createToken } from '#src/operations/tokens/tokens.ts';
import type { Database } from '#src/store/database/database.ts';
import { savePersonRole, savePersonSettings } from '#src/store/people/person.ts';

const roles = ['member', 'reviewer', 'staff', 'admin'] as const;
const tokensOfPerson = 8;

/** Makes people of every role and at least so many tokens of theirs, with every scope. */
export async function makeTokens(database: Database, count: number): Promise<string[]> {
  const now = new Date();
  const people = Math.max(roles.length, Math.ceil(count / tokensOfPerson));
  const secrets: string[] = [];
  for (let index = 0; index < people; index += 1) {
    const person = await makeKnown(database.sql, {
      account: { platform: 'playground', space: 'fuzz', user: `person-${index}` },
      profile: { displayName: `Person ${index}`, language: 'en', timeZone: 'UTC' },
      ...{ isAdmitted: true, now },
    });
    await savePersonRole(database.sql, person.id, roles[index % roles.length] ?? 'member');
    await savePersonSettings(database.sql, person.id, { region: 'SE224' }, []);
    for (let each = 0; each < tokensOfPerson; each += 1)
      secrets.push((await createToken(database, { name: 'fuzz', scopes, days: 1 }, { person, now })).secret);
  }
  return secrets;
}
