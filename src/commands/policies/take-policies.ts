import type { AppContext } from '#src/context.ts';
import type { ImportResult } from '#src/domain/figures/import-result.ts';
import type { PolicyIndex } from '#src/domain/policies/policy-index.ts';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import { eurostatCountry } from '#src/domain/regions/country-codes.ts';
import { savePolicyFile } from '#src/operations/policies/import.ts';
import { shorten } from '#src/sources/cached-reader.ts';
import { readPolicyFile } from '#src/sources/policy-index.ts';
import { readPolicyText } from '#src/sources/policy-text.ts';
import { SourceError } from '#src/sources/source.ts';
import { listIndicators, listRegions, listTerritories } from '#src/store/figures/catalogue.ts';
import { textsFor } from '#src/texts/index.ts';
import { operatorTexts } from '#src/texts/operator.ts';

const mostListed = 20;
const mostCodes = 100;
const longestEdition = 20;

/** @throws SourceError where an edition begins with a year to come: it would hide those that are published. */
function refuseEditionToCome(edition: string, lastYear: number): void {
  const [year] = /^\d{4}(?!\d)/.exec(edition.trim()) ?? [];
  if (Number(year) > lastYear)
    throw new SourceError(operatorTexts.source.policyIndex.editionToCome({ year: String(year) }));
}

/** Each code once; beyond the most that are listed, one sign for the rest. */
function codesOf(leftOut: readonly string[]): string {
  const codes = [...new Set(leftOut)];
  const shown = codes.slice(0, mostCodes).map((code) => shorten(code).replace(/\p{Cc}|\p{Cs}/gu, '\ufffd'));
  return [...shown, ...(codes.length > mostCodes ? ['…'] : [])].join(', ');
}

/** @throws SourceError where an edition has a name that cannot be kept */
function refuseUnnamable(edition: string): void {
  if (edition.trim().length > longestEdition || /\p{Cc}|\p{Cs}/u.test(edition))
    throw new SourceError(operatorTexts.source.policyIndex.longEdition({ most: String(longestEdition) }));
}

type Saying = { index: PolicyIndex; edition: string; source: string; language: string };

/**
 * Imports an edition of a policy index, in place of what was held of it. '' for the edition is the latest year in the file, '' for the source the file's name.
 * @throws SourceError where no score in it can be read, or the edition is of a year to come
 */
export async function takePolicies(
  { sql, withTransaction, now }: Pick<AppContext, 'sql' | 'withTransaction' | 'now'>,
  file: { name: string; content: Uint8Array },
  { index, edition: said, source, language }: Saying,
): Promise<ImportResult> {
  const [regions, territories, indicators] = [
    await listRegions(sql),
    await listTerritories(sql),
    await listIndicators(sql),
  ];
  const today = now();
  refuseUnnamable(said);
  refuseEditionToCome(said, today.getUTCFullYear());
  const catalogue = createCatalogue({ regions, territories, indicators });
  const find = (code: string) =>
    [code.trim(), eurostatCountry(code)].find((each) => catalogue.regions.has(each)) ?? null;
  const { scores, leftOut, bad } = readPolicyFile(await readPolicyText(file.content), find, today.getUTCFullYear());
  const { edition, before } = await savePolicyFile({ withTransaction }, scores, {
    index,
    edition: said.trim() || null,
    source: source.trim() || file.name,
    now: today,
  });
  const { import: texts } = textsFor(language).policy;
  const count = new Set(scores.map(({ region }) => region)).size;
  return {
    exit: bad.length > 0 ? 2 : 0,
    lines: [
      texts.done({ name: edition.name, edition: edition.edition, count: scores.length, regions: count, before }),
      ...(leftOut.length > 0 ? [texts.leftOut({ codes: codesOf(leftOut) })] : []),
      ...bad.slice(0, mostListed).map((each) => texts.bad(each)),
      ...(bad.length > mostListed ? [texts.moreBad({ count: bad.length - mostListed })] : []),
    ],
  };
}
