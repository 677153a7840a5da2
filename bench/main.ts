import { readdirSync } from 'node:fs';

/** Files here that are parts of benches, not benches. */
const parts = ['main', 'load', 'load-worker', 'bare-server', 'mix'];

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace('.ts', ''))
  .filter((name) => !parts.includes(name) && !name.includes('-'));
const given = process.argv.slice(2);
/** As in `collection sizes=2000,200000`. */
const sizes = given.find((each) => each.startsWith('sizes='))?.slice('sizes='.length);
const asked = given.filter((each) => !each.startsWith('sizes='));
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(1);
}
for (const name of asked.length > 0 ? asked : names) {
  console.error(`… ${name}`);
  const { run } = (await import(`./${name}.ts`)) as {
    run(print: (line: string) => void, sizes?: readonly number[]): Promise<void>;
  };
  await run((line) => console.log(line), sizes?.split(',').map(Number));
}
