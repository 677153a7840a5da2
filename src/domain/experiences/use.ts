/** How far somebody is who wants to try what another region did. */
export const plans = ['wants', 'trying', 'tried', 'dropped'] as const;
export type Plan = (typeof plans)[number];

/** What somebody makes of another's experience. `plan` is null where they only find it useful; texts are '' where nothing was written. */
export type Use = {
  experience: number;
  person: number;
  /** Their name; null where they gave none. */
  name: string | null;
  region: string | null;
  isUseful: boolean;
  plan: Plan | null;
  note: string;
  contact: string;
  result: string;
};

export const useLimits = { contact: 300 } as const;

/** After so many days without a change who wants to try something is asked how it went, and as many days later again. */
export const askUseAfterDays = 90;

/** What one of an author's experiences led to within a month. Counts are of regions other than the author's, but for `wants` and `adopted`. */
export type MonthOfExperience = {
  author: number;
  number: number;
  title: string;
  readBy: number;
  useful: number;
  wants: number;
  adopted: number;
};
