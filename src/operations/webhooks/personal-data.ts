import type { Sql } from '#src/store/database/database.ts';
import { deleteWebhook, exportWebhooks, listNumbersOf } from '#src/store/webhooks/webhook.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** Webhooks are their owner's: they end where the owner leaves, or becomes another, as they were added by one alone. */
export const webhookData: PersonalData = {
  tables: { webhook: { personal: ['owner', 'address', 'secret', 'secret_before'], plain: ['types'] } },
  async export(sql, person) {
    return { webhook: await exportWebhooks(sql, person) };
  },
  async forget(sql, person) {
    await endAll(sql, person);
    return [];
  },
  move: endAll,
};

async function endAll(sql: Sql, person: number): Promise<void> {
  for (const number of await listNumbersOf(sql, person)) await deleteWebhook(sql, number);
}
