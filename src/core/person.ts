import type { Role } from './role.ts';

/** The organisation that stands beside somebody's name. `region` is a region code; null where it is in none. */
export type ActsFor = { number: number; name: string; region: string | null };

/**
 * One person, whatever accounts they use. `region` is a region code; `interests` are policy areas; `timeZone` IANA. `organisation`: the one they act for; absent
 * where it was not asked for.
 */
export type Person = {
  id: number;
  displayName: string | null;
  language: string;
  timeZone: string;
  region: string | null;
  interests: string[];
  role: Role;
  organisation?: ActsFor | null;
};

/** The language and time zone in which a message for somebody is written. */
export type Reader = Pick<Person, 'language' | 'timeZone'>;
