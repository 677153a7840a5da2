import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { takePolicies } from '#src/commands/policies/take-policies.ts';
import { parseConfig } from '#src/config.ts';
import { UserError } from '#src/core/errors.ts';
import { type PolicyIndex, policyIndices } from '#src/domain/policies/policy-index.ts';
import { SourceError } from '#src/sources/source.ts';
import { openStore } from '#src/store/database/open.ts';

const usage = `Usage: npm run import:policy -- <file> [index=mipex|mipex-r] [edition=2025] [source="MIPEX 2025, MPG and CIDOB"]
The file is a table of MIPEX by country (dest_iso3,mipex,datayear), its JSON with strands, or a table with the columns
region, axis, value, target_group, year and score. An edition that is there already is replaced whole.`;

async function main(args: string[]) {
  const options = new Map(args.slice(1).map((each) => each.split(/=(.*)/s).slice(0, 2) as [string, string]));
  const [path] = args;
  const index = (options.get('index') ?? 'mipex') as PolicyIndex;
  const known = ['index', 'edition', 'source'];
  if (path === undefined || path.startsWith('--') || [...options.keys()].some((key) => !known.includes(key)))
    throw new UserError(usage);
  if (!policyIndices.includes(index)) throw new UserError(`There is no index ${index}.\n${usage}`);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`The file ${path} cannot be read (${error.code}).`);
  });
  const store = await openStore(parseConfig(process.env), (line) => process.stderr.write(`${line}\n`));
  try {
    const { exit, lines } = await takePolicies(
      { ...store.database, now: () => new Date() },
      { name: basename(path), content: bytes },
      { index, edition: options.get('edition') ?? '', source: options.get('source') ?? '', language: 'en' },
    );
    console.log(lines.join('\n'));
    // 1 is a file that could not be read at all.
    process.exitCode = exit;
  } finally {
    await store.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError || error instanceof SourceError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
