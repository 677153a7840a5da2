import { toCsv } from '#src/exports/csv.ts';
import { type GrowthMonth, listGrowth } from '#src/store/admin/growth.ts';
import { html } from '../html.ts';
import { wordsOf } from './frame.ts';
import { adminTable } from './table.ts';
import type { View } from './view.ts';

const months = 13;
const columns = [
  'members',
  'regions',
  'experiences',
  'reused',
  'asked',
  'helped',
] as const satisfies readonly (keyof GrowthMonth)[];

/** What the network grew by, month by month: counts alone. */
export const growthView: View = async (_c, staff, { context }) => {
  const { growth } = wordsOf(staff).texts;
  const all = await listGrowth(context.sql, context.now(), months);
  // The months before the first member are no news.
  const rows = all.slice(
    Math.max(
      0,
      all.findIndex((row) => columns.some((name) => row[name] > 0)),
    ),
  );
  return {
    content: html`<p class="note">${growth.intro}</p>
      ${adminTable(
        [{ label: growth.month }, ...columns.map((name) => ({ label: growth.columns[name], isNumber: true }))],
        rows.toReversed().map((row) => [row.month, ...columns.map((name) => String(row[name]))]),
      )}
      <p class="lines"><a class="line" href="/admin/growth.csv" download>${growth.file}</a></p>`,
  };
};

/** The same as a file. */
export const growthFileView: View = async (c, staff, { context }) => {
  const { growth } = wordsOf(staff).texts;
  const rows = await listGrowth(context.sql, context.now(), months);
  const csv = toCsv({
    columns: [growth.month, ...columns.map((name) => growth.columns[name])],
    rows: rows.map((row) => [row.month, ...columns.map((name) => row[name])]),
  });
  return c.body(csv, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="growth.csv"',
  });
};
