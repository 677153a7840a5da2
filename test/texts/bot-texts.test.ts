import { describe, expect, test } from 'vitest';
import { commands } from '#src/commands/index.ts';
import { type Argument, nounOf } from '#src/core/argument.ts';
import { inputLimits } from '#src/core/input-limits.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import bot from '#src/texts/en/bot.json' with { type: 'json' };

const texts = botTextsFor('en');
const argument = (kind: Argument['kind'], more: Partial<Argument> = {}): Argument => ({
  name: 'it',
  kind,
  required: true,
  ...more,
});

test('each kind of thing that a command takes has words of its own, which every language says', () => {
  const taken = commands.flatMap(({ subcommands }) =>
    [...subcommands.values()].flatMap((each) => each.arguments.map((given) => nounOf(given))),
  );
  const kinds = new Set(taken.filter((each) => !['choice', 'limit'].includes(each)));
  expect(kinds.size).toBeGreaterThan(15);
  for (const kind of kinds) {
    const code = kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(bot.missing_md, kind).toContain(` ${code} {`);
    expect(bot.onlyOne_md, kind).toContain(` ${code} {`);
    if (['words', 'number', 'flag'].includes(kind)) continue;
    for (const key of ['unknownName_md', 'didYouMean_md', 'wrong_md'] as const)
      expect(bot[key], kind).toContain(` ${code} {`);
  }
});

const named = (term: string, more: Partial<Argument> = {}) => argument('term', { term, ...more });

const kinds: [string, string][] = [
  ['region', 'region'],
  ['indicator', 'indicator'],
  ['area', 'policy area'],
  ['country', 'country'],
  ['target-group', 'target group'],
  ['experience', 'experience'],
  ['question', 'question'],
  ['kind-without-words', 'kind without words'],
];

describe('the bot’s own sentences', () => {
  test.each(kinds)('name what is meant: %s', (kind, noun) => {
    expect(texts.missing(named(kind), '/x')).toBe(`Which ${noun}? Usage: /x`);
    expect(texts.missing(named(kind), null)).toBe(`Which ${noun}?`);
    expect(texts.unknownName(named(kind), 'Y')).toContain(`I know no ${noun} called “Y”.`);
    expect(texts.didYouMean(named(kind), 'Y')).toContain(`I know no ${noun} called “Y”.`);
    expect(texts.tooMany(named(kind), 'Y', 1, '/x')).toContain(`Only one ${noun} fits here`);
    expect(texts.wrong(named(kind), 'Y')).toContain(noun);
    expect(texts.wrong(named(kind), 'Y')).toContain('for “it”. Write its name, or its code.');
    expect(texts.field.unknownName(kind, 'Y', [])).toContain(`I know no ${noun} called “Y”.`);
  });

  test('the article before a noun is the one it takes', () => {
    expect(texts.wrong(named('answer', { isNumbered: true }), 'Y')).toBe(
      '“Y” is not an answer for “it”. Write its number, such as 12.',
    );
    expect(texts.wrong(named('thread', { isNumbered: true }), 'Y')).toBe(
      '“Y” is not a thread for “it”. Write its number, such as 12.',
    );
  });

  test('of several', () => {
    const several = (kind: string) => named(kind, { list: { min: 2, max: 6 } });
    expect(texts.missing(several('region'), '/x')).toBe('Which regions? I need at least 2 different ones. Usage: /x');
    expect(texts.missing(several('country'), '/x')).toContain('Which countries?');
    expect(texts.tooMany(several('indicator'), 'Y', 6, '/x')).toBe(
      'At most 6 indicators, please: “Y” is one too many. Usage: /x',
    );
  });

  test('of what is no name', () => {
    expect(texts.wrong(argument('number'), 'x')).toBe('“x” is not a number for “it”. Write a whole number.');
    expect(texts.wrong(argument('flag'), 'x')).toBe('“x” is not a yes or no for “it”. Write yes or no.');
    expect(texts.wrong(named('experience', { isNumbered: true }), 'x')).toContain('`/experience search` finds it.');
    expect(texts.wrong(named('tool', { isNumbered: true }), 'x')).toBe(
      '“x” is not an entry of the toolbox for “it”. Write the number of an entry, such as 12; `/tool list` shows them.',
    );
    expect(texts.wrong(argument('choice', { choices: ['keep', 'delete'] }), 'x')).toBe(
      '“x” is not a choice for “it”. Choose one of: keep, delete.',
    );
  });

  test('escape what was typed, and cut it', () => {
    expect(texts.unknownCommand('*b*', null)).toContain('“\\*b\\*”');
    expect(texts.unknownName(named('region'), '[x](y)')).toContain('“\\[x\\]\\(y\\)”');
    expect(texts.surplus('a'.repeat(500), '/x').length).toBeLessThan(200);
    expect(texts.notUnderstood('a'.repeat(500)).length).toBeLessThan(300);
  });

  test('of names of earlier times', () => {
    const one = { value: 'SE224', label: 'Skåne (SE22)' };
    const other = { value: 'ES62', label: 'Region of Murcia (ES62)' };
    expect(texts.formerName({ text: 'xx1', terms: [one], isSame: true })).toBe('XX1 is now SE22, Skåne.');
    expect(texts.formerName({ text: 'xx1', terms: [one], isSame: false })).toBe(
      'XX1 is a code of earlier years. Its territory is now in SE22, Skåne. Do you mean that?',
    );
    expect(texts.formerName({ text: 'xx1', terms: [one, other], isSame: false })).toBe(
      'XX1 is a code of earlier years. Its territory is now in SE22, Skåne and ES62, Region of Murcia. Which one do you mean?',
    );
  });

  test.each(Object.entries(inputLimits))('say by how much %s is too long', (name, { max }) => {
    const said = texts.tooLong(name as keyof typeof inputLimits, max + 1_000, max);
    const unit = { optionCount: 'options', fieldCount: 'fields' }[name] ?? 'characters';
    expect(said).toContain(`This is ${(max + 1_000).toLocaleString('en')} ${unit} long;`);
    expect(said).toContain(`at most ${max.toLocaleString('en')}.`);
  });

  test('offer what can be meant', () => {
    expect(texts.field.doubtfulNumber('1.250', [1250, 1.25])).toBe(
      '“1.250” can mean 1,250 or 1.25. Please write 1250 or 1.25.',
    );
    expect(texts.field.doubtfulDate('1/2', ['1 February', '2 January'])).toContain('can be 1 February or 2 January.');
    expect(texts.field.unknownName('region', 'x', ['A', 'B', 'C'])).toContain('Did you mean A, B or C?');
    expect(texts.field.unknownName('region', 'x', [])).toContain('Write its name in English');
    expect([texts.problems(1), texts.problems(3)]).toEqual([
      'One field needs another look. Everything you typed is kept.',
      '3 fields need another look. Everything you typed is kept.',
    ]);
  });
});
