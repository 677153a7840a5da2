import { openTag } from './escape.ts';

/** Returns where a picture is found: light, or drawn for a dark page. */
const pathOf = (key: string, ending: string) => `/pictures/${encodeURIComponent(key)}${ending}`;

/** The address of a picture's PNG. */
export function picturePath(key: string): string {
  return pathOf(key, '.png');
}

/** An image that is dark where the page is; `attributes` are those of the image, without its address. */
export function pictureElement(key: string, attributes: Record<string, string | number | null>): string {
  const source = openTag('source', { media: '(prefers-color-scheme: dark)', srcset: pathOf(key, '.dark.png') });
  return `<picture>${source}${openTag('img', { ...attributes, src: picturePath(key) })}</picture>`;
}
