import { quote, tokenize } from '#src/core/command-line.ts';
import { facetNames } from '#src/domain/experiences/facets.ts';

/**
 * The pages of answers. The path holds what is named first, up to `most` names that match `name`; the rest of the line is the query: an option
 * as key and value, a flag as a key alone. `second` is the option that a second name is of.
 */
const answerPages = [
  { path: 'compare', command: '/compare', most: 6, name: /^[A-Z]{2}[A-Z\d]{0,3}$/ },
  { path: 'briefs', command: '/brief', most: 1, name: /^[A-Z]{2}[A-Z\d]{0,3}$/ },
  { path: 'scores', command: '/score', most: 1, name: /^[A-Z]{2}[A-Z\d]{0,3}$/ },
  { path: 'peers', command: '/peers', most: 1, name: /^[A-Z]{2}[A-Z\d]{0,3}$/ },
  { path: 'indicators', command: '/indicator rank', most: 1, name: /^[a-z][a-z\d-]*$/ },
  { path: 'figures', command: '/indicator show', most: 1, name: /^[a-z][a-z\d-]*$/, second: 'region' },
] as const;

export type AnswerPath = (typeof answerPages)[number]['path'];
export const answerPaths: readonly AnswerPath[] = answerPages.map(({ path }) => path);

/** The key of a file's address that says which of the tables it holds. */
const tableKey = 'table';

/** Pages of one thing whose tables are files too. */
const regionPage = /^\/region show (?:region=)?([\w]+)$/;
const keptPage = /^\/answer (?:number=)?#?(\d+)$/;
const subjects = [
  { pattern: regionPage, folder: 'regions' },
  { pattern: /^\/experience show (?:experience=)?#?(\d+)$/, folder: 'experiences' },
  { pattern: /^\/tool show (?:number=)?#?(\d+)$/, folder: 'tools' },
  { pattern: /^\/call show (?:number=)?#?(\d+)$/, folder: 'calls' },
  { pattern: keptPage, folder: 'answers' },
  { pattern: /^\/testbed show (?:number=)?#?(\d+)$/, folder: 'testbeds' },
  { pattern: /^\/training show (?:number=)?#?(\d+)$/, folder: 'trainings' },
  { pattern: /^\/question show (?:question=)?#?(\d+)(?: page=(\d+))?$/, folder: 'questions' },
];

/** The pages of lists: the options of the line are the query, and words without a name what is searched for. */
/** In lines “language” alone is a policy area, so what a record is written in has another name there. */
const writtenIn = 'written';
const experienceKeys = ['words', ...facetNames.filter((name) => name !== 'language'), writtenIn, 'sort', 'page'];
const listKeys = ['words', 'area', 'region', 'page'];
const listPages = [
  { path: 'experiences', command: '/experience list', keys: experienceKeys },
  { path: 'experiences', command: '/experience search', keys: experienceKeys },
  { path: 'tools', command: '/tool list', keys: ['words', 'area', 'kind', 'page'] },
  { path: 'calls', command: '/call list', keys: ['words', 'area', 'state', 'page'] },
  { path: 'questions', command: '/question list', keys: listKeys },
  { path: 'indicators', command: '/indicator list', keys: listKeys },
];

/** A line that ends with a format, and which of the tables. */
const fileLine = /^(.*) (pdf|xlsx|csv|json)(?:-(\d+))?$/s;

/** Returns the address that answers a command line on the web: its own page or file, else the playground; null if there is neither. */
export function linkOfLine(line: string, hasPlayground: boolean): string | null {
  const [, whole, format, table] = fileLine.exec(line) ?? [];
  const file = whole !== undefined && format !== undefined ? linkOfFile(whole, format, table) : null;
  if (file !== null) return file;
  for (const { pattern, folder } of subjects) {
    const [, subject, page] = pattern.exec(line) ?? [];
    if (subject !== undefined) return `/${folder}/${subject}${page === undefined ? '' : `?page=${page}`}`;
  }
  return (
    linkOfAnswer(line) ??
    linkOfList(line) ??
    wholeLists[line] ??
    (hasPlayground ? `/playground?say=${encodeURIComponent(line)}` : null)
  );
}

/** Returns the address of the file of a page of figures; null if there is no such page. */
function linkOfFile(line: string, format: string, table: string | undefined): string | null {
  const [, region] = regionPage.exec(line) ?? [];
  const [, kept] = keptPage.exec(line) ?? [];
  const page =
    region !== undefined ? `/regions/${region}` : kept !== undefined ? `/answers/${kept}` : linkOfAnswer(line);
  if (page === null) return null;
  const [path, query] = page.split('?');
  const added = new URLSearchParams(query);
  if (table !== undefined) added.append(tableKey, table);
  return `${path}.${format}${added.size > 0 ? `?${added}` : ''}`;
}

/** Pages of lists that take no options. */
const wholeLists: Record<string, string> = { '/training list': '/trainings', '/testbed list': '/testbeds' };

/** Returns the line that a file's address says: that of its page, with the format behind it. */
export function lineOfFile(line: string, format: string, query: URLSearchParams): string {
  const table = query.get(tableKey);
  return `${line} ${format}${table && /^[1-9]\d{0,3}$/.test(table) ? `-${table}` : ''}`;
}

/** Splits the format from the last part of an address: "SE224.csv". */
export function splitFormat(name: string): { name: string; format: string | null } {
  const [, before = name, format = null] = /^(.+)\.(pdf|xlsx|csv|json)$/.exec(name) ?? [];
  return { name: before, format };
}

/** Returns the address of the page that answers a line of figures; null if there is none. */
function linkOfAnswer(line: string): string | null {
  const page = answerPages.find(({ command }) => line === command || line.startsWith(`${command} `));
  if (!page) return null;
  const names: string[] = [];
  const query = new URLSearchParams();
  for (const { key, text } of tokenize(line.slice(page.command.length))) {
    if (key !== undefined) query.append(key, text);
    else if (names.length < page.most && query.size === 0 && page.name.test(text)) names.push(text);
    else if ('second' in page && query.size === 0) query.append(page.second, text);
    else query.append(text, '');
  }
  if (names.length === 0) return null;
  return `/${page.path}/${names.map(encodeURIComponent).join(',')}${query.size > 0 ? `?${query}` : ''}`;
}

function linkOfList(line: string): string | null {
  const page = listPages.find(({ command }) => line === command || line.startsWith(`${command} `));
  if (!page) return null;
  const tokens = tokenize(line.slice(page.command.length));
  // A page that left a filter out would answer something else.
  if (tokens.some(({ key }) => key !== undefined && !page.keys.includes(key))) return null;
  const query = new URLSearchParams();
  const words = tokens.filter(({ key }) => key === undefined || key === 'words').map(({ text }) => text);
  if (words.length > 0) query.append('q', words.join(' '));
  for (const { key, text } of tokens)
    if (key !== undefined && key !== 'words') query.append(key === writtenIn ? 'language' : key, text);
  return `/${page.path}${query.size > 0 ? `?${query}` : ''}`;
}

/** Returns the line that a page of answers says: the names of its path, then its query in order. Names may be anything: the line is read as if typed. */
export function lineOfAnswer(path: AnswerPath, names: readonly string[], query: URLSearchParams): string {
  const command = answerPages.find((page) => page.path === path)?.command ?? '';
  const options = [...query]
    .filter(([key]) => key !== tableKey && /^[a-z][a-z\d-]*$/.test(key))
    .map(([key, value]) => (value === '' ? key : `${key}=${quote(value)}`));
  return [command, ...names.map(quote), ...options].join(' ');
}
