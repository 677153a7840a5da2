import type { AppContext } from '#src/context.ts';
import { type CallReportRow, countCallIntroductions, listCallReport } from '#src/store/calls/report.ts';

/** The calls of a year, and the introductions of partners in it: `asked` for, and `made`. */
export type CallReport = { year: number; calls: CallReportRow[]; asked: number; made: number };

/** Counts what the calls of a year came to, for the secretariat: those that close in it. Years are those of UTC. */
export async function reportCalls({ sql }: Pick<AppContext, 'sql'>, year: number): Promise<CallReport> {
  const span = { from: new Date(Date.UTC(year, 0, 1)), until: new Date(Date.UTC(year + 1, 0, 1)) };
  const [calls, counts] = await Promise.all([listCallReport(sql, span), countCallIntroductions(sql, span)]);
  return { year, calls, ...counts };
}
