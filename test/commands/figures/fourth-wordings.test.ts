import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
/** The lines behind buttons too. */
const wholeOf = async (line: string) => JSON.stringify(await say(line));
const firstOf = async (line: string) => read(await say(line)).split('\n---\n')[0] ?? '';

test('as many as are asked for are listed from the beginning, and the whole list is a press away', async () => {
  const five = await firstOf('/indicator rank unemployment country=IT count=5');
  expect(five.match(/^• \d+: /gm)?.length ?? 0).toBe(5);
  expect(await wholeOf('/indicator rank unemployment country=IT count=5')).toContain('page=1');
  expect(await wholeOf('/indicator rank unemployment country=IT')).toContain(
    '/indicator rank unemployment country=IT page=1',
  );
  expect(await wholeOf('/indicator rank education count=5')).toContain('/indicator rank education page=1');
});

test('a reversed list is turned back to what it begins with', async () => {
  expect(await wholeOf('/indicator rank net-migration order=worst')).toContain('Highest first');
  expect(await wholeOf('/indicator rank unemployment order=worst')).toContain('Best first');
});

test('one region above a limit is one', async () => {
  expect(await firstOf('/indicator rank unemployment country=DE above=5')).toContain('1 of 35 is above 5.0%.');
});

test('years without figures at the beginning of those asked for are said', async () => {
  const said = await firstOf('/indicator show unemployment-non-eu-born FRY5 since=2008 until=2018');
  expect(said).toContain('We hold figures from 2013 on.');
  expect(await firstOf('/indicator show unemployment-non-eu-born FRY5 since=2014')).not.toContain(
    'We hold figures from',
  );
});

test('other figures that are offered are of the year asked for, or say theirs', async () => {
  const said = await firstOf('/indicator show unemployment-non-eu-born SK03 year=2021');
  expect(said).toContain('There are figures on: Unemployment, 15–64 (2021).');
  expect(await wholeOf('/indicator show unemployment-non-eu-born SK03 year=2021')).toContain(
    '/indicator show unemployment SK03 year=2021',
  );
  expect(await firstOf('/indicator show unemployment-non-eu-born SK03')).toMatch(
    /Unemployment, foreign-born, 15–64 \(\d{4}\)/,
  );
});

test('a figure of countries alone is not said to be missing for a country that is one region', async () => {
  const said = await firstOf('/peers LU better-at=employment-third-country-nationals');
  expect(said).toContain('We hold Employment rate of third-country nationals of countries only');
  expect(said).not.toContain('No figure');
});

test('the last of a list of peers that is not close is named', async () => {
  expect(await firstOf('/peers FRG0 members')).toContain('The last of all 7, Azores, is not close any more');
});

test('countries are ranked where they are asked for, and where we hold none of them, that is said', async () => {
  const people = await firstOf('/indicator rank population countries');
  expect(people).toContain('Population: countries, 20');
  expect(people).not.toContain('Of regions we hold no such figures');
  expect(await firstOf('/indicator rank unemployment countries')).toContain('We hold no such figures of countries');
  expect(await firstOf('/indicator rank employment-third-country-nationals countries')).toContain('Malta');
});

test('a figure of other ages that lies outside of the years asked for says its own', async () => {
  const said = await wholeOf('/indicator show employment-foreign-citizens-15-64 DE21 since=2010 until=2021');
  expect(said).toContain(
    '"label":"Employment, foreign-born, 20–64 (2025)","line":"/indicator show employment-foreign-born DE21"',
  );
});
