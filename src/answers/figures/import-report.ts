import { type ImportReport, leftOutReasons } from '#src/domain/figures/import-report.ts';
import { textsFor } from '#src/texts/index.ts';

/** Describes an import in sentences, one a line. */
export function describeImport(report: ImportReport, language: string): string[] {
  const { figureImport: texts } = textsFor(language);
  const { read: count, dataset, leftOut, older, ahead, repeated, bad, relabelled, problems } = report;
  if (count === 0) return [texts.empty];
  const changes = { count, new: report.new, revised: report.revised, unchanged: report.unchanged };
  const reasons = leftOutReasons
    .filter((reason) => leftOut[reason] > 0)
    .map((reason) => texts.leftOutReason({ count: leftOut[reason], reason }));
  return [
    dataset ? texts.readOf({ ...changes, dataset }) : texts.read(changes),
    ...(older > 0 ? [texts.older({ count: older })] : []),
    ...(ahead > 0 ? [texts.ahead({ count: ahead })] : []),
    ...(repeated > 0 ? [texts.repeated({ count: repeated })] : []),
    ...(relabelled > 0 ? [texts.relabelled({ count: relabelled })] : []),
    ...(reasons.length > 0 ? [texts.leftOut({ reasons: reasons.join(', ') })] : []),
    ...(bad > 0 ? [texts.bad({ count: bad }), ...problems.map((problem) => texts.problem(problem))] : []),
    ...(bad > problems.length ? [texts.moreProblems({ count: bad - problems.length })] : []),
  ];
}
