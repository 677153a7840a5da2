import { describe, expect, test } from 'vitest';
import { commands } from '#src/commands/index.ts';
import type { CommandText } from '#src/core/descriptions.ts';
import { createRegistry } from '#src/core/registry.ts';
import { descriptions } from '#src/texts/descriptions.ts';
import { offerLanguages, textLanguages } from '#src/texts/index.ts';
import { listLanguages, loadTexts } from '#src/texts/load.ts';

const { shortcuts } = createRegistry(commands);
const english = descriptions.localizations()[0];

/** Every thing that has a text, by its path; `name` where people are shown one. */
const wanted = commands.flatMap(({ name, subcommands }) => {
  const isShown = [...subcommands.values()].some(({ hidden }) => !hidden);
  const own = [...subcommands.values()].flatMap(({ name: subcommand, arguments: args, hidden }) => [
    ...(subcommand ? [`${name} ${subcommand} summary`, ...(hidden ? [] : [`${name} ${subcommand} name`])] : []),
    ...args.map((argument) => [name, subcommand, argument.name].filter(Boolean).join(' ')),
  ]);
  return [`${name} summary`, ...(isShown ? [`${name} name`] : []), ...own];
});

function listPaths(texts: Record<string, CommandText>, before = ''): string[] {
  return Object.entries(texts).flatMap(([key, { name, summary, arguments: args = {}, subcommands = {} }]) => {
    const path = `${before}${key}`;
    return [
      ...(summary ? [`${path} summary`] : []),
      ...(name ? [`${path} name`] : []),
      ...Object.entries(args).map(([argument, text]) => `${path} ${argument}${text ? '' : ' is empty'}`),
      ...listPaths(subcommands, `${path} `),
    ];
  });
}

const pathsOf = (language: string) => listPaths(loadTexts(language).commands as Record<string, CommandText>);

describe('what the language files say of commands', () => {
  test('every command, subcommand, argument and menu entry has its text in English, and no text is without one', () => {
    expect(pathsOf('en').sort()).toEqual([...wanted].sort());
    expect(Object.keys(loadTexts('en').shortcuts ?? {}).sort()).toEqual(shortcuts.map(({ name }) => name).sort());
  });

  test.each(listLanguages())('%s says nothing of what there is not', (language) => {
    expect(pathsOf(language).filter((path) => !wanted.includes(path))).toEqual([]);
    const names = shortcuts.map(({ name }) => name);
    expect(Object.keys(loadTexts(language).shortcuts ?? {}).filter((name) => !names.includes(name))).toEqual([]);
  });

  test('the English name is the one that is typed', () => {
    for (const { name, subcommands } of commands)
      for (const subcommand of [...subcommands.values()].filter(({ hidden }) => !hidden)) {
        expect(english?.name(name)).toBe(name);
        if (subcommand.name) expect(english?.name(name, subcommand.name)).toBe(subcommand.name);
      }
  });
});

describe('descriptions', () => {
  test('are told in a language that is spoken throughout, else in English', () => {
    offerLanguages([]);
    expect(textLanguages()).toEqual(['en']);
    for (const language of ['en', 'en-GB', 'xx', ...listLanguages()])
      expect(descriptions.describe(language).summary('compare')).toBe('Figures of two to six regions side by side');
  });

  test('of a subcommand, an argument and a menu entry', () => {
    const told = descriptions.describe('en');
    expect(told.summary('experience', 'log')).toBe('Tell the network what your region tried, in seven fields');
    expect(told.argument('peers', '', 'better-at')).toBe('Only those that are better at this');
    expect(told.argument('indicator', 'rank', 'country')).toBe('Only regions of this country');
    expect(told.shortcut('introduce-me')).toBe('Introduce me');
  });

  test('of what no language describes are its name: platforms refuse an empty text', () => {
    const told = descriptions.describe('en');
    expect(told.summary('nothing')).toBe('nothing');
    expect(told.summary('experience', 'nothing')).toBe('nothing');
    expect(told.argument('compare', '', 'nothing')).toBe('nothing');
    expect(told.shortcut('nothing')).toBe('nothing');
  });

  test('platforms that show commands in every language get those that are not offered to people too', () => {
    const languages = descriptions.localizations().map(({ language }) => language);
    expect(languages[0]).toBe('en');
    expect(languages).toEqual(expect.arrayContaining(['es', 'fr', 'it', 'pt', 'sv', 'de']));
    const sv = descriptions.localizations().find(({ language }) => language === 'sv');
    expect(sv?.name('compare')).toBe('jämför');
    expect(sv?.argument('compare', '', 'area')).toBe('Bara siffror inom detta politikområde');
    expect(textLanguages()).toEqual(['en']);
  });
});
