import { builtinModules } from 'node:module';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import {
  type Import,
  listEntries,
  listEntriesBelow,
  listFiles,
  listFolders,
  listImports,
  listImportsOf,
  listSiblings,
  readHouse,
} from './support/house.ts';

/** Who may import whom: our rooms, and the packages that belong to each. What a room may import it may import whole. */
const importTable: Record<string, { rooms: string[]; packages: string[] }> = {
  'src/core': { rooms: [], packages: ['zod', 'lru-cache'] },
  'src/domain': {
    rooms: ['src/core'],
    packages: [
      ...['zod', 'lru-cache', 'temporal-polyfill', 'ical-generator', 'edmonds-blossom-fixed'],
      ...['@marcbachmann/cel-js', 'rrule-temporal', 'yaml'],
    ],
  },
  'src/texts': {
    rooms: ['src/core', 'src/domain'],
    packages: ['intl-messageformat', '@formatjs/icu-messageformat-parser'],
  },
  'src/sources': {
    rooms: ['src/core', 'src/domain', 'src/texts'],
    packages: [
      'csv-parse',
      'zod',
      'read-excel-file',
      'file-type',
      'yauzl',
      'entities',
      'feedsmith',
      'node-ical',
      'openid-client',
    ],
  },
  'src/store': {
    rooms: ['src/core', 'src/domain', 'src/texts'],
    packages: ['postgres', 'pg-boss', 'lru-cache', 'postgres-array'],
  },
  'src/charts': {
    rooms: ['src/domain', 'src/texts'],
    packages: ['lru-cache', 'd3-', 'sharp', '@expo-google-fonts/'],
  },
  'src/exports': {
    rooms: ['src/core', 'src/texts', 'src/charts'],
    packages: ['csv-stringify', 'write-excel-file', 'pdfkit', 'fontkit', 'lru-cache', 'feedsmith'],
  },
  'src/answers': { rooms: ['src/core', 'src/domain', 'src/texts', 'src/charts'], packages: [] },
  'src/operations': {
    rooms: ['src/core', 'src/domain', 'src/texts', 'src/charts', 'src/store', 'src/answers'],
    packages: ['lru-cache'],
  },
  'src/web': {
    rooms: [
      'src/core',
      'src/domain',
      'src/texts',
      'src/charts',
      'src/exports',
      'src/store',
      'src/operations',
      'src/answers',
    ],
    packages: ['hono', '@hono/zod-openapi', '@modelcontextprotocol/server'],
  },
  'src/outbox': { rooms: ['src/core', 'src/store'], packages: ['standardwebhooks'] },
  'src/server': {
    rooms: ['src/core', 'src/texts', 'src/store'],
    packages: ['hono', '@hono/node-server', 'node-cron', 'pino', 'pino-pretty', 'prom-client', 'aws4fetch', 'zod'],
  },
  src: {
    rooms: [
      'src/core',
      'src/domain',
      'src/texts',
      'src/sources',
      'src/store',
      'src/charts',
      'src/exports',
      'src/outbox',
      'src/operations',
      'src/answers',
      'src/web',
      'src/server',
      'src/commands',
    ],
    packages: ['zod'],
  },
  'src/commands': {
    rooms: [
      'src/core',
      'src/domain',
      'src/texts',
      'src/sources',
      'src/store',
      'src/charts',
      'src/operations',
      'src/answers',
    ],
    packages: ['zod'],
  },
  jobs: {
    rooms: ['src/core', 'src/domain', 'src/texts', 'src/store', 'src/charts', 'src/operations', 'src/answers'],
    packages: ['zod'],
  },
  adapters: { rooms: ['src/core'], packages: ['hono', 'lru-cache', 'zod'] },
};

/** An adapter's own SDK. */
const sdks: Record<string, string[]> = {
  slack: ['@slack/'],
  discord: ['discord.js', 'discord-api-types'],
  mail: ['nodemailer'],
  terminal: ['string-width', 'wrap-ansi'],
};

