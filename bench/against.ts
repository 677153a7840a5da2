import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClaimStore } from '#src/store/bot/claim.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { startEmbedded } from '#src/store/embedded/embedded.ts';
import { type FakeDiscord, startFakeDiscord } from '#test/support/fake-discord/index.ts';
import { startFakeSlack } from '#test/support/fake-slack/index.ts';
import { addressOf, load, type Request, type Server, startServer, stopServer } from './load.ts';
import { listMix } from './mix.ts';
import { slackCommands, splitLine } from './slack-request.ts';

const root = join(import.meta.dirname, '..');
const rounds = 9;
/** Requests of one kind in a round. Each is made anew: the same again is given no answer. */
const made = 3_600;
/** Distinct lines in the mix: a hundred of each kind. */
const mixed = 1_200;
const claimed = 20_000;
const claimsAtOnce = 50;

/** A kind of request, as it is made for either server. */
type Case = { name: string; before: Server; now: Server; ask(server: Server): Request[] };

/**
 * What a request costs in this checkout, as a ratio to the same in another one: CPU of both servers, each asked in turns, so that what else runs on
 * the machine falls on both. Slack's mix is measured against Bolt alone, which only acknowledges. `base` is the other checkout's directory, with
 * its packages installed.
 */
export async function run(print: (line: string) => void, base: string): Promise<void> {
  const dataDirs: string[] = [];
  const discord = await startFakeDiscord();
  const slack = await startFakeSlack();
  const servers: Server[] = [];
  const start = async (script: string, env: Record<string, string>, ready: RegExp) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
    await chmod(dataDir, 0o755);
    dataDirs.push(dataDir);
    const server = await startServer([script], { ...env, DATA_DIR: dataDir }, ready);
    servers.push(server);
    return { server, dataDir };
  };
  const team = slack.world.addTeam('Bench');
  const secrets = { SLACK_SIGNING_SECRET: slack.delivery.signingSecret };
  const settings = {
    PORT: '0',
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
    DISCORD_TOKEN: discord.world.token,
    DISCORD_PUBLIC_KEY: discord.publicKey,
    DISCORD_GATEWAY: 'off',
    DISCORD_API_URL: discord.api,
    SLACK_BOT_TOKEN: slack.world.install(team).token,
    SLACK_API_URL: slack.apiUrl,
    ...secrets,
  };
  try {
    const { server: before } = await start(join(resolve(base), 'src/main.ts'), settings, /ready/);
    const { server: now, dataDir } = await start(join(root, 'src/main.ts'), settings, /ready/);
    const { server: bolt } = await start(
      join(root, 'bench/slack-bare.ts'),
      { ...secrets, RECEIVER: 'express' },
      /^ready/,
    );
    const said = slackCommands(slack, team);
    const anew = (ask: (server: Server) => Request) => (server: Server) =>
      Array.from({ length: made }, () => ask(server));
    const typed = (partial: string) => anew((server) => autocomplete(discord, server, partial));
    const command = (name: string, text: string) => anew((server) => said(server, name, text));
    const mix = listMix(mixed).map(({ line }) => splitLine(line));
    const cases: Case[] = [
      { name: 'Discord, autocomplete of "skan"', before, now, ask: typed('skan') },
      { name: 'Discord, autocomplete of nothing', before, now, ask: typed('') },
      { name: 'Slack, /causeway help', before, now, ask: command('/causeway', 'help') },
      { name: 'Slack, /compare Skåne Catalonia', before, now, ask: command('/compare', 'Skåne Catalonia') },
      {
        ...{ name: `Slack, ${mixed} lines; Bolt alone`, before: bolt, now },
        ask: (server) =>
          server === bolt
            ? command('/compare', 'Skåne Catalonia')(server)
            : Array.from({ length: made / mixed }, () => mix.map((line) => said(server, ...line))).flat(),
      },
    ];
    for (const each of cases) await compare(print, each);
    print(`against: a claim that keeps Slack's replays out: CPU ${(await costOfClaim(dataDir)).toFixed(0)} µs`);
  } finally {
    await Promise.all(servers.map(stopServer));
    await Promise.all([discord.stop(), slack.stop()]);
    await Promise.all(dataDirs.map((dataDir) => rm(dataDir, { recursive: true, force: true })));
  }
}

/** Measures in turns; the first round warms up and is not counted. */
async function compare(print: (line: string) => void, { name, before, now, ask }: Case): Promise<void> {
  for (const server of [before, now]) await warmUp(name, () => ask(server)[0] as Request);
  const costs = { before: [] as number[], now: [] as number[] };
  for (let round = 0; round <= rounds; round += 1)
    for (const side of round % 2 === 0 ? (['before', 'now'] as const) : (['now', 'before'] as const)) {
      const server = side === 'before' ? before : now;
      const { cpuUs, failed } = await load(server, ask(server), { seconds: null });
      if (failed > 0) throw new Error(`${name}: ${failed} requests failed`);
      if (round > 0) costs[side].push(cpuUs);
    }
  const [least, leastBefore] = [Math.min(...costs.now), Math.min(...costs.before)];
  const ratios = costs.now.map((cost, round) => cost / (costs.before[round] as number));
  print(
    `against: ${name.padEnd(32)} CPU ${least.toFixed(0).padStart(5)} µs here, ${leastBefore.toFixed(0).padStart(5)} µs there at least` +
      ` (${(least / leastBefore).toFixed(3)}); median ratio of ${rounds} rounds ${median(ratios).toFixed(3)}`,
  );
}

function autocomplete(fake: FakeDiscord, server: Server, partial: string): Request {
  const options = [{ name: 'region1', type: 3, value: partial, focused: true }];
  const data = { id: '1', name: 'compare', type: 1, options };
  const body = JSON.stringify(fake.interact(fake.maria, fake.general, 4, data).interaction);
  return { url: `${addressOf(server)}/discord/interactions`, method: 'POST', headers: fake.sign(body), body };
}

/** The CPU of this process for a claim, of many at once, in microseconds; the database's is not in it. */
async function costOfClaim(dataDir: string): Promise<number> {
  const embedded = await startEmbedded({ dataDir });
  const database = createDatabase(embedded.url, { maxConnections: 4 });
  try {
    const { claim } = createClaimStore(database.sql);
    let begun = 0;
    const work = async () => {
      while (begun < claimed) {
        begun += 1;
        await claim(`bench:${begun}`);
      }
    };
    const since = process.cpuUsage();
    await Promise.all(Array.from({ length: claimsAtOnce }, work));
    const { user, system } = process.cpuUsage(since);
    return (user + system) / claimed;
  } finally {
    await database.close();
    await embedded.stop();
  }
}

/** Asks until the same answer comes five times: what an answer begins, as uploading its picture, is then done. */
async function warmUp(name: string, ask: () => Request): Promise<void> {
  let same = 0;
  let last = '';
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const { url, method = 'POST', headers = {}, body = null } = ask();
    const response = await fetch(url, { method, headers, body });
    const answer = await response.text();
    if (response.status !== 200) throw new Error(`${name}: ${response.status} ${answer}`);
    same = answer === last ? same + 1 : 0;
    if (same === 5) return;
    last = answer;
    await wait(300);
  }
  throw new Error(`${name}: the answer differs each time: ${last.slice(0, 200)}`);
}

const median = (values: number[]) => [...values].sort((left, right) => left - right)[values.length >> 1] as number;
