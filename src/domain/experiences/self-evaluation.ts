import { aspects } from './details.ts';

/** The criteria by which the OECD's Development Assistance Committee has work evaluated, those that a region can judge by itself. */
export const dacCriteria = ['relevance', 'effectiveness', 'efficiency', 'impact', 'lasting'] as const;

/** What is graded: the criteria, each with a note, then the aspects of an experience. */
export const selfCriteria = [...dacCriteria, ...aspects] as const;
export type SelfCriterion = (typeof selfCriteria)[number];

/** 1: not, 2: partly, 3: mostly, 4: fully. */
export const selfGrades = [1, 2, 3, 4] as const;
export type SelfGrade = (typeof selfGrades)[number];

/** What the owner of an experience says of it; what was not answered yet is left out. */
export type SelfEvaluation = {
  experience: number;
  grades: Partial<Record<SelfCriterion, SelfGrade>>;
  notes: Partial<Record<SelfCriterion, string>>;
  savedAt: Date;
};

/** Returns how many of all questions are answered. */
export const countAnswered = ({ grades }: Pick<SelfEvaluation, 'grades'>): number =>
  selfCriteria.filter((each) => grades[each] !== undefined).length;
