import type { PolicyArea } from '../topics/indicator.ts';

/** A question that could be answered at a moment. `answers` counts those of others than who asked, `answeredBy` are the people they are of. */
export type OpenQuestion = {
  number: number;
  author: number | null;
  title: string;
  region: string | null;
  policyAreas: PolicyArea[];
  isExample: boolean;
  askedAt: Date;
  answers: number;
  answeredBy: number[];
};
