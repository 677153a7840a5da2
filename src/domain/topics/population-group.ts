/**
 * Groups of people by where they were born and by citizenship, each with the group it is a part of. A finding about a group is not told again for the
 * group around it.
 */
const widerGroups = {
  everyone: null,
  'native-born': 'everyone',
  'foreign-born': 'everyone',
  'born in another EU country': 'foreign-born',
  'born outside the EU': 'foreign-born',
  nationals: 'everyone',
  'foreign citizens': 'everyone',
  'citizens of another EU country': 'foreign citizens',
  'third-country nationals': 'foreign citizens',
  women: 'everyone',
  men: 'everyone',
} as const satisfies Record<string, string | null>;

export type PopulationGroup = keyof typeof widerGroups;

export function isPopulationGroup(name: string): name is PopulationGroup {
  return Object.hasOwn(widerGroups, name);
}

/** The groups that a group is a part of, the nearest first: those born outside the EU are foreign-born, and these are of everyone. */
export function listWiderGroups(group: string): PopulationGroup[] {
  const wider = isPopulationGroup(group) ? widerGroups[group] : null;
  return wider === null ? [] : [wider, ...listWiderGroups(wider)];
}

const byBirth: readonly string[] = ['native-born', 'foreign-born', 'born in another EU country', 'born outside the EU'];

/** Returns whether a group is told apart by where its people were born. */
export function isByBirth(group: string): boolean {
  return byBirth.includes(group);
}

/** Returns whether a group is told apart by the citizenship of its people. */
export function isByCitizenship(group: string): boolean {
  return isPopulationGroup(group) && !isByBirth(group) && !['everyone', 'women', 'men'].includes(group);
}

/** Returns whether a group is mostly people who came from abroad, by birth or citizenship. */
export function isOfMigrants(group: string): boolean {
  return [group, ...listWiderGroups(group)].some((each) => each === 'foreign-born' || each === 'foreign citizens');
}

function isOfNatives(group: string): boolean {
  return group === 'native-born' || group === 'nationals';
}

/**
 * Ranks how well a group stands for another that has no figures: itself; the group around it and, of people who came from abroad, those by citizenship
 * for those by birth and the other way round; those from outside the EU before those of the EU; everyone; last of all those who did not come from abroad. Of
 * these those who did come from abroad are the last of all. For other groups all are as good.
 */
export function standInRank(group: string, asked: string): number {
  if (group === asked) return 0;
  if (isOfNatives(asked)) return isOfNatives(group) ? 1 : isOfMigrants(group) ? 5 : 4;
  if (!isOfMigrants(asked)) return 0;
  if (isOfMigrants(group)) {
    const isWhole = group === 'foreign-born' || group === 'foreign citizens';
    const isOfEu = (each: string) => each === 'born in another EU country' || each === 'citizens of another EU country';
    const isAskedWhole = asked === 'foreign-born' || asked === 'foreign citizens';
    if (isAskedWhole) return isWhole ? 1 : isOfEu(group) ? 3 : 2;
    return !isWhole && isOfEu(group) === isOfEu(asked) ? 1 : isWhole ? 2 : 3;
  }
  return group === 'everyone' ? 4 : 5;
}
