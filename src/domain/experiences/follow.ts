import type { PolicyArea } from '../topics/indicator.ts';

/** What somebody follows: an experience or a call by its number, a policy area, or a region with those inside it. */
export type Followed =
  | { kind: 'experience' | 'call'; target: number }
  | { kind: 'area'; target: PolicyArea }
  | { kind: 'region'; target: string };

/** As a list shows it; `title` is that of an experience, null where it cannot be read any more. */
export type FollowedNamed = Followed & { title: string | null };

/** Something new about what somebody follows: an experience was published, changed or adopted, or somebody tries it. */
export type FollowNews = {
  person: number;
  /** Of an adoption the experience that was logged after it. */
  number: number;
  title: string;
  region: string;
  what: 'published' | 'changed' | 'adopted' | 'tried';
};

/** So many things one person can follow. */
export const mostFollowed = 100;
