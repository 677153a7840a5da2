import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { fetchFile } from '#src/sources/fetch-file.ts';
import { isPrivateAddress } from '#src/sources/private-address.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const header = 'DATAFLOW,LAST UPDATE,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG';
const table = (value: string) => `${header}\nESTAT:DEMO_R_D3DENS(1.0),01/11/26 11:00:00,PER_KM2,ES51,2025,${value},p\n`;

const server = createServer((request, response) => {
  const path = request.url ?? '';
  if (path.startsWith('/there')) return void response.writeHead(302, { location: '/density.csv' }).end();
  if (path.startsWith('/inside')) return void response.writeHead(302, { location: 'http://10.0.0.1/secret' }).end();
  if (path.startsWith('/round')) return void response.writeHead(302, { location: '/round' }).end();
  if (path.startsWith('/big')) return void response.end('x'.repeat(3_000));
  if (path.startsWith('/cut')) {
    response.writeHead(200, { 'content-length': '5000' });
    response.write(table('9'));
    return void setTimeout(() => request.socket.destroy(), 20);
  }
  if (path.startsWith('/slow')) return;
  if (path.startsWith('/estat_demo_r_d3dens.tsv.gz'))
    return void response
      .writeHead(200, { 'last-modified': 'Sun, 01 Nov 2026 10:00:00 GMT' })
      .end(gzipSync('unit,geo\\TIME_PERIOD\t2025 \nPER_KM2,ES61\t97.5 e\n'));
  if (path.startsWith('/density.csv')) return void response.end(table('252.5'));
  response.writeHead(404).end('no');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
const { as, say, database } = await createDialogue({ env: { IMPORT_HOSTS: host } });
const staff = as('admin');
const value = async (area: string) =>
  (
    await database.sql`select value, flags, retrieved from observation where indicator = 'population-density' and area = ${area} and year = 2025`
  )[0];

test('staff import by address, at once, by redirect, packed and dated by the server', async () => {
  expect(read(await say(`/figures import http://${host}/density.csv`))).toContain('Your role does not allow that.');
  expect(read(await staff.say(`/figures import http://${host}/there?format=SDMX-CSV&compressed=false`))).toContain(
    '1 row read of demo_r_d3dens: 1 new',
  );
  expect(await value('ES51')).toMatchObject({ value: 252.5, flags: 'p' });
  expect(read(await staff.say(`/figures import http://${host}/estat_demo_r_d3dens.tsv.gz`))).toContain('1 row read');
  expect(await value('ES61')).toEqual({ value: 97.5, flags: 'e', retrieved: '2026-11-01' });
  expect(read(await say('/indicator show population-density Catalonia'))).toContain('252.5');
});

test('staff import by attachment, with settings for a table of their own', async () => {
  const form = await staff.say('/figures import');
  const file = (content: string, name = 'own.csv') => ({ file: [{ name, mediaType: 'text/csv', content }] });
  expect(
    read(
      await staff.submit(form, {
        ...file('Code;Wert\nES62;131,4\n'),
        settings: 'source="Own office" indicator=population-density region=Code year=2025 value=Wert',
      }),
    ),
  ).toContain('1 new');
  expect(await value('ES62')).toMatchObject({ value: 131.4 });
  expect(read(await staff.submit(form, file(table('many'))))).toContain('line 2: “many” is not a number.');
  expect(read(await staff.submit(form, file(table('7').slice(0, -2))))).toContain(
    'The file ends in the middle of a line',
  );
  expect(read(await staff.submit(form, file('<html>')))).toContain('This is a web page or XML');
  expect(read(await staff.submit(form, { ...file(table('7')), settings: 'tabel=x' }))).toContain(
    '“tabel=x” is not a setting of an import.',
  );
  expect(await staff.submit(form, { ...file('\x1f‹x', 'own.csv.gz'), settings: '' })).toMatchObject({
    problems: { file: expect.stringContaining('This packed file cannot be read here.') },
  });
  expect(await staff.submit(form, { file: [], settings: '' })).toMatchObject({
    type: 'problems',
    problems: { file: 'Attach a file or give an address.' },
  });
  expect(await staff.submit(form, { ...file(table('7')), settings: '', address: `http://${host}/x` })).toMatchObject({
    type: 'problems',
    problems: { address: 'Give a file or an address, not both.' },
  });
  expect(await value('ES51')).toMatchObject({ value: 252.5 });
});

test.each([
  ['cut', 'The file broke off on its way.'],
  ['nothing', 'The address answered 404.'],
  ['round', 'leads on to others without end'],
  ['inside', '10.0.0.1 is an address of a private network'],
])('%s: told, and nothing is taken', async (path, sentence) => {
  expect(read(await staff.say(`/figures import http://${host}/${path}`))).toContain(sentence);
});

test.each<[string, string]>([
  ['ftp://example.org/x', 'is not a web address'],
  ['file:///etc/passwd', 'is not a web address'],
  ['x.csv', 'is not a web address'],
  ['http://user:secret@example.org/', 'with a user name or password'],
  ...[
    '127.0.0.1',
    '127.1',
    '0x7f000001',
    '2130706433',
    '017700000001',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.1.1',
    '172.16.0.1',
    '0.0.0.0',
    '100.64.0.1',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00::1]',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ].map((each) => [`http://${each}/`, 'is an address of a private network'] as [string, string]),
  ['http://localhost:1/', 'is an address of a private network'],
])('%s is not opened', async (address, sentence) => {
  await expect(fetchFile(address, { privateHosts: [] })).rejects.toThrow(sentence);
});

test('limits: size and time', async () => {
  const privateHosts = [host];
  await expect(fetchFile(`http://${host}/big`, { privateHosts, mostBytes: 2_000 })).rejects.toThrow('is larger than');
  await expect(fetchFile(`http://${host}/slow`, { privateHosts, timeoutMs: 100 })).rejects.toThrow(
    'did not answer in time',
  );
});

test('public addresses are public', () => {
  expect(['8.8.8.8', '147.67.210.30', '2a01:7080:14:100::666:30', '172.32.0.1'].map(isPrivateAddress)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
