import { expect, test } from 'vitest';
import { readLicence } from '#src/domain/experiences/licence.ts';

test.each([
  ['cc-by-4.0', { name: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }],
  ['https://data.example/licence', { name: 'https://data.example/licence', url: 'https://data.example/licence' }],
  ['http://data.example/licence', null],
  ['https://user:secret@data.example/licence', null],
  ['https://user@data.example/licence', null],
  ['https://', null],
  ['CC-BY-9', null],
])('a licence for data is read from %j', (text, licence) => {
  expect(readLicence(text)).toEqual(licence);
});
