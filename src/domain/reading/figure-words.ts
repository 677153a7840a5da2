/** The catalogue's names for the groups of the lexicon. */
export const catalogueGroups: Record<string, string> = {
  everyone: 'everyone',
  'foreign-born': 'foreign-born',
  'eu-born': 'born in another EU country',
  'non-eu-born': 'born outside the EU',
  'native-born': 'native-born',
  'foreign-citizens': 'foreign citizens',
  nationals: 'nationals',
};
/** By citizenship the close group is known for countries only. */
export const closeLabelsOfCountries: Record<string, string> = {
  'non-eu-born': 'third-country nationals',
  'eu-born': 'citizens of another EU country',
  'native-born': 'nationals',
};
/** Families under which the same is held for other groups or ages. */
export const kin: Record<string, string[]> = {
  employment: ['employment', 'employment-15-64'],
  unemployment: ['unemployment', 'unemployment-15-74'],
  'household-income': ['household-income', 'median-income'],
  participation: ['participation', 'activity'],
  activity: ['activity', 'participation'],
  origin: ['origin', 'origin-census'],
};

/** The word of the lexicon for a group of the catalogue; null for everyone, and for groups that it has no word for. */
export function saidGroupOf(populationGroup: string): string | null {
  if (populationGroup === 'everyone') return null;
  const labels = [...Object.entries(catalogueGroups), ...Object.entries(closeLabelsOfCountries)];
  return labels.find(([, label]) => label === populationGroup)?.[0] ?? null;
}

/** The family that the lexicon names where it is asked for one of the catalogue: unemployment, of whichever ages. */
export function saidFamilyOf(family: string): string {
  if (kin[family]) return family;
  return Object.entries(kin).find(([, families]) => families.includes(family))?.[0] ?? family;
}
