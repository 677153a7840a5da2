import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completeLanguages, offerLanguages } from '#src/texts/index.ts';
import { findMethod, methodsIn, methodTopics } from '#src/texts/methods.ts';

const languages = completeLanguages.filter((each) => each !== 'en');
const fileOf = (language: string) => join(import.meta.dirname, '../../src/texts', language, 'methods.md');

beforeAll(() => offerLanguages(languages));
afterAll(() => offerLanguages([]));

describe.each(languages)('the methods in %s', (language) => {
  test('are all there, under the anchors of English, in as many paragraphs', () => {
    expect(existsSync(fileOf(language))).toBe(true);
    const methods = methodsIn(language);
    expect(methods.map(({ topic }) => topic)).toEqual(methodTopics.map(({ topic }) => topic));
    expect(methods.map(({ paragraphs }) => paragraphs.length)).toEqual(
      methodTopics.map(({ paragraphs }) => paragraphs.length),
    );
    const chaptersOf = (all: typeof methods) =>
      [...Map.groupBy(all, ({ chapter }) => chapter).values()].map((each) => each.length);
    expect(chaptersOf(methods)).toEqual(chaptersOf(methodTopics));
    expect(readFileSync(fileOf(language), 'utf8')).not.toContain('Code: `');
  });

  test('say the numbers, flags and commands of English, in words of their own', () => {
    const digitsIn = (paragraphs: readonly string[]) => [...paragraphs.join(' ').replace(/\D/g, '')].sort().join('');
    const codesIn = (paragraphs: readonly string[]) =>
      [...paragraphs.join(' ').matchAll(/`[^`]+`/g)].map(([code]) => code).sort();
    for (const { topic, paragraphs } of methodTopics) {
      const own = findMethod(topic, language);
      expect(digitsIn(own.paragraphs), topic).toBe(digitsIn(paragraphs));
      expect(codesIn(own.paragraphs), topic).toEqual(codesIn(paragraphs));
      expect(own.paragraphs.join(' '), topic).not.toBe(paragraphs.join(' '));
    }
  });
});

test('a language without them explains the methods in English', () => {
  expect(methodsIn('fi')).toBe(methodTopics);
});
