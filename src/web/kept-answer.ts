import type { KeptAnswer } from '#src/store/bot/kept-answer.ts';
import type { Texts } from '#src/texts/index.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { type Frame, layout } from './layout.ts';
import { linkOfLine } from './links.ts';
import { encodeMessage } from './message.ts';

/** An answer as it was given, with what it rests on and where the present one is. */
export function keptAnswerPage(frame: Frame, { method: texts }: Texts, number: number, answer: KeptAnswer): Html {
  const now = linkOfLine(answer.line, frame.hasPlayground);
  const day = answer.createdAt.toISOString().slice(0, 10);
  return layout(
    frame,
    `${texts.keptTitle({ number })} · ${frame.texts.name}`,
    html`<p class="note">${texts.keptOn({ day, version: answer.method })}
        ${now === null ? '' : html`<a href="${now}">${texts.present}</a>`}</p>
      ${encodeMessage(answer.message, frame)}`,
  );
}
