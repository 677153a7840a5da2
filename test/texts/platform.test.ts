import { expect, onTestFinished, test } from 'vitest';
import type { Texts } from '#adapters/discord/texts.ts';
import { offerLanguages } from '#src/texts/index.ts';
import { platformTexts } from '#src/texts/platform.ts';

const discord = (language: string) => platformTexts<Texts>('discord', language, { inEvery: true });

test.each([
  ['en', 'Continue'],
  ['en-GB', 'Continue'],
  ['es-419', 'Continuar'],
  ['fr', 'Continuer'],
  ['it', 'Continua'],
  ['pt-BR', 'Continuar'],
  ['sv-SE', 'Fortsätt'],
  ['de', 'Weiter'],
  ['fi', 'Continue'],
  ['', 'Continue'],
  ['__proto__', 'Continue'],
])('a platform says its own sentences in the language of the locale %s', (locale, said) => {
  expect(discord(locale).continue).toBe(said);
});

test('what is put into small Markdown is escaped', () => {
  expect(discord('sv').formReady({ title: 'a*b' })).toBe('**a\\*b**: formuläret är klart att fyllas i.');
  expect(discord('de').otherRegion({ label: 'Region' })).toBe('Region: eine andere');
});

test('a platform that does not show every language says its sentences in those that people are spoken to in', () => {
  const said = () => platformTexts<Texts>('discord', 'sv-SE').continue;
  onTestFinished(() => offerLanguages([]));
  expect(said()).toBe('Continue');
  offerLanguages(['sv']);
  expect(said()).toBe('Fortsätt');
});

test('what a language lacks, and a platform without a file, is said in English or not at all', () => {
  expect(platformTexts('nowhere', 'sv')).toEqual({});
});
