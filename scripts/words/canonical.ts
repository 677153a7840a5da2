import { tokenize } from '#src/core/command-line.ts';
import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';

/** A line in parts that can be set beside another, whatever the order and the notation. */
export type Canonical = { command: string; words: string; args: Map<string, string> };

const flags = new Set(['abroad', 'members', 'coast', 'island']);
const takesWords = new Set(['/experience search', '/question ask']);
const setsOf = new Set(['indicators', 'regions', 'except']);
/** The options of a line that do not change its meaning. */
const ignored = new Set(['say', 'below', 'above', 'count']);

/** Brings a line, in our words or in the notation of labelled sentences, into one shape. */
export function canonical(line: string, own: string | null, catalogue: Catalogue): Canonical {
  const tokens = tokenize(line);
  const command = ['/compare', '/peers', '/me', '/help', '/status'].includes(tokens[0]?.text ?? '')
    ? tokens
        .splice(0, tokens[1]?.text.match(/^(?:forget|edit)$/) ? 2 : 1)
        .map(({ text }) => text)
        .join(' ')
    : tokens
        .splice(0, 2)
        .map(({ text }) => text)
        .join(' ');
  const args = new Map<string, string>();
  const free: string[] = [];
  for (const { key, text } of tokens) {
    if (key === undefined && flags.has(text)) args.set(text, 'yes');
    else if (key === undefined) free.push(text);
    else for (const [name, value] of rename(key, text)) args.set(name, value);
  }
  const self = own ?? 'own';
  const region = (code: string) => (code === 'own' ? self : code);
  if (command === '/compare') {
    const regions = free.map(region);
    if (regions.length === 1) regions.push(self);
    args.set('regions', regions.join(','));
  } else if (command === '/peers') args.set('region', region(free[0] ?? 'own'));
  else if (command === '/indicator show') {
    args.set('indicator', free[0] ?? '');
    args.set('region', region(args.get('region') ?? 'own'));
  } else if (command === '/indicator rank') {
    args.set('indicator', free[0] ?? '');
    const order = args.get('order');
    const polarity = catalogue.indicators.get(free[0] ?? '')?.polarity ?? 0;
    if (order === 'highest' || order === 'lowest') {
      const isBest = polarity === 0 ? order === 'highest' : (order === 'highest') === polarity > 0;
      if (isBest) args.delete('order');
      else args.set('order', 'worst');
    }
  } else if (!takesWords.has(command) && free.length > 0) args.set('free', free.join(' '));
  // A form with a value filled in is confirmed by the person.
  if (command === '/me edit') args.delete('region');
  // A limit that is a number changes which rows are shown, one that is a region is what is asked.
  for (const name of ignored) if (!isRegionLimit(name, args.get(name))) args.delete(name);
  for (const name of ['above', 'below']) if (args.get(name) === 'own') args.set(name, self);
  for (const [name, value] of args)
    if (setsOf.has(name))
      args.set(name, (name === 'except' ? value.split(',').map(region) : value.split(',')).sort().join(','));
  return { command, words: takesWords.has(command) ? foldText(free.join(' ')) : '', args };
}

function isRegionLimit(name: string, value = ''): boolean {
  return (name === 'above' || name === 'below') && !/^[\d.,]+$/.test(value);
}

function rename(key: string, value: string): [string, string][] {
  if (key === 'exclude') return [['except', value]];
  if (key === 'where') return value.split(',').map((each) => [each, 'yes']);
  if (flags.has(key)) return [[key, value]];
  if (key !== 'period') return [[key, value]];
  const years = /^-(\d+)y$/.exec(value)?.[1];
  if (years) return [['years', years]];
  const span = /^(\d*)\.\.(\d*)$/.exec(value);
  if (!span) return [['year', value]];
  return [
    ...(span[1] ? [['since', span[1]] as [string, string]] : []),
    ...(span[2] ? [['until', span[2]] as [string, string]] : []),
  ];
}

/** Returns whether two lines mean the same; a search may have words more than the label. */
export function meansSame(ours: Canonical, label: Canonical): boolean {
  if (ours.command !== label.command) return false;
  // Who is sought is said in words too: a group or an area that the very same words name narrows nothing; any other does.
  const isInWords =
    ours.args.has('words') && foldText(ours.args.get('words') ?? '') === foldText(label.args.get('words') ?? '');
  if (ours.command === '/introduction ask' && isInWords)
    for (const name of ['group', 'area'])
      if (ours.args.has(name) && !label.args.has(name)) {
        const rest = new Map([...ours.args].filter(([each]) => each !== name));
        return meansSame({ ...ours, args: rest }, label);
      }
  const sameArgs =
    ours.args.size === label.args.size && [...ours.args].every(([name, value]) => label.args.get(name) === value);
  if (!sameArgs) return false;
  if (ours.command === '/question ask') return ours.words === label.words;
  const said = new Set(ours.words.split(' '));
  return label.words.split(' ').every((word) => word === '' || said.has(word));
}
