import { afterAll, expect, test } from 'vitest';
import type { TextSource } from '#src/texts/catalog.ts';
import { completeLanguages, offerLanguages } from '#src/texts/index.ts';
import { loadTexts } from '#src/texts/load.ts';
import { methodsIn, methodTopics } from '#src/texts/methods.ts';
import { read } from '#test/support/dialogue.ts';
import { everyCommand, prepareEveryCommand } from '#test/support/every-command.ts';

const others = completeLanguages.filter((language) => language !== 'en');
const { as } = await prepareEveryCommand({ env: { LANGUAGES: others.join(',') } });
afterAll(() => offerLanguages([]));

/** Whole sentences and labels of two words or more. */
function listSentences(source: TextSource): string[] {
  return Object.values(source).flatMap((value) =>
    typeof value !== 'string'
      ? listSentences(value)
      : value.includes('{') || !/\p{L} \p{L}/u.test(value)
        ? []
        : [value],
  );
}

test.each(others)(
  'somebody who chose %s reads no sentence that stands in the English files',
  async (language) => {
    const own = new Set(listSentences(loadTexts(language)));
    const methods = methodsIn(language).flatMap(({ name, paragraphs }) => [name, ...paragraphs]);
    const explained = methodTopics.flatMap(({ paragraphs }) => paragraphs).filter((each) => !methods.includes(each));
    const sentences = [...listSentences(loadTexts('en')), ...explained];
    const english = new Set(sentences.filter((each) => !own.has(each) && !methods.includes(each)));
    const reader = as('admin', { locale: language });
    await reader.submit(await reader.say('/me edit'), { language });
    for (const [command, rest] of Object.entries(everyCommand)) {
      const told = JSON.stringify(await reader.say(`/${command} ${rest}`.trim()));
      const texts = [...told.matchAll(/"((?:[^"\\]|\\.)+)"/g)].flatMap(([, text = '']) => text.split(/\\n/));
      expect(
        texts.filter((text) => english.has(text)),
        command,
      ).toEqual([]);
    }
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
