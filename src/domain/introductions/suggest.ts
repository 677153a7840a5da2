import type { ActsFor } from '#src/core/person.ts';
import { foldText } from '#src/core/text.ts';
import type { Reason } from './introduction.ts';
import { languagesOf, type Topics } from './preferences.ts';
import type { Wish } from './wish.ts';

/** An experience that fits what is looked for. `lex`: how well its words fit, 0–1, of the best. */
export type FittingExperience = {
  number: number;
  role: 'author' | 'adopter';
  lex: number;
  hasArea: boolean;
  createdAt: Date;
};

/** Somebody who is open to introductions today, has room for one and did not exclude the asker, nor was excluded. */
export type PossiblePerson = {
  id: number;
  displayName: string | null;
  region: string | null;
  organisation?: ActsFor | null;
  language: string;
  languages: string[];
  offer: Topics;
  seek: Topics;
  /** Introductions that wait for them or are under way. */
  load: number;
  experiences: readonly FittingExperience[];
  /** The number of their answer to the question that was named; null if they gave none. */
  answer: number | null;
  /** 0–100, of their region to the asker's; null where it is not known. */
  similarity: number | null;
  /** Points by which their region is clearly ahead in the area that is looked for; null where it is not, or not known. */
  lead: number | null;
};

export type Suggestion = { person: PossiblePerson; score: number; reasons: Reason[] };

type Asker = { language: string; languages: string[]; offer: Topics };

/** Parts of the worth of an experience: METHODS of routing a question. */
const parts = { lex: 0.5, area: 0.2, similarity: 0.15, strength: 0.1, fresh: 0.05 } as const;
const adopterShare = 0.8;
const offerWorth = 0.15;
const answerWorth = 0.5;
const languageWorth = 0.1;
const seekWorth = 0.05;
const loadCost = 0.1;
/** Points that count as a whole lead. */
const fullLead = 20;
const halfLifeYears = 4;
const yearMs = 365.25 * 24 * 3_600_000;
const mostOfRegion = 2;
const mostSuggested = 5;

/**
 * People who may help, of the regions that are named where some are, the best first: at most two of a region, at most five. Worth: the best of their experiences by words, area, likeness of the
 * regions, lead and age; what they offer and look for; a shared language; less for each introduction they have already. Ties go by number. `among`: who fits because they look for partners, as the asker does.
 */
export function suggestPeople(
  people: readonly PossiblePerson[],
  wish: Wish,
  asker: Asker,
  now: Date,
  { among = null }: { among?: ReadonlySet<number> | null } = {},
): Suggestion[] {
  const ranked = people
    .flatMap((person) => judge(person, wish, asker, now, among?.has(person.id) ?? false) ?? [])
    .sort((left, right) => right.score - left.score || left.person.id - right.person.id);
  const ofRegion = new Map<string, number>();
  const chosen: Suggestion[] = [];
  for (const each of ranked) {
    const { region } = each.person;
    const before = region === null ? 0 : (ofRegion.get(region) ?? 0);
    if (before >= mostOfRegion) continue;
    if (region !== null) ofRegion.set(region, before + 1);
    chosen.push(each);
    if (chosen.length === mostSuggested) break;
  }
  return chosen;
}

