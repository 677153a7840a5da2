import PDFDocument from 'pdfkit';
import { readFont } from './font.ts';

export type Doc = PDFKit.PDFDocument;
export type Tag = PDFKit.PDFStructureElement;

/** pdfkit takes a font that was read as it takes a file. */
const fonts = { body: readFont(400) as unknown as string, bold: readFont(700) as unknown as string };

export const ink = { text: '#182126', soft: '#56636a', line: '#c9c5ba', wash: '#f1efe9', link: '#0b5c74' } as const;
export type Margins = Record<'top' | 'bottom' | 'left' | 'right', number>;
/** In points. */
export const usualMargins: Margins = { top: 34, bottom: 44, left: 46, right: 46 };

/** The distance of the footer’s top from the end of the page. */
const footerAbove = 28;

export type About = { title: string; subject: string; language: string; now: Date };

/** Pages of A4 that things are set on from top to bottom. Everything that is read is tagged for screen readers; lines and footers are not. */
export function createSheet({ title, subject, language, now }: About, margins = usualMargins) {
  const doc = new PDFDocument({
    size: 'A4',
    margins,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    // One under another name would be opened anew, and compared with it, whenever it is chosen.
    font: null as unknown as string,
    info: { Title: title, Subject: subject, Creator: 'Causeway', Producer: 'Causeway', CreationDate: now },
  });
  doc.registerFont('body', fonts.body).registerFont('bold', fonts.bold);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const left = margins.left;
  const width = doc.page.width - margins.left - margins.right;
  const bottom = () => doc.page.height - margins.bottom;

  return {
    doc,
    left,
    width,
    /** Sets something under a tag of its own; `parent` is what it belongs to. */
    add(tag: string, draw: () => void, { alt, parent = root }: { alt?: string; parent?: Tag } = {}): void {
      parent.add(doc.struct(tag, alt === undefined ? {} : { alt }, draw));
    },
    /** A tag for things that belong together, such as the rows of a table. */
    group(tag: string, parent: Tag = root): Tag {
      const made = doc.struct(tag);
      parent.add(made);
      return made;
    },
    /** Decoration, hidden from screen readers. */
    decorate(draw: () => void): void {
      doc.markContent('Artifact', { type: 'Layout' });
      draw();
      doc.endMarkedContent();
    },
    /** Goes on at the top of the next page where less than this height is left. Returns whether it does. */
    makeRoom(height: number): boolean {
      if (doc.y + height <= bottom()) return false;
      doc.addPage();
      return true;
    },
    pageCount: () => doc.bufferedPageRange().count,
    /** The height that is left on this page. */
    room: () => bottom() - doc.y,
    space(height: number): void {
      doc.y += height;
    },
    /** Numbers the pages and returns the bytes. */
    async finish(footer: (page: number, count: number) => { left: string; right: string }): Promise<Buffer> {
      root.end();
      const { start, count } = doc.bufferedPageRange();
      for (let page = start; page < start + count; page += 1) {
        doc.switchToPage(page);
        // Below the margin nothing may begin a new page.
        doc.page.margins.bottom = 0;
        const said = footer(page - start + 1, count);
        doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
        doc.font('body').fontSize(7.5).fillColor(ink.soft);
        const y = doc.page.height - footerAbove;
        doc.text(said.left, left, y, { width: width - 60, lineBreak: false, ellipsis: true });
        doc.text(said.right, left, y, { width, align: 'right', lineBreak: false });
        doc.endMarkedContent();
      }
      const chunks: Buffer[] = [];
      doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
      doc.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
}

export type Sheet = ReturnType<typeof createSheet>;
