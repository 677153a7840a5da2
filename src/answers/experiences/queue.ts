import type { AppContext } from '#src/context.ts';
import { text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Waiting } from '#src/domain/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { queueButton } from './buttons.ts';
import { byWhom, yesNo } from './history.ts';
import { experienceList } from './list.ts';

/** A page of what waits for a reviewer. */
export function reviewQueue(
  context: Pick<AppContext, 'catalogue'>,
  reviewer: Person,
  { waiting, count, next, now }: { waiting: Waiting[]; count: number; next: number | null; now: Date },
): Message {
  const { review } = textsFor(reviewer.language);
  const { queue } = review;
  const [first] = waiting;
  const opening = count === 0 ? queue.empty : waiting.length === 0 ? queue.end : queue.waiting({ count });
  return experienceList(context, reviewer, {
    opening: escapeMarkdown(opening),
    experiences: waiting.map((each) => ({
      ...each,
      note: describeWaiting(each, reviewer, now),
    })),
    opens: 'review',
    further: first ? [button(review.buttons.first, `/experience review ${first.number}`, 'primary')] : [],
    next: next === null ? null : `/experience queue ${next}`,
  });
}

const dayMs = 24 * 3_600_000;

/** "logged by Ana, 3 May 2026 · for 12 days · Rosa reviews it since 14 May 2026" */
function describeWaiting({ wasSentBack, authorName, since, claim }: Waiting, reviewer: Person, now: Date): string {
  const { review, evaluation } = textsFor(reviewer.language);
  const days = Math.max(0, Math.floor((now.getTime() - since.getTime()) / dayMs));
  return [
    (wasSentBack ? review.queue.again : review.queue.logged)({
      ...byWhom(authorName),
      day: formatDay(since, reviewer),
    }),
    evaluation.age({ days }),
    ...(claim
      ? [
          evaluation.claim.by({
            isYours: yesNo(claim.reviewer === reviewer.id),
            name: claim.name ?? '',
            isNamed: yesNo(claim.name !== null),
            day: formatDay(new Date(claim.at), reviewer),
          }),
        ]
      : []),
  ].join(' · ');
}

/** Says how many experiences wait for a reviewer, with a button that shows them; no blocks if none waits. */
export function waitingBlocks(count: number, reviewer: Reader): Block[] {
  if (count === 0) return [];
  const { waiting } = textsFor(reviewer.language).review.queue;
  return [text(escapeMarkdown(waiting({ count }))), ...actions(queueButton(reviewer))];
}
