import type { Reader } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Question } from '#src/domain/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';

/** Describes the state of a question. */
export function questionState(
  { closedAt, withdrawnAt }: Pick<Question, 'closedAt' | 'withdrawnAt'>,
  reader: Reader,
): string {
  const { states } = textsFor(reader.language).question;
  if (withdrawnAt) return states.withdrawn;
  return closedAt ? states.closed({ day: formatDay(closedAt, reader) }) : states.open;
}
