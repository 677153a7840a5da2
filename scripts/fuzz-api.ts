import { parseArgs } from 'node:util';
import { UserError } from '#src/core/errors.ts';
import { createDatabase } from '#src/store/database/database.ts';
import type { ApiDocument } from '#src/web/api/app.ts';
import { randomOf } from './fuzz/random.ts';
import { startServer } from './fuzz/server.ts';
import { askTwice, sendAll } from './fuzz-api/judge.ts';
import { makeTokens } from './fuzz-api/tokens.ts';
import { withThrowaway } from './throwaway.ts';

const usage = 'Usage: npm run fuzz-api -- [--count 5000] [--seed 1] [--only 4711]';
/** A token is answered 300 times a minute. */
const requestsOfToken = 60;
const largest = 2 ** 31;
const mostShown = 20;

type Wishes = { count: number; seed: number; only: number | null };

/** Asks a server of its own what its description says can be asked, rightly and wrongly. True where every answer was as it says, and none a fault. */
async function main(wishes: Wishes): Promise<boolean> {
  const { count, seed, only } = wishes;
  console.log(`${only === null ? `${count} requests` : `request ${only}`} of seed ${seed}`);
  return withThrowaway({ name: 'fuzz-api', settings: { fsync: 'off' } }, ({ url }) => askAll(url, wishes));
}

async function askAll(databaseUrl: string, { count, seed, only }: Wishes): Promise<boolean> {
  const database = createDatabase(databaseUrl, { maxConnections: 2 });
  try {
    const server = await startServer({
      ...{ DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'info', PLAYGROUND: 'on' },
      PUBLIC_URL: 'http://127.0.0.1:3000',
    });
    const keys = await makeTokens(database, Math.ceil(count / requestsOfToken));
    const document = (await (await fetch(new URL('/api/v1/openapi.json', server.url))).json()) as ApiDocument;
    const began = performance.now();
    let closed = 0;
    const judged = await sendAll(document, {
      indices: only === null ? Array.from({ length: count }, (_, index) => index) : [only],
      randomOf: (index) => randomOf(seed, index),
      send: ({ method, address, headers, body }, index) =>
        askTwice(
          () =>
            fetch(new URL(address, server.url), {
              ...{ method: method.toUpperCase(), body },
              headers: { ...headers, authorization: `Bearer ${keys[index % keys.length]}` },
            }),
          () => {
            closed += 1;
          },
        ),
    });
    const seconds = (performance.now() - began) / 1_000;
    console.log(`answered in ${seconds.toFixed(1)} s: ${listStatuses(judged.statuses)}`);
    if (closed > 0) console.log(`${closed} asked once more, as their connection was closed`);
    if (only === null && judged.neverDone.length > 0) console.log(`never with 2xx: ${judged.neverDone.join(', ')}`);
    for (const said of judged.broken.slice(0, mostShown)) console.error(said);
    const isDown = server.ended() !== null;
    if (isDown) console.error('the server ended by itself');
    else await server.stop();
    console.log(judged.broken.length === 0 ? 'every promise is kept' : `${judged.broken.length} promises are broken`);
    return judged.broken.length === 0 && !isDown;
  } finally {
    await database.close();
  }
}

const listStatuses = (statuses: ReadonlyMap<number, number>) =>
  [...statuses]
    .toSorted(([left], [right]) => left - right)
    .map(([status, times]) => `${status} ${times}×`)
    .join(', ');

function readWishes(): Wishes {
  const text = { type: 'string' } as const;
  try {
    const { count, seed, only } = parseArgs({ options: { count: text, seed: text, only: text } }).values;
    return {
      count: count === undefined ? 5_000 : readNumber(count),
      seed: seed === undefined ? Math.floor(Math.random() * largest) : readNumber(seed),
      only: only === undefined ? null : readNumber(only),
    };
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(usage);
  }
}

function readNumber(text: string): number {
  const number = Number(text);
  if (!/^\d{1,10}$/.test(text) || number >= largest)
    throw new UserError(`“${text}” is no whole number below ${largest}.\n${usage}`);
  return number;
}

try {
  process.exitCode = (await main(readWishes())) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
