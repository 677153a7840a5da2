// Runs before every npm script, on whatever Node is there (18 or later), before anything is installed: installs what is missing, or
// nothing. Everything it says goes to stderr, so that a script's own output stays clean.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eraseBanner } from './erase-banner.mjs';

const nodeMajor = 24;
const progressMs = 3_000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.installed');
const lockDir = join(root, '.causeway-install');
/** The scripts that run without what only tests need. */
const isPlainRun = /^pre(start|chat|import|demo|backup|restore)$/.test(process.env.npm_lifecycle_event ?? '');

const say = (line) => process.stderr.write(`${line}\n`);

/** Ends with one sentence. */
class Refusal extends Error {}

if (process.env.npm_lifecycle_event === 'prechat') eraseBanner();

try {
  if (!isInstalled()) await withLock(() => isInstalled() || install());
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.message);
  process.exitCode = 1;
}

/** The fast way by our own stamp, written after a whole installation; otherwise by what npm noted down, which is as good. */
function isInstalled() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const wanted = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform} ${process.arch}\n`;
  if (read(stamp) === wanted && existsSync(join(modules, '.bin'))) return true;
  const noted = read(join(modules, '.package-lock.json'));
  if (noted === null) return false;
  let installed;
  try {
    installed = JSON.parse(noted).packages;
  } catch {
    return false;
  }
  const missing = Object.entries(JSON.parse(lockText).packages).filter(
    ([path, { version, optional }]) =>
      path !== '' &&
      !(optional && !installed[path]) &&
      (installed[path]?.version !== version || !existsSync(join(root, path, 'package.json'))),
  );
  if (missing.some(([, { dev }]) => !(dev && isPlainRun)) || findNode() === null) return false;
  if (missing.length === 0) tryWrite(stamp, wanted);
  return true;
}

async function install() {
  say('Installing what Causeway needs (the first time takes about a minute) …');
  const total = Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages).filter(
    ([path, { os, cpu, dev }]) =>
      path && !(dev && isPlainRun) && (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch)),
  ).length;
  // Said whatever a person's own npm settings are: Node 24 and PostgreSQL are optional packages, and tests need those of development.
  const args = [
    'ci',
    isPlainRun ? '--omit=dev' : '--include=dev',
    '--include=optional',
    '--loglevel=http',
    '--no-progress',
    '--no-audit',
    '--no-fund',
  ];
  const { code, output, error } = await runNpm(args, total);
  if (code !== 0) {
    say(output.filter((line) => !isNoise(line)).join('\n'));
    throw new Refusal(
      error
        ? `npm could not be started (${error.message}). Install npm, then run this again.`
        : 'The installation failed; npm says why above. Most often the network or the disk is the reason: run the same command again once that is mended.',
    );
  }
  if (!useNode()) {
    throw new Refusal(
      `Causeway needs Node ${nodeMajor} or later. npm has none that runs on this system (${describeSystem()}), and the one installed here is ${process.version}. Install Node ${nodeMajor} (https://nodejs.org, or your system's packages), then run this again.`,
    );
  }
  if (!isInstalled())
    throw new Refusal(
      'The installation ended but is not complete. Remove the directory node_modules and run this again.',
    );
  say('Installed.');
}

function runNpm(args, total) {
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env;
  const [command, prefix, shell] = npm ? [node, [npm], false] : ['npm', [], process.platform === 'win32'];
  const child = spawn(command, [...prefix, ...args], { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  let fetched = 0;
  let shown = 0;
  let rest = '';
  const take = (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    fetched += lines.filter((line) => /^npm http .*\.tgz\b/.test(line)).length;
    output.push(...lines);
  };
  child.stdout.setEncoding('utf8').on('data', (chunk) => output.push(...chunk.split('\n').filter(Boolean)));
  child.stderr.setEncoding('utf8').on('data', take);
  const timer = setInterval(() => {
    if (fetched === shown) return say(fetched < total ? '  still at work …' : '  unpacking …');
    shown = fetched;
    say(`  ${Math.min(fetched, total)} of ${total} packages`);
  }, progressMs);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, output, error }));
    child.once('close', (code) => resolve({ code, output: [...output, rest] }));
  }).finally(() => clearInterval(timer));
}

/** Whether a line of npm is left out. Its warnings about engines do not matter: the project brings its own Node. */
function isNoise(line) {
  return /^npm (http|notice|verbose|info)\b/.test(line) || /^npm warn (EBADENGINE|Unknown)/i.test(line);
}

/** The version of the Node that npm scripts run on, or null when it does not run or is too old. */
function findNode() {
  const path = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(path)) return isEnough(process.version) ? process.version : null;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  return stdout && isEnough(stdout.trim()) ? stdout.trim() : null;
}

/** Makes sure of a Node that is new enough: npm's, or the system's in its place where npm's does not run (musl). */
function useNode() {
  if (findNode() !== null) return true;
  const system = process.env.npm_node_execpath ?? process.execPath;
  if (system.startsWith(modules) || !isEnough(spawnSync(system, ['--version'], { encoding: 'utf8' }).stdout?.trim()))
    return false;
  rmSync(join(modules, '.bin', 'node'), { force: true });
  symlinkSync(system, join(modules, '.bin', 'node'));
  return findNode() !== null;
}

function isEnough(version) {
  return Number(/^v(\d+)/.exec(version ?? '')?.[1]) >= nodeMajor;
}

function describeSystem() {
  const isMusl = process.platform === 'linux' && !process.report?.getReport().header.glibcVersionRuntime;
  return `${process.platform} ${process.arch}${isMusl ? ' with musl' : ''}`;
}

/** One installation at a time in this checkout; a lock whose process is gone is taken over. */
async function withLock(run) {
  let hasSaid = false;
  while (!tryLock()) {
    const holder = Number(read(join(lockDir, 'pid')));
    if (holder && !isAlive(holder)) {
      takeAway(holder);
      continue;
    }
    if (!hasSaid) say('Waiting for another installation in this directory to finish …');
    hasSaid = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const release = () => rmSync(lockDir, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await run();
  } finally {
    release();
    process.off('exit', release);
  }
}

function tryLock() {
  const draft = `${lockDir}-${process.pid}`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft);
    writeFileSync(join(draft, 'pid'), String(process.pid));
    // A directory takes another's name only if that one is empty, and ours never are.
    renameSync(draft, lockDir);
    return true;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (['EEXIST', 'ENOTEMPTY', 'EPERM'].includes(error.code) && existsSync(lockDir)) return false;
    throw new Refusal(
      `Nothing can be installed in ${root}: ${error.message}. Run npm ci there as a user who may write to it.`,
    );
  }
}

function takeAway(holder) {
  const aside = `${lockDir}-stale-${process.pid}`;
  try {
    renameSync(lockDir, aside);
  } catch {
    return;
  }
  // Someone else may have taken it over in between: give it back.
  if (Number(read(join(aside, 'pid'))) !== holder) renameSync(aside, lockDir);
  rmSync(aside, { recursive: true, force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function tryWrite(path, text) {
  try {
    writeFileSync(path, text);
  } catch {
    // A checkout that cannot be written only takes the slower way next time.
  }
}
