import { ownValue } from '#src/core/own-value.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { shorten } from './cached-reader.ts';

const { source: texts } = operatorTexts;

/** Groups of origin: total, nationals, foreign, parts of the foreign (EU27_2020_FOR, NEU28_FOR_STLS), not told, or a country. */
const origin =
  /^(TOTAL|NAT|FOR|FOR_STLS|STLS|RNC|NRP|UNK|NAP|OTH|[A-Z]{2}|N?(EU|EA|EEA|EFTA|CC|HDC|MDC|LDC|EUR|ASI|AFR|AME|OCE)[A-Z0-9]*(_[A-Z0-9]+)*|EX_[A-Z]{2,3})$/;

/** The codes that Eurostat's tables have in dimensions where few are possible. */
const codesOf: Record<string, RegExp> = {
  sex: /^(T|M|F|DIFF|NRP|UNK|NAP)$/,
  age: /^(TOTAL|NRP|UNK|NAP|Y_OPEN|Y\d{1,3}(-\d{1,3})?|Y_(GE|GT|LE|LT)\d{1,3}|[DMW]\d{1,3}(-\d{1,3})?)$/,
  c_birth: origin,
  citizen: origin,
  isced11: /^(TOTAL|NRP|UNK|NAP|NONE|ED\d[A-Z0-9]*([-_][A-Z0-9]+)*)$/,
};
const anyCode = /^[A-Z0-9][A-Z0-9_.+-]*$/;

function findUnknownCode(dimension: string, value: string): string | null {
  if ((ownValue(codesOf, dimension) ?? anyCode).test(value)) return null;
  const said =
    value === '' ? texts.cell.emptyColumn({ dimension }) : texts.cell.unknownCode({ value: shorten(value), dimension });
  return /\p{Ll}/u.test(value) ? `${said} ${texts.needsCodes}` : said;
}

/**
 * @returns in words, which value of a row is no code of Eurostat's; null where all may be codes. A label that is not known, in a file of labels, may be of
 * anything and is not wrong; among codes it is.
 */
export function findUnknownCodes(row: { dimension: string; value: string }[]): string | null {
  const hasCodes = row.some(({ value }) => value !== '' && !/\p{Ll}/u.test(value));
  for (const { dimension, value } of row) {
    const problem = hasCodes || !/\p{Ll}/u.test(value) ? findUnknownCode(dimension, value) : null;
    if (problem !== null) return problem;
  }
  return null;
}
