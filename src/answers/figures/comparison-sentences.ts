import { type ComparedRow, pairByBirth, type Verdict } from '#src/domain/figures/compare.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import type { FigureFormatter } from './figure-formatter.ts';

export function findingOf(
  rows: readonly ComparedRow[],
  outcomes: readonly ComparedRow[],
  names: readonly string[],
  words: FigureFormatter,
): string {
  const { finding } = words.texts.compare;
  const [only] = rows;
  if (rows.length === 1 && only) return `${words.label(only.indicator)}: ${describeVerdict(only, names, words)}`;
  const said = outcomes.filter(({ verdict }) => verdict.type !== 'none' || verdict.why !== 'missing');
  if (said.length === 0 && outcomes.length > 0) return finding.none;
  if (said.length === 0)
    return finding.context({ figures: rows.map(({ indicator }) => words.label(indicator)).join(', ') });
  const count = (type: Verdict['type']) => said.filter(({ verdict }) => verdict.type === type).length;
  const ahead = names
    .map((region, index) => ({
      region,
      count: said.filter(({ verdict }) => verdict.type === 'ahead' && verdict.leader === index).length,
    }))
    .sort((left, right) => right.count - left.count);
  const unsaid = count('uncertain') + count('none');
  return describeLead(ahead, count('level'), unsaid, said.length, words);
}

/** Says in how many rows each region is ahead, and in how many that is unclear. */
function describeLead(
  ahead: readonly { region: string; count: number }[],
  level: number,
  unsaid: number,
  outcomes: number,
  { texts }: FigureFormatter,
): string {
  const { finding } = texts.compare;
  const [first, ...others] = ahead.filter(({ count }) => count > 0);
  if (!first) return level > 0 ? finding.level({ level, outcomes }) : finding.unclear({ outcomes });
  const leads = texts.list([finding.leads({ ...first, outcomes }), ...others.map((each) => finding.alsoLeads(each))]);
  const rest = [
    ...(level > 0 ? [finding.aboutLevel({ count: level })] : []),
    ...(unsaid > 0 ? [finding.open({ count: unsaid })] : []),
  ].join(', ');
  return rest ? finding.wholeWithRest({ leads, rest }) : finding.whole({ leads });
}

/** Says which region is ahead in one row. */
function describeVerdict(
  { indicator, figures, verdict }: ComparedRow,
  names: readonly string[],
  words: FigureFormatter,
) {
  const { findingOne } = words.texts.compare;
  if (verdict.type === 'none') return findingOne[verdict.why];
  const { leader, next, gap } = verdict;
  const [first, second] = [figures[leader]?.figure, figures[next]?.figure];
  if (!first || !second) return findingOne.missing;
  const both = { leader: names[leader] ?? '', next: names[next] ?? '', gap: words.gap(gap, indicator) };
  const flags = warningOf(first, second, words);
  switch (verdict.type) {
    case 'ahead':
      return flags ? findingOne.aheadWithFlags({ ...both, flags }) : findingOne.ahead(both);
    case 'higher':
      return findingOne.higher(both);
    case 'uncertain':
      return findingOne.uncertain({ ...both, flags });
    case 'level': {
      const median = figures[leader]?.standing?.median ?? Number.NaN;
      const [a, b] = [(first.value - median) * indicator.polarity, (second.value - median) * indicator.polarity];
      return findingOne.level({
        ...both,
        leaderValue: words.value(first.value, indicator),
        nextValue: words.value(second.value, indicator),
        median: a > 0 && b > 0 ? 'better' : a < 0 && b < 0 ? 'worse' : 'other',
      });
    }
    default:
      return verdict satisfies never;
  }
}

/** The flags of either figure in words. */
function warningOf(first: Figure, second: Figure, words: FigureFormatter): string {
  return words.flags([...new Set(first.flags + second.flags)].sort().join(''));
}

/** The gap by birth with both levels: a small one may mean that both are low. */
export function birthGaps(rows: readonly ComparedRow[], names: readonly string[], words: FigureFormatter) {
  return pairByBirth(rows).flatMap(({ native, foreign }) => {
    const parts = names.flatMap((name, index) => {
      const [ours, theirs] = [native.figures[index]?.figure, foreign.figures[index]?.figure];
      if (!ours || !theirs) return [];
      return words.texts.compare.birthGap({
        region: name,
        gap: words.gap(ours.value - theirs.value, native.indicator),
        native: words.value(ours.value, native.indicator),
        foreign: words.value(theirs.value, foreign.indicator),
      });
    });
    const label = words.label({ ...native.indicator, shortName: native.indicator.shortName.replace(/,.*$/, '') });
    return parts.length > 0 ? [{ label: `${label}, ${native.year}`, value: parts.join('; ') }] : [];
  });
}
