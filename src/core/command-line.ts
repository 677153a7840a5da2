import type { Argument } from './argument.ts';
import type { CommandEvent } from './event.ts';

/** A word of a line. `quoted` words stand for themselves; `key` is the name before "=". */
export type Token = { text: string; quoted: boolean; key?: string };

const blanks = /\s*/y;
const keyed = /([a-z][a-z0-9-]*)=(?=\S)/iy;
const bareWord = /[^\s"“«]\S*|\S/y;
const quotations = [
  { opens: '"', whole: /"((?:\\.|[^"\\])*)"/suy, isEscaped: true },
  { opens: '“', whole: /“([^”]*)”/uy, isEscaped: false },
  { opens: '«', whole: /«([^»]*)»/uy, isEscaped: false },
];

/** Words of a line; quotes of several kinds group, `key=value` is an option. A lone quote is an ordinary sign. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  // A quotation that never closes is looked for once: nothing behind it closes either.
  const open = new Set(quotations);
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (true) {
    at += match(blanks)?.[0].length ?? 0;
    if (at >= text.length) return tokens;
    const option = match(keyed);
    at += option?.[0].length ?? 0;
    const key = option ? { key: (option[1] ?? '').toLowerCase() } : {};
    const quotation = [...open].find(({ opens }) => text[at] === opens);
    const quoted = quotation && match(quotation.whole);
    if (quotation && !quoted) open.delete(quotation);
    const inner = quotation?.isEscaped ? quoted?.[1]?.replace(/\\(.)/gs, '$1') : quoted?.[1];
    const whole = quoted ?? match(bareWord);
    at += whole?.[0].length ?? 1;
    tokens.push({ text: inner ?? whole?.[0] ?? '', quoted: Boolean(quoted), ...key });
  }
}

const quoteAlways = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
/** A word or a text as it stands in a line: quoted where it would be read as something else. */
export const quote = (text: string) => (/^[^\s"“«=\\]+$/u.test(text) ? text : quoteAlways(text));

export function joinTokens(tokens: Token[]): string {
  return tokens
    .map(({ text, quoted, key }) => `${key ? `${key}=` : ''}${quoted ? quoteAlways(text) : quote(text)}`)
    .join(' ');
}

/** Splits off the first word of a line: "/indicator show …" → command "indicator", and the rest unread. Null if there is no word. */
export function splitLine(line: string): { command: string; rest: string } | null {
  const match = /^\s*\/?([\p{L}][\p{L}\p{N}-]*)\s*(.*)$/su.exec(line);
  return match ? { command: (match[1] ?? '').toLowerCase(), rest: match[2] ?? '' } : null;
}

export type ArgumentValues = Record<string, string | number | boolean | string[] | undefined>;

/** The line that says a command with these values; reading it gives the same again. The first argument goes without its name. */
export function formatLine(command: string, subcommand: string, values: ArgumentValues, args: Argument[]): string {
  const takesWords = args.some(({ kind }) => kind === 'words');
  const parts = [`/${command}`, ...(subcommand ? [subcommand] : [])];
  args.forEach(({ name, kind, list }, position) => {
    const value = values[name];
    if (value === undefined || value === false) return;
    // Among free words a bare name would be one of them.
    if (kind === 'flag') parts.push(takesWords ? `${name}=yes` : name);
    else if (position === 0 && list && Array.isArray(value)) parts.push(...value.map(quote));
    else if (position === 0) parts.push(quote(String(value)));
    else parts.push(`${name}=${quote(String(value))}`);
  });
  return parts.join(' ');
}

/** The line that says what was typed as a command, its options by name. */
export function formatCommand({
  command,
  subcommand,
  text,
  options = {},
}: Pick<CommandEvent, 'command' | 'subcommand' | 'text' | 'options'>): string {
  const said = Object.entries(options).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item) => `${name}=${quoteAlways(String(item))}`),
  );
  return [`/${command}`, ...(subcommand ? [subcommand] : []), ...(text?.trim() ? [text.trim()] : []), ...said].join(
    ' ',
  );
}
