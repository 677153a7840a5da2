import type { ChartTexts } from './chart-texts.ts';
import type { Drawing } from './spec.ts';
import { label, palette, px } from './svg-parts.ts';
import { escapeXml, wrap, wrapEvenly } from './text.ts';

/** Drawings are 440 px wide, so that no text is smaller than 11 px where a phone shows them at 360. */
export const frameWidth = 440;
/** The smallest text of a drawing. */
export const small = 13.5;
export const padding = 14;
export const bodyWidth = frameWidth - 2 * padding;

/** The body of a chart: its parts drawn from y = 0, their height, remarks for the foot and the sentences of the alt text. */
export interface Body {
  readonly svg: string;
  readonly height: number;
  readonly notes: readonly string[];
  readonly sentences: readonly string[];
  /** Parts of it lead somewhere: it is no picture to a screen reader, which would hide them. */
  readonly hasLinks?: boolean;
}

export const titleSize = 18;
export const titleLines = 2;
const altLimit = 1000;
/** A comparison of many figures names as many sources. */
const mostFootLines = 7;

/** Title, subtitle, body, notes and source line, stacked. */
export function frame(
  caption: { title: string; subtitle?: string; source: string; remarks?: readonly string[] },
  body: Body,
  words: ChartTexts,
): Drawing {
  const parts: string[] = [];
  let y = 12;
  for (const text of wrapEvenly(caption.title, bodyWidth, titleSize, 700, titleLines)) {
    y += 24;
    parts.push(label(padding, y - 7, text, { size: titleSize, weight: 700 }));
  }
  if (caption.subtitle) {
    y += 2;
    for (const text of wrapEvenly(caption.subtitle, bodyWidth, 14, 400, 2)) {
      y += 19;
      parts.push(label(padding, y - 6, text, { size: 14, fill: palette.soft }));
    }
  }
  y += 8;
  parts.push(`<g transform="translate(0 ${px(y)})">${body.svg}</g>`);
  y += body.height + 8;
  const foot = [
    ...joined([...body.notes.filter((note) => note !== ''), ...(caption.remarks ?? [])]),
    ...(caption.source ? [words.source({ source: caption.source })] : []),
  ];
  for (const text of foot.flatMap((note) => wrap(note, bodyWidth, small, 400, mostFootLines))) {
    y += 18;
    parts.push(label(padding, y - 4, text, { size: small, fill: palette.soft }));
  }
  const height = Math.ceil(y + 14);
  const alt = composeAlt([caption.title, caption.subtitle ?? '', ...(caption.remarks ?? []), ...body.sentences], words);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" role="${body.hasLinks ? 'group' : 'img'}" width="${frameWidth}" height="${height}" viewBox="0 0 ${frameWidth} ${height}" font-family="'Noto Sans',system-ui,sans-serif">` +
    `<title>${escapeXml(caption.title)}</title><desc>${escapeXml(alt)}</desc>` +
    `<rect width="${frameWidth}" height="${height}" fill="${palette.paper}"/>${parts.join('')}</svg>`;
  return { svg, alt, width: frameWidth, height };
}

/** Short remarks in one paragraph, which takes fewer lines. */
function joined(remarks: readonly string[]): string[] {
  return remarks.length > 0 ? [remarks.map((remark) => remark.replace(/\.$/, '')).join(' · ')] : [];
}

/** Whole sentences up to the limit; the rest is counted, not cut in the middle. */
export function composeAlt(sentences: readonly string[], words: ChartTexts): string {
  const all = sentences.filter((text) => text !== '').map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`));
  let alt = '';
  for (const [i, sentence] of all.entries()) {
    const rest = words.more({ count: all.length - i });
    const space = altLimit - alt.length - (i < all.length - 1 ? rest.length + 2 : 1);
    if (sentence.length > space) {
      if (i > 0) return `${alt} ${rest}`;
      return `${Array.from(sentence)
        .slice(0, altLimit / 2 - 1)
        .join('')}…`;
    }
    alt = alt === '' ? sentence : `${alt} ${sentence}`;
  }
  return alt;
}
