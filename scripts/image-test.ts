import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '#src/store/embedded/embedded.ts';
import { readDockerfile } from './image/dockerfile.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** What debian:bookworm-slim and the binary of Node take, which are not built here. */
const baseMegabytes = 75;
const mostMegabytes = 400;
const readyWithinMs = 180_000;
const stopWithinMs = 20_000;

const isRoot = process.getuid?.() === 0;
const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Does what the Dockerfile says without a container engine: its files and commands in a directory, then the server from there as it is started in the image, as an ordinary user who
 * may write nothing of it. It needs npm's cache or the network, and some minutes.
 */
async function main() {
  const { build, final, user, environment, command, healthCheck } = readDockerfile(
    readFileSync(join(root, 'Dockerfile'), 'utf8'),
  );
  const folder = mkdtempSync(join(tmpdir(), 'causeway-image-'));
  chmodSync(folder, 0o755);
  try {
    const [built, app, data] = ['build', 'app', 'data'].map((name) => join(folder, name)) as [string, string, string];
    for (const each of [built, app, data]) mkdirSync(each);
    copyAll(build.copies, built);
    for (const line of build.runs) {
      say(`In the build stage: ${line}`);
      const { status } = spawnSync('sh', ['-c', line], {
        cwd: built,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, npm_config_prefer_offline: 'true', npm_config_loglevel: 'error' },
      });
      if (status !== 0) throw new Error(`The Dockerfile's command failed: ${line}`);
    }
    cpSync(join(built, 'node_modules'), join(app, 'node_modules'), { recursive: true, verbatimSymlinks: true });
    rmSync(built, { recursive: true });
    copyAll(final.copies, app);
    const sizes = readdirSync(app).map((name) => ({ name, bytes: sizeOf(join(app, name)) }));
    sizes.push({ name: 'node', bytes: statSync(process.execPath).size });
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6 + baseMegabytes;
    for (const { name, bytes } of sizes.filter((each) => each.bytes > 1e6).sort((a, b) => b.bytes - a.bytes))
      say(`${String(Math.round(bytes / 1e6)).padStart(5)} MB  ${name}`);
    say(
      `${String(baseMegabytes).padStart(5)} MB  debian:bookworm-slim, as published\n${String(Math.round(total)).padStart(5)} MB  together`,
    );
    if (total > mostMegabytes)
      throw new Error(`The image would have ${Math.round(total)} MB, more than ${mostMegabytes}.`);
    lock(app);
    if (isRoot) chownSync(data, user, user);
    await startServer({ app, data, user, environment, command, healthCheck, folder });
  } finally {
    unlock(folder);
    rmSync(folder, { recursive: true, force: true });
  }
  say(
    'The server ran from the directory as in the image. Not tried: building it, the base images, arm64, and compose.yaml.',
  );
}

function copyAll(copies: readonly { from: string[]; to: string }[], folder: string) {
  for (const { from, to } of copies)
    for (const path of from) {
      const into =
        to.endsWith('/') || from.length > 1 ? join(folder, to, path.split('/').at(-1) as string) : join(folder, to);
      cpSync(join(root, path), into, { recursive: true });
    }
}

type Run = Omit<ReturnType<typeof readDockerfile>, 'build' | 'final'> & { app: string; data: string; folder: string };

async function startServer({ app, data, user, environment, command, healthCheck, folder }: Run) {
  const database = await startEmbedded({ dataDir: join(folder, 'database'), checkout: root });
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  if (isRoot) chownSync(temporary, user, user);
  const options = {
    cwd: app,
    env: {
      ...{ PATH: '/usr/bin:/bin', ...environment, DATA_DIR: data, DATABASE_URL: database.url, TMPDIR: temporary },
      ...{ HOST: '127.0.0.1', PORT: String(port), METRICS_TOKEN: 'image-test-image-test', HOME: data },
    },
    ...(isRoot && { uid: user, gid: user }),
  };
  const program = ([, ...args]: string[]) => [process.execPath, args] as const;
  const server = spawn(...program(command), { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(server, 'close');
  try {
    const begun = Date.now();
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      if (answer?.status === 200) break;
      if (server.exitCode !== null || Date.now() - begun > readyWithinMs)
        throw new Error('/readyz did not answer with 200.');
      await wait(500);
    }
    say(
      `/readyz answered 200 after ${Math.round((Date.now() - begun) / 1_000)} s, as user ${isRoot ? user : process.getuid?.()}.`,
    );
    const page = await fetch(`http://127.0.0.1:${port}/compare/SE224,ES51`);
    if (page.status !== 200 || !(await page.text()).includes('Catalonia')) throw new Error('A comparison has no page.');
    const [file, args] = program(healthCheck);
    if (spawnSync(file, args, options).status !== 0) throw new Error('The health check failed.');
    const probe = join(app, 'src/probe');
    const wrote = spawnSync('sh', ['-c', `echo x > '${probe}'`], { ...options, stdio: 'ignore' });
    if (wrote.status === 0) throw new Error('The server could write to its own code.');
    server.kill('SIGTERM');
    const stopped = await Promise.race([ended, wait(stopWithinMs).then(() => null)]);
    if (stopped === null || server.exitCode !== 0) throw new Error('SIGTERM did not stop it in order.');
    say('A page, the health check and SIGTERM work; its own code could not be written.');
  } finally {
    server.kill('SIGKILL');
    await database.stop();
  }
}

function sizeOf(path: string): number {
  const found = lstatSync(path);
  return found.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : found.size;
}

const lock = (path: string) => void spawnSync('chmod', ['-R', 'a-w,a+rX', path]);
const unlock = (path: string) => void spawnSync('chmod', ['-R', 'u+w', path]);

await main();
