import { heading, message, note, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { type CallBrief, dayIn } from '#src/domain/calls/call.ts';
import { formatDay } from '#src/domain/date.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';

type Reported = Pick<CallBrief, 'number' | 'title' | 'programme' | 'policyAreas' | 'closesAt' | 'timeZone'> & {
  told: number;
  partners: number;
  regions: number;
};

type Report = { year: number; calls: readonly Reported[]; asked: number; made: number };

const mostRows = 6;
/** The part of this answer that is one press away. */
export const callReportFolds = ['all'] as const;

/** Shows what the calls of a year came to: who is told of each, who looks for partners, and how many partners were introduced in all. */
export function callReportMessage({ year, calls, asked, made }: Report, reader: Reader): Message {
  const { report, buttons } = textsFor(reader.language).call;
  const number = (value: number) => ({ text: formatNumber(value, 0, reader.language), value });
  const deadline = ({ closesAt, timeZone }: Reported) =>
    closesAt === null
      ? report.noDeadline
      : {
          text: formatDay(closesAt, { language: reader.language, timeZone }),
          value: null,
          day: dayIn(closesAt, timeZone),
        };
  const columns = [report.call, report.deadline, ...[report.told, report.partners].map(rightColumn)];
  const partners = calls.reduce((sum, each) => sum + each.partners, 0);
  return withFolds(
    message(
      heading(report.heading({ year: String(year) })),
      text(report.intro({ calls: calls.length, partners, asked, made })),
      calls.length > 0 &&
        table(
          columns,
          calls
            .slice(0, mostRows)
            .map((each) => [each.title, deadline(each), number(each.told), number(each.partners)]),
        ),
      calls.length > 0 && note(report.how),
      actions(button(buttons.list, '/call list')),
    ),
    calls.length > 0 && {
      name: 'all',
      label: report.all({ count: calls.length }),
      blocks: [
        table(
          [
            ...[report.call, report.deadline, rightColumn(report.told), rightColumn(report.partners)],
            ...[rightColumn(report.regions), rightColumn(report.number), report.programme, report.areas],
          ],
          calls.map((each) => [
            ...[each.title, deadline(each), number(each.told), number(each.partners)],
            ...[number(each.regions), number(each.number), each.programme],
            each.policyAreas.map((area) => namePolicyArea(area, reader.language)).join(', '),
          ]),
        ),
      ],
    },
  );
}
