import { keptAnswerMessage } from '#src/answers/kept-answer.ts';
import type { KeptAnswer } from '#src/store/bot/kept-answer.ts';
import type { Texts } from '#src/texts/index.ts';
import type { Html } from './html.ts';
import { type Frame, layout } from './layout.ts';
import { encodeMessage } from './message.ts';

/** An answer as it was given, on a page of its own. */
export function keptAnswerPage(frame: Frame, texts: Texts, number: number, answer: KeptAnswer): Html {
  return layout(
    frame,
    `${texts.method.keptTitle({ number })} · ${frame.texts.name}`,
    encodeMessage(keptAnswerMessage(texts, answer), frame),
  );
}
