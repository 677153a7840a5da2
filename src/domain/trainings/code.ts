import { randomInt } from 'node:crypto';
import { foldText } from '#src/core/text.ts';

const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';
const syllables = 4;

/** Makes a word that can be said aloud and written down by who hears it: "bakorimu". */
export function makeCode(): string {
  const letter = (from: string) => from[randomInt(from.length)] ?? '';
  return Array.from({ length: syllables }, () => letter(consonants) + letter(vowels)).join('');
}

/** Returns whether somebody wrote the word of a session, however they spaced and capitalised it. */
export function isCode(typed: string, code: string): boolean {
  return canBeSaid(typed) && fold(typed) === fold(code);
}

/** Returns whether a word can be written by who hears it: signs and pictures alone cannot. */
export const canBeSaid = (code: string): boolean => fold(code) !== '';

const fold = (text: string) => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
