import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseConfig } from '#src/config.ts';
import { decodeText } from '#src/core/decode-text.ts';
import { UserError } from '#src/core/errors.ts';
import { type PolicyIndex, policyIndices } from '#src/domain/policies/policy-index.ts';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import { eurostatCountry } from '#src/domain/regions/country-codes.ts';
import { savePolicyFile } from '#src/operations/policies/import.ts';
import { readPolicyFile } from '#src/sources/policy-index.ts';
import { SourceError } from '#src/sources/source.ts';
import { openStore } from '#src/store/database/open.ts';
import { listIndicators, listRegions, listTerritories } from '#src/store/figures/catalogue.ts';
import { textsFor } from '#src/texts/index.ts';

const usage = `Usage: npm run import:policy -- <file> [index=mipex|mipex-r] [edition=2025] [source="MIPEX 2025, MPG and CIDOB"]
The file is a table of MIPEX by country (dest_iso3,mipex,datayear), its JSON with strands, or a table with the columns
region, axis, value, target_group, year and score. An edition that is there already is replaced whole.`;

const mostListed = 20;

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
    const { sql } = store.database;
    const [regions, territories, indicators] = [
      await listRegions(sql),
      await listTerritories(sql),
      await listIndicators(sql),
    ];
    const catalogue = createCatalogue({ regions, territories, indicators });
    const find = (code: string) =>
      [code.trim(), eurostatCountry(code)].find((each) => catalogue.regions.has(each)) ?? null;
    const { scores, leftOut, bad } = readPolicyFile(decodeText(bytes), find);
    const { edition, before } = await savePolicyFile(store.database, scores, {
      index,
      edition: options.get('edition') ?? null,
      source: options.get('source') ?? basename(path),
      now: new Date(),
    });
    const { policy: texts } = textsFor('en');
    const count = new Set(scores.map(({ region }) => region)).size;
    console.log(
      texts.import.done({ name: edition.name, edition: edition.edition, count: scores.length, regions: count, before }),
    );
    if (leftOut.length > 0) console.log(texts.import.leftOut({ codes: [...new Set(leftOut)].join(', ') }));
    for (const each of bad.slice(0, mostListed)) console.log(texts.import.bad(each));
    // 1 is a file that could not be read at all.
    if (bad.length > 0) process.exitCode = 2;
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
