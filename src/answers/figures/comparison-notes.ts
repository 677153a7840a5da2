import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Comparison } from './compared.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Lists the notes that a reader needs to read a comparison correctly, in small Markdown. */
export function comparisonNotes(words: FigureFormatter, { compared, rows, wanted }: Comparison): string[] {
  const { compare } = words.texts;
  const figures = rows.flatMap((row) => row.figures.map((each) => each.figure));
  const notes: (string | null)[] = compared.map(({ region, name }) =>
    region.areaNote === null ? null : `${name}: ${region.areaNote}`,
  );

  compared.forEach(({ name }, index) => {
    const absent = rows.flatMap(({ indicator, figures: own }) =>
      own[index]?.missing === 'absent' ? [words.label(indicator)] : [],
    );
    if (absent.length > 0) notes.push(compare.absent({ region: name, labels: absent.join('; ') }));
    for (const { indicator, figures: own } of rows) {
      const each = own[index];
      if (each?.missing === 'suppressed')
        notes.push(
          compare.suppressed({ region: name, label: words.label(indicator), why: words.why(each.latestFlags) }),
        );
      else if (each?.suppressedSince)
        notes.push(
          compare.suppressedSince({
            region: name,
            label: words.label(indicator),
            year: each.suppressedSince,
            why: words.why(each.latestFlags),
          }),
        );
    }
  });
  if (rows.some(({ year, figures: own }) => year === null && own.some((each) => each.figure)))
    notes.push(compare.years);

  const bands = [
    ...new Set(rows.flatMap(({ indicator: { ageBand, policyArea } }) => (policyArea && ageBand ? [ageBand] : []))),
  ];
  if (bands.length > 1) notes.push(compare.ageBands({ bands: bands.join(', ') }));

  if (rows.some(({ figures: own }) => own.some((each) => each.countryMedian !== null)))
    notes.push(compare.countryMedian);

  const levels = [...new Set(compared.map(({ area }) => area.level))];
  if (levels.length > 1) notes.push(compare.levels);
  if (figures.some((each) => each !== null))
    notes.push(compare.rankLegend({ levels: levels.map(words.levels) }), compare.not);
  if (rows.length < wanted) notes.push(compare.truncated({ shown: rows.length, total: wanted }));
  const legend = words.flagLegend(figures);
  return [...notes.filter((note) => note !== null).map(escapeMarkdown), ...(legend ? [legend] : [])];
}
