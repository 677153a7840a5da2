import { fewestRanked } from '../figures/rank.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { isHeldFor } from '../regions/held-for.ts';
import type { Indicator } from '../topics/indicator.ts';
import { citizensSaid } from './citizenship.ts';
import { catalogueGroups, closeLabelsOfCountries, kin, saidFamilyOf, saidGroupOf } from './figure-words.ts';
import type { Frame } from './frame.ts';
import { says } from './question-kind.ts';

/** The figure a frame asks for: its indicator; or what is not held, and what is nearest to it. */
export type FigureAsked =
  /** `insteadOf`: the group said has no figures of its own, and one close to it has. */
  | { type: 'held'; code: string; insteadOf?: string }
  /** Two groups side by side. */
  | { type: 'two'; codes: [string, string] }
  | { type: 'not-held'; family: string | null; missing: 'family' | 'group' | 'sex' | 'age'; nearest: string[] }
  | { type: 'none' };

/** A group that is close to one said, where that one has no figures of its own. */
const closeGroups: Record<string, string> = { 'foreign-citizens': 'foreign-born', nationals: 'native-born' };
/** The nearest families of figures for a measure that the catalogue lacks. */
const nearestFamilies: Record<string, string[]> = {
  asylum: ['net-migration', 'origin'],
  immigration: ['net-migration', 'arrivals', 'origin'],
  'income-poverty': ['poverty'],
  wages: ['household-income', 'gdp-per-head'],
  'long-term-unemployment': ['unemployment'],
  'self-employment': ['activity', 'employment'],
  'over-qualification': ['tertiary', 'employment'],
  naturalisation: ['origin'],
  vacancies: ['unemployment', 'activity'],
  fertility: ['population', 'median-age'],
  'health-figures': ['median-age', 'old-age'],
  'language-skills': ['early-leavers', 'tertiary'],
  rents: ['household-income'],
  employment: ['activity', 'employment', 'unemployment'],
};
const mostNearest = 3;
/** Families in which a group's share of all people can be asked for: "foreign population". */
const shareFamilies = new Set(['population', 'origin']);
const groupsOfOrigin = new Set(['foreign-born', 'non-eu-born', 'foreign-citizens']);

/** A family, and those under which the same is held for other groups or ages. */
export function familiesOf(family: string): string[] {
  return kin[family] ?? [family];
}

/** Returns whether a figure is of the group that was said, or of one that stands in for it. */
export function isOfGroup(group: string, { populationGroup }: Indicator): boolean {
  const labels = [catalogueGroups[group], catalogueGroups[closeGroups[group] ?? ''], closeLabelsOfCountries[group]];
  return labels.includes(populationGroup);
}

/** Employment is held by education too: one measure, said with two words. */
const byEducation: Record<string, string> = {
  'low-education': 'employment-low-education',
  'medium-education': 'employment-medium-education',
  tertiary: 'employment-high-education',
};

/** "Employment of graduates": the measure that two families make together. */
function joinedFamily({ families, areFamiliesJoined }: Frame): string | null {
  const values = families.map(({ value }) => value);
  if (areFamiliesJoined || values.length !== 2 || !values.includes('employment')) return null;
  return values.flatMap((value) => byEducation[value] ?? [])[0] ?? null;
}

/** The families of a frame; two that are one measure together are that one. */
export function withJoinedFamily(said: Frame): Frame {
  // "GDP a head in purchasing power": the narrower is meant.
  const isInPower = said.families.some(({ value }) => value === 'gdp-per-head-pps');
  const families = said.families.filter(({ value }) => !isInPower || value !== 'gdp-per-head');
  const frame = families.length === said.families.length ? said : { ...said, families };
  const value = joinedFamily(frame);
  return value === null ? frame : { ...frame, families: [{ value, at: frame.families[0]?.at ?? 0 }] };
}

/**
 * The figure a frame asks for. A group that stands with another measure, "foreign-born employment and poverty", is taken with this one only where
 * it is held.
 */
export function figureOf(said: Frame, catalogue: Catalogue): FigureAsked {
  const named = namedBy(said, catalogue);
  if (named?.hasFigures && isNear(named, said, catalogue)) return { type: 'held', code: named.code };
  const asked = withNamed(figureOfGroups(said, catalogue), named);
  const family = measureOf(said);
  const isUnknown =
    asked.type === 'not-held'
      ? asked.missing === 'group'
      : asked.type === 'held' && isOfCountriesOnly(catalogue.indicators.get(asked.code), said);
  const kept = said.groups.filter(({ ofFamily }) => ofFamily === null || ofFamily === family);
  if (family === null || !isUnknown || kept.length === said.groups.length) return asked;
  return figureOfGroups({ ...said, groups: kept }, catalogue);
}

