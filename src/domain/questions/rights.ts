import type { Person } from '#src/core/person.ts';
import { mayChange } from '../experiences/rights.ts';
import type { Question } from './question.ts';

/** Allows everybody; a withdrawn question only those who may change it. */
export function mayReadQuestion(person: Person, question: Pick<Question, 'author' | 'withdrawnAt'>): boolean {
  return question.withdrawnAt === null || mayChange(person, question);
}
