import { expect, test } from 'vitest';
import { createInstallationStore } from '#src/store/bot/installation.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const secret = 'a secret that is long enough to be one';
const store = createInstallationStore(database, secret);

test('what is kept comes back, and is not readable in the table', async () => {
  await store.update('slack', 'T1', async () => 'xoxb-very-secret');
  expect(await store.find('slack', 'T1')).toMatchObject({ space: 'T1', data: 'xoxb-very-secret' });
  const [row] = await database.sql<{ sealed: Uint8Array }[]>`select sealed from installation where space = 'T1'`;
  expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toContain('secret');
});

test('a value moved to another row does not open', async () => {
  await store.update('slack', 'T2', async () => 'of T2');
  await database.sql`update installation set space = 'T3' where space = 'T2'`;
  await expect(store.find('slack', 'T3')).rejects.toThrow('cannot be read with this SECRET_KEY');
  await database.sql`delete from installation where space = 'T3'`;
});

test('another key says what to do', async () => {
  await store.update('slack', 'T4', async () => 'x');
  const other = createInstallationStore(database, 'another secret that is long enough too');
  await expect(other.find('slack', 'T4')).rejects.toThrow('Start with the key it was saved under');
});

test('a missing or short key is refused in words, at the first use', async () => {
  await expect(createInstallationStore(database, null).list('slack')).rejects.toThrow('SECRET_KEY is not set');
  await expect(createInstallationStore(database, 'short').find('slack', 'T1')).rejects.toThrow('has 5 characters');
});

test('changes of one space wait for each other', async () => {
  const order: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let entered = () => {};
  const inside = new Promise<void>((resolve) => {
    entered = resolve;
  });
  const first = store.update('slack', 'T5', async (data) => {
    order.push(`first sees ${data}`);
    entered();
    await held;
    return '1';
  });
  await inside;
  const second = store.update('slack', 'T5', async (data) => {
    order.push(`second sees ${data}`);
    return '2';
  });
  release();
  expect(await Promise.all([first, second])).toEqual(['1', '2']);
  expect(order).toEqual(['first sees null', 'second sees 1']);
});

test('null removes, and a change that fails keeps what was there', async () => {
  await store.update('discord', 'G1', async () => 'kept');
  await expect(
    store.update('discord', 'G1', async () => {
      throw new Error('no answer');
    }),
  ).rejects.toThrow('no answer');
  expect((await store.list('discord')).map(({ data }) => data)).toEqual(['kept']);
  expect(await store.update('discord', 'G1', async () => null)).toBeNull();
  expect(await store.find('discord', 'G1')).toBeNull();
});