/** The indicator that a frame has the whole name of, with no other measure, group, sex or age beside it; null where there is none. */
function namedBy(
  { named, families, groups, sex, age, hasArrival }: Frame,
  { indicators }: Catalogue,
): Indicator | null {
  const indicator = named === null ? undefined : indicators.get(named);
  if (!indicator) return null;
  const { family, populationGroup } = indicator;
  const isOrigin = family === 'arrivals' || family?.startsWith('origin') === true;
  const said = saidFamilyOf(family ?? indicator.code);
  const group = saidGroupOf(populationGroup);
  const isOfSex = populationGroup === 'women' || populationGroup === 'men';
  const others = groups.map(({ value }) => value).filter((value) => value !== 'everyone');
  const isAlone =
    (isOrigin ? families.length === 0 : families.every(({ value }) => value === said) && families.length === 1) &&
    (group === null ? others.length === 0 : others.join() === group) &&
    (isOfSex ? sex === populationGroup : sex === null) &&
    age === null &&
    hasArrival === (family === 'arrivals');
  return isAlone ? indicator : null;
}

/** What is asked by its whole name is that, unless another that is held there stands in for it. */
function withNamed(asked: FigureAsked, named: Indicator | null): FigureAsked {
  if (named === null || asked.type === 'held' || asked.type === 'two') return asked;
  if (named.hasFigures) return { type: 'held', code: named.code };
  return asked;
}

function isOfCountriesOnly(indicator: Indicator | undefined, { regions }: Frame): boolean {
  return indicator?.level === 'countries' && regions.some(({ code }) => code.length > 2);
}

/** The measure that a frame is of: people alone are one only where no other is named. */
function measureOf({ families }: Frame): string | null {
  const values = families.map(({ value }) => value);
  // "Does immigration raise crime": what is told of people is not of those who come.
  if (values.includes('crime')) return 'crime';
  return values.find((value) => !shareFamilies.has(value)) ?? values[0] ?? null;
}

function figureOfGroups(said: Frame, catalogue: Catalogue): FigureAsked {
  const banded = bandHeld(said, catalogue);
  const frame = banded === null ? said : { ...said, age: null };
  const indicators = [...catalogue.indicators.values()].filter(({ hasFigures }) => hasFigures);
  const near = indicators.filter((each) => isNear(each, frame, catalogue));
  const groups = frame.groups.map(({ value }) => value).filter((value) => value !== 'everyone');
  const family = measureOf(frame);
  const group = [...groups].sort((left, right) => narrowness(right) - narrowness(left))[0] ?? null;
  if (family === null || (shareFamilies.has(family) && group !== null)) return shareOf(frame, group, indicators, near);
  const kinFamilies = kin[family] ?? [family];
  const inKin = indicators.filter((indicator) => kinFamilies.includes(indicator.family ?? ''));
  const inFamily = banded === null ? inKin : inKin.filter(({ ageBand }) => ageBand === banded);
  const nearFamily = inFamily.filter((each) => near.includes(each));
  if (inFamily.length === 0)
    return { type: 'not-held', family, missing: 'family', nearest: nearest(family, group, near) };
  if (frame.hasArrival && family !== 'arrivals')
    return { type: 'not-held', family, missing: 'group', nearest: codesOf(nearFamily, 'foreign-born') };
  const bySex = inFamily.filter(({ populationGroup }) => populationGroup === 'women' || populationGroup === 'men');
  const [women, men] = bySex;
  if (women && men && group === null && frame.age === null) {
    // "Men and women" asks for both.
    const [sex] = frame.sexes.length === 1 ? frame.sexes : [];
    const asked = bySex.find(({ populationGroup }) => populationGroup === sex);
    return asked ? { type: 'held', code: asked.code } : { type: 'two', codes: [women.code, men.code] };
  }
  const limit = bandOf(frame, inFamily);
  if (limit !== null)
    return {
      type: 'not-held',
      family,
      missing: limit,
      nearest: withYoung(frame, limit, codesOf(nearFamily, group), near),
    };
  const isOfTwo =
    groups.some((each) => natives.includes(each)) ||
    says(frame, 'gap') ||
    groups.every((each) => withinUnion.includes(each));
  if (groups.length === 2 && isOfTwo) {
    // The gap by birth is theirs less that of the native-born.
    const pair = pairOf(
      inFamily,
      groups.toSorted((left, right) => natives.indexOf(left) - natives.indexOf(right)),
    );
    if (pair) return { type: 'two', codes: pair };
  }
  const held = heldFor(inFamily, family, catalogueGroups[group ?? 'everyone']);
  // "Stranieri", "Ausländer": work and education are held by birth; by citizenship, if at all, for countries only.
  const isOfCountries =
    frame.regions.length > 0
      ? frame.regions.every(({ code }) => code.length === 2) && !(frame.superlative && says(frame, 'many-regions'))
      : !frame.isOwn && says(frame, 'asks-countries');
  const closeLabel = catalogueGroups[closeGroups[group ?? ''] ?? ''];
  const byCitizenship = isOfCountries ? heldFor(nearFamily, family, closeLabelsOfCountries[group ?? '']) : undefined;
  const isOfCitizens = group !== null && citizensSaid(frame, group) !== null;
  if (byCitizenship && group !== null && (isOfCitizens || !held || !near.includes(held)))
    return { type: 'held', code: byCitizenship.code, insteadOf: group };
  const close = heldFor(inFamily, family, closeLabel);
  if (held && (isOfCountries || !close)) return { type: 'held', code: held.code };
  if (close && group !== null) return { type: 'held', code: close.code, insteadOf: group };
  // Known for one group only, and no other was asked for: there is one figure it can be.
  if (group === null && inFamily.length === 1 && inFamily[0]) return { type: 'held', code: inFamily[0].code };
  return {
    type: 'not-held',
    family,
    missing: 'group',
    nearest: group === null ? nearest(family, null, near) : withCitizens(group, codesOf(nearFamily, group), inFamily),
  };
}

