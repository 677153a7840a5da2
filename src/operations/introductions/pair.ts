import type { AppContext } from '#src/context.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import type { Introduction, Reason, Side } from '#src/domain/introductions/introduction.ts';
import { chooseStarters } from '#src/domain/introductions/starters.ts';
import { sharedLanguages } from '#src/domain/introductions/suggest.ts';
import type { BothView, PairView, PersonTold } from '#src/domain/introductions/view.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { findExperience, listExperiencesOfAuthor } from '#src/store/experiences/experience.ts';
import { findSides } from '#src/store/introductions/side.ts';
import { describeBoth } from './describe.ts';
import { loadStandings, type Standing } from './standing.ts';

const unknown: Standing = { similarity: null, lead: null };
/** As in suggestions: from where /peers calls a region close. */
const leastSimilarity = 65;

/**
 * Loads what the two are told when they are brought together: reasons, now with what figures say, languages, and how to begin. Null where one of them
 * was forgotten. Reads figures: to be called outside of transactions.
 */
export async function loadPair(context: AppContext, introduction: Introduction): Promise<PairView | null> {
  const { sql } = context;
  const both = await describeBoth(sql, introduction);
  const { asker, other } = both;
  if (!asker || !other) return null;
  const area = await areaOf(context, both);
  const [theirs, ours] = await Promise.all([
    standingOf(context, asker, other, area),
    standingOf(context, other, asker, area),
  ]);
  const [askersOwn, othersOwn] = await Promise.all([
    experiencesOf(context, asker, area),
    experiencesOf(context, other, area),
  ]);
  const starters = chooseStarters(
    {
      asker: { ...asker.preferences, experiences: askersOwn, lead: ours.lead },
      other: { ...other.preferences, experiences: othersOwn, lead: theirs.lead },
    },
    area,
  );
  const contacts = new Map<Side, string>(
    (await findSides(sql, introduction.number)).map(({ side, contact }) => [side, contact]),
  );
  return {
    ...{ introduction, asker, other, experiences: both.experiences, area, starters },
    reasons: [...introduction.reasons, ...figureReasons(theirs, area)],
    languages: sharedLanguages(workingLanguages(asker), workingLanguages(other)),
    contacts: { asker: contacts.get('asker') ?? '', other: contacts.get('other') ?? '' },
  };
}

const workingLanguages = ({ person, preferences }: PersonTold) => ({
  language: person.language,
  languages: preferences.languages,
});

/** The policy area they talk about: the one asked for, that of the experience, or one that the asker looks for and the other offers. */
async function areaOf(
  { sql }: Pick<AppContext, 'sql'>,
  { introduction, asker, other }: BothView,
): Promise<PolicyArea | null> {
  const { wish } = introduction;
  if (wish.area) return wish.area;
  const named = wish.experience === undefined ? null : await findExperience(sql, wish.experience);
  if (named && isOpen(named) && named.policyAreas[0]) return named.policyAreas[0];
  return asker?.preferences.seek.areas.find((area) => other?.preferences.offer.areas.includes(area)) ?? null;
}

async function standingOf(context: AppContext, from: PersonTold, to: PersonTold, area: PolicyArea | null) {
  const { region } = to.person;
  if (region === null || region === from.person.region) return unknown;
  return (await loadStandings(context, from.person.region, [region], area)).get(region) ?? unknown;
}

/** Open experiences of somebody, those of the area first. */
async function experiencesOf({ sql }: AppContext, { person }: PersonTold, area: PolicyArea | null) {
  const open = (await listExperiencesOfAuthor(sql, person.id)).filter(isOpen);
  const isFitting = ({ policyAreas }: (typeof open)[number]) => area !== null && policyAreas.includes(area);
  return [...open.filter(isFitting), ...open.filter((each) => !isFitting(each))];
}

function figureReasons({ lead, similarity }: Standing, area: PolicyArea | null): Reason[] {
  return [
    ...(lead !== null && area !== null ? [{ type: 'better' as const, area, points: lead }] : []),
    ...(similarity !== null && similarity >= leastSimilarity
      ? [{ type: 'alike' as const, similarity: Math.round(similarity) }]
      : []),
  ];
}
