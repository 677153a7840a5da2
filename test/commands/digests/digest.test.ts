import { expect, test } from 'vitest';
import type { FigureRow } from '#src/domain/figures/figure-row.ts';
import type { Observation } from '#src/domain/figures/observation.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, clock, database, say, press, submit } = await createDialogue();
const { sql } = database;
const dayMs = 24 * 3_600_000;
const filled = { groups: [], challenge: 'c', action: 'a', lesson: 'Ask first.' };
const log = async (title: string, region: string, areas: string[], speaker = as('jordi')) =>
  speaker.submit(await speaker.say('/experience log'), { ...filled, title, region, areas });

async function bring(...observations: Observation[]) {
  async function* rows(): AsyncGenerator<FigureRow[]> {
    yield observations.map((observation, line) => ({ kind: 'figure', observation, isRelabelled: false, line }));
  }
  await importFigures(database, rows(), { file: 'test.csv', now: () => clock.now });
}

test('without a region and a subscription it asks for one', async () => {
  const asked = await say('/digest');
  expect(read(asked)).toContain('Which region?');
  expect(read(await press(asked, 'Catalonia'))).toContain('Your digest for Catalonia');
});

test('nothing new is said in one line, also right after the starter figures', async () => {
  await submit(await say('/me edit'), { region: 'Catalonia' });
  await sql`update observation set changed_at = ${clock.now}`;
  expect(read(await say('/digest preview'))).toContain('Nothing new for you this week.');
  await sql`update observation set changed_at = null`;
});

test('new experiences: the best one to read first, mine left out, only this week’s, each with its reason', async () => {
  await submit(await say('/me edit'), { interests: ['housing'] });
  await log('Too old', 'Puglia', ['housing']);
  clock.now = new Date(clock.now.getTime() + 8 * dayMs);
  await log('From far', 'Iceland', ['health']);
  await log('In my area', 'Skåne', ['housing', 'health']);
  await log('Another in my area', 'Skåne', ['housing']);
  await log('Near me', 'Murcia', ['education']);
  await log('My own', 'Catalonia', ['housing'], as('maria'));
  const said = read(await say('/digest'));
  expect(said).toMatch(
    /Worth reading – because you follow housing\n• #\d+ Another in my area \(Skåne\)\n“Ask first\.”/,
  );
  expect(said).toMatch(
    /New experiences\n• #\d+ In my area \(Skåne · because you follow housing\)\n• #\d+ Near me \(Region of Murcia · from (?:a region like|the same country as) .*\)/,
  );
  for (const title of ['Too old', 'My own', 'From far']) expect(said).not.toContain(title);
  expect(read(await press(await say('/digest'), '#'))).toContain('Another in my area');
});

test('figures that an import revised or added, with a picture, and as they were at the time', async () => {
  const [old] = await sql<Observation[]>`
    select indicator, area as territory, year, value, flags, flags_known, retrieved from observation
    where area = 'ITF4' and value is not null order by year desc, indicator limit 1`;
  const [other] = await sql<Observation[]>`
    select distinct on (indicator) indicator, area as territory, year, value, flags, flags_known, retrieved from observation
    where area = 'ITF4' and value is not null and indicator <> ${old?.indicator ?? ''} order by indicator, year desc limit 1`;
  if (!old || !other) throw new Error('no figures');
  await bring(
    { ...old, value: (old.value ?? 0) + 1, retrieved: '2026-11-30' },
    { ...other, year: other.year + 1, flags: 'p', retrieved: '2026-11-30' },
  );
  const said = read(await say('/digest preview Puglia'));
  expect(said).toContain('Changed figures');
  expect(said.match(/^Apulia \| /gm)).toHaveLength(2);
  expect(said).toContain('(revised)');
  expect(said).toContain(`(${other.year})`);
  expect(said).toMatch(/\[picture Apulia: .* over the years/);
  expect(read(await say('/digest preview Cyprus'))).not.toContain('hanged figures');
  clock.now = new Date(clock.now.getTime() + 8 * dayMs);
  expect(read(await say('/digest preview Puglia'))).not.toContain('hanged figures');
});

test('figures that are for more than the region say so', async () => {
  const [old] = await sql<Observation[]>`
    select indicator, area as territory, year, value, flags, flags_known, retrieved from observation
    where area = 'SE22' and value is not null order by year desc, indicator limit 1`;
  if (!old) throw new Error('no figures');
  await bring({ ...old, value: (old.value ?? 0) + 1, retrieved: '2026-12-10' });
  expect(read(await say('/digest preview Skåne'))).toContain(
    'Skåne: Figures exist only for South Sweden (SE22): Skåne and Blekinge together.',
  );
});

test('each title opens what it names, and what does not fit is counted', async () => {
  const reader = as('reader');
  await reader.submit(await reader.say('/me edit'), { region: 'Murcia', interests: ['social-security'] });
  for (let index = 0; index < 6; index += 1) await log(`Benefits ${index}`, 'Skåne', ['social-security']);
  const jordi = as('jordi');
  await jordi.submit(await jordi.say('/question ask'), {
    ...{ title: 'Who pays benefits?', areas: ['social-security'], region: '' },
  });
  const preview = await reader.say('/digest preview');
  expect(read(preview)).toMatch(/\(and 3 more\)\n• #\d+ Benefits \d \(Skåne\)\n• #\d+ Benefits \d \(Skåne\)\n/);
  expect(read(await press(preview, '#1 Who pays benefits?'))).toContain('Who pays benefits?');
});
