import { describe, expect, test } from 'vitest';
import { createPhrases, openingNames, phraseNames, wordLists } from '#src/domain/reading/phrases.ts';
import { type PhraseRow, readPhrases } from '#src/domain/reading/tables.ts';
import { readWordTables } from '#src/sources/word-tables.ts';

const { phrases: rows } = await readWordTables();
const phrases = createPhrases(rows);

/** The real rows, with that of "clock" written anew. */
function clockOf(forms: string, notBefore = ''): (text: string) => boolean {
  const row = readPhrases(`phrase\tlanguage\tforms\tnot before\nclock\ten\t${forms}\t${notBefore}`);
  const { listIn } = createPhrases([...rows.filter(({ name }) => name !== 'clock'), ...row]);
  return (text) => listIn(text).includes('clock');
}

describe('phrases of data/words', () => {
  test('a form is whole words, with any case, accents and punctuation', () => {
    const has = clockOf('fus horari | time zone');
    expect(has('El FUS-horari!')).toBe(true);
    expect(has('time zones')).toBe(false);
  });

  test('"*" is any ending or any word, "#" a number, "…" up to eight words', () => {
    const has = clockOf('zon* | in * clock | # hours | set … back');
    expect(has('the zones')).toBe(true);
    expect(has('in my clock')).toBe(true);
    expect(has('in clock')).toBe(false);
    expect(has('12 hours')).toBe(true);
    expect(has('set back')).toBe(true);
    expect(has('set a b c d e f g h back')).toBe(true);
    expect(has('set a b c d e f g h i back')).toBe(false);
  });

  test('what stands in braces is another phrase, and what may not follow is none', () => {
    const has = clockOf('{few} clocks | next', '{month-or-year}');
    expect(has('zwei clocks')).toBe(true);
    expect(has('the next one')).toBe(true);
    expect(has('nextmonth, next month')).toBe(false);
  });

  test('a phrase without a row stops the start', () => {
    expect(() => createPhrases(rows.filter(({ name }) => name !== 'issue'))).toThrow('phrases.tsv: no row "issue"');
  });

  test('every row is asked for by a rule or named by another row', () => {
    const named = rows.flatMap(({ forms, notBefore }: PhraseRow) =>
      [...forms, ...notBefore].flatMap((form) => [...form.matchAll(/\{(.+?)\}/g)].map(([, name]) => name)),
    );
    const used = new Set<string | undefined>([...phraseNames, ...openingNames, ...wordLists, ...named]);
    expect(rows.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  test('a digest that is skipped is told from a time to come', () => {
    expect(phrases.listIn('Lass die nächste Ausgabe bitte aus')).toEqual(['next-issue', 'skip-issue']);
    expect(phrases.listIn('from next month on')).not.toContain('next-issue');
  });
});
