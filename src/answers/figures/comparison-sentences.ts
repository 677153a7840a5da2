import type { ComparedRow } from '#src/domain/figures/compare.ts';
import { isOutcome } from '#src/domain/figures/headline.ts';
import {
  isOfPrices,
  isUncertain,
  leaningOf,
  type Tally,
  tallyOutcomes,
  whyNoMigrants,
} from '#src/domain/figures/outcomes.ts';
import { isOfMigrants } from '#src/domain/topics/population-group.ts';
import { countedGaps, describeGaps } from './birth-gap.ts';
import { yearOf } from './comparison-table.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { describePair } from './pair-sentences.ts';
import { describeRow, describeWithBest, describeWithLeft } from './verdict-sentences.ts';

/** Of more than two regions so many outcomes are told one by one; more of them are counted. */
const mostToldAlone = 3;
/** Of more regions the sentence tells outcomes of migrants alone where there are several, and leaves to the table of whom a verdict says nothing: on a phone both fit one screen. */
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
          // What is so of all that is told of one group is said once, before it.
          const said = describeTally(each, names, words, { isSaid: each.rows.every(isUncertain) });
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

/**
 * "Outcomes of migrants: Catalonia is ahead in 1 of 3 (Unemployment, foreign-born), 1 about level, 1 open." Of more than two regions each outcome
 * is told by itself, where there are few.
 */
function describeTally(
  tally: Tally,
  names: readonly string[],
  words: FigureFormatter,
  manner: { isSaid: boolean },
): string {
  const { finding } = words.texts.compare;
  const { rows, ahead, shared, level, open } = tally;
  const about = aboutTally(tally);
  const isUncertainSaid = manner.isSaid ? 'yes' : 'no';
  const [only] = rows;
  const nameOf = (row: ComparedRow) => `${words.short(row.indicator)}${yearOf(row)}`;
  const saidOf = (row: ComparedRow) =>
    (names.length > mostNamed ? describeWithBest : describeWithLeft)(row, names, words, manner);
  // One alone says so itself.
  if (rows.length === 1 && only)
    return finding.tallyOne({ about, name: nameOf(only), said: describeWithLeft(only, names, words) });
  if (names.length > 2 && rows.length <= mostToldAlone)
    return finding.tally({
      about,
      isUncertain: isUncertainSaid,
      parts: rows.map((row) => finding.tallyRow({ name: nameOf(row), said: saidOf(row) })).join(' · '),
    });
  const namesOf = (list: readonly ComparedRow[]) => list.map(nameOf).join('; ');
  const [first, ...others] = ahead.map(({ region, rows: own }) => ({
    region: names[region] ?? '',
    count: own.length,
    names: namesOf(own),
  }));
  const total = rows.length;
  const parted = partsOf(open, names);
  const rest = [
    ...others.map((each) => finding.alsoLeads(each)),
    ...(shared.length > 0 ? [finding.shared({ count: shared.length, names: namesOf(shared) })] : []),
    ...(level.length > 0 ? [finding.level({ count: level.length, names: namesOf(level) })] : []),
    ...parted.map(({ leader, next, rows: own }) =>
      finding.partOf({ leader, next: words.texts.list(next), names: namesOf(own) }),
    ),
  ];
  const leaning = leaningOf(open);
  const byValue = [
    ...leaning.first.map(({ region, rows: own }, index) =>
      (index === 0 ? finding.leadsByValue : finding.alsoLeads)({
        region: names[region] ?? '',
        count: own.length,
        total,
        names: namesOf(own),
      }),
    ),
    ...leaning.shared.map(({ regions, rows: own }) =>
      finding.sharedByValue({
        regions: words.texts.list(regions.map((region) => names[region] ?? '')),
        count: own.length,
        names: namesOf(own),
      }),
    ),
    ...(leaning.level.length > 0
      ? [finding.byValueLevel({ count: leaning.level.length, names: namesOf(leaning.level) })]
      : []),
  ].join(', ');
  const undecided = open.filter((row) => !isUncertain(row) && !parted.some((each) => each.rows.includes(row))).length;
  const untold = undecided > 0 ? [finding.open({ count: undecided })] : [];
  const lean =
    byValue === ''
      ? []
      : [
          finding.byValue({
            parts: byValue,
            hasFirst: leaning.first.length > 0 ? 'yes' : 'no',
            said: manner.isSaid ? 'yes' : 'no',
          }),
        ];
  const said = first
    ? [finding.leads({ ...first, total }), ...rest, ...untold]
    : rest.length + untold.length > 0
      ? [finding.nobody({ total, regions: names.length, rest: [...rest, ...untold].join(', ') })]
      : [];
  return finding.tally({
    about,
    isUncertain: isUncertainSaid,
    parts: [...(said.length > 0 ? [said.join(', ')] : []), ...lean].join('; '),
  });
}

/** Whom the outcomes of a list are of. */
export function aboutTally({ about, rows }: Tally): 'migrants' | 'everyone' | 'others' {
  const areOfAll = rows.every(({ indicator }) => indicator.populationGroup === 'everyone');
  return about === 'others' && areOfAll ? 'everyone' : about;
}

/** Rows in which one is ahead of some, and something stands against the others: by who is ahead of whom. */
export function partsOf(rows: readonly ComparedRow[], names: readonly string[]) {
  const parts = rows.flatMap((row) =>
    row.verdict.type === 'ahead'
      ? [{ row, leader: names[row.verdict.leader] ?? '', next: row.verdict.next.map((index) => names[index] ?? '') }]
      : [],
  );
  const groups = Map.groupBy(parts, ({ leader, next }) => [leader, ...next].join('\n'));
  return [...groups.values()].flatMap((group) => {
    const [one] = group;
    return one ? [{ leader: one.leader, next: one.next, rows: group.map(({ row }) => row) }] : [];
  });
}
