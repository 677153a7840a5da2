import { questionListMessage } from '#src/answers/questions/list.ts';
import type { QuestionPage } from '#src/domain/questions/page.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';

/** A page of the questions to the network, as chat lists them. */
export function questionListPage(frame: Frame, context: { catalogue: Catalogue }, found: QuestionPage): Html {
  const reader = { language: frame.language, timeZone: 'UTC' };
  const { title } = frame.texts.lists.questions;
  const next = `/question list page=${found.page + 1}`;
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<h1>${title}</h1>${encodeMessage(questionListMessage(context, found, reader, { next }), frame)}`,
  );
}
