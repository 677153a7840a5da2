import { type Inline, parseMarkdown } from '#src/core/markdown.ts';
import { printable } from './glyphs.ts';
import { ink, type Sheet } from './sheet.ts';

export type Style = { size: number; color: string; after: number };

export const body: Style = { size: 8.5, color: ink.text, after: 4 };
export const small: Style = { size: 6.6, color: ink.soft, after: 3 };

/** Small Markdown as paragraphs and list items, a line each. */
export function setText(sheet: Sheet, markdown: string, style: Style): void {
  const { doc, left, width } = sheet;
  for (const { item, inlines } of parseMarkdown(markdown)) {
    if (inlines.length === 0) continue;
    const indent = item ? 9 : 0;
    // A line in bold alone is a title of what comes next.
    const isTitle = inlines.every(({ type }) => type === 'bold');
    sheet.makeRoom(style.size * (isTitle ? 6 : 1.5));
    sheet.add(item ? 'LI' : 'P', () => {
      if (item) {
        doc.font('body').fontSize(style.size).fillColor(style.color);
        setBullet(sheet);
      }
      setInlines(sheet, inlines, style, { x: left + indent, width: width - indent });
    });
    sheet.space(item ? 1 : style.size * 0.15);
  }
  sheet.space(style.after);
}

/** The mark of a list item; the item itself goes on in the same line. */
export function setBullet({ doc, left }: Sheet): void {
  const { y } = doc;
  doc.text('•', left, y, { lineBreak: false });
  doc.y = y;
}

/** Parts of a line, one behind the other. */
function setInlines({ doc }: Sheet, inlines: readonly Inline[], style: Style, at: { x: number; width: number }): void {
  const parts = inlines
    .map((inline, index) => ({
      inline,
      said: index === 0 ? printable(inline.text.trimStart()).text.trimStart() : printable(inline.text).text,
    }))
    .filter(({ said }) => said !== '');
  parts.forEach(({ inline, said }, index) => {
    const isLink = inline.type === 'link';
    doc.font(inline.type === 'bold' ? 'bold' : 'body').fontSize(style.size);
    doc.fillColor(isLink ? ink.link : style.color);
    const options = {
      width: at.width,
      lineGap: style.size * 0.12,
      continued: index < parts.length - 1,
      // What is not said again goes on from the part before.
      link: isLink ? inline.url : null,
      underline: isLink,
    };
    if (index === 0) doc.text(said, at.x, doc.y, options);
    else doc.text(said, options);
  });
}

/** A heading of level 1 or 2, never alone at the foot of a page. */
export function setHeading(sheet: Sheet, text: string, level: 1 | 2): void {
  const { doc, left, width } = sheet;
  const size = level === 1 ? 18 : 11.5;
  if (level === 2) sheet.space(5);
  sheet.makeRoom(level === 1 ? 60 : 70);
  sheet.add(`H${level}`, () => {
    doc.font('bold').fontSize(size).fillColor(ink.text);
    doc.text(printable(text).text, left, doc.y, { width });
  });
  if (level === 2) {
    const y = doc.y + 1;
    sheet.decorate(() =>
      doc
        .moveTo(left, y)
        .lineTo(left + width, y)
        .lineWidth(0.6)
        .strokeColor(ink.line)
        .stroke(),
    );
  }
  sheet.space(level === 1 ? 3 : 5);
}

/** Labels with their values, one behind the other. */
export function setFacts(sheet: Sheet, items: readonly { label: string; value: string }[]): void {
  const { doc, left, width } = sheet;
  sheet.makeRoom(body.size * 1.5);
  sheet.add('P', () => {
    items.forEach(({ label, value }, index) => {
      const isLast = index === items.length - 1;
      doc.font('bold').fontSize(8).fillColor(ink.soft);
      const options = { width, lineGap: 1.5, continued: true };
      if (index === 0) doc.text(`${printable(label).text}: `, left, doc.y, options);
      else doc.text(`${printable(label).text}: `, options);
      doc.font('body').fillColor(ink.text);
      doc.text(`${printable(value).text}${isLast ? '' : '  ·  '}`, { ...options, continued: !isLast });
    });
  });
  sheet.space(6);
}
