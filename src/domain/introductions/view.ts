import type { Person } from '#src/core/person.ts';
import type { PolicyArea } from '../topics/indicator.ts';
import type { Introduction, Reason, Side } from './introduction.ts';
import type { IntroductionPreferences } from './preferences.ts';
import type { Starter } from './starters.ts';

/** Titles of experiences by number. */
export type ExperienceNamed = ReadonlyMap<number, string>;

/** One of the two, with what they told. */
export type PersonTold = { person: Person; preferences: IntroductionPreferences };

/** An introduction with its two people; null who was forgotten. */
export type BothView = {
  introduction: Introduction;
  asker: PersonTold | null;
  other: PersonTold | null;
  experiences: ExperienceNamed;
};

/** What both people learn once both said yes. */
export type PairView = {
  introduction: Introduction;
  asker: PersonTold;
  other: PersonTold;
  experiences: ExperienceNamed;
  area: PolicyArea | null;
  reasons: Reason[];
  /** ISO 639-1, those both work in. */
  languages: string[];
  starters: Starter[];
  /** What each agreed to give the other; '' where they gave nothing. */
  contacts: Record<Side, string>;
};
