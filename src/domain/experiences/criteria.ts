import { aspects } from './details.ts';

/** The criteria of OECD DAC. The last is told apart from the aspect of that name. */
export const dacCriteria = [
  'relevance',
  'coherence',
  'effectiveness',
  'efficiency',
  'impact',
  'dac-sustainability',
] as const;
export const criteria = [...aspects, ...dacCriteria, 'plain-language'] as const;
export type Criterion = (typeof criteria)[number];

export const verdicts = ['yes', 'partly', 'no'] as const;
export type Verdict = (typeof verdicts)[number];

export const noteNames = ['aspects', 'dac', 'summary'] as const;

/** What was found: `verdicts` holds what was judged, `notes` what was written. */
export type Judgement = {
  verdicts: { readonly [criterion in Criterion]?: Verdict };
  notes: { readonly [name in (typeof noteNames)[number]]?: string };
};

/** What a reviewer found of a list as a whole, on that day (YYYY-MM-DD). Nobody is named: the versions tell who published. */
export type ListJudgement = Judgement & { on: string };
