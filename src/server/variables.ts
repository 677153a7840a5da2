import { operatorTexts } from '#src/texts/operator.ts';

const { settings: texts } = operatorTexts;

export type Variables = {
  /** The variables that have a value, without blanks and quotation marks around it. */
  values: Record<string, string>;
  /** A sentence each. */
  problems: string[];
};

const quotes = `"'“”„‘’«»\``;
const blankEnds = /^[\s\u200b\u200e\u2060\ufeff]+|[\s\u200b\u200e\u2060\ufeff]+$/gu;
const pairs = ['""', "''", '“”', '„“', '‘’', '«»', '``'];

/**
 * Reads variables as people keep them in files: some programs that read such files leave the quotation marks around a value, so a pair of them
 * is taken off. One without its other is refused, for no value begins or ends with one.
 */
export function readVariables(env: Record<string, string | undefined>, names: readonly string[]): Variables {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of names) {
    const value = (env[name] ?? '').replace(blankEnds, '');
    const [first = '', last = ''] = [value.at(0), value.at(-1)];
    const isQuoted = value.length > 1 && pairs.includes(first + last);
    const bare = isQuoted ? value.slice(1, -1).replace(blankEnds, '') : value;
    if (bare === '') continue;
    if (isUnpaired(bare.at(0), bare) || isUnpaired(bare.at(-1), bare)) problems.push(texts.unpairedQuote({ name }));
    else values[name] = bare;
  }
  return { values, problems };
}

/** The name in front of a mail address may stand in marks of its own. */
function isUnpaired(mark: string | undefined, text: string): boolean {
  return mark !== undefined && quotes.includes(mark) && text.split(mark).length % 2 === 0;
}

/** A value as a message may repeat it; one that may be a secret in the wrong place, or is long, is left out. */
export function showValue(value: unknown): string {
  const text = String(value);
  const mayBeSecret = /xox|xapp|@|^(?=.*\d)(?=.*[a-z])[\w.~+/=-]{20,}$/i.test(text);
  return text.length > 80 || mayBeSecret ? texts.somethingElse : `"${text}"`;
}
