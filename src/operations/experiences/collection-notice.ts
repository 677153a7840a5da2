import { endedLetter } from '#src/answers/experiences/collection.ts';
import type { AppContext } from '#src/context.ts';
import { type Collection, countRows } from '#src/store/experiences/collection.ts';
import { tellPeople } from '../people/notify-person.ts';

/** Whoever waits a shorter time sees the end on the page. */
const longMs = 60_000;

/** Tells who began it that work on a list has ended, where it took long. To be called in the transaction that ends it. */
export async function tellEnded(
  context: Pick<AppContext, 'sql' | 'outbox' | 'mailPlatform'>,
  { id, file }: Pick<Collection, 'id' | 'file'>,
  { person, what, begunAt, now }: { person: number; what: 'ready' | 'taken'; begunAt: Date; now: Date },
): Promise<void> {
  if (now.getTime() - begunAt.getTime() < longMs) return;
  const counts = await countRows(context.sql, id);
  await tellPeople(context, [
    {
      ...{ person, purpose: 'collection', period: `list ${id}, ${what}, begun ${begunAt.toISOString()}` },
      write: (reader) => endedLetter({ id, file, what, counts }, reader),
    },
  ]);
}
