import type { Question } from '#src/domain/questions/question.ts';

/** Returns what an activity about a question says of it. */
export const aboutQuestion = (
  { number, region, policyAreas }: Pick<Question, 'number' | 'region' | 'policyAreas'>,
  actor: number | null,
  at: Date,
) => ({
  subject: `question:${number}` as const,
  ...{ actor, region, areas: policyAreas, at },
});
