import type { PolicyArea } from '../topics/indicator.ts';

/** The edition of the questions; an answer belongs to one. */
export const assessmentEdition = '1';

/** The stages of the policy cycle, a question each. */
export const stages = ['formulation', 'output', 'implementation', 'evaluation'] as const;
export type Stage = (typeof stages)[number];

/** No, partly, yes. */
export const grades = [0, 50, 100] as const;
export type Grade = (typeof grades)[number];

/** A region's own assessment of one stage of its policy in one policy area. */
export type SelfAssessed = {
  region: string;
  policyArea: PolicyArea;
  stage: Stage;
  score: Grade;
  evidence: string;
  comment: string;
  answeredAt: Date;
};

/** The mean of what was answered; null where fewer than three of the four stages were. */
export function meanOfStages(answers: readonly Pick<SelfAssessed, 'score'>[]): number | null {
  if (answers.length < stages.length * leastAnswered) return null;
  return answers.reduce((sum, { score }) => sum + score, 0) / answers.length;
}
const leastAnswered = 0.75;
