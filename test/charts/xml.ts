import { expect } from 'vitest';

/** Reads an SVG strictly: throws where a tag, an attribute or an entity is not well-formed XML. Returns the texts it shows. */
export function readSvg(svg: string): { texts: string[]; elements: string[] } {
  const open: string[] = [];
  const elements: string[] = [];
  const texts: string[] = [];
  const token = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  let at = 0;
  for (let match = token.exec(svg); match; match = token.exec(svg)) {
    at = token.lastIndex;
    const [, closing, name = '', , selfClosing, text] = match;
    if (text !== undefined) {
      expect(text.replace(/&(amp|lt|gt|quot);/g, '')).not.toMatch(/[&<>]/);
      if (open.at(-1) === 'text' || open.at(-1) === 'title' || open.at(-1) === 'desc') texts.push(readEntities(text));
    } else if (closing) expect(open.pop()).toBe(name);
    else {
      elements.push(name);
      if (!selfClosing) open.push(name);
    }
  }
  expect(svg.slice(at, at + 60)).toBe('');
  expect(open).toEqual([]);
  return { texts, elements };
}

function readEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Boxes of every text element: where it stands and how large it is set. */
export function listTexts(svg: string): { x: number; y: number; size: number; anchor: string; text: string }[] {
  return [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]*)<\/text>/g)]
    .filter(([, , , , attributes]) => !attributes?.includes('aria-hidden'))
    .map(([, x, y, size, attributes, text]) => ({
      x: Number(x),
      y: Number(y),
      size: Number(size),
      anchor: /text-anchor="(\w+)"/.exec(attributes ?? '')?.[1] ?? 'start',
      text: readEntities(text ?? ''),
    }));
}
