import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { isHeldFor } from '../regions/held-for.ts';
import { citizensSaid } from './citizenship.ts';
import type { FigureAsked } from './figure.ts';
import type { Frame } from './frame.ts';
import { has, says } from './question-kind.ts';

/** "I am from Murcia. What is unemployment in Aragon?": where the asker is is none of the places asked for, and is named. */
export function withoutAsides(frame: Frame): Frame {
  const asked = frame.regions.filter(({ isAside }) => !isAside);
  const isBoth = asked.length === 0 || asked.length === frame.regions.length;
  if (isBoth || has(frame, 'compare', 'peers', 'stand') || frame.direction !== null) return frame;
  const asides = frame.regions.filter(({ isAside }) => isAside);
  const residue = asides.map(({ said, at }) => ({ word: said, at, isTelling: false }));
  return { ...frame, regions: asked, residue: [...frame.residue, ...residue] };
}

/** "Non-EU citizens, how many of them have work": their employment, and no share of them among all. */
export function withWork(frame: Frame): Frame {
  const isHeld = has(frame, 'peers') || frame.isThan || frame.regions.length > 1 || frame.superlative !== null;
  const isCounted = frame.isShare || (frame.direction !== null && isHeld);
  const isOfWork = isCounted && frame.groups.length > 0 && frame.families.length === 0 && says(frame, 'has-work');
  const work = frame.matters.find(({ isArea }) => isArea) ?? frame.residue[0];
  // "… who work on farms": how many do so is another figure.
  const isOther = frame.residue.length > 1 || frame.matters.some(({ isArea }) => !isArea);
  if (!isOfWork || isOther) return frame;
  return {
    ...frame,
    isShare: false,
    families: [{ value: 'employment', at: work?.at ?? frame.groups[0]?.at ?? 0 }],
    matters: frame.matters.filter((each) => each !== work),
    residue: frame.residue.filter((each) => each !== work),
    areas: [],
  };
}

/** "How are we doing with Madeira", "are we better or worse than Bavaria": the two side by side. */
export function withStand(frame: Frame): Frame {
  const isBoth = frame.regions.length + (frame.isOwn ? 1 : 0) > 1 && frame.regions.length > 0;
  const isCompared = isBoth && !has(frame, 'peers') && (frame.isEitherWay || (has(frame, 'stand') && frame.isOwn));
  if (!isCompared) return frame;
  const compare = { value: 'compare', at: 0, end: 0 };
  return { ...frame, direction: null, intents: [...frame.intents, compare] };
}

/** "In which Bundesländer …": where no place is named, the regions of the country that has the word. */
export function withLand(frame: Frame): Frame {
  const { scope, regions, unknownPlaces } = frame;
  const { land } = scope;
  // "Which Bundesländer have less than Hamburg": the one that is named is what they are held against.
  const isHeld =
    frame.isThan && regions.length > 0 && regions.every(({ code }) => land !== null && code.startsWith(land));
  const isPlace = (regions.length > 0 && !isHeld) || unknownPlaces.length + scope.countries.length > 0;
  const isNamed = isPlace || frame.isOwn;
  if (scope.land === null || isNamed || frame.isUnion) return frame;
  return { ...frame, scope: { ...scope, countries: [scope.land], regionsOf: [scope.land] } };
}

/** "The gender gap", "between the sexes": both are asked for. */
export function withBothSexes(frame: Frame): Frame {
  return says(frame, 'both-sexes') ? { ...frame, sex: frame.sex ?? 'women', sexes: ['women', 'men'] } : frame;
}

/** The catalogue's name for people of another place of birth, not of another citizenship. */
const bornOutside = 'born outside the EU';
const bornWithin = 'born in another EU country';
/** Groups by citizenship, and who stands in for them by birth. */
const byBirth: Record<string, string> = { 'foreign-citizens': 'foreign-born', nationals: 'native-born' };

/** "Foreigners without those of the EU". */
const hasCitizens = ({ content }: Frame) => content.some(({ slots }) => slots.includes('citizens'));

