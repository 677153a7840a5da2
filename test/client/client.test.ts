import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { logExperience } from '#src/operations/experiences/log.ts';
import { createToken } from '#src/operations/tokens/tokens.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { callOut } from '#src/operations/webhooks/call-out.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createServer } from '#src/server/http.ts';
import { listen } from '#src/server/listen.ts';
import { createPages } from '#src/web/pages.ts';
import { by, experienceFields, join } from '#test/operations/activity/support.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { quickPacers } from '#test/support/quick-pacer.ts';
import { generateClient } from '../../scripts/client/generate.ts';

const root = joinPath(import.meta.dirname, '../..');
const directory = mkdtempSync(joinPath(tmpdir(), 'causeway-client-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
await generateClient(directory);
copyFileSync(joinPath(import.meta.dirname, 'outside-script.ts.txt'), joinPath(directory, 'script.ts'));

test('the client that is generated holds its types, with a program that uses it', async () => {
  const compiler = joinPath(root, 'node_modules/typescript/bin/tsc');
  const settings = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--noUncheckedIndexedAccess',
    '--allowImportingTsExtensions',
  ];
  const places = ['--target', 'esnext', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', 'node'];
  const types = ['--typeRoots', joinPath(root, 'node_modules/@types')];
  expect(await run([compiler, ...settings, ...places, ...types, joinPath(directory, 'script.ts')])).toEqual([0, '']);
});

test('an outside program lists, writes and is told by webhook', async () => {
  const hookPort = await freePort();
  const { as, adapters, bot, clock, context, database, queue, wayTo, adapterContext } = await createDialogue({
    env: { SECRET_KEY: 'k'.repeat(40), WEBHOOK_HOSTS: `127.0.0.1:${hookPort}` },
  });
  const worker = createOutboxWorker({
    ...{ database, queue, adapters, pacerOf: quickPacers(), wayTo, onWake: context.outbox.onWake },
    ...{ logger: adapterContext.logger, now: () => clock.now },
  });
  await worker.start();
  const pages = createPages({
    ...context,
    ...{ read: bot.read, handle: bot.handle, hasPlayground: false, publicUrl: null, now: () => clock.now },
    ...{ writes: context, remoteOf: () => '192.0.2.1' },
  });
  const server = createServer({ host: '127.0.0.1', publicUrl: null, adapters: [], pages, logger: context.logger });
  const { url, close } = await listen(server, { host: '127.0.0.1', port: 0 });
  try {
    const member = await join(context);
    await inTransaction(context, (inside) => logExperience(inside, experienceFields, by(member, clock.now)));
    await callOut(context, clock.now);
    expect(read(await as('admin').say(`/webhook add http://127.0.0.1:${hookPort}/ question`))).toContain('whsec_');
    const asked = {
      name: 'outside',
      ...{
        scopes: ['figures:read', 'experiences:read', 'questions:read', 'activity:read', 'questions:write'] as const,
      },
      days: 1,
    };
    const { secret } = await createToken(context, asked, { person: member, now: clock.now });
    const child = spawn(process.execPath, [joinPath(directory, 'script.ts')], {
      env: { PATH: process.env.PATH, API: String(url), TOKEN: secret, HOOK_PORT: String(hookPort) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let faults = '';
    child.stderr.on('data', (part) => {
      faults += part;
    });
    const ended = once(child, 'exit');
    let said = '';
    for await (const line of createInterface({ input: child.stdout })) {
      said = line;
      if (line !== 'listening') continue;
      // As the clock of the server does it once a minute.
      await expect
        .poll(
          () => {
            clock.now = new Date(clock.now.getTime() + 60_000);
            return callOut(context, clock.now);
          },
          { timeout: 60_000, interval: 100 },
        )
        .toBe(1);
    }
    await ended;
    expect(faults.replace(/.*ExperimentalWarning.*|\(Use `node.*/g, '').trim()).toBe('');
    const told = JSON.parse(said);
    expect(told).toMatchObject({
      ...{ title: 'Who pays for nurses?', titles: [experienceFields.title], faults: ['title', 'policyAreas'] },
      told: ['question.asked', `question:${told.number}`],
      happened: [['question.asked', `question:${told.number}`]],
    });
    expect(told.regions).toHaveLength(5);
  } finally {
    await close(2_000);
    await worker.stop();
  }
}, 120_000);

async function freePort(): Promise<number> {
  const probe = createTcpServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function run(args: string[]): Promise<[number | null, string]> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said += part;
    });
  const [code] = await once(child, 'exit');
  return [code as number | null, said];
}
