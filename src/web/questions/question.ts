import { questionMessage } from '#src/answers/questions/question.ts';
import type { QuestionThread } from '#src/domain/questions/thread.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout, lineLink } from '../layout.ts';
import { encodeMessage } from '../message.ts';

/** A question with its answers as chat shows it, without the names that the chat gives to members. */
export function questionPage(frame: Frame, catalogue: Catalogue, thread: QuestionThread): Html {
  const { number, title, closedAt } = thread.question;
  const reader = { language: frame.language, timeZone: 'UTC' };
  // Where nothing can be said here, it says what to say in the chat.
  const line = closedAt ? `/question show ${number}` : `/question answer ${number}`;
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`${encodeMessage(questionMessage({ catalogue }, thread, reader), frame)}
      ${frame.hasPlayground ? '' : html`<p class="lines">${lineLink(frame, line)}</p>`}`,
  );
}
