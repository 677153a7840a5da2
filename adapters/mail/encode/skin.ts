import { escapeHtml, openTag } from '#src/core/html/escape.ts';
import { aligned, type HtmlSkin } from '#src/core/html/skin.ts';

/** Returns the address of a picture's bytes in the mail; null if it has none, so that its words replace it. */
export type LocatePicture = (key: string) => string | null;

const widest = 640;

/** Returns how mail programs draw blocks: facts in a table, which they all lay out, and nothing that can be pressed but links to the web. */
export function mailSkin(locatePicture: LocatePicture): HtmlSkin {
  return {
    heading: ['<h1 dir="auto">', '</h1>'],
    text: ['', ''],
    note: ['<div class="note">', '</div>'],
    facts: {
      whole: ['<table role="presentation" class="cells">', '</table>'],
      fact: ['<tr>', '</tr>'],
      longFact: ['<tr>', '</tr>'],
      label: ['<td class="note" dir="auto">', '</td>'],
      value: ['<td dir="auto">', '</td>'],
    },
    table: {
      whole: ['<div class="wide"><table class="cells">\n', '</table></div>'],
      head: ['', ''],
      body: ['', ''],
      row: ['<tr>', '</tr>\n'],
      column: aligned((align) => [`<th scope="col" align="${align}" dir="auto">`, '</th>']),
      first: aligned((align) => [`<td align="${align}" dir="auto">`, '</td>']),
      cell: aligned((align) => [`<td align="${align}" dir="auto">`, '</td>']),
    },
    list: {
      whole: ['<ul>', '</ul>'],
      item: ['<li>', '</li>'],
      beside: [' <span class="note" dir="auto">', '</span>'],
      title: ({ title, line }) =>
        `<strong dir="auto">${escapeHtml(title)}</strong> <code dir="ltr">${escapeHtml(line)}</code>`,
    },
    divider: '<hr>',
    // Mail programs cannot open a part: it is shown.
    fold: { whole: ['', ''], closed: ['', ''], open: ['', ''], label: ['<h2 dir="auto">', '</h2>'] },
    picture({ key, alt, width }) {
      const src = locatePicture(key);
      return src === null
        ? `<p dir="auto">${escapeHtml(alt)}</p>`
        : // Drawn for screens of three pixels to the point.
          openTag('img', { src, alt, width: Math.min(widest, Math.round(width / 3)) });
    },
    file: ({ name }) => `<p><bdi>${escapeHtml(name)}</bdi></p>`,
    actions: {
      whole: ['<div style="margin:4px 0 16px">', '</div>'],
      // Nothing can be pressed in a mail: what a button says is shown, to be said in a chat.
      button(item) {
        if (item.type === 'button') return spokenLine(item);
        const label = escapeHtml(item.label);
        return isWebUrl(item.url)
          ? item.isQuiet
            ? `${openTag('a', { class: 'quiet', href: item.url, dir: 'auto', style: quietStyle })}${label}</a>\n`
            : bigButton(label, item.url, item.style === 'primary')
          : `<span dir="auto">${label}</span><br>`;
      },
      menu: ['', ''],
      menuLabel: ['<span dir="auto">', '</span><br>'],
      options: ['', ''],
      option: spokenLine,
      menusBelow: false,
    },
  };
}

const quietStyle = 'display:inline-block;margin:0 16px 8px 0;color:#56636a;font-size:14px';

/** A link as a button that Outlook draws too: it leaves out the padding of links, not the colour and border of cells. */
function bigButton(label: string, url: string, isPrimary: boolean): string {
  const [ground, ink] = isPrimary ? ['#0b5c74', '#ffffff'] : ['#ffffff', '#0b5c74'];
  const cell = {
    class: isPrimary ? 'button primary' : 'button',
    align: 'center',
    bgcolor: ground,
    style: `border-radius:8px;background:${ground}`,
  };
  const style = `display:inline-block;padding:11px 18px;border:1px solid #0b5c74;border-radius:8px;color:${ink};font-weight:600;text-decoration:none`;
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="display:inline-table;margin:0 8px 8px 0"><tr>${openTag('td', cell)}${openTag('a', { href: url, dir: 'auto', style })}${label}</a></td></tr></table>\n`;
}

function spokenLine({ label, line }: { label: string; line: string }): string {
  return `<span dir="auto">${escapeHtml(label)}: <code dir="ltr">${escapeHtml(line)}</code></span><br>`;
}

export const isWebUrl = (url: string) => /^https?:\/\//i.test(url) && URL.canParse(url);
