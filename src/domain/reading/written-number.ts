import { readNumber } from '#src/core/read-number.ts';
import type { Token } from './tokens.ts';

/** A number as it is written over several tokens: `end` is behind its last token; `value` is null where it can be read in two ways, or is no number. */
export type WrittenNumber = { end: number; value: number | null };

/** Digits in groups of three, with a decimal part or without; a decimal part alone; a fraction. Years are no part of one. */
const shapes = [
  /^\d{1,3}(?:\.\d{3})+,\d+/,
  /^\d{1,3}(?:,\d{3})+\.\d+/,
  /^\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?/u,
  /^\d+[.,]\d+/,
  /^\d{1,3}\/\d{1,3}/,
];
/** "2015,2016" are two years, "1.5.2026" and "3/11/2026" are days. */
const years = /^(?:19|20)\d\d[.,](?:19|20)\d\d$/;
const goesOn = /^(?:[.,/]\d|\d)/;
/** "12.5.3" is no number at all; with a year in it, it is a day or a list of years. */
const broken = /^\d{1,3}(?:[.,]\d{1,3}){2,}(?![.,]?\d)/;

/** Reads the number that begins at a token of digits: "7.5", "7,5", "30.000", "1 500 000", "1/2"; null where it is that token alone. */
export function readWrittenNumber(
  text: string,
  tokens: readonly Token[],
  at: number,
  language: string,
): WrittenNumber | null {
  const token = tokens[at];
  const isBegun = /^[.,/]$/.test(token?.gap ?? '') && /^\d+$/.test(tokens[at - 1]?.text ?? '');
  if (!token || isBegun) return null;
  const rest = text.slice(token.at);
  for (const shape of shapes) {
    const said = shape.exec(rest)?.[0];
    if (said === undefined || years.test(said) || goesOn.test(rest.slice(said.length))) continue;
    const end = endOf(said);
    return end === null ? null : { end, value: readValue(said, language) };
  }
  const said = broken.exec(rest)?.[0];
  const end = said === undefined ? null : endOf(said);
  return end === null ? null : { end, value: null };

  function endOf(written: string): number | null {
    const behind = text.length - rest.length + written.length;
    const last = tokens.findIndex((each, index) => index > at && each.at + each.text.length === behind);
    return last === -1 ? null : last + 1;
  }
}

/** "30.000" is thirty thousand where a point groups digits, and so is "30,000" in English; "7.125" can be either elsewhere. */
function readValue(said: string, language: string): number | null {
  const reading = readNumber(said);
  if (reading.type === 'number') return reading.value;
  if (reading.type !== 'doubtful') return null;
  const isGrouped = /[.,]000$/.test(said) || said.includes(language === 'en' ? ',' : '.');
  return isGrouped ? reading.readings[0] : null;
}
