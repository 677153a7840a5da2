import type { Twin } from './collection.ts';

/** Rows that are like the same row of their list, or the same experience; `key` names that. */
export type TwinGroup<Row> = { key: string; of: Twin['of']; rows: Row[] };

/** Puts rows together that are like each other, also by a third: 14 like 11 and 24 like 14 are one group. They come in the order of their lines. */
export function groupTwins<Row extends { line: number; twin: Twin | null }>(rows: readonly Row[]): TwinGroup<Row>[] {
  const rootOf = new Map<number, Twin['of']>();
  const groups = new Map<string, TwinGroup<Row>>();
  for (const row of rows.toSorted((left, right) => left.line - right.line)) {
    if (!row.twin) continue;
    const { of } = row.twin;
    const root = ('line' in of && rootOf.get(of.line)) || of;
    rootOf.set(row.line, root);
    const key = 'line' in root ? `row-${root.line}` : `experience-${root.number}`;
    const group = groups.get(key) ?? { key, of: root, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}
