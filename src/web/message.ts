import { encodeBlocks } from '#src/core/html/blocks.ts';
import type { Message } from '#src/core/message.ts';
import { type Html, raw } from './html.ts';
import { linkedPageSkin, pageSkin } from './skin.ts';

type Options = {
  /** Whether a button that has no page may lead to the playground. */
  hasPlayground: boolean;
};

const linked = { withPlayground: linkedPageSkin(true), alone: linkedPageSkin(false) };

/** A message on a page. Its buttons become links; without `options` they are left to the page. */
export function encodeMessage(message: Message, options?: Options): Html {
  const skin = options ? linked[options.hasPlayground ? 'withPlayground' : 'alone'] : pageSkin;
  return raw(encodeBlocks(message, skin));
}
