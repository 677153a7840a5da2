import { expect, test } from 'vitest';
import { resealSecrets } from '#src/reseal-secrets.ts';
import { createInstallationStore } from '#src/store/bot/installation.ts';
import { createSealer } from '#src/store/database/seal.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const old = 'the key of last year, long enough to be one';
const young = 'the key of this year, long enough to be one';
const { database, as } = await createDialogue({ env: { SECRET_KEY: old, WEBHOOK_HOSTS: 'hooks.local' } });
const { sql } = database;
const changed = { secretKey: young, secretKeyBefore: old };

const sealedRows = async () => [
  ...(await sql`select platform, space, sealed from installation order by 1, 2`),
  ...(await sql`select number, secret from webhook order by number`),
];

test('the key before opens and never seals; at a start all is encrypted anew, once', async () => {
  await createInstallationStore(database, old).update('chat', 'T1', async () => 'token of T1');
  const added = read(await as('admin').say('/webhook add https://hooks.local/x question'));
  const secret = /whsec_\S+/.exec(added)?.[0].replace(/[`*]/g, '') ?? '';
  expect(secret).not.toBe('');

  // Before anything is encrypted anew, and as a server that learns of the new key first.
  const both = createInstallationStore(database, young, old);
  expect((await both.find('chat', 'T1'))?.data).toBe('token of T1');
  await both.update('chat', 'T2', async () => 'token of T2');
  await expect(createInstallationStore(database, old).find('chat', 'T2')).rejects.toThrow('cannot be read');
  expect((await createInstallationStore(database, old, young).find('chat', 'T2'))?.data).toBe('token of T2');

  expect(await resealSecrets(database, { secretKey: old, secretKeyBefore: null })).toBeNull();
  expect(await resealSecrets(database, changed)).toEqual({ resealed: 2, unreadable: 0 });
  const rows = await sealedRows();
  expect(await resealSecrets(database, changed)).toEqual({ resealed: 0, unreadable: 0 });
  expect(await sealedRows()).toEqual(rows);

  const alone = createInstallationStore(database, young);
  expect((await alone.list('chat')).map(({ data }) => data)).toEqual(['token of T1', 'token of T2']);
  const [webhook] = await sql<[{ secret: Uint8Array; address: string }]>`select secret, address from webhook`;
  const sealer = createSealer({ secretKey: young, secretKeyBefore: null }, 'webhooks');
  expect(sealer?.unseal(webhook.secret, `webhook ${webhook.address}`)).toBe(secret);
});

test('what neither key opens stays as it is, and is counted', async () => {
  await createInstallationStore(database, 'a third key that nobody knows any more').update(
    'chat',
    'T3',
    async () => 'lost',
  );
  expect(await resealSecrets(database, changed)).toEqual({ resealed: 0, unreadable: 1 });
  await expect(createInstallationStore(database, young, old).find('chat', 'T3')).rejects.toThrow('cannot be read');
});
