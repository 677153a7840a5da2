import type { Person } from '#src/core/person.ts';
import { mayChange } from '../experiences/rights.ts';
import type { Question } from './question.ts';

/** Everybody; one that was withdrawn only who may change it. */
export function mayReadQuestion(person: Person, question: Pick<Question, 'author' | 'withdrawnAt'>): boolean {
  return question.withdrawnAt === null || mayChange(person, question);
}
