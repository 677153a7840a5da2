import type { ComparedRow } from '#src/domain/figures/compare.ts';
import { isOutcome } from '#src/domain/figures/headline.ts';
import { isOfPrices, type Tally, tallyOutcomes, whyNoMigrants } from '#src/domain/figures/outcomes.ts';
import { isOfMigrants } from '#src/domain/topics/population-group.ts';
import { countedGaps, describeGaps } from './birth-gap.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { describePair } from './pair-sentences.ts';
import { describeSeveral } from './several-sentences.ts';
import { describeRow } from './verdict-sentences.ts';

/** Of more regions the sentence tells outcomes of migrants alone where there are several: on a phone it fits one screen with the table. */
const mostNamed = 5;

/**
 * The answer in a sentence or two: of one figure who is ahead; of several in how many, outcomes of migrants first. `gapFirst`: the gaps by birth, the
 * measure of integration, stand before who is ahead.
 */
export function findingOf(
  rows: readonly ComparedRow[],
  names: readonly string[],
  words: FigureFormatter,
  { gapFirst = false }: { gapFirst?: boolean } = {},
): string {
  const { finding } = words.texts.compare;
  const [only] = rows;
  if (rows.length === 1 && only) return describeRow(only, names, words);
  const all = tallyOutcomes(rows);
  if (all.length === 0) return describeNoOutcome(rows, names, words);
  const tallies = talliesToldOf(rows, names.length);
  const years = [...new Set(tallies.flatMap((each) => each.rows.flatMap(yearsOf)))].sort();
  const hasMigrants = rows.some(
    ({ indicator }) => indicator.role === 'outcome' && isOfMigrants(indicator.populationGroup),
  );
  // Where each row has one year, it stands in its label.
  const isMixed = tallies.some((each) => each.rows.some(({ year }) => year === null));
  const isOfYears = tallies.every(({ rows: counted }) =>
    counted.every(({ verdict }) => verdict.type === 'open' && verdict.why === 'years'),
  );
  const gaps = countedGaps(rows);
  return [
    ...(hasMigrants && tallies.every(({ about }) => about !== 'migrants') ? [describeNoMigrants(rows, words)] : []),
    ...(names.length === 2
      ? describePair(tallies, gaps, names, words, { gapFirst })
      : tallies.flatMap((each) => {
          const said = describeSeveral(each, names, words);
          const ofGaps = each.about === 'migrants' ? describeGaps(gaps, names, words) : [];
          return gapFirst ? [...ofGaps, said] : [said, ...ofGaps];
        })),
    ...(isMixed && years.length > 1 && !isOfYears
      ? [finding.years({ first: years[0] ?? '', last: years.at(-1) ?? '' })]
      : []),
  ].join(' ');
}

/** Lists what the sentence counts: of many regions outcomes of migrants alone, where there are several. What it leaves out stands behind a press. */
export function talliesToldOf(rows: readonly ComparedRow[], regions: number): Tally[] {
  const all = tallyOutcomes(rows);
  const ofMigrants = all.filter(({ about }) => about === 'migrants');
  return regions > mostNamed && ofMigrants.some(({ rows: told }) => told.length > 1) ? ofMigrants : all;
}

/** Where no outcome counts: none was asked for, none has figures of two, or all are amounts of money. */
function describeNoOutcome(rows: readonly ComparedRow[], names: readonly string[], words: FigureFormatter): string {
  const { finding } = words.texts.compare;
  const labelsOf = (list: readonly ComparedRow[]) => list.map(({ indicator }) => words.label(indicator)).join(', ');
  const [outcomes, others] = [rows.filter(isOfOutcome), rows.filter((row) => !isOfOutcome(row))];
  if (outcomes.length === 0) {
    const told = others.filter(({ verdict }) => verdict.type !== 'open');
    const first = told.find(({ indicator }) => isOfMigrants(indicator.populationGroup)) ?? told[0];
    return first
      ? [finding.contextOnly, describeRow(first, names, words)].join(' ')
      : finding.context({ figures: labelsOf(others) });
  }
  const priced = outcomes.filter(isOfPrices);
  if (priced.length > 0) return finding.prices({ figures: labelsOf(priced) });
  const has = (list: readonly ComparedRow[], what: 'figure' | 'country') =>
    list.some(({ figures }) => figures.some((each) => each[what]));
  if (has(outcomes, 'figure') || !has(others, 'figure')) return finding.none({ count: outcomes.length });
  return finding.contextAndNone({ figures: labelsOf(others), hasCountries: has(outcomes, 'country') ? 'yes' : 'no' });
}

/** Why no outcome of migrants is compared, with the names of those that two have figures of. */
function describeNoMigrants(rows: readonly ComparedRow[], words: FigureFormatter): string {
  const { why, rows: held } = whyNoMigrants(rows);
  const figures = held.map(({ indicator }) => words.short(indicator)).join('; ');
  return words.texts.compare.finding.noMigrants({ why, figures });
}

const isOfOutcome = ({ indicator }: ComparedRow) => isOutcome(indicator);

function yearsOf({ figures }: ComparedRow): number[] {
  return figures.flatMap(({ figure }) => figure?.year ?? []);
}
