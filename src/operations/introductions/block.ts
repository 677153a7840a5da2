import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { refuseDraftsBetween } from '#src/store/conversations/draft.ts';
import { deleteBlock, insertBlock, listBlocks } from '#src/store/introductions/block.ts';
import { listOpenBetween, updateIntroduction } from '#src/store/introductions/introduction.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutIntroduction } from './about.ts';
import { finish } from './answer.ts';

type By = { person: Person; now: Date };

/**
 * From now on the two are not suggested to each other, and what is open between them is over: nothing of what they said becomes an experience. Whoever waited for an answer hears that it did not work
 * out, as with any no.
 * @throws UserError where the other is nobody, or the person themselves.
 */
export async function blockPerson(context: AppContext, id: number, { person, now }: By): Promise<Person> {
  const { block } = textsFor(person.language).introduction;
  if (id === person.id) throw new UserError(block.self);
  return inTransaction(context, async ({ sql }) => {
    const other = await findPerson(sql, id);
    if (!other) throw new UserError(block.unknown);
    await insertBlock(sql, person.id, id, now);
    await refuseDraftsBetween(sql, person.id, id);
    for (const introduction of await listOpenBetween(sql, person.id, id)) {
      const { number, state, asker } = introduction;
      if (state === 'asked' && asker === id) {
        await updateIntroduction(sql, number, { state: 'declined', answeredAt: now, dueAt: now });
        await record(sql, { type: 'introduction.declined', ...aboutIntroduction(introduction, person.id, now) });
      } else await finish({ sql }, introduction, { person, now });
    }
    return other;
  });
}

/**
 * The two can be suggested to each other again, unless the other does not want it.
 * @throws UserError where the person blocked nobody of that number.
 */
export async function unblockPerson({ sql }: Pick<AppContext, 'sql'>, id: number, person: Person): Promise<Person> {
  const other = await findPerson(sql, id);
  if (other && (await deleteBlock(sql, person.id, id))) return other;
  throw new UserError(textsFor(person.language).introduction.block.none);
}

/** Whom a person does not want to meet. */
export async function listBlocked({ sql }: Pick<AppContext, 'sql'>, person: number): Promise<Person[]> {
  const found: Person[] = [];
  for (const { other } of await listBlocks(sql, person)) {
    const blocked = await findPerson(sql, other);
    if (blocked) found.push(blocked);
  }
  return found;
}
