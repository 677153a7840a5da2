import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const regional =
  'region;axis;value;target_group;year;score\nES51;overall;overall;;2024;71,5\nQQ99;overall;overall;;2024;1\n';
const server = createServer((_request, response) => void response.end(regional));
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
