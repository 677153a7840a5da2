import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventsPath } from '#adapters/slack/transport/http.ts';
import { type FakeDiscord, startFakeDiscord } from '#test/support/fake-discord/index.ts';
import { sign } from '#test/support/fake-slack/deliver.ts';
import { type FakeSlack, startFakeSlack } from '#test/support/fake-slack/index.ts';
import { load, type Request, startServer, stopServer } from './load.ts';

const rounds = 9;
/** Interactions of one kind in a round. Each is made anew: the same again is given no answer. */
const made = 12_000;

type Server = Awaited<ReturnType<typeof startServer>>;
type Case = { name: string; ask(server: Server): Request | Request[] };

/**
 * What a request costs in this checkout, as a ratio to the same in another one: CPU of both servers, each asked in turns by the same requests. The
 * first round warms up and is not counted. `base` is the other checkout's directory, with its packages installed.
 */
export async function run(print: (line: string) => void, base: string): Promise<void> {
  const dataDirs: string[] = [];
  const discord = await startFakeDiscord();
  const slack = await startFakeSlack();
  const servers: Server[] = [];
  const start = async (checkout: string) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
    await chmod(dataDir, 0o755);
    dataDirs.push(dataDir);
    const server = await startServer([join(checkout, 'src/main.ts')], { ...settings, DATA_DIR: dataDir }, /ready/);
    servers.push(server);
    return server;
  };
  const team = slack.world.addTeam('Bench');
  const settings = {
    PORT: '0',
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
    DISCORD_TOKEN: discord.world.token,
    DISCORD_PUBLIC_KEY: discord.publicKey,
    DISCORD_GATEWAY: 'off',
    DISCORD_API_URL: discord.api,
    SLACK_BOT_TOKEN: slack.world.install(team).token,
    SLACK_SIGNING_SECRET: slack.delivery.signingSecret,
    SLACK_API_URL: slack.apiUrl,
  };
  try {
    const before = await start(resolve(base));
    const now = await start(join(import.meta.dirname, '..'));
    const cases = [...listDiscordCases(discord), ...listSlackCases(slack, team)];
    for (const { name, ask } of cases) {
      for (const server of [before, now]) await warmUp(name, () => [ask(server)].flat()[0] as Request);
      const ratios: number[] = [];
      const least = { before: Number.POSITIVE_INFINITY, now: Number.POSITIVE_INFINITY };
      for (let round = 0; round <= rounds; round += 1) {
        const cost = new Map<Server, number>();
        for (const server of round % 2 === 0 ? [before, now] : [now, before]) {
          const asked = ask(server);
          const { cpuUs, failed } = await load(server, asked, { seconds: Array.isArray(asked) ? null : 3 });
          if (failed > 0) throw new Error(`${name}: ${failed} requests failed`);
          cost.set(server, cpuUs);
        }
        if (round === 0) continue;
        const [costBefore, costNow] = [cost.get(before) as number, cost.get(now) as number];
        ratios.push(costNow / costBefore);
        least.before = Math.min(least.before, costBefore);
        least.now = Math.min(least.now, costNow);
      }
      print(
        `against: ${name.padEnd(32)} CPU ${least.now.toFixed(0).padStart(5)} µs here, ${least.before.toFixed(0).padStart(5)} µs there at least` +
          ` (${(least.now / least.before).toFixed(3)}); median ratio of ${rounds} rounds ${median(ratios).toFixed(3)}`,
      );
    }
  } finally {
    await Promise.all(servers.map(stopServer));
    await Promise.all([discord.stop(), slack.stop()]);
    await Promise.all(dataDirs.map((dataDir) => rm(dataDir, { recursive: true, force: true })));
  }
}

function listDiscordCases(fake: FakeDiscord): Case[] {
  const interaction = (server: Server, type: number, options: object[]): Request => {
    const data = { id: '1', name: 'compare', type: 1, options };
    const body = JSON.stringify(fake.interact(fake.maria, fake.general, type, data).interaction);
    return { url: `${addressOf(server)}/discord/interactions`, method: 'POST', headers: fake.sign(body), body };
  };
  const region = (number: number, value: string, more = {}) => ({ name: `region${number}`, type: 3, value, ...more });
  const anew = (type: number, options: object[]) => (server: Server) =>
    Array.from({ length: made }, () => interaction(server, type, options));
  return [
    { name: 'Discord, autocomplete of "skan"', ask: anew(4, [region(1, 'skan', { focused: true })]) },
    { name: 'Discord, autocomplete of nothing', ask: anew(4, [region(1, '', { focused: true })]) },
  ];
}

function listSlackCases(
  { world, delivery, settings }: FakeSlack,
  team: ReturnType<FakeSlack['world']['addTeam']>,
): Case[] {
  const user = world.addUser(team, 'maria');
  const said = (command: string, text: string) => (server: Server) => {
    const body = new URLSearchParams({
      team_id: team.id,
      channel_id: 'C0BENCH',
      user_id: user.id,
      user_name: user.name,
      command,
      text,
      trigger_id: '1.2.bench',
      response_url: `${settings.url}/actions/bench`,
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...sign(delivery.signingSecret, body) };
    return { url: `${addressOf(server)}${eventsPath}`, method: 'POST' as const, headers, body };
  };
  return [
    { name: 'Slack, /causeway help', ask: said('/causeway', 'help') },
    { name: 'Slack, /compare Skåne Catalonia', ask: said('/compare', 'Skåne Catalonia') },
  ];
}

const addressOf = ({ firstLine }: Server) => /http:\/\/[^/\s]+/.exec(firstLine)?.[0];

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
