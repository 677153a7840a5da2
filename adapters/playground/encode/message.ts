import { createEncodings } from '#src/core/encodings.ts';
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

const encodings = createEncodings<Bytes>();

function encodeAnswer(answer: Answer, texts: Texts): Bytes {
  const isPrivate = answer.visibility === 'private';
  const mark = markOf(answer);
  const known = encodings.find(answer, isPrivate, mark, texts);
  if (known) return known;
  const html = encodeMessage(answer, texts, { mark, label: isPrivate ? texts.onlyYou : '' });
  return encodings.keep(utf8.encode(html), answer, isPrivate, mark, texts);
}

/** What sets a message apart: that something did not work, that it asks back and one of its buttons goes on, or that it answers nothing that was said. */
type Mark = 'failed' | 'asks' | 'unasked' | '';

function markOf({ failed, ownFault, blocks }: Answer): Mark {
  if (!failed) return '';
  return ownFault === undefined && blocks.some(({ type }) => type === 'actions') ? 'asks' : 'failed';
}

/** A message as a chat draws it; `label` stands above it. */
export function encodeMessage(
  message: Message,
  texts: Texts,
  { mark = '', label = '' }: { mark?: Mark; label?: string } = {},
): string {
  return `${openTag('article', { class: mark ? `answer ${mark}` : 'answer', 'aria-label': texts.name })}${
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
