import { parseArgs } from 'node:util';
import { UserError } from '#src/core/errors.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';
import { startFakeSlack } from '#test/support/fake-slack/index.ts';
import { startSmtp } from '#test/support/fake-smtp.ts';
import { createAsk } from './fuzz/ask.ts';
import type { Door } from './fuzz/door.ts';
import { createCsvDoor, csvAdmin } from './fuzz/doors/csv.ts';
import { createDiscordDoor } from './fuzz/doors/discord.ts';
import { createPlaygroundDoor, userOf } from './fuzz/doors/playground.ts';
import { createSdmxDoor } from './fuzz/doors/sdmx.ts';
import { createSlackDoor, createSlackWorld } from './fuzz/doors/slack.ts';
import { createWebDoor } from './fuzz/doors/web.ts';
import { randomOf } from './fuzz/random.ts';
import { type Server, startServer } from './fuzz/server.ts';
import { createTally, looksAfter } from './fuzz/tally.ts';
import { withThrowaway } from './throwaway.ts';

const usage = 'Usage: npm run fuzz -- [--count 100000] [--seed 1] [--only 4711]';
const atOnce = 8;
const tellEveryMs = 10_000;
const largest = 2 ** 31;

type Wishes = { count: number; seed: number; only: number | null };

/** Sends bodies in which something is wrong by every way in. True where the server stood them all. */
async function main(wishes: Wishes): Promise<boolean> {
  const { count, seed, only } = wishes;
  console.log(`${only === null ? `${count} bodies` : `body ${only}`} of seed ${seed}`);
  return withThrowaway({ name: 'fuzz', settings: { fsync: 'off' } }, ({ url }) => askAll(url, wishes));
}

async function askAll(databaseUrl: string, { count, seed, only }: Wishes): Promise<boolean> {
  const [slack, discord, smtp] = await Promise.all([startFakeSlack(), startFakeDiscord(), startSmtp()]);
  const database = createDatabase(databaseUrl, { maxConnections: 4 });
  const workspace = createSlackWorld(slack);
  const refused: string[] = [];
  const failed: string[] = [];
  const tally = createTally();
  try {
    const server = await startServer({
      DATABASE_URL: databaseUrl,
      PORT: '0',
      PLAYGROUND: 'on',
      LOG_LEVEL: 'info',
      ADMINS: `slack:${workspace.team.id}:${workspace.admin.id},discord:*:${discord.maria.id},playground:*:${userOf(csvAdmin)}`,
      SLACK_BOT_TOKEN: workspace.token.token,
      SLACK_SIGNING_SECRET: slack.delivery.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.world.token,
      DISCORD_PUBLIC_KEY: discord.publicKey,
      DISCORD_API_URL: discord.api,
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Causeway <digest@example.org>',
      PUBLIC_URL: 'http://127.0.0.1:3000',
    });
    const { ask, close } = createAsk(server.url, atOnce);
    const doors = [
      await createSlackDoor(slack, workspace, { ask, url: server.url }),
      await createDiscordDoor(discord, { ask, refused: (problem) => void refused.push(problem) }),
      createPlaygroundDoor({ ask }),
      createWebDoor({ ask }),
      createCsvDoor({ ask }),
      await createSdmxDoor(database, (error) => void failed.push(String(error instanceof Error ? error.stack : error))),
    ];
    await sendAll(server, doors);
    close();
    const seen = await server.look();
    if (seen) tally.memory.set(100, seen);
    const broken = tally.report(server, { refused, failed, ended: server.ended() ?? (await server.stop()) });
    console.log(broken.length === 0 ? 'every promise is kept' : `broken: ${broken.join('; ')}`);
    return broken.length === 0;
  } finally {
    await Promise.all([slack.stop(), discord.stop(), smtp.stop(), database.close()]);
  }

  async function sendAll(server: Server, doors: Door[]): Promise<void> {
    const all = only === null ? Array.from({ length: count }, (_, index) => index) : [only];
    const looks = looksAfter.map((at) => ({ at, from: Math.floor((all.length * at) / 100) }));
    const since = performance.now();
    let next = 0;
    const teller = setInterval(() => {
      const perSecond = Math.round((next / (performance.now() - since)) * 1_000);
      console.log(
        `${next} of ${all.length} sent, ${perSecond} a second, ${server.errors.size} kinds of errors in the log`,
      );
    }, tellEveryMs);
    const worker = async () => {
      for (let index = all[next]; index !== undefined && server.ended() === null; index = all[next]) {
        next += 1;
        const look = looks.find(({ from }) => from === next && from < all.length);
        if (look) void server.look().then((seen) => seen && tally.memory.set(look.at, seen));
        const random = randomOf(seed, index);
        const door = pickDoor(doors, random.next());
        tally.note({ door: door.name, index }, await door.send(random, index));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    clearInterval(teller);
  }
}

function pickDoor(doors: Door[], at: number): Door {
  let sum = 0;
  const found = doors.find(({ share }) => {
    sum += share;
    return at < sum;
  });
  return found ?? (doors[0] as Door);
}

function readWishes(): Wishes {
  const text = { type: 'string' } as const;
  try {
    const { count, seed, only } = parseArgs({ options: { count: text, seed: text, only: text } }).values;
    return {
      count: count === undefined ? 100_000 : readNumber(count),
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
