import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();

test.each([
  ['/indicator rank employment countries except=DE,MT', 'Employment rate: countries without Germany and Malta, 2024'],
  ['/indicator rank employment countries except=LU00', 'Employment rate: countries without Luxembourg, 2024'],
  ['/indicator rank employment except=DE', 'Employment rate: countries without Germany, 2024'],
  ['/indicator rank employment countries except=DE since=2015', 'countries without Germany, 2015 to 2020'],
  ['all countries except Germany by employment', 'countries without Germany'],
  ['tasa de empleo de todos los países excepto Alemania', 'countries without Germany'],
  ['tasso di occupazione di tutti i paesi tranne la Germania', 'countries without Germany'],
  ['taux d’emploi de tous les pays sauf l’Allemagne', 'countries without Germany'],
  ['Beschäftigungsquote aller Länder außer Deutschland', 'countries without Germany'],
  ['sysselsättning i alla länder utom Tyskland', 'countries without Germany'],
  ['taxa d’ocupació de tots els països excepte Alemanya', 'countries without Germany'],
  ['taxa de emprego de todos os países exceto a Alemanha', 'countries without Germany'],
])('%s is a list of countries', async (line, scope) => {
  const said = read(await say(line));
  expect(said).toContain(scope);
  expect(said).not.toMatch(/^\d+ \| Germany/mu);
});

test('regions of a country that was left out are none either where countries have no figures', async () => {
  const said = read(await say('all countries except Germany by unemployment'));
  expect(said).toContain('no such figures of countries');
  expect(said).toContain('/indicator rank unemployment except=DE');
});

test('a list of countries has no parts of them to leave out', async () => {
  const said = read(await say('/indicator rank employment countries except=ES51'));
  expect(said).toContain('Catalonia is no country');
});