/** Returns whether a figure may be offered for all that was named: many tables have regions alone, others countries alone. */
function isNear(indicator: Indicator, frame: Frame, catalogue: Catalogue): boolean {
  const { regions } = frame;
  // "Regions in Germany" are no country.
  const isOfRegions = regions.every(({ code }) => code.length === 2) && says(frame, 'many-regions');
  if (isOfRegions && regions.length > 0) return indicator.hasRegionFigures;
  return regions.length === 0 && says(frame, 'asks-countries')
    ? indicator.countriesWithFigures.length >= fewestRanked
    : isHeldFor(
        indicator,
        regions.map(({ code }) => code),
        catalogue,
      );
}

/** A band of ages that figures of the measure are of; null where none is said or held. */
function bandHeld({ age, families }: Frame, catalogue: Catalogue): string | null {
  const kinFamilies = families.flatMap(({ value }) => kin[value] ?? [value]);
  const isHeld = [...catalogue.indicators.values()].some(
    ({ ageBand, family, hasFigures }) => hasFigures && ageBand === age && kinFamilies.includes(family ?? ''),
  );
  return age !== null && isHeld ? age : null;
}

/** Where regions have no figure of a group by citizenship, that of their countries is the nearest. */
function withCitizens(group: string, codes: readonly string[], inFamily: Indicator[]): string[] {
  const label = closeLabelsOfCountries[group] ?? catalogueGroups[group];
  const citizens = inFamily.filter(({ populationGroup, code }) => populationGroup === label && !codes.includes(code));
  return [...citizens.slice(0, 1).map(({ code }) => code), ...codes].slice(0, mostNearest);
}

function shareOf(frame: Frame, group: string | null, indicators: Indicator[], near: Indicator[]): FigureAsked {
  const isAsked =
    frame.isShare ||
    frame.superlative !== null ||
    frame.direction !== null ||
    frame.families.length > 0 ||
    frame.isTrend ||
    frame.isBareGroup ||
    frame.intents.some(({ value }) => ['compare', 'rank', 'why', 'meaning'].includes(value));
  // "Where do immigrants find jobs" asks for no share of anybody.
  const isOfMatter = frame.matters.length > 0 && !frame.isShare;
  if (!isAsked || isOfMatter) return { type: 'none' };
  if (group === null) {
    if (frame.hasArrival && frame.families.length === 0)
      return heldOr(indicators.find(({ family }) => family === 'arrivals'));
    if (frame.isShare && (frame.sex !== null || frame.age !== null))
      return { type: 'not-held', family: null, missing: frame.sex === null ? 'age' : 'sex', nearest: [] };
    return { type: 'none' };
  }
  if (frame.sex !== null)
    return { type: 'not-held', family: 'origin', missing: 'sex', nearest: originCodes(near, group) };
  if (frame.age !== null)
    return { type: 'not-held', family: 'origin', missing: 'age', nearest: originCodes(near, group) };
  if (frame.hasArrival && group === 'foreign-born') {
    const arrivals = indicators.find(({ family }) => family === 'arrivals');
    if (arrivals) return { type: 'held', code: arrivals.code };
  }
  if (!groupsOfOrigin.has(group))
    return { type: 'not-held', family: 'origin', missing: 'group', nearest: originCodes(near, 'foreign-born') };
  const isCensus = frame.intents.some(({ value }) => value === 'qualifier:census');
  const held = indicators.find(
    ({ family, populationGroup }) =>
      family === (isCensus ? 'origin-census' : 'origin') && populationGroup === catalogueGroups[group],
  );
  return held
    ? { type: 'held', code: held.code }
    : { type: 'not-held', family: 'origin', missing: 'group', nearest: originCodes(near, group) };
}

