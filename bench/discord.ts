import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';
import {
  addressOf,
  describeLoad,
  type Load,
  load,
  loadOnce,
  type Request,
  type Server,
  startServer,
  stopServer,
} from './load.ts';
import { listMix, type MixedCommand } from './mix.ts';

const rounds = 5;
/** A hundred of each kind. */
const mixed = 1_200;
/** Interactions of one kind in a round. Each is made anew: the same again is given no answer. */
const made = 12_000;
const root = join(import.meta.dirname, '..');

/** Signed HTTP interactions beside a bare Hono route with the same Ed25519 check that answers PONG; in turns, signatures made beforehand. */
export async function run(print: (line: string) => void): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
  await chmod(dataDir, 0o755);
  const fake = await startFakeDiscord();
  const bare = await startServer(
    [join(root, 'bench/discord-bare.ts')],
    { DISCORD_PUBLIC_KEY: fake.publicKey },
    /^ready/,
  );
  const causeway = await startServer(
    [join(root, 'src/main.ts')],
    {
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      // Discord then fetches pictures by itself; what is measured is the answer.
      PUBLIC_URL: 'https://causeway.example',
      DISCORD_TOKEN: fake.world.token,
      DISCORD_PUBLIC_KEY: fake.publicKey,
      DISCORD_GATEWAY: 'off',
      DISCORD_API_URL: fake.api,
    },
    /ready/,
  );

  const region = (number: number, value: string, more = {}) => ({ name: `region${number}`, type: 3, value, ...more });
  const compare = (type: number, options: object[]) =>
    JSON.stringify(
      fake.interact(fake.maria, fake.general, type, { id: '1', name: 'compare', type: 1, options }).interaction,
    );
  const ping = JSON.stringify({
    id: '100000000000000001',
    application_id: fake.world.application,
    type: 1,
    version: 1,
  });
  const request = (server: Server, body: string): Request => ({
    url: `${addressOf(server)}/discord/interactions`,
    method: 'POST',
    headers: fake.sign(body),
    body,
  });
  const compareBody = () => compare(2, [region(1, 'SE224'), region(2, 'ES51')]);
  const sent = ({ name, subcommand, options }: MixedCommand) => {
    const given = Object.entries(options).map(([key, value]) => ({ name: key, type: 3, value }));
    const data = {
      id: '1',
      name,
      type: 1,
      options: subcommand ? [{ name: subcommand, type: 1, options: given }] : given,
    };
    return JSON.stringify(fake.interact(fake.maria, fake.general, 2, data).interaction);
  };
  const mix = () => listMix(mixed).map((command) => request(causeway, sent(command)));
  const anew = (body: () => string) => () => Array.from({ length: made }, () => request(causeway, body()));
  const typed = (said: string) => () => compare(4, [region(1, said, { focused: true })]);
  const cases: [string, typeof bare, () => Request | Request[]][] = [
    ['bare Hono, Ed25519, PONG', bare, () => request(bare, compareBody())],
    ['PING', causeway, () => request(causeway, ping)],
    ['autocomplete of a region, "skan"', causeway, anew(typed('skan'))],
    ['autocomplete, nothing typed', causeway, anew(typed(''))],
    ['/compare SE224 ES51', causeway, anew(compareBody)],
    [`${mixed} distinct commands, again`, causeway, () => Array.from({ length: 6 }, mix).flat()],
  ];

  try {
    for (const [name, , ask] of cases) {
      const { url, headers = {}, body = null } = [ask()].flat()[0] as Request;
      const response = await fetch(url, { method: 'POST', headers, body });
      const said = await response.text();
      if (response.status !== 200 || /reference [0-9a-f]{8}/.test(said)) throw new Error(`${name}: ${said}`);
    }
    const first = await loadOnce(causeway, mix());
    const best = new Map<string, Load>();
    for (let round = 0; round < rounds; round += 1)
      for (const [name, server, ask] of cases) {
        const asked = ask();
        const measured = await load(server, asked, { seconds: Array.isArray(asked) ? null : 4 });
        const before = best.get(name);
        if (!before || measured.cpuUs < before.cpuUs) best.set(name, measured);
      }
    print(
      `discord: signed interactions, 50 connections, best of ${rounds} rounds by CPU; in brackets the ratio to the bare route`,
    );
    const [base] = best.values();
    for (const [name, measured] of best) print(`discord: ${describeLoad(name, measured, base as Load)}`);
    print(`discord: ${describeLoad(`${mixed} distinct commands, each first`, first, base as Load)}`);
  } finally {
    await Promise.all([stopServer(bare), stopServer(causeway)]);
    await fake.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
