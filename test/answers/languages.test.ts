import { afterAll, expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { completeLanguages, offerLanguages } from '#src/texts/index.ts';
import { read } from '#test/support/dialogue.ts';
import { createEnglishFinder, listGiven, textsOfOutcome } from '#test/support/english-left.ts';
import { everyCommand, prepareEveryCommand } from '#test/support/every-command.ts';

const others = completeLanguages.filter((language) => language !== 'en');
const { as, database } = await prepareEveryCommand({ env: { LANGUAGES: others.join(',') } });
/** What is typed in these lines, the measure of the testbed, and the licence that stands in the form of an indicator as it is kept. */
const given = [
  ...Object.entries(everyCommand).map((each) => each.join(' ')),
  'Families',
  'Eurostat, reuse with attribution (Commission Decision 2011/833/EU)',
];
afterAll(() => offerLanguages([]));

const { sql } = database;

test.each(others)(
  'somebody who chose %s reads no sentence that stands in the English files, nor do those who are written to',
  async (language) => {
    const reader = as('admin', { locale: language });
    const other = as('olle', { locale: language });
    for (const each of [reader, other]) await each.submit(await each.say('/me edit'), { language });
    const [{ before }] = await sql<[{ before: number }]>`select count(*)::int as before from delivery`;
    const find = createEnglishFinder(language, [...given, ...(await listGiven(sql))]);
    const left: Record<string, string[]> = {};
    const look = (name: string, told: unknown) => {
      const found = find(textsOfOutcome(told));
      if (found.length > 0) left[name] = found;
    };
    for (const [command, rest] of Object.entries(everyCommand))
      look(command, await reader.say(`/${command} ${rest}`.trim()));
    const letters = await sql<{ purpose: string; message: Message; mail: unknown }[]>`
      select purpose, message, mail from delivery order by created_at offset ${before}`;
    for (const { purpose, ...letter } of letters) look(`letter: ${purpose}`, letter);
    expect(left).toEqual({});
  },
  400_000,
);

test('regions, their notes and the question itself are said in the language of who asks', async () => {
  const anna = as('anna', { locale: 'sv' });
  await anna.submit(await anna.say('/me edit'), { region: 'Skåne', language: 'sv' });
  const peers = read(await anna.say('/peers'));
  expect(peers).toContain('Din region: Skåne (SE22).');
  expect(peers).toContain('Siffror finns bara för Sydsverige (SE22): Skåne och Blekinge tillsammans.');
  const uwe = as('uwe', { locale: 'de' });
  await uwe.submit(await uwe.say('/me edit'), { region: 'Wien', language: 'de' });
  expect(read(await uwe.say('/peers'))).toContain('Ihre Region: Wien (AT13).');
  expect(read(await uwe.say('Vergleiche Wien mit Berlin'))).toContain(
    'Arbeitslosigkeit, im Ausland Geborene, 15–64, 2022',
  );
  const ewa = as('ewa', { locale: 'pl' });
  await ewa.submit(await ewa.say('/me edit'), { region: 'Katalonia', language: 'pl' });
  expect(read(await ewa.say('/compare Niemcy Szwecja'))).toContain('Niemcy i Szwecja');
  expect(read(await ewa.say('/indicator show unemployment'))).toContain('Katalonia: 9,8% w roku 2022');
  expect(read(await ewa.say('/indicator rank unemployment countries'))).toContain(
    'Nie mamy takich danych dla krajów: Stopa bezrobocia.',
  );
});