/** Of the house's own files, these rooms may know only one. */
const contextFile = 'src/context.ts';
const knowContextOnly = ['src/commands', 'src/operations', 'src/answers', 'jobs'];

/** The front door alone knows what platforms and jobs there are. */
const frontDoor = { file: 'src/main.ts', rooms: ['adapters', 'jobs'] };

/** The most telling name of where a file lives: 'src/core', 'adapters/slack', 'src' for the house's own files. */
function findRoom(path: string): string {
  const [top, second, third] = path.split('/');
  if (top === 'adapters') return third ? `adapters/${second}` : 'adapters';
  return top === 'src' && third ? `src/${second}` : (top as string);
}

function isAllowed({ from, to }: Import): boolean {
  const room = findRoom(from);
  const [, adapter] = room.startsWith('adapters/') ? room.split('/') : [];
  const rule = importTable[adapter ? 'adapters' : room];
  if (!rule) return false;
  if (to.startsWith('package:')) {
    const name = to.slice('package:'.length);
    if (name.startsWith('node:') || builtinModules.includes(name)) return true;
    return [...rule.packages, ...(sdks[adapter ?? ''] ?? [])].some((allowed) => matches(name, allowed));
  }
  const target = findRoom(to);
  if (target === room || to === 'package.json') return true;
  if (room === 'adapters' && target.startsWith('adapters/')) return true;
  if (target === 'src' && knowContextOnly.includes(room)) return to === contextFile;
  if (from === frontDoor.file && frontDoor.rooms.includes(target)) return true;
  return rule.rooms.includes(target);
}

/** A platform's name, as code would compare it. `mail` is also a kind of place, and a column of deliveries. */
const platformName = /'(slack|discord|terminal|playground|mail)'/;
const holdMail = ['src/core/place.ts', 'src/store/outbox/delivery-try.ts', 'src/operations/outbox/personal-data.ts'];

test('no platform is named in src: what one can do, it says by what it is defined with', () => {
  const naming = listFiles('src')
    .filter((path) => !path.startsWith('src/texts/'))
    .flatMap((path) => {
      const found = platformName.exec(readHouse(path))?.[1];
      return found && !(found === 'mail' && holdMail.includes(path)) ? [`${path} names ${found}`] : [];
    });
  expect(naming).toEqual([]);
});

function matches(name: string, allowed: string): boolean {
  return name === allowed || name.startsWith(/[-/]$/.test(allowed) ? allowed : `${allowed}/`);
}

test('every import keeps to the table', () => {
  const imports = listImports();
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.filter((found) => !isAllowed(found)).map(({ from, to }) => `${from} may not import ${to}`)).toEqual(
    [],
  );
});

test.each([
  ['src/core/bot.ts', 'src/store/database/database.ts', false],
  ['src/core/bot.ts', 'package:postgres', false],
  ['src/commands/peers/peers.ts', 'src/context.ts', true],
  ['src/commands/peers/peers.ts', 'src/server/http.ts', false],
  ['src/commands/peers/peers.ts', 'src/web/pages.ts', false],
  ['src/compose.ts', 'adapters/index.ts', false],
  ['src/main.ts', 'adapters/index.ts', true],
  ['adapters/index.ts', 'adapters/slack/index.ts', true],
  ['adapters/slack/encode/message.ts', 'adapters/discord/encode/message.ts', false],
  ['adapters/slack/encode/message.ts', 'src/domain/regions/catalogue.ts', false],
  ['adapters/slack/transport/bolt.ts', 'package:@slack/bolt', true],
  ['adapters/mail/index.ts', 'package:@slack/bolt', false],
  // A room that the table does not know.
  ['src/utils/text.ts', 'src/core/text.ts', false],
])('the table itself: %s → %s %s', (from, to, allowed) => {
  expect(isAllowed({ from, to })).toBe(allowed);
});

