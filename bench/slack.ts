import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeSlack, startFakeSlack } from '#test/support/fake-slack/index.ts';
import { describeLoad, type Load, load, loadOnce, type Request, startServer, stopServer } from './load.ts';
import { listMix } from './mix.ts';
import { slackCommands, splitLine } from './slack-request.ts';

const rounds = 5;
/** A hundred of each kind. */
const mixed = 1_200;
/** How many requests a round makes: some four seconds' worth. */
const asked = 8 * mixed;
const root = join(import.meta.dirname, '..');
const bench = join(root, 'bench/slack-bare.ts');

/** Signed slash commands, answered in the HTTP response, beside Bolt's own receivers that only acknowledge; in turns, the same Node. */
export async function run(print: (line: string) => void): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
  await chmod(dataDir, 0o755);
  const fake = await startFakeSlack();
  const team = fake.world.addTeam('Bench');
  const { token } = fake.world.install(team);
  const { signingSecret } = fake.delivery;
  const bare = (receiver: string) =>
    startServer([bench], { RECEIVER: receiver, SLACK_SIGNING_SECRET: signingSecret }, /^ready/);
  const express = await bare('express');
  const plain = await bare('http');
  const causeway = await startServer(
    [join(root, 'src/main.ts')],
    {
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: fake.apiUrl,
    },
    /ready/,
  );
  const said = slackCommands(fake, team);

  try {
    await warmUp(fake, () => said(causeway, '/compare', 'Skåne Catalonia'));
    const mix = () => listMix(mixed).map(({ line }) => said(causeway, ...splitLine(line)));
    const first = await loadOnce(causeway, mix());
    const many = (server: typeof causeway, command: string, text: string) => () =>
      Array.from({ length: asked }, () => said(server, command, text));
    // Signed anew for each round: a signature is good for five minutes.
    const cases: [string, typeof causeway, () => Request[]][] = [
      ["Bolt ExpressReceiver, ack('ok')", express, many(express, '/compare', 'Skåne Catalonia')],
      ["Bolt HTTPReceiver, ack('ok')", plain, many(plain, '/compare', 'Skåne Catalonia')],
      ['/causeway help', causeway, many(causeway, '/causeway', 'help')],
      ['/compare Skåne Catalonia', causeway, many(causeway, '/compare', 'Skåne Catalonia')],
      [`${mixed} distinct lines, again`, causeway, () => Array.from({ length: asked / mixed }, mix).flat()],
    ];
    const best = new Map<string, Load>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, server, request] of cases) {
        const measured = await load(server, request(), { seconds: null });
        const before = best.get(name);
        if (!before || measured.cpuUs < before.cpuUs) best.set(name, measured);
      }
    }
    print(
      `slack: signed commands, 50 connections, best of ${rounds} rounds by CPU; in brackets the ratio to ExpressReceiver`,
    );
    const [base] = best.values();
    for (const [name, measured] of best) print(`slack: ${describeLoad(name, measured, base as Load)}`);
    print(`slack: ${describeLoad(`${mixed} distinct lines, each first`, first, base as Load)}`);
  } finally {
    await Promise.all([stopServer(express), stopServer(plain), stopServer(causeway)]);
    await fake.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Until the whole answer, its picture uploaded, comes in the response itself. */
async function warmUp(fake: FakeSlack, request: () => Request): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const { url, method = 'POST', headers = {}, body = null } = request();
    const answer = await (await fetch(url, { method, headers, body })).text();
    if (answer.includes('slack_file') && answer.includes('Catal')) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`The answer never came with its picture. Refused: ${fake.refused().join('; ') || 'nothing'}.`);
}
