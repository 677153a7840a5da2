import type { AppContext } from '#src/context.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { countWaiting } from '#src/store/experiences/count.ts';
import type { Texts } from '#src/texts/index.ts';
import { queueOf } from '../experiences/review.ts';

/** How much waits for who reviews. */
export async function reviewBlocks({ sql }: AppContext, person: Person, { review }: Texts): Promise<Block[]> {
  const count = isAllowed(person.role, 'review') ? await countWaiting(sql, queueOf(person)) : 0;
  if (count === 0) return [];
  return [
    { type: 'text', markdown: review.queue.waiting(count) },
    ...actions(button(review.buttons.queue, '/experience queue')),
  ];
}
