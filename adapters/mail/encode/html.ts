import { encodeBlocks } from '#src/core/html/blocks.ts';
import { escapeHtml, openTag } from '#src/core/html/escape.ts';
import { plainText } from '#src/core/markdown.ts';
import type { MailHead, Message } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import { type LocatePicture, mailSkin } from './skin.ts';

/** The key of the logo among the pictures of a mail. */
export const logoKey = 'logo';
/** The name beside the logo, as everywhere else. */
const brand = 'Causeway';

const fonts = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

// Few rules, no pictures behind text and no fixed colours but these, which are the site's: what mail programs leave of it still reads well.
const style = `
  body { margin: 0; padding: 0; background: #fbfaf7; color: #182126; font: 16px/1.55 ${fonts}; }
  .brand { padding: 20px 16px 12px; color: #182126; font-size: 17px; font-weight: 700; } .brand img { display: inline-block; vertical-align: middle; margin: 0 8px 0 0; background: none; }
  .letter { padding: 16px 20px 20px; border: 1px solid #dcd9d0; border-radius: 12px; background: #ffffff; }
  h1 { font-size: 22px; line-height: 1.3; margin: 16px 0 8px; }
  h2 { font-size: 16px; line-height: 1.3; margin: 20px 0 8px; }
  p, ul { margin: 0 0 14px; } ul { padding-left: 22px; } li { margin: 0 0 8px; }
  a { color: #0b5c74; } code { font-family: ui-monospace, Menlo, Consolas, monospace; }
  table.cells { border-collapse: collapse; margin: 0 0 16px; } .wide { overflow-x: auto; } .cells th, .cells td { padding: 4px 12px 4px 0; border-bottom: 1px solid #dcd9d0; vertical-align: top; }
  img { display: block; max-width: 100%; height: auto; margin: 0 0 16px; background: #ffffff; border-radius: 4px; }
  hr { border: 0; border-top: 1px solid #dcd9d0; margin: 24px 0; }
  .note, .note a { color: #56636a; font-size: 14px; }
  td, th, p, li { font-family: ${fonts}; }
  .preheader { display: none; max-height: 0; overflow: hidden; mso-hide: all; }
  @media (max-width: 480px) { .cells th, .cells td { font-size: 14px; padding-right: 8px; } .letter { padding: 14px 14px 14px !important; border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; } }
  @media (prefers-color-scheme: dark) {
    body { background: #14191c; color: #e8ecec; } .brand { color: #e8ecec; } .letter { background: #1c2327 !important; border-color: #323c41 !important; } a { color: #74c7dd; } .note, .note a { color: #a3b0b5; } .quiet { color: #a3b0b5 !important; }
    .cells th, .cells td, hr { border-color: #323c41; }
    .button, .button a { background: #1c2327 !important; color: #74c7dd !important; border-color: #74c7dd !important; }
    .primary, .primary a { background: #74c7dd !important; color: #06222b !important; }
  }`;

const longestPreheader = 140;

/**
 * A message as a whole page, as mail programs draw it: the name above, a letter of at most 640 px in a table that they all lay out, and the words that
 * an inbox shows behind the subject. Styles that matter to Outlook stand on the elements.
 */
export function encodeHtml(
  message: Message,
  { subject = '', language }: MailHead,
  locatePicture: LocatePicture,
): string {
  const logo = locatePicture(logoKey);
  const image = logo === null ? '' : openTag('img', { src: logo, alt: '', width: 28, height: 28 });
  return `<!doctype html>
${openTag('html', { lang: language ?? null })}
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${style}
</style>
</head>
<body>
<div class="preheader">${escapeHtml(preheaderOf(message))}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed"><tr><td align="center">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:640px;table-layout:fixed" align="center"><tr><td class="brand" align="left" style="padding:20px 16px 12px;font-size:17px;font-weight:700">${image}${brand}</td></tr>
<tr><td class="letter" align="left" bgcolor="#ffffff" style="padding:16px 20px 20px;background:#ffffff;border:1px solid #dcd9d0;border-radius:12px">
<main>
${encodeBlocks(message, mailSkin(locatePicture))}</main>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

/** The words behind the subject: what the letter says below its heading. It is made of the message as it goes out, without what was withdrawn. */
function preheaderOf({ blocks }: Message): string {
  const said = blocks.flatMap((block) => (block.type === 'text' ? [plainText(block.markdown)] : []));
  return shorten(said.join(' ').replace(/\s+/g, ' ').trim(), longestPreheader);
}
