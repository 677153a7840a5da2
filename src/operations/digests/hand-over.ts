import { digestLetter } from '#src/answers/digests/letter.ts';
import type { AppContext } from '#src/context.ts';
import { listPictures } from '#src/core/blocks.ts';
import { isAllowed, type Role } from '#src/core/role.ts';
import type { NewActivity } from '#src/domain/activity/activity.ts';
import type { Digest } from '#src/domain/digests/digest.ts';
import type { Override } from '#src/domain/digests/override.ts';
import { isShared, type Subscription } from '#src/domain/digests/subscription.ts';
import type { Sql } from '#src/store/database/database.ts';
import { saveHeld, saveIssueMessages } from '#src/store/digests/issue-state.ts';
import { countWaiting } from '#src/store/experiences/count.ts';
import { listRoles } from '#src/store/people/person.ts';
import { record } from '../activity/record.ts';

/** An issue that goes out now. */
export type Ready = {
  subscription: Subscription;
  digest: Digest;
  override: Omit<Override, 'isHeld'>;
  issue: { id: number; token: string };
};

/**
 * Puts issues into words and hands them to the outbox, in the transaction `sql` is bound to. One that cannot be put into words keeps nobody else's
 * waiting: it is held, where staff sees it.
 */
export async function handOver(context: AppContext, sql: Sql, ready: Ready[]): Promise<void> {
  if (ready.length === 0) return;
  const { catalogue, pictures, publicUrl } = context;
  const failed: Ready[] = [];
  const readers = await listReaders(sql, ready);
  const written = ready.flatMap((each) => {
    const { subscription, digest, override, issue } = each;
    try {
      const letter = digestLetter(digest, subscription, issue, {
        ...override,
        ...readers.get(subscription.id),
        ...{ catalogue, pictures, publicUrl },
      });
      return [{ subscription, digest, issue, ...letter }];
    } catch (error) {
      context.logger.error({ err: error, subscription: subscription.id }, 'a digest could not be put into words');
      failed.push(each);
      return [];
    }
  });
  for (const { issue, digest } of failed) await saveHeld(sql, issue.id, digest);
  await pictures.flush();
  await pictures.keep(written.flatMap(({ message }) => listPictures(message)));
  await context.outbox.enqueueAll(
    sql,
    written.map(({ subscription, digest, message, mail }) => ({
      recipient: `subscription:${subscription.id}`,
      person: subscription.person,
      purpose: 'digest',
      period: digest.period,
      places: subscription.places,
      message,
      mail,
    })),
  );
  const at = context.now();
  await record(
    sql,
    ...written.map(({ issue, digest: { period } }): NewActivity => {
      const subject = `digest:${issue.id}` as const;
      return { type: 'digest.sent', subject, actor: null, data: { period }, at };
    }),
  );
  await saveIssueMessages(
    sql,
    written.map(({ issue, message }) => ({ id: issue.id, message })),
  );
}

type Reader = { role: Role; toReview: number };

/** Lists who reads each issue, by its subscription, and how much waits for their review; a channel is nobody. */
async function listReaders(sql: Sql, ready: readonly Ready[]): Promise<Map<number, Reader>> {
  const own = ready.map(({ subscription }) => subscription).filter(({ places }) => !isShared(places));
  const roles = await listRoles(
    sql,
    own.map(({ person }) => person),
  );
  const readers = new Map<number, Reader>();
  for (const { id, person } of own) {
    const role = roles.get(person);
    if (role === undefined) continue;
    const toReview = isAllowed(role, 'review') ? await countWaiting(sql, { exceptOf: person }) : 0;
    readers.set(id, { role, toReview });
  }
  return readers;
}
