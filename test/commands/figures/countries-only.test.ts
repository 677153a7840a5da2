import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, database } = await createDialogue();
const values = { SE: 6.1, ES: 2.6, IT: 3.2, PT: 4.4, DE: 1.2, FR: 2.1 };
for (const [area, value] of Object.entries(values))
  await database.sql`
    insert into observation (indicator, area, year, value, flags, retrieved)
    values ('naturalisation', ${area}, 2023, ${value}, '', '2026-01-02')
    on conflict (indicator, area, year) do update set value = excluded.value, flags = '', flags_known = true`;

test('a ranking of what only countries have ranks countries, and says why', async () => {
  const text = read(await say('/indicator rank naturalisation year=2023'));
  expect(text).toContain('Naturalisation rate: countries, 2023');
  expect(text).toContain(
    'Only 6 of 32 have a figure of 2023 (26 without data), so nobody is the first or the last of all. Best of these: Sweden (6.1%); last: Germany (1.2%).',
  );
  expect(text).toContain('Of regions we hold no such figures: these are of countries.');
  expect(text).toMatch(/^\d+ \| Sweden \| 6\.1/m);
  expect(read(await say('/indicator rank naturalisation members year=2023'))).toContain('countries of the members');
});

test('one region’s is its country’s, and said so', async () => {
  const text = read(await say('/indicator show naturalisation Catalonia'));
  expect(text).toContain('for Catalonia: published for countries only.');
  expect(text).toMatch(/For Spain as a whole: \d/);
});

test('a comparison shows the countries beside the regions', async () => {
  const text = read(await say('/compare Skåne Catalonia indicators=naturalisation'));
  expect(text).toMatch(
    /Naturalisation.* \| countries only \| countries only \| .*6\.1|Naturalisation.* \| countries only \| countries only \| \d/,
  );
  expect(text).toMatch(/There are figures of countries only: Sweden \d.* in \d{4} and Spain \d.* in \d{4}\./);
});

test('a comparison of a year says of which year the countries’ figures are', async () => {
  const line = '/compare PT1D CH05 indicators=tertiary-non-eu-born';
  const other = read(await say(`${line} year=2013`));
  expect(other).toContain(
    'There are figures of countries only: Portugal 36.3% in 2024 and Switzerland 37.7% in 2024. Of 2013 we hold none.',
  );
  const asked = read(await say(`${line} year=2024`));
  expect(asked).toContain('Portugal 36.3% in 2024 and Switzerland 37.7% in 2024.');
  expect(asked).not.toContain('we hold none');
  expect(read(await say('/compare Skåne Catalonia indicators=naturalisation year=2023'))).toContain(
    'Sweden 6.1% in 2023 and Spain 2.6% in 2023.',
  );
});
