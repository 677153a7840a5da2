import type { QuotedSubject } from '#src/core/quoted-subject.ts';

/** Names experiences that are deleted, as messages quote them. */
export const deletedSubjects = (numbers: readonly number[]): QuotedSubject[] =>
  numbers.flatMap((number): QuotedSubject[] => [`experience:${number}`, `record:${number}`]);
