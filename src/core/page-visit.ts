import type { Actor } from './event.ts';
import type { Person } from './person.ts';
import { formatPlace, type Place } from './place.ts';

/** The platform that stands for the pages of this server, where anybody reads and nobody has an account. */
export const pagePlatform = 'page';

/** The actor and the place of somebody who reads a page. */
export const pageVisit: { actor: Actor; place: Place } = {
  actor: { platform: pagePlatform, space: 'everybody', user: 'nobody' },
  place: formatPlace({ platform: pagePlatform, space: 'everybody', kind: 'user', id: 'nobody' }),
};

/** Somebody who reads a page: no person of the database has this number. */
export const nobody: Omit<Person, 'language' | 'timeZone'> = {
  id: 0,
  displayName: null,
  region: null,
  interests: [],
  role: 'member',
};
