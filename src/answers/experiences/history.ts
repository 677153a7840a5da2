import type { Reader } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Transition } from '#src/domain/experiences/review.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { textsFor } from '#src/texts/index.ts';

/** Returns the arguments for a sentence that names who did something, if that is known. */
export function byWhom(name: string | null): { by: string; isNamed: 'yes' | 'no' } {
  return { by: name ?? '', isNamed: yesNo(name !== null) };
}

/** A choice of a sentence. */
export function yesNo(is: boolean): 'yes' | 'no' {
  return is ? 'yes' : 'no';
}

/** Returns the state of an experience in words: "Not reviewed yet". */
export function stateOf({ life, withdrawnAt }: Pick<Experience, 'life' | 'withdrawnAt'>, language: string): string {
  return textsFor(language).experience.states[withdrawnAt ? 'withdrawn' : life];
}

/** Says who reviewed a published experience, and whether it was changed since; null if it is not published. */
export function describeReview({ experience, past }: ExperienceView, reader: Reader): string | null {
  const { life, withdrawnAt, author, updatedAt } = experience;
  const last = past.find((each) => each.life === 'published');
  if (life !== 'published' || withdrawnAt || !last) return null;
  const day = formatDay(last.at, reader);
  const isOfList = experience.origin !== null && last.at.getTime() === experience.createdAt.getTime();
  if (isOfList) return textsFor(reader.language).collection.published({ day });
  if (experience.origin?.judged && last.at.toISOString().startsWith(experience.origin.judged.on))
    return textsFor(reader.language).review.reviewedAsList({ ...byWhom(last.byName), day });
  return textsFor(reader.language).review.reviewed({
    ...byWhom(last.byName),
    day,
    isOwn: yesNo(last.byName !== null && last.by === author),
    isChanged: yesNo(updatedAt > last.at),
  });
}

/** Describes the state of an experience in a sentence. */
export function describeStanding({ experience, past: [last] }: ExperienceView, reader: Reader): string {
  const { number, life, withdrawnAt } = experience;
  const { standing } = textsFor(reader.language).review;
  if (withdrawnAt) return standing.withdrawn({ number });
  if (life === 'submitted') return standing.submitted({ number });
  const day = last ? formatDay(last.at, reader) : '';
  return standing[life]({ number, day, ...byWhom(last?.byName ?? null) });
}

/** The comment it was last sent back with, in words; null where there is none, or it is published since. */
export function describeComment(
  { life }: Pick<Experience, 'life'>,
  past: readonly Transition[],
  reader: Reader,
): string | null {
  const last = past.find(({ comment }) => comment !== null);
  if (!last?.comment || !(life === 'sent-back' || life === 'submitted')) return null;
  const { comment, byName, at } = last;
  return textsFor(reader.language).review.comment({ comment, ...byWhom(byName), day: formatDay(at, reader) });
}
