import type { Person } from '#src/core/person.ts';
import type { Account } from './account.ts';

/** What people may set about themselves. */
export type PersonSettings = Pick<Person, 'displayName' | 'language' | 'timeZone' | 'region' | 'interests'>;

/** A person as they see themselves: with their accounts, how many experiences they logged, and whether a language model may read their words. */
export type PersonProfile = {
  person: Person;
  accounts: Account[];
  experiences: number;
  allowsModel: boolean;
  isTranslated: boolean;
};

/** A person as admins see them. */
export type ListedPerson = Person & { platforms: string[] };

/** How much somebody shared with the network. */
export type SharedCounts = { experiences: number; questions: number; answers: number; testbeds: number };

/** What of a person everybody can read, and how much nobody else can. */
export type OwnThings = { open: SharedCounts; others: number };

/** Two people who become one: everything of the joiner becomes the keeper's. */
export type JoinedPeople = { joiner: Person; keeper: Person };

/** What somebody has of a private page. closed: they are not known to the network; asked: and asked staff for one; none: they are not reached by mail. */
export type LetterboxState = 'open' | 'closed' | 'asked' | 'none';
