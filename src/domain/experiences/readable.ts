import type { PolicyArea } from '../topics/indicator.ts';

/** An open experience as it was at a moment; votes are those of readers it was recommended to. */
export type Readable = {
  number: number;
  author: number | null;
  title: string;
  lesson: string;
  region: string;
  policyAreas: PolicyArea[];
  evaluation: 'none' | 'internal' | 'external' | 'ongoing' | null;
  hasResults: boolean;
  isExample: boolean;
  /** Whether it had a page that anybody may read. */
  isPublic: boolean;
  createdAt: Date;
  /** The list that it was published with or after; absent where it was logged here. */
  list?: { number: number; source: string } | null;
  useful: number;
  notUseful: number;
};
