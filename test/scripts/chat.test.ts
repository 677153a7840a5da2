import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';

const { url, sql } = await createTestDatabase({ figures: true });
const script = join(import.meta.dirname, '../../scripts/chat.ts');
const mail = {
  SMTP_URL: 'smtp://localhost:2525',
  MAIL_FROM: 'digest@example.org',
  PUBLIC_URL: 'https://causeway.example',
};

async function chat(args: string[], env: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  return promisify(execFile)(process.execPath, [script, ...args], {
    env: { PATH, HOME, DATABASE_URL: url, ...env },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
}

test('a line is answered on standard output, a problem on the other', async () => {
  const told = await chat(['/region show Skåne']);
  expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining('Skåne'), stderr: '' });
  expect(await chat(['/region show Atlantis'])).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('Atlantis'),
  });
});

test('a digest by mail is prepared here for the server that sends it, where mail is set up', async () => {
  const values = 'where=mail address=a@example.org weekday=1 time=9:00 timeZone=Europe/Madrid';
  const subscribe = ['/digest subscribe', '--form', ...values.split(' ')];
  expect(await chat(subscribe)).toMatchObject({ code: 1, stderr: expect.stringContaining('no field “address”') });
  expect(await chat(subscribe, mail)).toMatchObject({ code: 0, stdout: expect.stringContaining('a@example.org') });
  expect(await sql`select places, state, purpose from delivery`).toMatchObject([
    { places: ['mail::mail:a@example.org'], state: 'waiting', purpose: 'digest-confirmation' },
  ]);
});
