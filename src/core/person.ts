import type { Role } from './role.ts';

/** One person, whatever accounts they use. `region` is a region code; `interests` are policy areas; `timeZone` IANA. */
export type Person = {
  id: number;
  displayName: string | null;
  language: string;
  timeZone: string;
  region: string | null;
  interests: string[];
  role: Role;
};

/** The language and time zone in which a message for somebody is written. */
export type Reader = Pick<Person, 'language' | 'timeZone'>;
