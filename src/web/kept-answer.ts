import type { Block, Message } from '#src/core/message.ts';
import type { Texts } from '#src/texts/index.ts';
import { type Html, html } from './html.ts';
import { type Frame, layout } from './layout.ts';
import { encodeMessage } from './message.ts';

/** An answer as it was given, on a page of its own; what was given in another language is marked as that. */
export function keptAnswerPage(frame: Frame, texts: Texts, number: number, answer: Message): Html {
  const title = `${texts.method.keptTitle({ number })} · ${frame.texts.name}`;
  if (answer.language === undefined) return layout(frame, title, encodeMessage(answer, frame));
  const isButton = ({ type }: Block) => type === 'actions';
  const given = { ...answer, blocks: answer.blocks.filter((block) => !isButton(block)) };
  const buttons = { text: '', blocks: answer.blocks.filter(isButton) };
  return layout(
    frame,
    title,
    html`<div lang="${answer.language}">${encodeMessage(given, frame)}</div>${encodeMessage(buttons, frame)}`,
  );
}