function heldOr(indicator: Indicator | undefined): FigureAsked {
  return indicator ? { type: 'held', code: indicator.code } : { type: 'none' };
}

/** Those that others are held against, and those that are told apart by the Union. */
const natives = ['native-born', 'nationals'];
const withinUnion = ['eu-born', 'non-eu-born'];

const nativeLabels = new Set(natives.map((group) => catalogueGroups[group]));

/** Two groups in one family, so that their ages and years are the same. */
function pairOf(inFamily: Indicator[], groups: readonly string[]): [string, string] | null {
  for (const family of new Set(inFamily.map((indicator) => indicator.family))) {
    const [one, other] = groups.map((group) => {
      const label = catalogueGroups[closeGroups[group] ?? group];
      return inFamily.find((indicator) => indicator.family === family && indicator.populationGroup === label);
    });
    if (one && other) return [one.code, other.code];
  }
  return null;
}

function heldFor(inFamily: Indicator[], family: string, label: string | undefined): Indicator | undefined {
  const matching = inFamily.filter(({ populationGroup }) => populationGroup === label);
  return matching.find((indicator) => indicator.family === family) ?? matching[0];
}

/** Families of which the age is a part already. */
const ofAge = new Set(['early-leavers', 'old-age', 'median-age', 'neet', 'youth-employment']);

/** Women, men, the young: held for nobody, but early leavers are young and people over 65 are old. */
function bandOf(frame: Frame, inFamily: Indicator[]): 'sex' | 'age' | null {
  if (frame.sex !== null) return 'sex';
  if (frame.age === null) return null;
  const isOfAge = inFamily.some(({ family }) => ofAge.has(family ?? ''));
  return isOfAge && (frame.age === 'young' || frame.age === 'old') ? null : 'age';
}

/** Families whose figures of the young are, if any, of those without work and school. */
const ofWork = new Set(['employment', 'unemployment', 'activity', 'participation']);

/** "Youth unemployment": those neither in work nor in education are the young there are figures of. */
function withYoung(frame: Frame, limit: string, codes: string[], indicators: Indicator[]): string[] {
  const isYoung = limit === 'age' && frame.age === 'young' && frame.families.some(({ value }) => ofWork.has(value));
  const young = isYoung
    ? codesOf(
        indicators.filter(({ family }) => family === 'neet'),
        null,
      )
    : [];
  return [...young, ...codes].slice(0, mostNearest);
}

function codesOf(inFamily: Indicator[], group: string | null): string[] {
  const label = group === null ? 'everyone' : catalogueGroups[group];
  const best = inFamily.filter(({ populationGroup }) => populationGroup === label);
  // Nobody who asks of some who came means those who were born there before all others.
  const isOfNatives = group === null || natives.includes(group);
  const others = isOfNatives ? inFamily : inFamily.filter(({ populationGroup }) => !nativeLabels.has(populationGroup));
  return [...new Set([...best, ...others, ...inFamily].map(({ code }) => code))].slice(0, mostNearest);
}

function originCodes(indicators: Indicator[], group: string): string[] {
  return codesOf(
    indicators.filter(({ family }) => family === 'origin'),
    group,
  );
}

function nearest(family: string, group: string | null, indicators: Indicator[]): string[] {
  return (nearestFamilies[family] ?? [])
    .flatMap((each) =>
      codesOf(
        indicators.filter((indicator) => (kin[each] ?? [each]).includes(indicator.family ?? '')),
        group,
      ).slice(0, 2),
    )
    .slice(0, mostNearest);
}

/** "Non-EU migrants" are born outside the EU: the narrower group is meant. Those that are not held come before all. */
function narrowness(group: string): number {
  const order = ['everyone', 'native-born', 'nationals', 'foreign-born', 'foreign-citizens', 'eu-born', 'non-eu-born'];
  const index = order.indexOf(group);
  return index < 0 ? order.length : index;
}
