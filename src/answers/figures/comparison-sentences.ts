import type { Compared } from '#src/commands/figures/compare.ts';
import { type ComparedRow, pairByBirth, type Verdict } from '#src/domain/figures/compare.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import { yearOf } from './comparison-table.ts';
import type { FigureWords } from './figure-formatter.ts';

export function findingOf(
  rows: readonly ComparedRow[],
  outcomes: readonly ComparedRow[],
  names: readonly string[],
  words: FigureWords,
): string {
  const { compare } = words.texts;
  const [only] = rows;
  if (rows.length === 1 && only) return `${words.label(only.indicator)}: ${describeVerdict(only, names, words)}`;
  const said = outcomes.filter(({ verdict }) => verdict.type !== 'none' || verdict.why !== 'missing');
  if (said.length === 0 && outcomes.length > 0) return compare.findingNone;
  if (said.length === 0) return compare.findingContext(rows.map(({ indicator }) => words.label(indicator)));
  const count = (type: Verdict['type']) => said.filter(({ verdict }) => verdict.type === type).length;
  const ahead = names
    .map((region, index) => ({
      region,
      count: said.filter(({ verdict }) => verdict.type === 'ahead' && verdict.leader === index).length,
    }))
    .sort((left, right) => right.count - left.count);
  return compare.finding(ahead, count('level'), count('uncertain') + count('none'), said.length);
}

/** Who is ahead in one row, as a sentence. */
function describeVerdict({ indicator, figures, verdict }: ComparedRow, names: readonly string[], words: FigureWords) {
  const { findingOne, medianWord } = words.texts.compare;
  if (verdict.type === 'none') return findingOne[verdict.why];
  const { leader, next, gap } = verdict;
  const [leaderName, nextName] = [names[leader] ?? '', names[next] ?? ''];
  const [first, second] = [figures[leader]?.figure, figures[next]?.figure];
  if (!first || !second) return findingOne.missing;
  switch (verdict.type) {
    case 'ahead':
      return findingOne.ahead(leaderName, nextName, words.gap(gap, indicator), warningOf(first, second, words));
    case 'higher':
      return findingOne.higher(leaderName, nextName, words.gap(gap, indicator));
    case 'uncertain':
      return findingOne.uncertain(leaderName, nextName, words.gap(gap, indicator), warningOf(first, second, words));
    case 'level': {
      const median = figures[leader]?.standing?.median ?? Number.NaN;
      const [a, b] = [(first.value - median) * indicator.polarity, (second.value - median) * indicator.polarity];
      const side = a > 0 && b > 0 ? 'betterBoth' : a < 0 && b < 0 ? 'worseBoth' : 'none';
      return findingOne.level(
        leaderName,
        words.value(first.value, indicator),
        nextName,
        words.value(second.value, indicator),
        medianWord[side],
      );
    }
    default:
      return verdict satisfies never;
  }
}

/** The flags of either figure in words. */
function warningOf(first: Figure, second: Figure, words: FigureWords): string {
  return words.flags([...new Set(first.flags + second.flags)].sort().join(''));
}

export function lineOf(row: ComparedRow, compared: readonly Compared[], words: FigureWords): string {
  const { texts } = words;
  const names = compared.map(({ name }) => name);
  const cells = row.figures.map(({ figure, missing, country, countryMedian, rank, standing }, index) => {
    const name = names[index] ?? '';
    if (!figure)
      return texts.compare.cell(name, missing === 'suppressed' ? texts.figure.suppressed : texts.figure.absent, []);
    const beside = [
      ...(figure.flags ? [words.flags(figure.flags)] : []),
      ...(row.year === null ? [String(figure.year)] : []),
      ...(rank !== null && standing ? [`${rank}/${standing.count}`] : []),
      ...(country ? [`${words.country(country.area)} ${words.value(country.value, row.indicator)}`] : []),
      ...(countryMedian === null
        ? []
        : [`${words.country(compared[index]?.area.country ?? '')} ~${words.value(countryMedian, row.indicator)}`]),
    ];
    return texts.compare.cell(name, words.value(figure.value, row.indicator), beside);
  });
  const label = `${words.label(row.indicator)}${yearOf(row)}`;
  return texts.compare.line(label, cells, row.verdict.type === 'none' ? '' : describeVerdict(row, names, words));
}

/** The gap by birth with both levels: a small one may mean that both are low. */
export function birthGaps(rows: readonly ComparedRow[], names: readonly string[], words: FigureWords) {
  return pairByBirth(rows).flatMap(({ native, foreign }) => {
    const parts = names.flatMap((name, index) => {
      const [ours, theirs] = [native.figures[index]?.figure, foreign.figures[index]?.figure];
      if (!ours || !theirs) return [];
      return words.texts.compare.birthGap(
        name,
        words.gap(ours.value - theirs.value, native.indicator),
        words.value(ours.value, native.indicator),
        words.value(theirs.value, foreign.indicator),
      );
    });
    const label = words.label({ ...native.indicator, shortName: native.indicator.shortName.replace(/,.*$/, '') });
    return parts.length > 0 ? [{ label: `${label}, ${native.year}`, value: parts.join('; ') }] : [];
  });
}
