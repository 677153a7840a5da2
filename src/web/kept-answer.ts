import type { Message } from '#src/core/message.ts';
import type { Texts } from '#src/texts/index.ts';
import type { Html } from './html.ts';
import { type Frame, layout } from './layout.ts';
import { encodeMessage } from './message.ts';

/** An answer as it was given, on a page of its own. */
export function keptAnswerPage(frame: Frame, texts: Texts, number: number, answer: Message): Html {
  return layout(frame, `${texts.method.keptTitle({ number })} · ${frame.texts.name}`, encodeMessage(answer, frame));
}
