import { type ComparedRow, pairByBirth } from '#src/domain/figures/compare.ts';
import { isOutcome } from '#src/domain/figures/headline.ts';
import { isOfPrices, type Tally, tallyOutcomes } from '#src/domain/figures/outcomes.ts';
import type { Doubt } from '#src/domain/figures/reliability.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { isOfMigrants } from '#src/domain/topics/population-group.ts';
import { yearOf } from './comparison-table.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { describeRow, describeShortly } from './verdict-sentences.ts';

/** The answer in a sentence or two: of one figure who is ahead; of several in how many, outcomes of migrants first. */
export function findingOf(rows: readonly ComparedRow[], names: readonly string[], words: FigureFormatter): string {
  const { finding } = words.texts.compare;
  const [only] = rows;
  if (rows.length === 1 && only) return describeRow(only, names, words);
  const tallies = tallyOutcomes(rows);
  if (tallies.length === 0) return describeNoOutcome(rows, words);
  const years = [...new Set(tallies.flatMap((each) => each.rows.flatMap(yearsOf)))].sort();
  const hasMigrants = rows.some(
    ({ indicator }) => indicator.role === 'outcome' && isOfMigrants(indicator.populationGroup),
  );
  const reasons = tallies.map((each) => whyOpen(each.rows));
  // Also in rows that are not counted, as another counts for the same outcome.
  const isAnyTold = rows.some(({ indicator, verdict }) => isOutcome(indicator) && verdict.type !== 'open');
  const nobody = isAnyTold
    ? null
    : reasons.every((why) => why === 'flags-unknown')
      ? finding.flagsUnknown
      : reasons.every((why) => why !== null)
        ? finding.uncertain
        : null;
  // Where each row has one year, it stands in its label.
  const isMixed = tallies.some((each) => each.rows.some(({ year }) => year === null));
  const isOfYears = tallies.every(({ rows: counted }) =>
    counted.every(({ verdict }) => verdict.type === 'open' && verdict.why === 'years'),
  );
  return [
    ...(hasMigrants && tallies.every(({ about }) => about !== 'migrants') ? [finding.noMigrants] : []),
    ...(nobody === null ? tallies.map((each) => describeTally(each, names, words)) : [nobody]),
    ...(isMixed && years.length > 1 && !isOfYears
      ? [finding.years({ first: years[0] ?? '', last: years.at(-1) ?? '' })]
      : []),
  ].join(' ');
}

/** Where no outcome counts: none was asked for, none has figures of two, or all are amounts of money. */
function describeNoOutcome(rows: readonly ComparedRow[], words: FigureFormatter): string {
  const { finding } = words.texts.compare;
  const labelsOf = (list: readonly ComparedRow[]) => list.map(({ indicator }) => words.label(indicator)).join(', ');
  const [outcomes, others] = [rows.filter(isOfOutcome), rows.filter((row) => !isOfOutcome(row))];
  if (outcomes.length === 0) return finding.context({ figures: labelsOf(others) });
  const priced = outcomes.filter(isOfPrices);
  if (priced.length > 0) return finding.prices({ figures: labelsOf(priced) });
  const has = (list: readonly ComparedRow[], what: 'figure' | 'country') =>
    list.some(({ figures }) => figures.some((each) => each[what]));
  if (has(outcomes, 'figure') || !has(others, 'figure')) return finding.none({ count: outcomes.length });
  return finding.contextAndNone({ figures: labelsOf(others), hasCountries: has(outcomes, 'country') ? 'yes' : 'no' });
}

const isOfOutcome = ({ indicator }: ComparedRow) => isOutcome(indicator);

function yearsOf({ figures }: ComparedRow): number[] {
  return figures.flatMap(({ figure }) => figure?.year ?? []);
}

/** Returns what stands against calling anybody ahead in all of these rows; null where something else does in one of them. */
function whyOpen(rows: readonly ComparedRow[]): Doubt | 'doubtful' | null {
  const reasons = rows.map(({ verdict }) => (verdict.type === 'open' ? verdict.why : null));
  const doubts = reasons.filter((why) => why === 'flag' || why === 'flags-unknown' || why === 'definition');
  const [first] = doubts;
  if (!first || doubts.length < rows.length) return null;
  return doubts.every((why) => why === first) ? first : 'doubtful';
}

/** "Outcomes of migrants: Catalonia is ahead in 1 of 3 (Unemployment, foreign-born), 1 about level, 1 open." */
function describeTally(tally: Tally, names: readonly string[], words: FigureFormatter): string {
  const { finding } = words.texts.compare;
  const { rows, ahead, shared, level, open, about } = tally;
  const [only] = rows;
  if (rows.length === 1 && only)
    return finding.tallyOne({
      about,
      name: `${only.indicator.shortName}${yearOf(only)}`,
      said: describeShortly(only, names, words),
    });
  if (whyOpen(rows)) return finding.allOpen({ about });
  const namesOf = (list: readonly ComparedRow[]) =>
    list.map((row) => `${row.indicator.shortName}${yearOf(row)}`).join('; ');
  const [first, ...others] = ahead.map(({ region, rows: own }) => ({
    region: names[region] ?? '',
    count: own.length,
    names: namesOf(own),
  }));
  const rest = [
    ...others.map((each) => finding.alsoLeads(each)),
    ...(shared.length > 0 ? [finding.shared({ count: shared.length })] : []),
    ...(level.length > 0 ? [finding.level({ count: level.length })] : []),
    ...(open.length > 0 ? [finding.open({ count: open.length })] : []),
  ].join(', ');
  if (!first) return finding.tally({ about, parts: finding.nobody({ total: rows.length, rest }) });
  const leads = finding.leads({ ...first, total: rows.length });
  return finding.tally({ about, parts: rest ? finding.rest({ leads, rest }) : leads });
}

/** Says how the foreign-born stand to the native-born: "−11.4 points" where theirs is lower. */
export function birthGap(native: number, foreign: number, indicator: Indicator, words: FigureFormatter): string {
  const size = words.gap(Math.abs(native - foreign), indicator);
  return native === foreign ? size : `${foreign < native ? '−' : '+'}${size}`;
}

/** The gap by birth with both levels: a small one may mean that both are low. */
export function birthGaps(rows: readonly ComparedRow[], names: readonly string[], words: FigureFormatter) {
  return pairByBirth(rows).flatMap(({ native, foreign }) => {
    const parts = names.flatMap((name, index) => {
      const [ours, theirs] = [native.figures[index]?.figure, foreign.figures[index]?.figure];
      if (!ours || !theirs) return [];
      return words.texts.compare.birthGap({
        region: name,
        gap: birthGap(ours.value, theirs.value, native.indicator, words),
        native: words.value(ours.value, native.indicator),
        foreign: words.value(theirs.value, foreign.indicator),
      });
    });
    const label = words.label({ ...native.indicator, shortName: native.indicator.shortName.replace(/,.*$/, '') });
    return parts.length > 0 ? [{ label: `${label}, ${native.year}`, value: parts.join('; ') }] : [];
  });
}
