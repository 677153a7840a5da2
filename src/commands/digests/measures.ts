import { z } from 'zod';
import { say } from '#src/answers/say.ts';
import { subcommand } from '#src/context.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { listMeasures } from '#src/store/digests/measure.ts';
import { textsFor } from '#src/texts/index.ts';

const weeks = 12;
/** Below this, numbers would tell who it was. */
const fewest = 5;

export const measures = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'run-digests',
  async run({ sql }, _args, { person }) {
    const { measures: texts } = textsFor(person.language).digestStaff;
    const list = await listMeasures(sql, weeks);
    const [latest] = list;
    if (!latest) return say(texts.none);
    const { columns } = texts;
    return say(
      texts.summary(latest.period, latest.sent),
      {
        type: 'table',
        columns: [
          { label: columns.week },
          ...[columns.sent, columns.empty, columns.opened, columns.useful, columns.notUseful, columns.unsubscribed].map(
            (label) => ({ label, align: 'right' as const }),
          ),
        ],
        rows: list.map(({ period, sent, empty, ...told }) => [
          period,
          formatNumber(sent, 0, person.language),
          formatNumber(empty, 0, person.language),
          ...[told.opened, told.useful, told.notUseful, told.unsubscribed].map((count) =>
            sent < fewest ? '–' : formatNumber(count, 0, person.language),
          ),
        ]),
      },
      ...(list.some(({ sent }) => sent < fewest) ? [{ type: 'note' as const, markdown: texts.few(fewest) }] : []),
    );
  },
});
