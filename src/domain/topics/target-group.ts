/** The groups of people that a measure is for. */
export const targetGroups = [
  'tcn',
  'bip',
  'newly-arrived',
  'unaccompanied-minors',
  'families',
  'women',
  'second-generation',
  'asylum-seekers',
  'temporary-protection',
] as const;

export type TargetGroup = (typeof targetGroups)[number];

/** Names people use for them; the first is how English shows it. */
export const targetGroupNames: Record<TargetGroup, string[]> = {
  tcn: ['Third-country nationals'],
  bip: ['Beneficiaries of international protection'],
  'newly-arrived': ['Newly arrived'],
  'unaccompanied-minors': ['Unaccompanied minors'],
  families: ['Families'],
  women: ['Women'],
  'second-generation': ['Second generation'],
  'asylum-seekers': ['Asylum seekers'],
  'temporary-protection': ['Temporary protection'],
};
