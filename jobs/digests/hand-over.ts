import type { AppContext } from '#src/context.ts';
import type { Digest } from '#src/domain/digest/digest.ts';
import type { Subscription } from '#src/domain/digest/subscription.ts';
import type { Sql } from '#src/store/db.ts';
import { saveSent } from '#src/store/digest-issue.ts';
import type { Steering } from '#src/store/digest-steering.ts';
import { digestLetter } from '#src/texts/digest-letter.ts';

/** An issue that goes out now. */
export type Ready = {
  subscription: Subscription;
  digest: Digest;
  steering: Pick<Steering, 'opening' | 'note'>;
  issue: { id: number; token: string };
};

/** Puts issues into words and hands them to the outbox, in the transaction `sql` is bound to. */
export async function handOver(context: AppContext, sql: Sql, ready: Ready[]): Promise<void> {
  if (ready.length === 0) return;
  const { catalogue, pictures, publicUrl } = context;
  const written = ready.map(({ subscription, digest, steering, issue }) => ({
    subscription,
    digest,
    issue,
    ...digestLetter(digest, subscription, issue, { ...steering, catalogue, pictures, publicUrl }),
  }));
  await pictures.flush();
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
  await saveSent(
    sql,
    written.map(({ issue, message }) => ({ id: issue.id, message })),
  );
}
