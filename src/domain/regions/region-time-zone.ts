import type { Catalogue } from './catalogue.ts';

const ofCountry: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CH: 'Europe/Zurich',
  CY: 'Asia/Nicosia',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  EL: 'Europe/Athens',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  LI: 'Europe/Vaduz',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  RO: 'Europe/Bucharest',
  SE: 'Europe/Stockholm',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
  UK: 'Europe/London',
};
/** Regions with another clock than most of their country, by the NUTS code that their territory begins with. */
const ofTerritory: Readonly<Record<string, string>> = {
  ES7: 'Atlantic/Canary',
  PT2: 'Atlantic/Azores',
  PT3: 'Atlantic/Madeira',
  FRY1: 'America/Guadeloupe',
  FRY2: 'America/Martinique',
  FRY3: 'America/Cayenne',
  FRY4: 'Indian/Reunion',
  FRY5: 'Indian/Mayotte',
};

/** The time zone that somebody most likely means: their own, or, where they told none (UTC), that of their region. */
export function likelyTimeZone(
  { timeZone, region }: { timeZone: string; region: string | null },
  { regions }: Pick<Catalogue, 'regions'>,
): string {
  const territory = regions.get(region ?? '')?.territory;
  if (timeZone !== 'UTC' || territory === undefined) return timeZone;
  const ownClock = ofTerritory[territory.slice(0, 4)] ?? ofTerritory[territory.slice(0, 3)];
  return ownClock ?? ofCountry[territory.slice(0, 2)] ?? timeZone;
}
