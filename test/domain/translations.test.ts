import { expect, test } from 'vitest';
import { createNameFinder, protect, restore } from '#src/domain/translations/protect.ts';
import { hashOf } from '#src/domain/translations/translation.ts';

const find = createNameFinder(['Skåne', 'Södra Sverige', 'Ana Pujol', 'X']);
const text =
  'Skåne & Södra Sverige: 1 240 personer (12,4 %) på 3–4 år, se https://x.example/a?b=1 eller ana@x.example; <b> X Skånes Ana Pujol';

test('figures, addresses and names leave, the rest is escaped, and all comes back where it belongs', () => {
  const shielded = protect(text, find);
  expect(shielded.kept).toEqual([
    'Skåne',
    'Södra Sverige',
    '1 240',
    '12,4 %',
    '3–4',
    'https://x.example/a?b=1',
    'ana@x.example;',
    'Ana Pujol',
  ]);
  expect(shielded.sent).toBe(
    '<x id="1"/> &amp; <x id="2"/>: <x id="3"/> personer (<x id="4"/>) på <x id="5"/> år, se <x id="6"/> eller <x id="7"/> &lt;b&gt; X Skånes <x id="8"/>',
  );
  expect(restore(shielded.sent, shielded)).toBe(text);
  expect(restore('<x id="2"></x> &quot;y&quot; <x id="1" />', protect('Skåne och Södra Sverige', find))).toBe(
    'Södra Sverige "y" Skåne',
  );
});

test.each([
  ['a tag', '<b>Cursos</b> <x id="1"/>'],
  ['a tag by entities that no service writes', 'Cursos &#60;b&#62; <x id="1"/>'],
  ['a figure', 'Cursos en 13 <x id="1"/>'],
  ['a figure in another script', 'Cursos ١٣ <x id="1"/>'],
  ['a link', 'Cursos https://evil.example <x id="1"/>'],
  ['a link without its beginning', 'Cursos evil.example <x id="1"/>'],
  ['an address of mail', 'Cursos @ana <x id="1"/>'],
  ['what was kept is missing', 'Cursos'],
  ['what was kept is doubled', '<x id="1"/> cursos <x id="1"/>'],
  ['what was kept is another', 'Cursos <x id="2"/>'],
  ['nothing', ' '],
  ['a sermon', `Cursos <x id="1"/> ${'más '.repeat(200)}`],
  ['a sign that turns text around', 'Cursos \u202e <x id="1"/>'],
])('a translation is thrown away that has %s', (_, said) => {
  expect(restore(said, protect('Kurser i Skåne', find))).toBeNull();
});

test('a text is named by its words and its language', () => {
  expect(hashOf('sv', { title: 'a', lesson: 'b' })).toBe(hashOf('sv', { lesson: 'b', title: 'a' }));
  expect(hashOf('sv', { title: 'a', lesson: 'b' })).not.toBe(hashOf('es', { title: 'a', lesson: 'b' }));
  expect(hashOf('sv', { title: 'ab', lesson: '' })).not.toBe(hashOf('sv', { title: 'a', lesson: 'b' }));
});
