import { encodeBlocks } from '#src/core/html/blocks.ts';
import { escapeHtml, openTag } from '#src/core/html/escape.ts';
import type { Message } from '#src/core/message.ts';
import { methodsIn } from '#src/texts/methods.ts';
import { type Html, raw } from './html.ts';
import { linkedPageSkin, pageSkin } from './skin.ts';

type Options = {
  /** Whether a button that has no page may lead to the playground. */
  hasPlayground: boolean;
  language?: string;
};

const linked = { withPlayground: linkedPageSkin(true), alone: linkedPageSkin(false) };

/** A message on a page. Its buttons become links; without `options` they are left to the page. */
export function encodeMessage(message: Message, options?: Options, titleLanguage?: string): Html {
  const shown = options ? withMap(message) : message;
  const skin = options ? linked[options.hasPlayground ? 'withPlayground' : 'alone'] : pageSkin;
  const own = titleLanguage === undefined ? skin : { ...skin, heading: titleIn(titleLanguage) };
  const html = linkMethods(encodeBlocks(shown, own), options?.language ?? 'en');
  return raw(options ? `<div class="answer">${html}</div>` : html);
}

/** A title in a language of its own, which a browser reads out and breaks as such. */
const titleIn = (language: string) => [openTag('h1', { dir: 'auto', lang: language }), '</h1>'] as const;

/** A paragraph on a method, which chat opens by a line, is on a page of its own. */
function linkMethods(html: string, language: string): string {
  return html.replace(/<code>\/method ([a-z-]+)<\/code>/g, (line, topic) => {
    const method = methodsIn(language).find((each) => each.topic === topic);
    return method ? `<a href="/methods#${topic}">${escapeHtml(method.name)}</a>` : line;
  });
}

/** A page has room for the map that chat shows after a press, where there is no other picture. */
function withMap(message: Message): Message {
  const { blocks, folds = [] } = message;
  const map = folds.find(({ name }) => name === 'all')?.blocks.find(({ type }) => type === 'picture');
  if (!map || blocks.some(({ type }) => type === 'picture')) return message;
  const at = blocks.findLastIndex(({ type }) => type === 'table') + 1;
  return {
    ...message,
    blocks: [...blocks.slice(0, at), map, ...blocks.slice(at)],
    folds: folds.map((fold) => ({ ...fold, blocks: fold.blocks.filter((block) => block !== map) })),
  };
}
