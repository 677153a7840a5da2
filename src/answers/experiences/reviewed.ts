import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { formatDay } from '#src/domain/date.ts';
import { claimDays } from '#src/domain/experiences/evaluation.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Reviewed, Standing } from '#src/domain/experiences/reviewed.ts';
import type { ReviewView } from '#src/domain/experiences/view.ts';
import { textsFor } from '#src/texts/index.ts';
import { openButton, queueButton } from './buttons.ts';
import { experienceCard, reviewCard } from './card.ts';
import { describeStanding, yesNo } from './history.ts';

/** Tells a reviewer that the step is done, who hears of it and what comes next; or why it was not done and how the experience stands. */
export function reviewedMessage(
  context: Pick<AppContext, 'catalogue' | 'isOwnLink'>,
  done: Reviewed | Standing,
  reviewer: Person,
): Message {
  const { review } = textsFor(reviewer.language);
  if (done.type === 'standing') {
    const { view, isChanged, isClaimed } = done;
    const { number } = view.experience;
    const opening = isChanged
      ? review.changed({ number })
      : isClaimed
        ? describeClaimed(view, reviewer)
        : describeStanding(view, reviewer);
    return isAllowed(reviewer.role, 'review')
      ? reviewCard(context, view, reviewer, opening)
      : experienceCard(context, view, reviewer, { opening });
  }
  const { step, experience, told, waiting: count, next } = done;
  const { number, title } = experience;
  const name = told?.displayName ?? null;
  return message(
    text(
      [
        review.done[step]({ number, title }),
        told && (name === null ? escapeMarkdown(review.hearsUnnamed) : review.hears({ name })),
        count > 0 && escapeMarkdown(review.queue.rest({ count })),
      ]
        .filter(Boolean)
        .join(' '),
    ),
    actions(
      next !== null && button(review.buttons.next, `/experience review ${next}`, 'primary'),
      count > 0 && queueButton(reviewer, next === null ? 'primary' : undefined),
      openButton(experience, reviewer),
    ),
  );
}

/** Says that an experience has no author who would read what it is sent back with, and what to do instead. */
export function ownerlessMessage({ number, origin }: Experience, reviewer: Reader): Message {
  const { review, experience } = textsFor(reviewer.language);
  return message(
    text(review.sendBack.nobody({ number, isImported: yesNo(origin !== null) })),
    actions(
      button(experience.buttons.edit, `/experience edit ${number}`, 'primary'),
      button(review.buttons.archive, `/experience archive ${number}`),
    ),
  );
}

/** Says who works on an experience, so that another reviewer does nothing with it. */
export function describeClaimed({ experience, claim }: ReviewView, reader: Reader): string {
  const { evaluation: texts } = textsFor(reader.language);
  const name = claim?.reviewerName ?? null;
  const day = claim ? formatDay(claim.claimedAt, reader) : '';
  return texts.claim.taken({ number: experience.number, name: name ?? '', isNamed: yesNo(name !== null), day });
}

/** Says that a reviewer works on an experience now, and shows it; or how it stands. */
export function claimedMessage(
  context: Pick<AppContext, 'catalogue' | 'isOwnLink'>,
  done: { type: 'claimed'; view: ReviewView } | Standing,
  reviewer: Person,
): Message {
  if (done.type === 'standing') return reviewedMessage(context, done, reviewer);
  const { claim: texts } = textsFor(reviewer.language).evaluation;
  const { number } = done.view.experience;
  return reviewCard(context, done.view, reviewer, texts.done({ number, days: claimDays }));
}
