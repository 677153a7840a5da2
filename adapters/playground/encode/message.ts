import { encodeBlocks } from '#src/core/html/blocks.ts';
import { escapeHtml, openTag } from '#src/core/html/escape.ts';
import type { HtmlSkin } from '#src/core/html/skin.ts';
import type { Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Texts } from '../texts.ts';
import { encodeForm } from './form.ts';
import { chatSkin } from './skin.ts';

type Answer = Extract<Outcome, { type: 'message' }>;
type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextEncoder();

/** The HTML of an outcome as the fragment the page puts in: an article or a dialog; null where there is nothing to show. */
export async function encodeOutcome(
  outcome: Exclude<Outcome, { type: 'choices' }>,
  texts: Texts,
): Promise<Bytes | null> {
  switch (outcome.type) {
    case 'message':
      return encodeAnswer(outcome, texts);
    case 'form':
      return utf8.encode(String(await encodeForm(outcome.form, {}, texts)));
    case 'problems':
      return utf8.encode(String(await encodeForm(outcome.form, outcome.problems, texts)));
    // The page shows forms whole.
    case 'more':
    case 'nothing':
      return null;
    default:
      return outcome satisfies never;
  }
}

/**
 * Answers encoded before, by the blocks that they share: a command answers with the very same message as long as its figures are the same.
 * It goes when the message goes.
 */
const encoded = new WeakMap<Answer['blocks'], { of: readonly unknown[]; bytes: Bytes }>();

function encodeAnswer(answer: Answer, texts: Texts): Bytes {
  const failed = answer.failed === true;
  const of = [answer.text, answer.folds, answer.visibility, failed, texts];
  const known = encoded.get(answer.blocks);
  if (known && of.every((part, index) => part === known.of[index])) return known.bytes;
  const label = answer.visibility === 'private' ? texts.onlyYou : '';
  const bytes = utf8.encode(encodeMessage(answer, texts, { failed, label }));
  encoded.set(answer.blocks, { of, bytes });
  return bytes;
}

/** A message as a chat draws it. `failed` marks what did not work; `label` stands above it. */
export function encodeMessage(message: Message, texts: Texts, { failed = false, label = '' } = {}): string {
  return `${openTag('article', { class: failed ? 'answer failed' : 'answer', 'aria-label': texts.name })}${
    label && `<p class="label">${escapeHtml(label)}</p>`
  }${encodeBlocks(message, skinOf(texts))}</article>`;
}

const skins = new WeakMap<Texts, HtmlSkin>();

function skinOf(texts: Texts): HtmlSkin {
  let skin = skins.get(texts);
  if (!skin) {
    skin = chatSkin(texts);
    skins.set(texts, skin);
  }
  return skin;
}
