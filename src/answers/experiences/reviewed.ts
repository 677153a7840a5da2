import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Reviewed, Standing } from '#src/domain/experiences/reviewed.ts';
import { textsFor } from '#src/texts/index.ts';
import { openButton, queueButton } from './buttons.ts';
import { reviewCard } from './card.ts';
import { describeStanding } from './history.ts';

/** Tells a reviewer that the step is done, who hears of it and what comes next; or why it was not done and how the experience stands. */
export function reviewedMessage(
  context: Pick<AppContext, 'catalogue' | 'isOwnLink'>,
  done: Reviewed | Standing,
  reviewer: Person,
): Message {
  const { review } = textsFor(reviewer.language);
  if (done.type === 'standing') {
    const { view, isChanged } = done;
    const { number } = view.experience;
    return reviewCard(
      context,
      view,
      reviewer,
      isChanged ? review.changed({ number }) : describeStanding(view, reviewer),
    );
  }
  const { step, experience, told, waiting: count } = done;
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
    actions(count > 0 && queueButton(reviewer, 'primary'), openButton(experience, reviewer)),
  );
}
