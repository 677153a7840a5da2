import { disabledLetter } from '#src/answers/webhooks/webhook.ts';
import type { AppContext } from '#src/context.ts';
import { isAllowed, roles } from '#src/core/role.ts';
import { formatPayload, webhookTypes } from '#src/domain/webhooks/webhook.ts';
import { deleteOldSecrets, disableFailing, listLiveWebhooks } from '#src/store/webhooks/webhook.ts';
import { readOnward } from '../activity/read.ts';
import { tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { callOf } from './webhooks.ts';

const readAtOnce = 500;
const reader = { name: 'webhooks', types: webhookTypes, begins: 'now' } as const;

/** Writes what happened since to the outbox, once for each webhook that is to be told; its place is kept in the same transaction. Returns how many calls that are. */
export async function callOut(context: AppContext, now: Date, signal?: AbortSignal): Promise<number> {
  const able = roles.filter((role) => isAllowed(role, 'run-digests'));
  let calls = 0;
  for (let count = readAtOnce; count === readAtOnce && !signal?.aborted; )
    count = await readOnward(context, reader, { now, limit: readAtOnce }, async (inside, activities) => {
      const webhooks = await listLiveWebhooks(inside.sql, able);
      const deliveries = webhooks.flatMap((webhook) =>
        activities
          .filter(({ type, at }) => webhook.types.includes(type) && at >= webhook.createdAt)
          .map((activity) => callOf(webhook, `activity ${activity.id}`, formatPayload(activity))),
      );
      if (deliveries.length > 0) await inside.outbox.enqueueAll(inside.sql, deliveries);
      calls += deliveries.length;
    });
  if (calls > 0) context.outbox.wake();
  return calls;
}

/** Deletes secrets whose day is over. */
export const forgetOldSecrets = ({ sql }: Pick<AppContext, 'sql'>, now: Date): Promise<void> =>
  deleteOldSecrets(sql, now);

/** Disables webhooks that did not answer for days, and tells their owners. Returns how many. */
export async function disableUnreachable(context: AppContext, now: Date): Promise<number> {
  return inTransaction(context, async (inside) => {
    const disabled = await disableFailing(inside.sql, now);
    for (const webhook of disabled)
      await tellPerson(inside, webhook.owner, {
        purpose: 'webhook-disabled',
        period: `webhook ${webhook.number}, ${webhook.enabledAt.toISOString()}`,
        write: (person) => disabledLetter(webhook, person),
      });
    return disabled.length;
  });
}
