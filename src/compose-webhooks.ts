import type { Adapter } from './core/platform.ts';
import type { Sealer } from './core/webhook.ts';
import { sealLabel } from './operations/webhooks/webhooks.ts';
import { createWebhookCaller } from './outbox/webhook-caller.ts';
import { createWebhookSender } from './sources/webhook-sender.ts';
import type { Sql } from './store/database/database.ts';
import { findSealedWebhook } from './store/webhooks/webhook.ts';
import { textsFor } from './texts/index.ts';

type WebhookParts = { sql: Sql; sealer: Sealer; sender: Parameters<typeof createWebhookSender>[0]; now(): Date };

/** Puts together what calls other programs. */
export function composeWebhooks({ sql, sealer, sender, now }: WebhookParts): Adapter {
  return createWebhookCaller({
    async find(number) {
      const found = await findSealedWebhook(sql, number);
      if (!found) return null;
      const { address, secret, secretBefore, secretBeforeUntil } = found;
      const isBoth = secretBeforeUntil !== null && secretBeforeUntil > now();
      const sealed = isBoth && secretBefore ? [secret, secretBefore] : [secret];
      return { address, secrets: sealed.map((each) => sealer.unseal(each, sealLabel(address))) };
    },
    send: createWebhookSender(sender),
    texts: textsFor('en').webhook,
    now,
  });
}
