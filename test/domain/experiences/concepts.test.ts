import { expect, test } from 'vitest';
import { createConcepts, readConcepts } from '#src/domain/experiences/concepts.ts';
import { weigh } from '#src/domain/experiences/search-units.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import { unitOfConcept } from '#src/operations/experiences/concept-units.ts';
import { readConceptTable } from '#src/sources/word-tables.ts';
import { formQuery } from '#src/store/experiences/search-query.ts';

const table = await readConceptTable();
const concepts = createConcepts(table);
const named = (text: string, language: string) => concepts.find(text, language).map(({ concept }) => concept.code);

test('every policy area and target group is a concept with words in all ten languages', () => {
  const codes = [...policyAreas.map((area) => `area:${area}`), ...targetGroups.map((group) => `group:${group}`)];
  for (const code of codes) {
    const languages = [...(table.find((concept) => concept.code === code)?.forms.keys() ?? [])];
    expect(languages, code).toEqual(
      expect.arrayContaining(['en', 'es', 'ca', 'it', 'pt', 'sv', 'fr', 'de', 'eu', 'pl']),
    );
  }
  const tags = table.map(({ code }) => code).filter((code) => code.includes(':'));
  expect(tags.sort()).toEqual(codes.sort());
});

test('no form is empty, and none of one or two letters alone stands for any ending', () => {
  for (const { code, forms } of table)
    for (const [language, ofLanguage] of forms)
      for (const { words } of ofLanguage) {
        expect(words.length, `${code} ${language}`).toBeGreaterThan(0);
        const [first] = words;
        if (words.length === 1 && first?.isBeginning)
          expect(first.text.length, `${code} ${language} ${first.text}`).toBeGreaterThan(2);
      }
});

test.each([
  ['language courses for refugees', 'en'],
  ['cursos de idioma para refugiados', 'es'],
  ['cursos de llengua per a refugiats', 'ca'],
  ['corsi di lingua per rifugiati', 'it'],
  ['cursos de língua para refugiados', 'pt'],
  ['SFI för flyktingar', 'sv'],
  ['cours de langue pour réfugiés', 'fr'],
  ['Sprachkurse für Flüchtlinge', 'de'],
  ['errefuxiatuentzako hizkuntza ikastaroak', 'eu'],
  ['kursy języka dla uchodźców', 'pl'],
])('“%s” names language courses and refugees', (text, language) => {
  expect(named(text, language)).toEqual(expect.arrayContaining(['language-courses', 'group:bip']));
});

test('every thing that is looked for across languages has words in the ten languages of questions', () => {
  const asked = ['en', 'es', 'ca', 'it', 'pt', 'sv', 'fr', 'de', 'eu', 'pl'];
  for (const { code, forms } of table) expect([...forms.keys()], code).toEqual(expect.arrayContaining(asked));
});

test.each([
  ['jag bor i en stad', 'sv', 'cleaning'],
  ['mamy pytanie', 'pl', 'mothers'],
  ['dobre praktyki', 'pl', 'internship'],
  ['a safe learning environment', 'en', 'environment'],
  ['oficina de acogida', 'es', 'office-work'],
])('“%s” does not name what its words only look like', (text, language, concept) => {
  expect(named(text, language)).not.toContain(concept);
});

test('a short word counts in its own language only, unless it is written in capitals', () => {
  expect(named('pais', 'pt')).toContain('group:families');
  expect(named('pais', 'es')).not.toContain('group:families');
  expect(named('sfi', 'en')).not.toContain('language-courses');
  expect(named('SFI', 'en')).toContain('language-courses');
});

test('signs inside words and elided articles do not hide a concept', () => {
  for (const text of ['l’alfabetització', 'women/alphabetisation', 'alfabetit\u00adzació'])
    expect(named(text, 'ca'), text).toContain('literacy');
  const collaboration = createConcepts(readConcepts('concept\tlanguage\tforms\nx\tca\tcollaboracio\n'));
  for (const text of ['col·laboració', 'col.laboració', 'coŀlaboració'])
    expect(collaboration.find(text, 'ca'), text).toHaveLength(1);
  expect(named('', 'en')).toEqual([]);
  expect(named('!!! – ???', 'en')).toEqual([]);
});

test('a form is looked for as words one after the other, not as part of what it is excepted from', () => {
  const [concept] = readConcepts('concept\tlanguage\tforms\nx\ten\tcourse* of the language | girls !boys and girls\n');
  const forms = concept?.forms.get('en') ?? [];
  expect(forms.map((form) => formQuery(form))).toEqual([
    "('course':* <3> 'language')",
    "('girls' & !('boys' <2> 'girls'))",
  ]);
  expect(forms.map((form) => formQuery(form, 'A'))[0]).toBe("('course':*A <3> 'language':A)");
});

test('only forms whose words somebody wrote are looked for, and what is rare counts more', () => {
  const concept = table.find(({ code }) => code === 'interpreters');
  if (!concept) throw new Error('no such concept');
  const { unit, terms } = unitOfConcept(concept, new Map([['tolk*', 4]]), 100);
  expect(unit.parts.map(({ language }) => language)).toEqual(['sv', 'da', 'nl', 'no']);
  expect(terms[0]).toEqual({ term: "('tolk':*)", documents: 4, language: 'sv' });
  expect(unitOfConcept(concept, new Map(), 100).unit.parts).toEqual([]);
  expect(weigh(1, 1_000)).toBeGreaterThan(weigh(500, 1_000));
  expect(weigh(1_000, 1_000)).toBeGreaterThan(0);
});
