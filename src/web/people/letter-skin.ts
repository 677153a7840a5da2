import { bytesOf } from '#src/core/files.ts';
import { escapeHtml, openTag } from '#src/core/html/escape.ts';
import type { HtmlSkin } from '#src/core/html/skin.ts';
import { drawLink, menuFrames, pageSkin } from '../skin.ts';

/** Returns how a private page draws blocks: what can be pressed is a form of one button, which says its line; files of a letter are links to `fileUrl`, those of an answer are in the page itself. */
export function letterSkin(
  press: (label: string, line: string, style?: string) => string,
  fileUrl: ((index: number) => string) | null,
): HtmlSkin {
  let files = 0;
  return {
    ...pageSkin,
    heading: ['<h3 dir="auto">', '</h3>'],
    subheading: ['<h4 dir="auto">', '</h4>'],
    list: { ...pageSkin.list, title: ({ title, line }) => press(title, line) },
    file(file) {
      files += 1;
      const href = fileUrl?.(files - 1) ?? `data:application/octet-stream;base64,${bytesOf(file).toString('base64')}`;
      return `<p>${openTag('a', { href, download: file.name })}<bdi>${escapeHtml(file.name)}</bdi></a></p>`;
    },
    actions: {
      whole: ['<div class="lines">', '</div>'],
      ...menuFrames,
      button: (item) => (item.type === 'button' ? press(item.label, item.line, item.style) : drawLink(item)),
      option: ({ label, line }) => `<li>${press(label, line)}</li>`,
    },
  };
}
