import { escapeHtml, isSafeUrl, openTag } from '#src/core/html/escape.ts';
import { pictureElement, picturePath } from '#src/core/html/picture.ts';
import { aligned, foldFrames, type HtmlSkin } from '#src/core/html/skin.ts';
import type { Block } from '#src/core/message.ts';
import type { Texts } from '../texts.ts';

/** Returns how the chat page draws blocks. */
export function chatSkin(texts: Pick<Texts, 'table'>): HtmlSkin {
  // A wide table scrolls by itself; it can be reached by keyboard for that.
  const frameOf = (classes: string) =>
    [
      `${openTag('div', { class: classes, tabindex: 0, role: 'region', 'aria-label': texts.table })}<table>`,
      '</table></div>',
    ] as const;
  return {
    heading: ['<h3 dir="auto">', '</h3>'],
    text: ['<div class="text">', '</div>'],
    note: ['<div class="note">', '</div>'],
    facts: {
      whole: ['<dl class="facts">', '</dl>'],
      fact: ['<div>', '</div>'],
      longFact: ['<div class="long">', '</div>'],
      label: ['<dt dir="auto">', '</dt>'],
      value: ['<dd dir="auto">', '</dd>'],
    },
    table: {
      whole: frameOf('table'),
      stacked: frameOf('table stacked'),
      cards: frameOf('table carded'),
      wide: frameOf('table carded wide'),
      head: ['<thead>', '</thead>'],
      body: ['<tbody>', '</tbody>'],
      row: ['<tr>', '</tr>'],
      column: aligned((align) => [`<th scope="col" class="${align}"><bdi>`, '</bdi></th>']),
      first: aligned((align) => [`<td class="${align}"><bdi>`, '</bdi></td>']),
      name: ['<td class="left name"><bdi>', '</bdi></td>'],
      cell: aligned((align) => [`<td class="${align}"><bdi>`, '</bdi></td>']),
      labelled: (label, align) => [`${openTag('td', { class: align, 'data-label': label })}<bdi>`, '</bdi></td>'],
    },
    list: {
      whole: ['<ul class="things">', '</ul>'],
      item: ['<li>', '</li>'],
      beside: ['<span class="beside" dir="auto">', '</span>'],
      title: ({ title, line }) => lineButton(title, { class: 'title', 'data-line': line }),
    },
    divider: '<hr>',
    fold: foldFrames,
    picture({ key, alt, width, height }) {
      const image = pictureElement(key, { alt, width, height, loading: 'lazy', decoding: 'async' });
      const link = openTag('a', { class: 'picture', href: picturePath(key), target: '_blank', rel: 'noopener' });
      return `<p class="drawn">${link}${image}</a></p>`;
    },
    file(block) {
      const link = openTag('a', { class: 'file', download: block.name, href: encodeDataUrl(block), rel: 'noopener' });
      return `<p>${link}<bdi>${escapeHtml(block.name)}</bdi></a></p>`;
    },
    actions: {
      whole: ['<div class="actions">', '</div>'],
      button: (item) =>
        item.type === 'button'
          ? lineButton(item.label, { class: item.style ?? 'plain', 'data-line': item.line })
          : `${openTag('a', {
              class: 'button',
              href: isSafeUrl(item.url) ? item.url : '#',
              target: '_blank',
              rel: 'noopener noreferrer',
              dir: 'auto',
            })}${escapeHtml(item.label)}</a>`,
      // A menu of buttons rather than a select element, which would act at the first arrow key.
      menu: ['<details class="menu">', '</details>'],
      menuLabel: ['<summary>', '</summary>'],
      options: ['<ul>', '</ul>'],
      option: ({ label, line }) => `<li>${lineButton(label, { 'data-line': line })}</li>`,
      menusBelow: false,
    },
  };
}

function lineButton(label: string, attributes: Record<string, string>): string {
  return `${openTag('button', { type: 'button', ...attributes, dir: 'auto' })}${escapeHtml(label)}</button>`;
}

/** Kept as text whatever it is, so that no browser shows it as a page. */
function encodeDataUrl({ mediaType, content, encoding }: Extract<Block, { type: 'file' }>): string {
  if (encoding) return `data:application/octet-stream;base64,${content}`;
  const isPlain = /^(text\/(csv|plain|markdown|calendar)|application\/json)$/.test(mediaType);
  return `data:${isPlain ? mediaType : 'text/plain'};charset=utf-8,${encodeURIComponent(content.toWellFormed())}`;
}
