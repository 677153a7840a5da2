import { ownValue } from '#src/core/own-value.ts';

/** A country, then one character for each level: SE, SE2, SE22, SE224. */
const shape = /^[A-Z]{2}[0-9A-Z]{0,3}$/;

const covered = new Set(
  (
    'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ' + // European Union
    'CH IS LI NO UK'
  ).split(' '),
);

/** Country and territory codes of Eurostat's neighbours and candidates, for which there are figures but no territories here. */
const outside = new Set('AD AL AM AZ BA BY GE MC MD ME MK RS RU SM TR UA US XK JP CA AU KR'.split(' '));

/**
 * Codes of earlier versions for exactly the territory another code has in NUTS 2024. Where a code changed because the border moved
 * (NL31 → NL35, PT18 → PT1C, SI01 → SI03, NO05 → NO0A …) figures cannot be carried over, so it is not here. Three codes were split and
 * their old territory lives on one level up: LT00 is all of Lithuania, HU10 is HU1, PL12 is PL9.
 */
const relabelled: Record<string, string> = {
  // 2013 → 2016
  FR21: 'FRF2',
  FR22: 'FRE2',
  FR23: 'FRD2',
  FR24: 'FRB0',
  FR25: 'FRD1',
  FR26: 'FRC1',
  FR30: 'FRE1',
  FR41: 'FRF3',
  FR42: 'FRF1',
  FR43: 'FRC2',
  FR51: 'FRG0',
  FR52: 'FRH0',
  FR53: 'FRI3',
  FR61: 'FRI1',
  FR62: 'FRJ2',
  FR63: 'FRI2',
  FR71: 'FRK2',
  FR72: 'FRK1',
  FR81: 'FRJ1',
  FR82: 'FRL0',
  FR83: 'FRM0',
  FRA1: 'FRY1',
  FRA2: 'FRY2',
  FRA3: 'FRY3',
  FRA4: 'FRY4',
  FRA5: 'FRY5',
  HU10: 'HU1',
  LT00: 'LT',
  PL11: 'PL71',
  PL12: 'PL9',
  PL31: 'PL81',
  PL32: 'PL82',
  PL33: 'PL72',
  PL34: 'PL84',
  // 2010 → 2013
  EL11: 'EL51',
  EL12: 'EL52',
  EL13: 'EL53',
  EL14: 'EL61',
  EL21: 'EL54',
  EL22: 'EL62',
  EL23: 'EL63',
  EL24: 'EL64',
  EL25: 'EL65',
  ITD1: 'ITH1',
  ITD2: 'ITH2',
  ITD3: 'ITH3',
  ITD4: 'ITH4',
  ITE1: 'ITI1',
  ITE2: 'ITI2',
  ITE4: 'ITI4',
  FR91: 'FRY1',
  FR92: 'FRY2',
  FR93: 'FRY3',
  FR94: 'FRY4',
};

/** Codes of versions 2003–2021, at levels 1 and 2, whose territory no code of NUTS 2024 has. */
const discontinued = new Set(
  (
    'BG11 BG12 BG13 BG21 BG22 BG23 DE41 DE42 DEE1 DEE2 DEE3 DED1 DED3 DK00 EL1 EL2 FI13 FI18 FI1A FR2 FR3 FR4 FR5 FR6 FR7 FR8 FR9 FRA ' +
    'HR01 HR04 IE01 IE02 ITD ITD5 ITE ITE3 NL31 NL33 NO01 NO03 NO04 NO05 PL1 PL3 PT16 PT17 PT18 ' +
    'RO01 RO02 RO03 RO04 RO05 RO06 RO07 RO08 SE01 SE02 SE04 SE06 SE07 SE08 SE09 SE0A SI01 SI02 UKD2 UKD5 UKI1 UKI2 UKM1 UKM2 UKM3 UKM4'
  ).split(' '),
);

/**
 * Where the territory of discontinued codes lies now, the greater part first; at most one level up. From Eurostat's histories of NUTS
 * (2003–2021) and, for populations, from the JRC's NUTS converter (release 2025.08): parts of less than 2 % are left out.
 */
