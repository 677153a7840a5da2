import { describe, expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, as } = await createDialogue();
const answer = async (line: string) => read(await say(line));

describe('a name that is only like the one meant', () => {
  test.each([
    ['/indicator show "inactivity rate" Puglia', 'inactivity rate', 'Activity rate: '],
    ['/indicator rank "inactivity rate"', 'inactivity rate', 'Activity rate: '],
    ['/indicator rank "EU-born share"', 'EU-born share', 'born outside the EU: '],
    ['/indicator rank "foreign-born without tertiary education"', 'without tertiary education', ', 2025'],
    ['/indicator rank "out-migration"', 'out-migration', 'Net migration rate: '],
    ['/indicator rank emigration', 'emigration', 'Net migration rate: '],
    ['/peers Murcia better-at "inactivity rate"', 'inactivity rate', 'better: Activity rate'],
    ['/peers Murcia better-at=inactivity-rate', 'inactivity-rate', 'better: Activity rate'],
    ['/compare Skåne Catalonia indicators="inactivity rate"', 'inactivity rate', 'Activity rate: '],
    ['/indicator rank unemployment country=Macedonia', 'Macedonia', 'Unemployment rate: '],
    ['/region show "Western Macedonya Norway"', 'Norway', 'Figures are for'],
  ])('%s is asked about', async (line, said, other) => {
    const text = await answer(line);
    expect(text).toContain(said);
    expect(text).toMatch(/Did you mean|I know no/);
    expect(text).not.toContain(other);
  });

  test.each([
    ['/indicator show unemploymnt Puglia', '“unemploymnt” is read as Unemployment rate.'],
    ['/region show Kattalonia', '“Kattalonia” is read as Catalonia (ES51).'],
    ['/indicator rank unemployment country=Swedn', '“Swedn” is read as Sweden.'],
    ['/experience list area=helth', '“helth” is read as Health.'],
  ])('%s is taken and said', async (line, said) => {
    expect(await answer(line)).toContain(said);
  });

  test('its name in another language is none that is only like it', async () => {
    const said = await answer('/region show Katalonia');
    expect(said).toContain('Catalonia is a region of Spain');
    expect(said).not.toContain('is read as');
  });
});

test('the asker’s own region, where none is said, is named on top', async () => {
  const { say: sayAs, submit } = as('nuria');
  await submit(await sayAs('/me edit'), { region: 'Murcia' });
  expect(read(await sayAs('/indicator show unemployment'))).toMatch(/^Your region: Region of Murcia \(ES62\)\. /);
  expect(read(await sayAs('/indicator show unemployment Skåne'))).not.toContain('Your region');
});
