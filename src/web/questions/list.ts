import { questionListMessage } from '#src/answers/questions/list.ts';
import { quote } from '#src/core/command-line.ts';
import type { QuestionPage } from '#src/domain/questions/page.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';

/** A page of the questions to the network, as chat lists them, with a search by words and policy area. */
export function questionListPage(frame: Frame, context: { catalogue: Catalogue }, found: QuestionPage): Html {
  const reader = { language: frame.language, timeZone: 'UTC' };
  const { title } = frame.texts.lists.questions;
  const { words, area } = found.filter;
  const { region } = found.filter;
  const next = [
    '/question list',
    ...(area ? [`area=${area}`] : []),
    ...(region ? [`region=${region}`] : []),
    ...(words ? [`words=${quote(words)}`] : []),
    `page=${found.page + 1}`,
  ].join(' ');
  const message = questionListMessage(context, found, reader, { next });
  const isNarrowed = words !== undefined || area !== undefined;
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<h1>${title}</h1>${searchForm(frame, found)}${encodeMessage(message, frame)}`,
    { head: isNarrowed ? html`<meta name="robots" content="noindex, follow" />` : html`` },
  );
}

function searchForm(frame: Frame, { filter }: QuestionPage): Html {
  const { label, hint, button, allAreas, area } = frame.texts.lists.questions.search;
  return html`<form class="search" action="/questions" role="search">
    <label for="question-words">${label}</label>
    <input id="question-words" name="q" type="search" value="${filter.words ?? ''}" placeholder="${hint}" maxlength="100" autocomplete="off" />
    <select name="area" aria-label="${area}">
      <option value="">${allAreas}</option>
      ${areaOptions(frame.language).map(
        (each) =>
          html`<option value="${each.value}" ${each.value === filter.area ? 'selected' : ''}>${each.label}</option>`,
      )}
    </select>
    <button>${button}</button>
  </form>`;
}
