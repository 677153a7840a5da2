import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import { daysBefore, monthDays, restDays } from '#src/domain/introductions/rules.ts';
import {
  type PossiblePerson,
  type Suggestion,
  sharedLanguages,
  suggestPeople,
} from '#src/domain/introductions/suggest.ts';
import type { Wish } from '#src/domain/introductions/wish.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { countOpenPeople } from '#src/store/introductions/open-people.ts';
import { listPossiblePeople, type PossibleRow } from '#src/store/introductions/possible-people.ts';
import { textsFor } from '#src/texts/index.ts';
import { searchFor } from '../experiences/search.ts';
import { loadPreferences } from './preferences.ts';
import { loadStandings } from './standing.ts';

/** Experiences whose words fit are looked at up to this many. */
const mostMatches = 40;

/** Where the experiences of a wish come from. `lex`: how well the words of each fit, 0–1. */
type Fitting = { lex: Map<number, number>; named: number | null; area: PolicyArea | null };

/**
 * People who may help with what somebody looks for, the best first, with reasons. Reads figures: to be called outside of transactions. `answerersOf`:
 * people to answer that question, who share a language with the asker and were not asked it before; `among`: only these, who fit whatever they wrote.
 * @throws UserError where the experience that is named is none to read.
 */
export async function suggestFor(
  context: AppContext,
  person: Person,
  said: Wish,
  now: Date,
  { answerersOf = null, among = null }: { answerersOf?: number | null; among?: readonly number[] | null } = {},
): Promise<Suggestion[]> {
  const wish = { ...said, regions: withParts(said.regions, context.catalogue) };
  const own = await loadPreferences(context.sql, person.id);
  const fitting = await findFitting(context, person, wish);
  const rows = await listPossiblePeople(context.sql, {
    asker: { id: person.id, region: person.region, avoidedRegions: own.avoidedRegions },
    only: null,
    person: wish.person ?? null,
    experiences: [...fitting.lex.keys()],
    named: fitting.named,
    question: wish.question ?? null,
    regions: wish.regions,
    area: fitting.area,
    group: wish.group ?? null,
    hasWords: wish.words !== '',
    answerersOf,
    among,
    ...{ now, countedSince: daysBefore(now, monthDays), restedSince: daysBefore(now, restDays) },
  });
  const regions = [...new Set(rows.flatMap(({ region }) => region ?? []))].filter((code) => code !== person.region);
  const standings = await loadStandings(context, person.region, regions, fitting.area);
  const people = rows.map((row): PossiblePerson => {
    const standing = row.region === null ? undefined : standings.get(row.region);
    return {
      ...row,
      experiences: readExperiences(row, fitting),
      similarity: standing?.similarity ?? null,
      lead: standing?.lead ?? null,
    };
  });
  const asked = fitting.area === null ? wish : { ...wish, area: fitting.area };
  const asker = { ...own, language: person.language };
  const able = answerersOf === null ? people : people.filter((each) => sharedLanguages(each, asker).length > 0);
  return suggestPeople(able, asked, asker, now, { among: among && new Set(among) });
}

/** Tells why nobody is suggested for a wish: whether the experience that it names is an example, which nobody wrote, and how many others are open at all. */
export async function whyNobody({ sql }: AppContext, person: Person, { experience }: Wish) {
  const named = experience === undefined ? null : await findExperience(sql, experience);
  return { example: named?.isExample ? named.number : null, open: await countOpenPeople(sql, person.id) };
}

/** Regions, with those that lie in one that is named: a country, or a larger region. */
function withParts(regions: readonly string[], { regions: all }: AppContext['catalogue']): string[] {
  const territories = regions.map((code) => all.get(code)?.territory ?? code);
  const within = [...all.values()].filter(({ territory }) => territories.some((whole) => territory.startsWith(whole)));
  return [...new Set([...regions, ...within.map(({ code }) => code)])];
}

/** Finds which experiences fit: the one that was named, and those whose words do. */
async function findFitting(context: AppContext, person: Person, wish: Wish): Promise<Fitting> {
  const named = wish.experience === undefined ? null : await findExperience(context.sql, wish.experience);
  if (wish.experience !== undefined && !(named && isOpen(named)))
    throw new UserError(textsFor(person.language).experience.unknown({ number: wish.experience }));
  const found = wish.words === '' ? null : await searchFor(context, person, { words: wish.words, limit: mostMatches });
  const matches = found === null || typeof found === 'string' ? [] : found.matches;
  // The search tells the order and no distance: the first counts whole, each further one a little less.
  const lex = new Map(matches.map(({ number }, index) => [number, 1 - index / mostMatches]));
  if (named) lex.set(named.number, 1);
  return { lex, named: named?.number ?? null, area: wish.area ?? named?.policyAreas[0] ?? null };
}

const readExperiences = ({ experiences }: PossibleRow, { lex, named }: Fitting): PossiblePerson['experiences'] =>
  experiences.map(({ number, adoptedFrom, hasArea, createdAt }) => {
    const isAdopter = named !== null && adoptedFrom === named;
    return {
      number,
      role: isAdopter ? 'adopter' : 'author',
      lex: lex.get(number) ?? (isAdopter ? 1 : 0),
      hasArea,
      createdAt: new Date(createdAt),
    };
  });