const successors: Record<string, string> = {
  ...{ BG11: 'BG31', BG12: 'BG32 BG31', BG13: 'BG33 BG32', BG21: 'BG41', BG22: 'BG42', BG23: 'BG34' },
  ...{ DE41: 'DE40', DE42: 'DE40', DED1: 'DED4 DED5', DED3: 'DED5', DEE1: 'DEE0', DEE2: 'DEE0', DEE3: 'DEE0' },
  ...{ DK00: 'DK01 DK02 DK03 DK04 DK05', EL1: 'EL5 EL6', EL2: 'EL6', FI13: 'FI1D', FI18: 'FI1B FI1C', FI1A: 'FI1D' },
  ...{ FR2: 'FRB FRC FRD FRE FRF', FR3: 'FRE', FR4: 'FRF FRC', FR5: 'FRG FRH FRI', FR6: 'FRI FRJ', FR7: 'FRK' },
  ...{
    FR8: 'FRL FRJ FRM',
    FR9: 'FRY',
    HR01: 'HR05 HR06',
    HR04: 'HR05 HR06 HR02',
    IE01: 'IE04 IE06',
    IE02: 'IE06 IE05',
  },
  ...{ ITD5: 'ITH5', ITE3: 'ITI3', NL31: 'NL35', NL33: 'NL36', NO01: 'NO08', NO03: 'NO08 NO09', NO04: 'NO09 NO0A' },
  ...{ NO05: 'NO0A', PL1: 'PL9 PL7', PL3: 'PL8', PT16: 'PT19 PT1D', PT17: 'PT1A PT1B', PT18: 'PT1C PT1D' },
  ...{ RO01: 'RO21', RO02: 'RO22', RO03: 'RO31', RO04: 'RO41', RO05: 'RO42', RO06: 'RO11', RO07: 'RO12', RO08: 'RO32' },
  ...{ SE01: 'SE11', SE02: 'SE12', SE04: 'SE22', SE06: 'SE31', SE07: 'SE32', SE08: 'SE33', SE09: 'SE21', SE0A: 'SE23' },
  ...{
    SI01: 'SI03',
    SI02: 'SI04',
    UKD2: 'UKD6',
    UKD5: 'UKD7',
    UKI1: 'UKI3 UKI4',
    UKI2: 'UKI5 UKI6 UKI7',
    UKM1: 'UKM5',
  },
  ...{ UKM2: 'UKM7 UKM8', UKM3: 'UKM8 UKM9', UKM4: 'UKM6' },
};

/** `isSame`: the one code there is now is for exactly the same territory. */
export type Successors = { codes: string[]; isSame: boolean };

/** Finds the present codes for a code of an earlier NUTS version, or one with ISO's letters for Greece or the United Kingdom. Null if it is neither. */
export function findSuccessors(written: string): Successors | null {
  const upper = written.trim().toUpperCase();
  if (!/^[A-Z]{2}[0-9A-Z]{1,2}$/.test(upper) || !/\d/.test(upper)) return null;
  const code = withEurostatsCountry(upper);
  const same = relabelled[code];
  if (same !== undefined) return { codes: [same], isSame: true };
  const parts = successors[code];
  if (parts !== undefined) return { codes: parts.split(' '), isSame: false };
  return code === upper ? null : { codes: [code], isSame: true };
}

/** The discontinued codes of whose territory a present one has a part: those of PT1D are PT16 and PT18. */
export function findPredecessors(code: string): string[] {
  return Object.entries(successors).flatMap(([former, parts]) => (parts.split(' ').includes(code) ? [former] : []));
}

/** The result of reading a `geo` of a statistical file. `territory` is the NUTS 2024 code if there is one. */
export type GeoReading =
  | { kind: 'current'; territory: string }
  | { kind: 'relabelled'; territory: string }
  | { kind: LeftOut }
  | { kind: 'unknown' };

/**
 * Why a figure has no place here: a sum over countries or a historical whole (EU27_2020, DE_TOT); what belongs to a country but to no
 * region of it (ESZZ); a code of an earlier version whose territory is gone; a country that is not covered; a level finer than kept.
 */
export type LeftOut = 'aggregate' | 'extraRegio' | 'oldCode' | 'otherCountry' | 'finerLevel';

/** Reads a `geo` code; `isTerritory` tells which codes are territories of ours. */
export function readGeo(written: string, isTerritory: (code: string) => boolean): GeoReading {
  const geo = withEurostatsCountry(written);
  if (isTerritory(geo)) return { kind: 'current', territory: geo };
  const territory = ownValue(relabelled, geo);
  if (territory !== undefined && isTerritory(territory)) return { kind: 'relabelled', territory };
  if (discontinued.has(geo)) return { kind: 'oldCode' };
  if (isAggregate(geo)) return { kind: 'aggregate' };
  if (!shape.test(geo)) return { kind: 'unknown' };
  const country = geo.slice(0, 2);
  if (outside.has(country)) return { kind: 'otherCountry' };
  if (!covered.has(country)) return { kind: 'unknown' };
  if (isExtraRegio(geo)) return { kind: 'extraRegio' };
  if (
    geo.length === 5 &&
    (isTerritory(geo.slice(0, 4)) || discontinued.has(geo.slice(0, 4)) || relabelled[geo.slice(0, 4)])
  )
    return { kind: 'finerLevel' };
  return { kind: 'unknown' };
}

/** Greece and the United Kingdom by the letters Eurostat has for them, where ISO's are written: GR14 is EL14. */
export function withEurostatsCountry(code: string): string {
  return code.replace(/^GR(?=[0-9A-Z]{0,3}$)/, 'EL').replace(/^GB(?=[0-9A-Z]{0,3}$)/, 'UK');
}

/** A sum over countries (EU, EU27_2020, EA19, EFTA) or a country as it was once counted (DE_TOT, FR_METRO). */
export function isAggregate(geo: string): boolean {
  return /^(EU|EA|EEA|EFTA|ASE|CC|G)\d*(_[A-Z0-9]+)*(-\d+)?$/.test(geo) || /^[A-Z]{2,4}\d*_[A-Z0-9_-]+$/.test(geo);
}

/** Figures that belong to a country but to none of its regions: embassies, the continental shelf (ESZZ), or place unknown (HUXX). */
export function isExtraRegio(geo: string): boolean {
  return /^[A-Z]{2}(Z{1,3}|X{1,3})$/.test(geo);
}
