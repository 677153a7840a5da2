import { addressLabel } from './operations/rules/address.ts';
import { sealLabel } from './operations/webhooks/webhooks.ts';
import { resealInstallations } from './store/bot/installation.ts';
import type { Database } from './store/database/database.ts';
import type { Resealed, Secrets } from './store/database/seal.ts';
import { resealAddresses } from './store/rules/address.ts';
import { resealWebhooks } from './store/webhooks/webhook.ts';

/** Encrypts with SECRET_KEY all that SECRET_KEY_BEFORE has encrypted. Null where there is no key before. Does nothing the second time. */
export async function resealSecrets(
  database: Pick<Database, 'withTransaction'>,
  { secretKey, secretKeyBefore }: Secrets,
): Promise<Resealed | null> {
  if (secretKey === null || secretKeyBefore === null) return null;
  const secrets = { secretKey, secretKeyBefore };
  const installations = await resealInstallations(database, secrets);
  const webhooks = await resealWebhooks(database, secrets, sealLabel);
  const addresses = await resealAddresses(database, secrets, addressLabel);
  const all = [installations, webhooks, addresses];
  return {
    resealed: all.reduce((sum, { resealed }) => sum + resealed, 0),
    unreadable: all.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
}
