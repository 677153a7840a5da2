import { encodeBlocks } from '#src/core/html/blocks.ts';
import { escapeHtml, openTag } from '#src/core/html/escape.ts';
import type { MailHead, Message } from '#src/core/message.ts';
import { type LocatePicture, mailSkin } from './skin.ts';

// Few rules, no pictures behind text and no fixed colours but these: what mail programs leave of it still reads well.
const style = `
  body { margin: 0; padding: 24px 12px; background: #ffffff; color: #1b1b1f; font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
  main { display: block; max-width: 640px; margin: 0 auto; }
  h1 { font-size: 20px; line-height: 1.3; margin: 24px 0 8px; }
  h2 { font-size: 16px; line-height: 1.3; margin: 20px 0 8px; }
  p, ul { margin: 0 0 12px; } ul { padding-left: 22px; }
  a { color: #0b57d0; } code { font-family: ui-monospace, Menlo, Consolas, monospace; }
  table { border-collapse: collapse; margin: 0 0 16px; } .wide { overflow-x: auto; } th, td { padding: 4px 12px 4px 0; border-bottom: 1px solid #c8c8d0; vertical-align: top; }
  img { display: block; max-width: 100%; height: auto; margin: 0 0 16px; background: #ffffff; border-radius: 4px; }
  hr { border: 0; border-top: 1px solid #c8c8d0; margin: 24px 0; }
  .note { color: #55555f; font-size: 14px; }
  .button { display: inline-block; margin: 0 8px 8px 0; padding: 8px 14px; border: 1px solid #0b57d0; border-radius: 6px; text-decoration: none; }
  @media (max-width: 480px) { th, td { font-size: 14px; padding-right: 8px; } }
  @media (prefers-color-scheme: dark) {
    body { background: #17171b; color: #e8e8ee; } a { color: #a8c7fa; } .note { color: #b4b4c0; }
    th, td, hr { border-color: #4a4a55; } .button { border-color: #a8c7fa; }
  }`;

/** A message as a whole page, as mail programs draw it. */
export function encodeHtml(
  message: Message,
  { subject = '', language }: MailHead,
  locatePicture: LocatePicture,
): string {
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
<main>
${encodeBlocks(message, mailSkin(locatePicture))}</main>
</body>
</html>
`;
}