test('SQL stands in src/store alone', () => {
  const statement = /\bsql(<[^`]*>)?`\s*(select|insert|update|delete|with|lock|truncate)\b/i;
  const holding = ['src', 'adapters', 'jobs'].flatMap(listFiles).filter((path) => statement.test(readHouse(path)));
  expect(holding.length).toBeGreaterThan(50);
  expect(holding.filter((path) => !path.startsWith('src/store/'))).toEqual([]);
});

/** A code of a territory under the name of a policy area, in either direction. The database keeps the name of its columns. */
const territoryAsArea =
  /\bareas?: [\w.[\]{}(, =>]*\bterritor(?:y|ies)\b(?!:)|\bterritories\.(?:get|has)\(areas?\b|\bterritory === (?:\w+\??\.)?area\b|\bterritory: area\b|\b[aA]reas\b[^.;\n]{0,20}\b(?:NUTS|level [0-3])\b|, area\] of territor/;
/** Digests that were kept before the name was changed. */
const readsKept = 'src/domain/digests/digest.ts';

test('“area” means policy area, never a territory', () => {
  const lines = ['src', 'adapters', 'jobs']
    .flatMap(listFiles)
    .filter((path) => !path.startsWith('src/store/') && path !== readsKept)
    .flatMap((path) =>
      readHouse(path)
        .split('\n')
        .map((line) => ({ path, line })),
    );
  const found = lines.filter(({ line }) => territoryAsArea.test(line));
  expect(found.map(({ path, line }) => `${path}: ${line.trim()}`)).toEqual([]);
});

test.each([
  ['areas: [...new Set(figures.flatMap(({ territory }) => territory))],', true],
  ['  area: region.territory,', true],
  ['const place = territories.get(area);', true],
  ['ranked.find(({ territory }) => territory === own?.area);', true],
  ['for (const [code, area] of territoryOf) {', true],
  ['/** The areas of level 2 that a territory consists of. */', true],
  ['findSetWith(book, { area, territory: region.territory, year })', false],
  ['type Asked = { area: string; territory: string; year?: number };', false],
])('the rule of “area” itself: %s %s', (line, isFound) => {
  expect(territoryAsArea.test(line)).toBe(isFound);
});

/** The lines on which a Map or Set of an adapter is filled from a function inside the one that made it, and nothing ever taken out of it. */
function listGrowing(path: string): string[] {
  const lines = readHouse(path).split('\n');
  const indentOf = (line: string) => line.length - line.trimStart().length;
  const opensFunction =
    /^\s*(?:export )?(?:async )?(?:function\*? \w+|(?!if|for|while|switch|catch|return\b)\w+)\(.*\{$|^\s*\)(?:: .+)? \{$|^\s*(?:const )?\w+(?: =|:) (?:async )?\(.*=> /;
  return lines.flatMap((line, at) => {
    const name = /^\s*(?:export )?(?:const|let) (\w+)(?:: [^=]+)? = new (?:Map|Set)\b/.exec(line)?.[1];
    if (!name || new RegExp(`\\b${name}\\.(?:delete|clear)\\(`).test(lines.join('\n'))) return [];
    const end = lines.findIndex((each, index) => index > at && each.trim() !== '' && indentOf(each) < indentOf(line));
    const scope = lines.slice(at + 1, end < 0 ? undefined : end);
    const isOutside = scope.some((filling, index) => {
      if (!new RegExp(`\\b${name}\\.(?:set|add)\\(`).test(filling)) return false;
      let inner = indentOf(filling) + 1;
      return scope.slice(0, index + 1).findLast((each) => {
        if (each.trim() === '' || indentOf(each) >= inner) return false;
        inner = indentOf(each);
        return opensFunction.test(each);
      });
    });
    return isOutside ? [`${path}:${at + 1} ${name}`] : [];
  });
}

/** One entry a language. */
const holdOneALanguage = ['adapters/slack/handle/context.ts'];

test('what an adapter remembers does not grow without end: it is an LRU cache, or is taken out again', () => {
  const files = listFiles('adapters').filter((path) => !holdOneALanguage.includes(path));
  expect(files.flatMap(listGrowing)).toEqual([]);
  expect(holdOneALanguage.flatMap(listGrowing)).toHaveLength(1);
});

test('no text holds the marks of an unfinished merge, which no compiler reads in a query or a document', () => {
  const paths = 'src adapters jobs bench scripts test migrations docs data'.split(' ').flatMap(listEntriesBelow);
  const read = paths.filter((path) => /\.(?:ts|sql|md|jsonl?|tsv|csv|css)$/.test(path));
  expect(read.length).toBeGreaterThan(1_000);
  expect(read.filter((path) => /^(?:<{7}|>{7}) /m.test(readHouse(path)))).toEqual([]);
});

test('the docstring of an exported function is a sentence with a verb: “Returns whether …”, not “Whether …”', () => {
  const clause =
    /\/\*\*\s*(?:\* )?((?:What|Which|Whether|Where|Who|Whose|When|How|Why)\b(?:(?!\*\/)[\s\S])*)\*\/\nexport (?:(?:async )?function|const \w+ = (?:async )?\()/g;
  const found = ['src', 'adapters', 'jobs', 'scripts']
    .flatMap(listFiles)
    .flatMap((path) => [...readHouse(path).matchAll(clause)].map(([, said]) => `${path}: ${said?.slice(0, 60)}`));
  expect(found).toEqual([]);
});

/** Where operators are spoken to: settings, the server and its database, files that are read. */
const speaksToOperators = ['src/server', 'src/sources', 'src/store'];
/** A text of four words or more that a person reads: in an error that is shown, an answer of HTTP, a problem of a setting or a row. */
const spoken =
  /(?:new (?:User|Source|FigureService|Passing)Error\(|\.text\(|\b(?:error|message|reason): |\bbad\(|\bsay\()\s*(?:\(\{ input \}\) =>\s*)?(?:[\w.]+ \? )?(['"`])(?=[^'"`\n]*[a-z]+(?: [^'"`\s]+){3})/;

test('what operators read is a sentence of src/texts, not of code', () => {
  const files = [
    'src/config.ts',
    'src/half-settings.ts',
    'src/settings.ts',
    'src/main.ts',
    ...speaksToOperators.flatMap(listFiles),
  ];
  const found = files.flatMap((path) => {
    const said = spoken.exec(readHouse(path));
    return said ? [`${path}: ${readHouse(path).slice(said.index, said.index + 90)}`] : [];
  });
  expect(found).toEqual([]);
});

test.each([
  ["throw new UserError(\n      'The port is taken by somebody.',", true],
  ['throw new SourceError(`There is no indicator here.`);', true],
  ['error: ({ input }) =>\n        `PORT is this, which is no port.`,', true],
  ["return bad('It is not a number.');", true],
  ["return context.text('There is nothing at this address.');", true],
  ['throw new UserError(texts.taken({ port }));', false],
  ["throw new Error('The cell of this table is no figure.');", false],
  ["logger.warn({ err: error }, 'a request could not be answered now');", false],
])('the rule of sentences itself: %s %s', (code, isFound) => {
  expect(spoken.test(code)).toBe(isFound);
});

/** Each list, and the files or folders it has to name: all of them and no other. */
const lists: { list: string; holds: string[]; names?: (path: string) => string }[] = [
  {
    list: 'src/commands/index.ts',
    holds: listFiles('src/commands').filter((path) => /\bdefine(Command|Group)\(/.test(readHouse(path))),
  },
  { list: 'jobs/index.ts', holds: listSiblings('jobs') },
  { list: 'adapters/index.ts', holds: listFolders('adapters'), names: (path) => dirname(path) },
  {
    list: 'src/operations/personal-data.ts',
    holds: listFiles('src/operations').filter((path) => /: PersonalData = \{/.test(readHouse(path))),
  },
];

test.each(lists)('$list names what its folder holds, and no other', ({ list, holds, names = String }) => {
  expect(holds.length).toBeGreaterThan(3);
  const own = listImportsOf(list).filter(({ to }) => dirname(to).startsWith(dirname(list)));
  expect(
    own
      .map(({ to }) => names(to))
      .filter((path) => !path.endsWith('-contract.ts'))
      .sort(),
  ).toEqual(holds.sort());
});

/**
 * The features as docs/ARCHITECTURE.md lists them, from what all may know to what knows all. A feature imports from those before it, in its
 * own room and in the rooms below.
 */
const featureOrder = [
  ...(/under the same name everywhere: (.+?)\. In `src/s.exec(readHouse('docs/ARCHITECTURE.md'))?.[1] ?? '').matchAll(
    /`(\w+)`/g,
  ),
].map(([, name]) => name as string);
const ordered = ['src/domain', 'src/store', 'src/operations', 'src/answers'];

test('a feature knows only features before it', () => {
  expect(featureOrder.length).toBeGreaterThan(10);
  const rank = (path: string) => featureOrder.indexOf(path.split('/')[2] ?? '');
  const within = listImports().filter(({ from, to }) => [from, to].every((path) => ordered.includes(findRoom(path))));
  const ranked = within.filter(({ from, to }) => rank(from) >= 0 && rank(to) >= 0);
  expect(ranked.length).toBeGreaterThan(100);
  const upward = ranked.filter(({ from, to }) => rank(to) > rank(from));
  expect(upward.map(({ from, to }) => `${from} may not import ${to}`)).toEqual([]);
});

/** What an adapter may hold beside its index.ts: the same names in all of them. */
const adapterSkeleton = {
  folders: 'api client commands complete decode encode handle installation post reply transport'.split(' '),
  files: 'adapter env errors index limits platform refusals texts'.split(' ').map((name) => `${name}.ts`),
};

test.each(listFolders('adapters'))('%s has the skeleton of every adapter', (folder) => {
  const known = [...adapterSkeleton.folders, ...adapterSkeleton.files];
  expect(listEntries(folder).filter((name) => !known.includes(name))).toEqual([]);
  expect(listEntries(folder)).toEqual(expect.arrayContaining(['encode', 'index.ts']));
});

/** Tables of words are data. */
const isData = (path: string) => path.startsWith('src/texts/');

test('files are small', () => {
  const sizes = ['src', 'adapters', 'jobs']
    .flatMap(listFiles)
    .filter((path) => !isData(path))
    .map((path) => ({ path, lines: readHouse(path).split('\n').length - 1 }))
    .sort((left, right) => left.lines - right.lines);
  const at = (part: number) => sizes[Math.floor(sizes.length * part)]?.lines ?? 0;
  console.log(
    `${sizes.length} files, median ${at(0.5)} lines, 95th percentile ${at(0.95)}, largest ${sizes.at(-1)?.lines}`,
  );
  expect(sizes.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path} has ${lines} lines`)).toEqual([]);
  expect(at(0.5)).toBeLessThanOrEqual(100);
  expect(at(0.95)).toBeLessThanOrEqual(250);
});

test('docs/ARCHITECTURE.md shows the table', () => {
  const cell = (names: string[]) => names.map((name) => `\`${name}\``).join(' ') || '–';
  const rows = Object.entries(importTable).map(
    ([room, { rooms, packages }]) => `| \`${room}\` | ${cell(rooms)} | ${cell(packages)} |`,
  );
  const shown = readHouse('docs/ARCHITECTURE.md').split('|---|---|---|\n').at(-1)?.trim().split('\n');
  expect(shown).toEqual(rows);
});
