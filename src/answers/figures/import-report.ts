import { type ImportReport, isUseless, leftOutReasons } from '#src/domain/figures/import-report.ts';
import { textsFor } from '#src/texts/index.ts';

/** Describes an import in sentences, one a line. */
export function describeImport(report: ImportReport, language: string): string[] {
  const { figureImport: texts } = textsFor(language);
  const { read: count, dataset, leftOut, older, ahead, repeated, bad, relabelled, problems } = report;
  const { contradictions, contradicting, ended, endedFigures, relabelledCodes, oldCodes } = report;
  if (count === 0) return [texts.empty];
  const nameFigures = (figures: readonly { indicator: string; territory: string; year: number }[]) =>
    figures.map(({ indicator, territory, year }) => texts.figure({ indicator, territory, year: String(year) }));
  const changes = { count, new: report.new, revised: report.revised, unchanged: report.unchanged };
  const reasons = leftOutReasons
    .filter((reason) => leftOut[reason] > 0)
    .map((reason) => texts.leftOutReason({ count: leftOut[reason], reason }));
  const badRows =
    bad > 0
      ? [
          texts.bad({ count: bad }),
          ...problems.map((problem) => texts.problem(problem)),
          ...(bad > problems.length ? [texts.moreProblems({ count: bad - problems.length })] : []),
        ]
      : [];
  const former = Object.entries(oldCodes).map(([code, rows]) => texts.oldCode({ code, count: rows }));
  const leftOutRows = [
    ...(reasons.length > 0 ? [texts.leftOut({ reasons: reasons.join(', ') })] : []),
    ...(former.length > 0 ? [texts.oldCodes({ codes: former.join(', ') })] : []),
  ];
  if (isUseless(report)) return [texts.nothing({ count }), ...leftOutRows, ...badRows];
  return [
    dataset ? texts.readOf({ ...changes, dataset }) : texts.read(changes),
    ...(older > 0 ? [texts.older({ count: older })] : []),
    ...(ahead > 0 ? [texts.ahead({ count: ahead })] : []),
    ...(repeated > 0 ? [texts.repeated({ count: repeated })] : []),
    ...(contradicting > 0 ? [texts.contradicting({ count: contradicting })] : []),
    ...contradictions.map(({ lines, ...figure }) =>
      texts.contradiction({ figure: nameFigures([figure])[0] ?? '', lines: lines.map(String) }),
    ),
    ...(ended > 0
      ? [
          texts.ended({ count: ended }),
          `  ${nameFigures(endedFigures).join('; ')}${ended > endedFigures.length ? ' …' : ''}`,
        ]
      : []),
    ...(relabelled > 0
      ? [
          texts.relabelled({
            count: relabelled,
            codes: Object.entries(relabelledCodes)
              .map((pair) => pair.join(' → '))
              .join(', '),
          }),
        ]
      : []),
    ...leftOutRows,
    ...badRows,
  ];
}
