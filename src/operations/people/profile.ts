import type { Person } from '#src/core/person.ts';
import type { PersonProfile } from '#src/domain/people/person-views.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { findModelConsent } from '#src/store/people/model-consent.ts';
import { findIsTranslated } from '#src/store/people/translation-wish.ts';
import { countContributions } from '../personal-data.ts';

/** A person as they see themselves. */
export async function loadProfile(sql: Sql, person: Person): Promise<PersonProfile> {
  const accounts = await listAccounts(sql, person.id);
  const { experiences } = await countContributions(sql, person.id);
  const allowsModel = await findModelConsent(sql, person.id);
  return {
    person,
    accounts,
    experiences: experiences.all,
    allowsModel,
    isTranslated: await findIsTranslated(sql, person.id),
  };
}
