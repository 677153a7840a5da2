import { withLabel } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { type ComparedRow, pairByBirth } from '#src/domain/figures/compare.ts';
import { isUncertain } from '#src/domain/figures/outcomes.ts';
import { sayTerritoryNote } from '#src/texts/territory-note.ts';
import type { Comparison } from './comparison-data.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { doPricesDiffer } from './verdict-sentences.ts';

/** Lists the notes that a reader needs to read a comparison correctly, in small Markdown. */
export function comparisonNotes(words: FigureFormatter, { compared, rows, wanted }: Comparison): string[] {
  const { compare } = words.texts;
  const figures = rows.flatMap((row) => row.figures.map((each) => each.figure));
  const notes: (string | null)[] = compared.map(({ region, name }) =>
    region.territoryNote === null
      ? null
      : withLabel(name, sayTerritoryNote(region, words.language) ?? '', words.language),
  );

  notes.push(...compared.flatMap(({ name }, index) => missingNotes(name, index, rows, words)));
  if (rows.some(({ year, figures: own }) => year === null && own.some((each) => each.figure)))
    notes.push(compare.years);

  const bands = [
    ...new Set(rows.flatMap(({ indicator: { ageBand, policyArea } }) => (policyArea && ageBand ? [ageBand] : []))),
  ];
  if (bands.length > 1) notes.push(compare.ageBands({ bands: bands.join(', ') }));

  const levels = [...new Set(rows.flatMap((row) => row.figures.flatMap(({ figure, level }) => (figure ? level : []))))];
  if (levels.length > 1) notes.push(compare.levels);
  if (figures.some((each) => each !== null)) notes.push(compare.rankLegend({ levels: levels.map(words.levels) }));
  const outcomes = rows.filter(({ indicator }) => indicator.role === 'outcome');
  if (outcomes.length > 0) notes.push(compare.aheadRule);
  if (outcomes.some(isUncertain)) notes.push(compare.byValueRule);
  if (outcomes.length > 1) notes.push(compare.countedOnce);
  if (pairByBirth(rows).length > 0) notes.push(compare.gapNote);
  notes.push(
    ...rows
      .filter(doPricesDiffer)
      .map(({ indicator }) => `${withLabel(words.label(indicator), compare.why.prices, words.language)}.`),
  );
  if (figures.some((each) => each !== null)) notes.push(compare.noReasons);
  if (rows.length < wanted) notes.push(compare.truncated({ shown: rows.length, total: wanted }));
  const legend = words.flagLegend(
    rows.flatMap((row) => row.figures.flatMap(({ figure, country }) => [figure, country])),
  );
  return [...notes.filter((note) => note !== null).map(escapeMarkdown), ...(legend ? [legend] : [])];
}

/** Says whom another contains: it is set beside a whole that it is itself a part of. */
export function sayParts({ compared }: Comparison, words: FigureFormatter): string[] {
  return compared.flatMap(({ name, territory: { code } }) =>
    compared.flatMap(({ name: whole, territory: other }) =>
      code !== other.code && code.startsWith(other.code) ? [words.texts.compare.partOf({ part: name, whole })] : [],
    ),
  );
}

/** Of what was asked for by name and cannot be compared for want of figures: why they are missing. */
export function whyTooFew({ compared, rows, isChosen }: Comparison, words: FigureFormatter): string[] {
  const isOfTooFew = rows.every(({ verdict }) => verdict.type === 'open' && verdict.why === 'missing');
  const hasFigure = rows.some(({ figures }) => figures.some(({ figure }) => figure));
  if (!isChosen || !isOfTooFew || !hasFigure) return [];
  return compared.flatMap(({ name }, index) => missingNotes(name, index, rows, words));
}

/** Says which figures of a region are missing, together where they are for the same reason. */
function missingNotes(region: string, index: number, rows: readonly ComparedRow[], words: FigureFormatter): string[] {
  const { compare } = words.texts;
  const missing = rows.flatMap(({ indicator, figures }) => {
    const why = figures[index]?.missing;
    return why ? [{ label: words.label(indicator), why: words.missing(why) }] : [];
  });
  const reasons = [...Map.groupBy(missing, ({ why }) => why)];
  return [
    ...reasons.map(([why, list]) =>
      compare.missing({ region, labels: list.map(({ label }) => label).join('; '), why }),
    ),
    ...rows.flatMap(({ indicator, figures }) => {
      const each = figures[index];
      return each?.suppressedSince
        ? [
            compare.suppressedSince({
              region,
              label: words.label(indicator),
              year: each.suppressedSince,
              why: words.why(each.latestFlags),
            }),
          ]
        : [];
    }),
  ];
}
