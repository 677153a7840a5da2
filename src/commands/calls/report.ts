import { z } from 'zod';
import { callReportFolds, callReportMessage } from '#src/answers/calls/report.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { tableFormats } from '#src/core/files.ts';
import { reportCalls } from '#src/operations/calls/report.ts';

/** What the calls of a year came to, with files for the secretariat. */
export const report = subcommand({
  args: z.object({ year: argument.year().optional() }),
  visibility: 'private',
  requires: 'run-digests',
  folds: callReportFolds,
  files: tableFormats,
  run: async (context, { year }, { person, now }) =>
    callReportMessage(await reportCalls(context, year ?? now.getUTCFullYear()), person),
});
