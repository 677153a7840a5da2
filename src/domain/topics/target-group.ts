/** For whom something was done. */
export const targetGroups = {
  tcn: 'Third-country nationals',
  bip: 'Beneficiaries of international protection',
  'newly-arrived': 'Newly arrived',
  'unaccompanied-minors': 'Unaccompanied minors',
  families: 'Families',
  women: 'Women',
  'second-generation': 'Second generation',
  'asylum-seekers': 'Asylum seekers',
  'temporary-protection': 'Temporary protection',
} as const;

export type TargetGroup = keyof typeof targetGroups;

/** The target groups to choose from. */
export const targetGroupOptions = Object.entries(targetGroups).map(([value, label]) => ({
  value: value as TargetGroup,
  label,
}));
