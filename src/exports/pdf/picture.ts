import type { Block } from '#src/core/message.ts';
import type { Sheet } from './sheet.ts';
import { setHeading, setText, small } from './text.ts';

export type PictureBlock = Extract<Block, { type: 'picture' }>;
/** The words around pictures that are set at the end. */
export type PictureTexts = { title: string; name(number: number): string; below(number: number): string };

/** The height that a wide picture may take: two and some text fit a page. */
const tallest = 165;
/** A picture is set this much smaller rather than on the next page. */
const leastShrunk = 0.8;
/** Tall pictures stand two beside each other, at most this high: what a phone shows 360 px wide can be read at this width too. */
const tallestTall = 620;
const gap = 18;
/** Half of what an A4 page is wide between its margins. */
const halfWidth = 250;

/** Returns whether a picture is drawn for a phone: over the whole width it would fill a page, and lower it could not be read. */
export function isTall({ width, height }: Pick<PictureBlock, 'width' | 'height'>): boolean {
  return height > width;
}

/** Returns whether a wide picture takes less than half of a page's width, as it is no higher than pictures may be. */
export function isSmall({ width, height }: Pick<PictureBlock, 'width' | 'height'>): boolean {
  return (width * tallest) / height < halfWidth;
}

/** A wide picture in its place. Those who do not see it are told what it shows; that stands alone where the picture is gone. */
export function setPicture(sheet: Sheet, { alt, width, height }: PictureBlock, bytes: Uint8Array | undefined): void {
  if (!bytes) {
    setText(sheet, alt, small);
    return;
  }
  const { doc, left } = sheet;
  const wished = Math.min(sheet.width / width, tallest / height);
  const fitting = Math.min(wished, (sheet.room() - 6) / height);
  const scale = fitting >= wished * leastShrunk ? fitting : wished;
  sheet.makeRoom(height * scale + 4);
  const y = doc.y;
  sheet.add('Figure', () => doc.image(Buffer.from(bytes), left, y, { width: width * scale }), { alt });
  doc.x = left;
  doc.y = y + height * scale + 6;
}

/** Tall pictures at the end, two beside each other, each under its number. */
export function setTallPictures(
  sheet: Sheet,
  tall: readonly PictureBlock[],
  pictures: ReadonlyMap<string, Uint8Array>,
  texts: PictureTexts,
): void {
  if (tall.length === 0) return;
  const { doc, left } = sheet;
  const width = (sheet.width - gap) / 2;
  const heightOf = (picture: PictureBlock) => Math.min((picture.height * width) / picture.width, tallestTall);
  const rows = tall.flatMap((picture, index) =>
    index % 2 === 0 ? [[picture, ...tall.slice(index + 1, index + 2)]] : [],
  );
  rows.forEach((row, at) => {
    const height = Math.max(...row.map(heightOf));
    sheet.makeRoom(height + (at === 0 ? 60 : 24));
    if (at === 0) setHeading(sheet, texts.title, 2);
    const top = doc.y;
    const ends = row.map((picture, index) => {
      const bytes = pictures.get(picture.key);
      const x = left + index * (width + gap);
      doc.y = top;
      setText({ ...sheet, left: x, width }, texts.name(at * 2 + index + 1), small);
      const y = doc.y;
      if (!bytes) {
        setText({ ...sheet, left: x, width }, picture.alt, small);
        return doc.y;
      }
      const own = heightOf(picture);
      const wide = Math.min(width, (own * picture.width) / picture.height);
      sheet.add('Figure', () => doc.image(Buffer.from(bytes), x, y, { width: wide }), { alt: picture.alt });
      return y + own;
    });
    doc.x = left;
    doc.y = Math.max(...ends) + 8;
  });
}
