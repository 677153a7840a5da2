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

/** How what is written for somebody is written, whoever they are. */
export type Reader = Pick<Person, 'language' | 'timeZone'>;
