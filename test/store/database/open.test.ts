import { afterAll, expect, inject, test } from 'vitest';
import { createDatabase } from '#src/store/database/database.ts';
import { openStore } from '#src/store/database/open.ts';
import { withDatabase } from '../../support/global-setup.ts';

const serverUrl = inject('databaseUrl');
const admin = createDatabase(serverUrl, { maxConnections: 1 });
const name = `test_open_${process.pid}`;
afterAll(async () => {
  await admin.sql.unsafe(`drop database if exists ${name} with (force)`);
  await admin.close();
});

const open = (databaseUrl: string) => openStore({ dataDir: '', isDataDirDefault: false, databaseUrl }, () => {});

test('a database that cannot hold every name is refused in words, without its password', async () => {
  await admin.sql.unsafe(
    `create database ${name} template template0 encoding 'LATIN1' locale 'C' locale_provider libc`,
  );
  const failure = await open(withDatabase(serverUrl, name)).catch((error: Error) => error);
  expect(failure).toMatchObject({ name: 'UserError', message: expect.stringMatching(/LATIN1.*--encoding=UTF8/) });
  expect(String(failure)).not.toContain(new URL(serverUrl).password);
});

test('a database that is not there is refused in words', async () => {
  await expect(open(withDatabase(serverUrl, 'nowhere'))).rejects.toThrow(/it has no such database/);
});
