import type { AppContext } from '#src/context.ts';
import { text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Waiting } from '#src/domain/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { queueButton } from './buttons.ts';
import { byWhom } from './history.ts';
import { experienceList } from './list.ts';

/** A page of what waits for a reviewer. */
export function reviewQueue(
  context: Pick<AppContext, 'catalogue'>,
  reviewer: Reader,
  { waiting, count, next }: { waiting: Waiting[]; count: number; next: number | null },
): Message {
  const { review } = textsFor(reviewer.language);
  const { queue } = review;
  const [first] = waiting;
  const opening = count === 0 ? queue.empty : waiting.length === 0 ? queue.end : queue.waiting({ count });
  return experienceList(context, reviewer, {
    opening: escapeMarkdown(opening),
    experiences: waiting.map((each) => ({
      ...each,
      note: (each.wasSentBack ? queue.again : queue.logged)({
        ...byWhom(each.authorName),
        day: formatDay(each.since, reviewer),
      }),
    })),
    opens: 'review',
    further: first ? [button(review.buttons.first, `/experience review ${first.number}`, 'primary')] : [],
    next: next === null ? null : `/experience queue ${next}`,
  });
}

/** Says how many experiences wait for a reviewer, with a button that shows them; no blocks if none waits. */
export function waitingBlocks(count: number, reviewer: Reader): Block[] {
  if (count === 0) return [];
  const { waiting } = textsFor(reviewer.language).review.queue;
  return [text(escapeMarkdown(waiting({ count }))), ...actions(queueButton(reviewer))];
}
