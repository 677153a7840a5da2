import { sealLabel } from './operations/webhooks/webhooks.ts';
import { resealInstallations } from './store/bot/installation.ts';
import type { Database } from './store/database/database.ts';
import type { Resealed, Secrets } from './store/database/seal.ts';
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
  return {
    resealed: installations.resealed + webhooks.resealed,
    unreadable: installations.unreadable + webhooks.unreadable,
  };
}