/** Null where nothing says that they could help. */
function judge(person: PossiblePerson, wish: Wish, asker: Asker, now: Date, isPartner: boolean): Suggestion | null {
  const fitting = person.experiences.filter(({ lex, hasArea }) => lex > 0 || hasArea);
  const best = fitting
    .map((each) => ({ ...each, worth: worthOf(each, person, now) }))
    .toSorted((left, right) => right.worth - left.worth || right.number - left.number)[0];
  const offers = fitOffer(person.offer, wish);
  const isOfRegion = person.region !== null && wish.regions.includes(person.region);
  if (wish.regions.length > 0 && !isOfRegion) return null;
  // Where something besides is looked for, to live there is not enough.
  const isByRegion = isOfRegion && !wish.area && !wish.group && !wish.experience && !wish.question && wish.words === '';
  const isAnswerer = person.answer !== null && wish.question !== undefined;
  const isNamed = wish.person === person.id;
  if (!best && offers === null && !isByRegion && !isAnswerer && !isNamed && !isPartner) return null;
  const shared = sharedLanguages(person, asker);
  const seeks = person.seek.areas.filter((area) => asker.offer.areas.includes(area));
  const score =
    (best?.worth ?? regionPart(person)) +
    (offers === null ? 0 : offerWorth) +
    (isNamed ? 1 : 0) +
    (isAnswerer ? answerWorth : 0) +
    (shared.length > 0 ? languageWorth : 0) +
    (seeks.length > 0 ? seekWorth : 0) -
    loadCost * person.load;
  const reasons: Reason[] = [
    ...(isAnswerer ? [{ type: 'answered' as const, question: wish.question ?? 0, answer: person.answer ?? 0 }] : []),
    ...(isPartner && wish.call !== undefined ? [{ type: 'partner' as const, call: wish.call }] : []),
    ...(best ? [{ type: best.role, experience: best.number }] : []),
    ...(offers ? [{ type: 'offers' as const, ...offers }] : []),
    ...(wish.area && person.lead !== null ? [{ type: 'better' as const, area: wish.area, points: person.lead }] : []),
    ...(isAlike(person) ? [{ type: 'alike' as const, similarity: Math.round(person.similarity ?? 0) }] : []),
    ...(seeks.length > 0 ? [{ type: 'seeks' as const, areas: seeks }] : []),
    ...(shared.length > 0 ? [{ type: 'languages' as const, languages: shared }] : []),
  ];
  return { person, score, reasons };
}

function worthOf({ lex, hasArea, role, createdAt }: FittingExperience, person: PossiblePerson, now: Date): number {
  const years = Math.max(0, now.getTime() - createdAt.getTime()) / yearMs;
  const worth =
    parts.lex * lex + parts.area * (hasArea ? 1 : 0) + regionPart(person) + parts.fresh * 2 ** (-years / halfLifeYears);
  return worth * (role === 'author' ? 1 : adopterShare);
}

const regionPart = ({ similarity, lead }: PossiblePerson) =>
  (parts.similarity * (similarity ?? 0)) / 100 + parts.strength * Math.min(Math.max((lead ?? 0) / fullLead, 0), 1);

/** A region is called alike from where /peers calls one close: distance 0.35. */
const leastSimilarity = 65;
const isAlike = ({ similarity }: PossiblePerson) => similarity !== null && similarity >= leastSimilarity;

/** The parts of an offer that match a wish; null where none do. */
function fitOffer({ areas, groups, text }: Topics, { area, group, words }: Wish) {
  const fitting = {
    areas: area && areas.includes(area) ? [area] : [],
    groups: group && groups.includes(group) ? [group] : [],
  };
  const hasWords = words !== '' && sharesWord(words, text);
  return fitting.areas.length + fitting.groups.length > 0 || hasWords ? fitting : null;
}

/** Words as short as this are of no language's own: "for", "who". */
const shortest = 5;

/** Returns whether two texts share a word of some length, accents and endings of one letter aside. */
function sharesWord(left: string, right: string): boolean {
  const stems = (text: string) =>
    new Set(
      foldText(text)
        .split(/[^\p{L}\p{N}]+/u)
        .filter(({ length }) => length >= shortest)
        .map((word) => word.replace(/(?:es|s|ing|e)$/, '')),
    );
  const own = stems(left);
  return [...stems(right)].some((word) => own.has(word));
}

/** The languages two people work in, as the first lists them. */
export function sharedLanguages(
  left: Pick<Asker, 'language' | 'languages'>,
  right: Pick<Asker, 'language' | 'languages'>,
): string[] {
  const theirs = languagesOf(right.languages, right.language);
  return languagesOf(left.languages, left.language).filter((each) => theirs.includes(each));
}
