import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const regional =
  'region;axis;value;target_group;year;score\nES51;overall;overall;;2024;71,5\nQQ99;overall;overall;;2024;1\n';
const served: Record<string, Uint8Array | string> = {
  '/r.csv': regional,
  '/r.csv.gz': gzipSync(regional),
  '/cut.csv.gz': gzipSync(regional).subarray(0, 60),
  '/twice.csv.gz': gzipSync(gzipSync(regional)),
  '/large.csv.gz': gzipSync('x'.repeat(17_000_000)),
  '/r.xlsx': Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1'),
};
const server = createServer(({ url = '' }, response) => void response.end(served[url]));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => void server.close());
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
const { as, say, database } = await createDialogue({ env: { IMPORT_HOSTS: host } });
const staff = as('admin');
const file = (content: string) => ({ file: [{ name: 'mipex.csv', mediaType: 'text/csv', content }] });
const held = (index: string) =>
  database.sql`select region, score from policy_score where index = ${index} order by region`;

test('staff import MIPEX by attachment: shown at once, an edition replaced whole, bad rows told', async () => {
  expect(read(await say('/policy import'))).toContain('Your role does not allow that.');
  const form = await staff.say('/policy import');
  expect(
    read(
      await staff.submit(form, {
        ...file('dest_iso3,mipex,datayear\nESP,60,2024\nSWE,86,2024\nUSA,73,2024\n'),
        ...{ edition: '2025', source: 'MIPEX 2025, MPG and CIDOB' },
      }),
    ),
  ).toContain('MIPEX, edition 2025: 2 scores of 2 regions and countries.');
  expect(read(await say('/policy show Catalonia'))).toContain('Spain has 60 of 100');
  const again = read(
    await staff.submit(form, { ...file('dest_iso3,mipex,datayear\nESP,61,2024\nSWE,n/a,2024\n'), edition: '2025' }),
  );
  expect(again).toContain('one score of one region or country, in place of 2 held before.');
  expect(again).toContain('SE: the score is no number.');
  expect(await held('mipex')).toEqual([{ region: 'ES', score: 61 }]);
});

test('staff import MIPEX-R by address; what holds no score changes nothing', async () => {
  expect(read(await staff.say(`/policy import http://${host}/r.csv index=mipex-r source="A study"`))).toContain(
    'one score of one region or country',
  );
  expect(await held('mipex-r')).toEqual([{ region: 'ES51', score: 71.5 }]);
  const form = await staff.say('/policy import index=mipex-r');
  expect(read(await staff.submit(form, file('a,b\n1,2\n')))).toContain('The first line has to name the columns');
  expect(read(await staff.submit(form, file('dest_iso3,mipex,datayear\nESP,400,2024\n')))).toContain(
    'No score can be read.',
  );
  expect(await staff.submit(form, { file: [] })).toMatchObject({
    problems: { file: 'Attach a file or give an address.' },
  });
  expect(await held('mipex-r')).toEqual([{ region: 'ES51', score: 71.5 }]);
});

test('an edition of more rows than one statement takes is saved whole', async () => {
  const rows = Array.from({ length: 12_000 }, (_, row) => `ES51,policy area,area ${row},,2023,50\n`).join('');
  const form = await staff.say('/policy import index=mipex-r');
  const answer = await staff.submit(form, file(`region,axis,value,target_group,year,score\n${rows}`));
  expect(read(answer)).toContain('edition 2023: 12,000 scores');
  const [saved] = await database.sql`select count(*)::int as count from policy_score where edition = '2023'`;
  expect(saved).toEqual({ count: 12_000 });
  await database.sql`delete from policy_edition where edition = '2023'`;
});

test('years and editions to come hide no published edition', async () => {
  const form = await staff.say('/policy import');
  const table = 'dest_iso3,mipex,datayear\nESP,60,2091\nSWE,86,2024\n';
  const answer = read(await staff.submit(form, { ...file(table), edition: '' }));
  expect(answer).toContain('MIPEX, edition 2024: one score of one region or country.');
  expect(answer).toContain('ES: 2091 is still to come: there can be no score of it.');
  const refused = await staff.submit(form, { ...file('dest_iso3,mipex,datayear\nESP,60,2024\n'), edition: '2091' });
  expect(read(refused)).toContain('The edition 2091 is still to come. Nothing was taken.');
  const editions = await database.sql`select edition from policy_edition where index = 'mipex' order by edition`;
  expect(editions.map(({ edition }) => edition)).toEqual(['2024', '2025']);
});

test('a packed file at an address is unpacked, or said to be what it is', async () => {
  const take = async (path: string) => read(await staff.say(`/policy import http://${host}${path} index=mipex-r`));
  expect(await take('/r.csv.gz')).toContain('edition 2024: one score of one region or country');
  expect(await take('/cut.csv.gz')).toContain('The compressed file ends in the middle');
  expect(await take('/twice.csv.gz')).toContain('This is a compressed file (gzip) inside another');
  expect(await take('/large.csv.gz')).toContain('The file is larger than 16 MB when it is unpacked');
  expect(await take('/r.xlsx')).toContain('This is a spreadsheet or a zip file');
  expect(await held('mipex-r')).toEqual([{ region: 'ES51', score: 71.5 }]);
});

test('names that cannot be kept are told and the rest is saved', async () => {
  const form = await staff.say('/policy import index=mipex-r');
  const long = 'x'.repeat(5_000);
  const table = `region,axis,value,target_group,year,score\nES51,strand,Health,,2022,50\nES51,a,v,g\0,2022,1\nES51,${long},v,,2022,1\n${long}\0,a,v,,2022,1\n`;
  const answer = read(await staff.submit(form, file(table)));
  expect(answer).toContain('edition 2022: one score of one region or country');
  expect(answer).toContain('ES51: the column target_group holds signs that are no text.');
  expect(answer).toContain('in the column axis is longer than 100 signs.');
  const saved = await database.sql`select axis, value from policy_score where edition = '2022'`;
  expect([...saved]).toEqual([{ axis: 'strand', value: 'health' }]);
  const named = await staff.say(`/policy import http://${host}/r.csv index=mipex-r edition=${long.slice(0, 900)}`);
  expect(read(named)).toContain('The name of an edition is at most 20 signs');
});
