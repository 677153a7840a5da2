/** Codes of countries that files use beside Eurostat's two letters. */
const iso3: Record<string, string> = {
  AUT: 'AT',
  BEL: 'BE',
  BGR: 'BG',
  CHE: 'CH',
  CYP: 'CY',
  CZE: 'CZ',
  DEU: 'DE',
  DNK: 'DK',
  ESP: 'ES',
  EST: 'EE',
  FIN: 'FI',
  FRA: 'FR',
  GBR: 'UK',
  GRC: 'EL',
  HRV: 'HR',
  HUN: 'HU',
  IRL: 'IE',
  ISL: 'IS',
  ITA: 'IT',
  LIE: 'LI',
  LTU: 'LT',
  LUX: 'LU',
  LVA: 'LV',
  MLT: 'MT',
  NLD: 'NL',
  NOR: 'NO',
  POL: 'PL',
  PRT: 'PT',
  ROU: 'RO',
  SVK: 'SK',
  SVN: 'SI',
  SWE: 'SE',
};

const iso2: Record<string, string> = { GR: 'EL', GB: 'UK' };

/** Eurostat's code of a country by ISO's two or three letters; the text itself where it is neither. */
export function eurostatCountry(code: string): string {
  const letters = code.trim().toUpperCase();
  return iso3[letters] ?? iso2[letters] ?? letters;
}

/** Members of the European Union, by Eurostat's letters. */
export const unionCountries: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
