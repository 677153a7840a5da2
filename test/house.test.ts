import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Who may import whom: our rooms, and the packages that belong to each. What a room may import it may import whole. */
const TABLE: Record<string, { rooms: string[]; packages: string[] }> = {
  'src/core': { rooms: [], packages: ['zod'] },
  'src/domain': { rooms: ['src/core'], packages: ['zod', 'temporal-polyfill'] },
  'src/texts': {
    rooms: ['src/core', 'src/domain'],
    packages: ['intl-messageformat', '@formatjs/icu-messageformat-parser'],
  },
  'src/sources': { rooms: ['src/domain'], packages: ['csv-parse', 'zod'] },
  'src/store': { rooms: ['src/core', 'src/domain'], packages: ['postgres', 'pg-boss'] },
  'src/charts': {
    rooms: ['src/domain'],
    packages: ['d3-', 'topojson-', 'world-atlas', 'sharp', '@expo-google-fonts/'],
  },
  'src/answers': { rooms: ['src/core', 'src/domain', 'src/texts', 'src/charts'], packages: [] },
  'src/operations': {
    rooms: ['src/core', 'src/domain', 'src/texts', 'src/charts', 'src/store', 'src/answers'],
    packages: [],
  },
  'src/web': {
    rooms: ['src/core', 'src/domain', 'src/texts', 'src/charts', 'src/store', 'src/operations', 'src/answers'],
    packages: ['hono'],
  },
  'src/outbox': { rooms: ['src/core', 'src/store'], packages: [] },
  'src/server': {
    rooms: ['src/core', 'src/store'],
    packages: ['hono', '@hono/node-server', 'node-cron', 'pino', 'pino-pretty', 'zod'],
  },
  src: {
    rooms: [
      'src/core',
      'src/domain',
      'src/texts',
      'src/sources',
      'src/store',
      'src/charts',
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
  adapters: { rooms: ['src/core'], packages: ['hono', 'zod'] },
};

/** Imports that a later move takes away. Nothing may be added. */
const PENDING = [
  'src/answers/digests/describe.ts > src/commands/digests/form.ts',
  'src/answers/experiences/adoption.ts > src/store/experiences/adoption.ts',
  'src/answers/experiences/buttons.ts > src/store/experiences/adoption.ts',
  'src/answers/experiences/buttons.ts > src/store/experiences/revision.ts',
  'src/answers/experiences/card.ts > src/commands/experiences/history.ts',
  'src/answers/experiences/card.ts > src/store/experiences/adoption.ts',
  'src/answers/experiences/card.ts > src/store/experiences/review.ts',
  'src/answers/experiences/card.ts > src/store/people/person.ts',
  'src/answers/questions/card.ts > src/commands/experiences/search.ts',
  'src/answers/questions/card.ts > src/store/people/person.ts',
  'src/answers/questions/card.ts > src/store/questions/answer.ts',
];

/** An adapter's own SDK. */
const SDKS: Record<string, string[]> = {
  slack: ['@slack/'],
  discord: ['discord.js', 'discord-api-types'],
  mail: ['nodemailer'],
};

/** Of the house's own files, these rooms may know only one. */
const CONTEXT = 'src/context.ts';
const KNOW_CONTEXT_ONLY = ['src/commands', 'src/operations', 'src/answers', 'jobs'];

/** The front door alone knows what platforms and jobs there are. */
const FRONT_DOOR = { file: 'src/main.ts', rooms: ['adapters', 'jobs'] };

interface Import {
  from: string;
  to: string;
}

function listFiles(top: string): string[] {
  return readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(top, name));
}

function listImports(): Import[] {
  return ['src', 'adapters', 'jobs'].flatMap((top) =>
    listFiles(top).flatMap((from) => {
      const text = readFileSync(join(ROOT, from), 'utf8');
      const specifiers = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g);
      return [...specifiers].map(([, specifier]) => ({ from, to: resolveSpecifier(from, specifier as string) }));
    }),
  );
}

function resolveSpecifier(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return relative(ROOT, resolve(ROOT, dirname(from), specifier));
  return `package:${specifier}`;
}

/** The most telling name of where a file lives: 'src/core', 'adapters/slack', 'src' for the house's own files. */
function findRoom(path: string): string {
  const [top, second, third] = path.split('/');
  if (top === 'adapters') return third ? `adapters/${second}` : 'adapters';
  return top === 'src' && third ? `src/${second}` : (top as string);
}

function isAllowed({ from, to }: Import): boolean {
  if (PENDING.includes(`${from} > ${to}`)) return true;
  const room = findRoom(from);
  const [, adapter] = room.startsWith('adapters/') ? room.split('/') : [];
  const rule = TABLE[adapter ? 'adapters' : room];
  if (!rule) return false;
  if (to.startsWith('package:')) {
    const name = to.slice('package:'.length);
    if (name.startsWith('node:') || builtinModules.includes(name)) return true;
    return [...rule.packages, ...(SDKS[adapter ?? ''] ?? [])].some((allowed) => matches(name, allowed));
  }
  const target = findRoom(to);
  if (target === room || to === 'package.json') return true;
  if (room === 'adapters' && target.startsWith('adapters/')) return true;
  if (target === 'src' && KNOW_CONTEXT_ONLY.includes(room)) return to === CONTEXT;
  if (from === FRONT_DOOR.file && FRONT_DOOR.rooms.includes(target)) return true;
  return rule.rooms.includes(target);
}

/** A platform's name, as code would compare it. `mail` is also a kind of place, and a column of deliveries. */
const PLATFORM_NAME = /'(slack|discord|terminal|playground|mail)'/;
const HOLD_MAIL = ['src/core/place.ts', 'src/store/outbox/delivery-try.ts', 'src/operations/outbox/personal-data.ts'];

test('no platform is named in src: what one can do, it says by what it is defined with', () => {
  const naming = listFiles('src')
    .filter((path) => !path.startsWith('src/texts/'))
    .flatMap((path) => {
      const found = PLATFORM_NAME.exec(readFileSync(join(ROOT, path), 'utf8'))?.[1];
      return found && !(found === 'mail' && HOLD_MAIL.includes(path)) ? [`${path} names ${found}`] : [];
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
  ['src/commands/peers/peers.ts', 'src/web/page.ts', false],
  ['src/compose.ts', 'adapters/index.ts', false],
  ['src/main.ts', 'adapters/index.ts', true],
  ['adapters/index.ts', 'adapters/slack/index.ts', true],
  ['adapters/slack/encode.ts', 'adapters/discord/encode/message.ts', false],
  ['adapters/slack/encode.ts', 'src/domain/regions/region.ts', false],
  ['adapters/slack/transport.ts', 'package:@slack/bolt', true],
  ['adapters/mail/transport.ts', 'package:@slack/bolt', false],
  ['src/utils/text.ts', 'src/core/text.ts', false],
])('the table itself: %s → %s %s', (from, to, allowed) => {
  expect(isAllowed({ from, to })).toBe(allowed);
});
