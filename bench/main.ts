import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Files here that are parts of benches, not benches. */
const parts = ['main', 'load', 'load-worker', 'bare-server', 'mix'];
/** Takes the directory of another checkout, and runs only where it is named. */
const comparison = 'against';

const print = (line: string) => console.log(line);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace('.ts', ''))
  .filter((name) => !parts.includes(name) && !name.includes('-') && name !== comparison);
const given = process.argv.slice(2);

if (given[0] === comparison) await runAgainst(given[1]);
else await runNamed();

async function runAgainst(other: string | undefined): Promise<void> {
  if (!other || !existsSync(join(other, 'src/main.ts'))) {
    console.error(`Say the directory of another checkout, as in: npm run bench -- ${comparison} ../before`);
    process.exit(1);
  }
  const { run } = await import('./against.ts');
  await run(print, resolve(other));
}

async function runNamed(): Promise<void> {
  /** As in `collection sizes=2000,200000`. */
  const sizes = given.find((each) => each.startsWith('sizes='))?.slice('sizes='.length);
  /** As in `search keep=/var/tmp/search`: where a collection is kept for the next run. */
  const keep = given.find((each) => each.startsWith('keep='))?.slice('keep='.length);
  const asked = given.filter((each) => !/^(?:sizes|keep)=/.test(each));
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(
      `There is no bench called ${unknown.join(', ')}. There are: ${names.join(', ')}; and ${comparison} <directory>.`,
    );
    process.exit(1);
  }
  for (const name of asked.length > 0 ? asked : names) {
    console.error(`… ${name}`);
    const { run } = (await import(`./${name}.ts`)) as {
      run(print: (line: string) => void, sizes?: readonly number[], keep?: string): Promise<void>;
    };
    await run(print, sizes?.split(',').map(Number), keep && resolve(keep));
  }
}