/** Adds a correction to the frame if the figure is of a group close to the one that was asked for. */
export function withCloseGroup(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Frame {
  if (figure.type === 'two') return withCloseGroups(frame, figure.codes, catalogue);
  if (figure.type !== 'held') return frame;
  const meant = catalogue.indicators.get(figure.code)?.populationGroup;
  // "Third-country nationals" are citizens of no EU country: those born outside it are other people.
  const isByBirth = meant === bornOutside && (citizensSaid(frame, 'non-eu-born') !== null || hasCitizens(frame));
  const isBornWithin = meant === bornWithin && citizensSaid(frame, 'eu-born') !== null;
  const group = figure.insteadOf ?? (isByBirth ? 'non-eu-born' : isBornWithin ? 'eu-born' : undefined);
  if (group === undefined) return frame;
  const said = frame.groups.find(({ value }) => value === group)?.said;
  // What is said by its own name was not read as anything else.
  return said && meant && foldText(said) !== foldText(meant)
    ? { ...frame, corrections: [...frame.corrections, { said, meant }] }
    : frame;
}

const riskOfPoverty = /risk|risc|riesgo|rischio|risque|risiko|gefahrd|bedroht/;
const withExclusion = /exclu|esclus|ausgrenz|utest|arope/;

/**
 * "At risk of poverty" is by income alone. Where that rate is not held, the one of poverty or social exclusion stands in for it, and is said to.
 * @returns the words that it stands in for; null where nothing stands in
 */
function povertySaid(frame: Frame, figure: FigureAsked, catalogue: Catalogue): string | null {
  const indicator = figure.type === 'held' ? catalogue.indicators.get(figure.code) : undefined;
  if (indicator?.family !== 'poverty' || withExclusion.test(foldText(frame.text))) return null;
  const risk = frame.content.find(
    ({ values, said }) => values.includes('poverty') && riskOfPoverty.test(foldText(said)),
  );
  return risk?.said ?? null;
}

/** Takes the figure by income where it is held, else says on top that the other one stands in for it. */
export function asPoverty(
  frame: Frame,
  figure: FigureAsked,
  catalogue: Catalogue,
): { said: Frame; figure: FigureAsked } {
  const named = rateSaid(frame, figure);
  if (named)
    return { said: withMeant(frame, named.said, named.code, catalogue), figure: { type: 'held', code: named.code } };
  const risk = povertySaid(frame, figure, catalogue);
  if (risk === null || figure.type !== 'held') return { said: frame, figure };
  const codes = frame.regions.map(({ code }) => code);
  const byIncome = [...catalogue.indicators.values()].find(
    (each) => each.family === 'income-poverty' && isHeldFor(each, codes, catalogue),
  );
  if (byIncome) return { said: frame, figure: { type: 'held', code: byIncome.code } };
  return { said: withMeant(frame, risk, figure.code, catalogue), figure };
}

/** The rate by income by its own name, of everybody, where it is not held: what stands in for it. */
function rateSaid({ content, groups, sex, age }: Frame, figure: FigureAsked): { said: string; code: string } | null {
  const isRate = figure.type === 'not-held' && figure.family === 'income-poverty' && figure.missing === 'family';
  const [code] = isRate ? figure.nearest : [];
  const said = content.find(({ values }) => values.includes('income-poverty'))?.said;
  return code !== undefined && said !== undefined && groups.length === 0 && sex === null && age === null
    ? { said, code }
    : null;
}

function withMeant(frame: Frame, said: string, code: string, catalogue: Catalogue): Frame {
  const meant = catalogue.indicators.get(code)?.name ?? code;
  return { ...frame, corrections: [...frame.corrections, { said, meant }] };
}

/** Words for the unit of a difference, folded: "points", "Prozentpunkte". */
const points =
  /^(?:percentage|porcentuales|percentuali|pourcentage|percentuais|percentuals|(?:prozent)?punkt\w*|procentenhet\w*|points?|puntos?|punti|punts?|pontos?)$/;

/** "How many points is A above B": of two places the answer tells their difference in points, so that the word is used. */
export function withPoints(frame: Frame): Frame {
  const isOfTwo = frame.regions.length + (frame.isOwn ? 1 : 0) > 1;
  if (!isOfTwo || frame.families.length === 0) return frame;
  return { ...frame, residue: frame.residue.filter(({ word }) => !points.test(foldText(word))) };
}

const havingOld = /\b(?:ha|hanno|ci sono|vivono|conta|contano)\b(?: \w+){0,2} (?:piu|meno) anziani\b/;

/** "Quali regioni hanno più anziani della Liguria": with a verb of having the old are people, and no age. */
export function withOldPeople(frame: Frame): Frame {
  if (frame.language !== 'it' || !havingOld.test(foldText(frame.text))) return frame;
  const families = frame.families.map((each) => (each.value === 'median-age' ? { ...each, value: 'old-age' } : each));
  return { ...frame, families };
}

/** "Nationals and foreigners", where both are held by birth. */
function withCloseGroups(frame: Frame, codes: readonly string[], catalogue: Catalogue): Frame {
  const held = codes.map((code) => catalogue.indicators.get(code)?.populationGroup);
  const corrections = frame.groups.flatMap(({ value, said }) => {
    const meant = byBirth[value];
    return meant !== undefined && held.includes(meant) && foldText(said) !== foldText(meant) ? [{ said, meant }] : [];
  });
  return corrections.length > 0 ? { ...frame, corrections: [...frame.corrections, ...corrections] } : frame;
}

/** "Arrived in the last ten years" says who is counted, not over which years. */
export function withArrivalYears(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Frame {
  const isOfArrivals = figure.type === 'held' && catalogue.indicators.get(figure.code)?.family === 'arrivals';
  return isOfArrivals && frame.hasArrival && frame.period?.type === 'years' && !frame.isTrend
    ? { ...frame, period: null }
    : frame;
}

/** "A twin region in France": somewhere there, and none like France. */
function isTwinThere(frame: Frame): boolean {
  return says(frame, 'twin') && has(frame, 'peers');
}

/** "Our peers in Germany", "like Puglia, in Spain": the country says where to look. */
export function withCountryOfPeers(frame: Frame): Frame {
  const countries = frame.regions.filter(({ code }) => code.length === 2);
  const others = frame.regions.filter(({ code }) => code.length > 2);
  // "Who in Spain does better than us".
  const isThanUs = frame.direction !== null && frame.isOwn && !frame.isOwnBeside && others.length === 0;
  const isThere = isThanUs && !has(frame, 'compare', 'stand') && says(frame, 'asks-which') && says(frame, 'than-us');
  const isScope =
    (has(frame, 'peers') || isThere) &&
    countries.length === 1 &&
    (others.length === 1 || (others.length === 0 && (frame.isOwn || isTwinThere(frame))));
  // "Which regions in Germany and Austria are most like it": no list takes two countries.
  const isOfSeveral = has(frame, 'peers') && !has(frame, 'compare') && countries.length > 1 && others.length === 1;
  if (isOfSeveral) {
    const unknown = [...frame.scope.unknown, ...countries.map(({ said }) => said)];
    return { ...frame, regions: others, scope: { ...frame.scope, unknown } };
  }
  if (!isScope) return frame;
  return { ...frame, regions: others, scope: { ...frame.scope, countries: countries.map(({ code }) => code) } };
}
