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
  useful: number;
  notUseful: number;
};
