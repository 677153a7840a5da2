import { escapeHtml, isSafeUrl, openTag } from '#src/core/html/escape.ts';
import { pictureElement } from '#src/core/html/picture.ts';
import { aligned, foldFrames, type HtmlSkin } from '#src/core/html/skin.ts';
import { linkOfLine } from './links.ts';

const cellClass = (align: 'left' | 'right') => (align === 'right' ? ' class="right"' : '');
/** Drawn for screens of three pixels to the point. */
const third = (pixels: number) => Math.round(pixels / 3);

const tableOf = (classes: string) => [`<div class="${classes}" tabindex="0"><table>`, '</table></div>'] as const;
const tableFrames = {
  whole: tableOf('table'),
  stacked: tableOf('table stacked'),
  cards: tableOf('table carded'),
  wide: tableOf('table carded wide'),
};

const skin: HtmlSkin = {
  heading: ['<h1 dir="auto">', '</h1>'],
  subheading: ['<h2 dir="auto">', '</h2>'],
  beside: { whole: ['<div class="parts">', '</div>'], part: ['<section>', '</section>'] },
  text: ['', ''],
  note: ['<div class="note">', '</div>'],
  facts: {
    whole: ['<dl class="facts">', '</dl>'],
    fact: ['<div>', '</div>'],
    longFact: ['<div class="long">', '</div>'],
    label: ['<dt>', '</dt>'],
    value: ['<dd dir="auto">', '</dd>'],
  },
  table: {
    ...tableFrames,
    head: ['<thead>', '</thead>'],
    body: ['<tbody>', '</tbody>'],
    row: ['<tr>', '</tr>'],
    column: aligned((align) => [`<th scope="col"${cellClass(align)}>`, '</th>']),
    first: aligned((align) => [`<th scope="row"${cellClass(align)} dir="auto">`, '</th>']),
    name: ['<th scope="row" class="name" dir="auto">', '</th>'],
    cell: aligned((align) => [`<td${cellClass(align)} dir="auto">`, '</td>']),
    labelled: (label, align) => [
      `${openTag('td', { ...(align === 'right' && { class: align }), 'data-label': label })}<bdi>`,
      '</bdi></td>',
    ],
  },
  list: {
    whole: ['<ul class="things">', '</ul>'],
    item: ['<li>', '</li>'],
    beside: [' <span class="beside" dir="auto">', '</span>'],
    title: ({ title }) => `<strong dir="auto">${escapeHtml(title)}</strong>`,
  },
  divider: '',
  fold: foldFrames,
  picture: ({ key, alt, width, height }) =>
    `<p class="drawn">${pictureElement(key, { class: 'picture', alt, width: third(width), height: third(height) })}</p>`,
  file: ({ name }) => `<p><bdi>${escapeHtml(name)}</bdi></p>`,
  actions: null,
};

/** Returns how a page draws blocks; its buttons are left to the page. */
export const pageSkin = skin;

/** How a page draws menus: closed, below the row of buttons. */
export const menuFrames = {
  menu: ['<details class="menu">', '</details>'],
  menuLabel: ['<summary>', '</summary>'],
  options: ['<ul>', '</ul>'],
  menusBelow: true,
} as const;

/** Draws a button that leads elsewhere; null where nobody may be led there. */
export function drawLink({ label, url }: { label: string; url: string }): string | null {
  return isSafeUrl(url) ? `${openTag('a', { class: 'line', href: url })}${escapeHtml(label)}</a>` : null;
}

/** Returns how a page draws blocks with their buttons, as links to the page of a line, or to the playground where there is one. */
export function linkedPageSkin(hasPlayground: boolean): HtmlSkin {
  const linkTo = (label: string, line: string) => {
    const href = linkOfLine(line, hasPlayground);
    return href === null ? null : `${openTag('a', { class: 'line', href })}<bdi>${escapeHtml(label)}</bdi></a>`;
  };
  return {
    ...skin,
    list: {
      ...skin.list,
      title(item) {
        const href = linkOfLine(item.line, hasPlayground);
        return href === null
          ? skin.list.title(item)
          : `${openTag('a', { href })}<bdi>${escapeHtml(item.title)}</bdi></a>`;
      },
    },
    actions: {
      whole: ['<p class="lines">', '</p>'],
      ...menuFrames,
      button: (item) => (item.type === 'button' ? linkTo(item.label, item.line) : drawLink(item)),
      option({ label, line }) {
        const link = linkTo(label, line);
        return link && `<li>${link}</li>`;
      },
    },
  };
}
