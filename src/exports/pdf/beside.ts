import type { Beside } from '#src/core/beside.ts';
import type { Block } from '#src/core/message.ts';
import { type About, createSheet, type Sheet } from './sheet.ts';

/** The left part has tables, the right one more words. */
const leftShare = 0.66;
const gap = 18;
/** The free space that a heading or list title needs below it. */
const slack = 24;

/**
 * Two parts beside each other. Where they do not fit the rest of the page they begin on the next, and where they do not fit a page one stands below the
 * other. `set` sets blocks on a sheet.
 */
export function setBeside(
  sheet: Sheet,
  { left, right }: Beside,
  about: About,
  set: (sheet: Sheet, blocks: readonly Block[]) => void,
  share = leftShare,
): void {
  const width = Math.round((sheet.width - gap) * share);
  const columns = [
    { blocks: left, left: sheet.left, width },
    { blocks: right, left: sheet.left + width + gap, width: sheet.width - gap - width },
  ];
  const heights = columns.map(({ blocks, width: own }) => measure(about, own, (scratch) => set(scratch, blocks)));
  if (heights.includes(Number.POSITIVE_INFINITY)) {
    set(sheet, [...left, ...right]);
    return;
  }
  sheet.makeRoom(Math.max(...heights) + slack);
  const { doc } = sheet;
  const top = doc.y;
  const ends = columns.map(({ blocks, ...place }) => {
    doc.y = top;
    set({ ...sheet, ...place }, blocks);
    return doc.y;
  });
  doc.x = sheet.left;
  doc.y = Math.max(...ends);
}

/** The height that something takes at a width; infinite where a page does not hold it. */
function measure(about: About, width: number, set: (sheet: Sheet) => void): number {
  const scratch = createSheet(about);
  const top = scratch.doc.y;
  set({ ...scratch, width });
  return scratch.pageCount() > 1 ? Number.POSITIVE_INFINITY : scratch.doc.y - top;
}
