import type { Person } from '#src/core/person.ts';
import type { PersonProfile } from '#src/domain/people/person.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listExperiencesOfAuthor } from '#src/store/experiences/experience.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { findModelConsent } from '#src/store/people/model-consent.ts';

/** A person as they see themselves. */
export async function loadProfile(sql: Sql, person: Person): Promise<PersonProfile> {
  const accounts = await listAccounts(sql, person.id);
  const experiences = await listExperiencesOfAuthor(sql, person.id);
  return { person, accounts, experiences: experiences.length, allowsModel: await findModelConsent(sql, person.id) };
}
