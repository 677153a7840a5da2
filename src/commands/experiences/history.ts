import { md } from '#src/core/markdown.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { mayChange } from '#src/domain/experiences/rights.ts';
import type { Transition } from '#src/store/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';

/** Who reviewed a published experience, and whether it was changed since; null where it is not published. */
export function describeReview(
  { life, withdrawnAt, author, updatedAt }: Experience,
  past: readonly Transition[],
  asker: Person,
): string | null {
  const last = past.find((each) => each.life === 'published');
  if (life !== 'published' || withdrawnAt || !last) return null;
  const isOwn = last.by !== null && last.by === author;
  return textsFor(asker.language).review.reviewed(last.byName, formatDay(last.at, asker), isOwn, updatedAt > last.at);
}

/** How it stands, in a sentence. */
export function describeStanding(
  { number, life, withdrawnAt }: Experience,
  [last]: readonly Transition[],
  asker: Person,
): string {
  const { standing } = textsFor(asker.language).review;
  const day = last ? formatDay(last.at, asker) : '';
  return standing[withdrawnAt ? 'withdrawn' : life](number, last?.byName ?? null, day);
}

/** The comment it was last sent back with, in words; null where there is none, or it is published since. */
export function describeComment({ life }: Experience, past: readonly Transition[], asker: Person): string | null {
  const last = past.find(({ comment }) => comment !== null);
  if (!last?.comment || !(life === 'sent-back' || life === 'submitted')) return null;
  return textsFor(asker.language).review.comment(last.byName, formatDay(last.at, asker), last.comment);
}

/** That comment for its author and reviewers; where others read along, only that there is one. */
export function commentBlocks(
  experience: Experience,
  past: readonly Transition[],
  asker: Person,
  isShared: boolean,
): Block[] {
  const { review } = textsFor(asker.language);
  const comment = mayChange(asker, experience) ? describeComment(experience, past, asker) : null;
  if (comment === null) return [];
  if (!isShared) return [{ type: 'text', markdown: comment }];
  const line = asker.id === experience.author ? '/experience mine' : `/experience review ${experience.number}`;
  return [{ type: 'note', markdown: md`${review.hasComment}` }, ...actions(button(review.buttons.comment, line))];
}
