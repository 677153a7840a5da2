import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { text } from 'node:stream/consumers';
import { everyPlatform } from '#adapters/index.ts';
import { mail } from '#adapters/mail/index.ts';
import { answerOnce, createTerminal } from '#adapters/terminal/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import { UserError } from '#src/core/errors.ts';
import type { FormValues } from '#src/core/form.ts';
import { createFileStore } from '#src/server/file-store.ts';
import { createLogger } from '#src/server/logger.ts';
import { readPlatforms } from '#src/server/platforms.ts';
import { openStore } from '#src/store/database/open.ts';
import type { Queue } from '#src/store/outbox/queue.ts';
import { eraseBanner } from './erase-banner.mjs';

const usage = `Usage: npm run -s chat                                 opens a prompt
       npm run --silent chat -- '/compare Skåne Catalonia'    answers once
       … --json                                               prints the neutral outcome
       … '/experience log' --form 'title=…' 'region=…' …      sends a form; --form alone reads JSON from standard input`;

type Call = { line: string | null; isJson: boolean; pairs: string[] | null };

function parseCall(args: string[]): Call {
  const call: Call = { line: null, isJson: false, pairs: null };
  for (const arg of args) {
    if (arg === '--json') call.isJson = true;
    else if (arg === '--form') call.pairs ??= [];
    else if (arg === '--help' || arg === '-h') throw new UserError(usage);
    else if (call.pairs !== null && call.line !== null) call.pairs.push(arg);
    else if (call.line === null && !arg.startsWith('--')) call.line = arg;
    else throw new UserError(`I do not know what to do with “${arg}”.\n${usage}`);
  }
  if (call.line === null && (call.isJson || call.pairs)) throw new UserError(`A line to answer is missing.\n${usage}`);
  return call;
}

async function readValues(pairs: string[]): Promise<FormValues> {
  if (pairs.length > 0) {
    return Object.fromEntries(
      pairs.map((pair) => {
        const equals = pair.indexOf('=');
        if (equals < 1)
          throw new UserError(`“${pair}” is not a field. Write it as name=value, for example 'title=Language cafés'.`);
        return [pair.slice(0, equals), pair.slice(equals + 1)];
      }),
    );
  }
  const json = await text(process.stdin);
  try {
    const values: unknown = JSON.parse(json);
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return values as FormValues;
  } catch {
    // Said below.
  }
  throw new UserError('Standard input holds no JSON object. Write the fields as {"title": "…", "region": "…"}.');
}

/** Returns the address of the server that runs on these settings and shows pictures; null where none answers. */
async function findServer({ publicUrl, port }: { publicUrl: string | null; port: number }): Promise<string | null> {
  const address = publicUrl ?? `http://localhost:${port}`;
  try {
    const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(1_000) });
    return (await answer.text()) === 'alive\n' ? address : null;
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const call = parseCall(process.argv.slice(2));
  const values = call.pairs && (await readValues(call.pairs));
  const config = parseConfig({ LOG_LEVEL: 'error', ...process.env });
  const store = await openStore(config, (line) => process.stderr.write(`${line}\n`));
  let queue: Queue | null = null;
  try {
    const { adapterContext, context, ...parts } = await compose({
      config,
      database: store.database,
      platforms: [],
      // What goes out by mail is written here too; the server sends it.
      elsewhere: readPlatforms([mail], process.env),
      everyPlatform,
      logger: createLogger(config.logLevel),
      files: createFileStore(config),
    });
    queue = parts.queue;
    const terminal = { input: process.stdin, output: process.stdout, user: userInfo().username };
    const address = await findServer(config);
    const locatePicture = (key: string) => address && `${address}/pictures/${key}.png`;
    if (call.line === null) {
      const prompt = createTerminal(adapterContext, terminal, locatePicture);
      process.once('SIGTERM', () => void prompt.stop());
      await prompt.start();
      await prompt.finished;
      return 0;
    }
    const once = {
      line: call.line,
      values,
      isJson: call.isJson,
      locatePicture,
    };
    const code = await answerOnce(adapterContext, once, terminal, process.stderr);
    // A running server draws the pictures that this answer names.
    await context.pictures.flush();
    return code;
  } finally {
    await queue?.stop();
    await store.close();
  }
}

// Node tells in a line of its own that a file of settings is missing.
eraseBanner(existsSync('.env') ? 0 : 1);
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
