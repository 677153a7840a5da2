import { expect, test } from 'vitest';
import type { FigureRow } from '#src/domain/figure-row.ts';
import type { Observation } from '#src/domain/observation.ts';
import { importFigures } from '#src/store/import.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, clock, database, say, press, submit } = await createDialogue();
const { sql } = database;
const dayMs = 24 * 3_600_000;
const filled = { groups: [], challenge: 'c', action: 'a', lesson: 'l' };
const log = async (title: string, region: string, areas: string[], speaker = as('jordi')) =>
  speaker.submit(await speaker.say('/experience log'), { ...filled, title, region, areas });

async function bring(...observations: Observation[]) {
  async function* rows(): AsyncGenerator<FigureRow[]> {
    yield observations.map((observation, line) => ({ kind: 'figure', observation, isRelabelled: false, line }));
  }
  await importFigures(database, rows(), { file: 'test.csv', now: () => clock.now });
}

test('without a region it asks for one', async () => {
  expect(read(await say('/digest'))).toContain('Which region?');
});

test('nothing new is said in one line, also right after the starter figures', async () => {
  await submit(await say('/me edit'), { region: 'Catalonia' });
  await sql`update import_run set finished_at = ${clock.now}`;
  expect(read(await say('/digest preview'))).toContain('Nothing new for Catalonia in the last seven days.');
});

test('new experiences: mine left out, my areas first, then my country, and only this week’s', async () => {
  await submit(await say('/me edit'), { interests: ['housing'] });
  await log('Too old', 'Puglia', ['housing']);
  clock.now = new Date(clock.now.getTime() + 8 * dayMs);
  await log('From far', 'Puglia', ['health']);
  await log('In my area', 'Skåne', ['housing', 'health']);
  await log('Near me', 'Murcia', ['education']);
  await log('My own', 'Catalonia', ['housing'], as('maria'));
  const said = read(await say('/digest'));
  expect(said.match(/(In my area|Near me|From far|Too old|My own) \([^)]*\)/g)?.slice(0, 3)).toEqual([
    'In my area (Skåne, in your areas)',
    'Near me (Region of Murcia, near you)',
    'From far (Apulia, from the network)',
  ]);
  expect(said).not.toContain('Too old');
  expect(said).not.toContain('My own');
  expect(said).toContain('This week for Catalonia: 3 new experiences, 0 changed figures.');
  expect(read(await press(await say('/digest'), '#'))).toContain('In my area');
});

test('figures that an import revised or added', async () => {
  const [old] = await sql<Observation[]>`
    select indicator, area, year, value, flags, retrieved from observation
    where area = 'ITF4' and value is not null order by year desc, indicator limit 1`;
  const [other] = await sql<Observation[]>`
    select distinct on (indicator) indicator, area, year, value, flags, retrieved from observation
    where area = 'ITF4' and value is not null and indicator <> ${old?.indicator ?? ''} order by indicator, year desc limit 1`;
  if (!old || !other) throw new Error('no figures');
  await bring(
    { ...old, value: (old.value ?? 0) + 1, retrieved: '2026-11-30' },
    { ...other, year: other.year + 1, flags: 'p', retrieved: '2026-11-30' },
  );
  const said = read(await say('/digest preview Puglia'));
  expect(said).toContain('2 changed figures');
  expect(said).toContain('(revised)');
  expect(said).toContain(`(${other.year})`);
  expect(read(await say('/digest preview Catalonia'))).toContain('0 changed figures');
  clock.now = new Date(clock.now.getTime() + 8 * dayMs);
  expect(read(await say('/digest preview Puglia'))).toContain('Nothing new');
});
