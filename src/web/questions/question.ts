import { formatDay } from '#src/domain/date.ts';
import type { Question } from '#src/domain/questions/question.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import type { AnswerRead } from '#src/store/questions/answer.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout, lineLink } from '../layout.ts';

/** A question with its answers as everybody may read them: without names, which the chat gives to members. */
export function questionPage(
  frame: Frame,
  catalogue: Catalogue,
  question: Question,
  answers: readonly AnswerRead[],
): Html {
  const words = frame.texts.question;
  const { number, title, detail, closedAt } = question;
  const reader = { language: frame.language, timeZone: 'UTC' };
  const groups = question.targetGroups.map((group) => targetGroups[group]).join(', ');
  const link = (code: string) => {
    const region = catalogue.regions.get(code);
    return html`<a href="/regions/${encodeURIComponent(code)}"><bdi>${region ? regionName(region, frame.language) : code}</bdi></a>`;
  };
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<article lang="${question.language}">
        <p class="note" lang="${frame.language}">${words.number(number)}</p>
        <h1 dir="auto">${title}</h1>
        ${question.isExample ? html`<p class="badge" lang="${frame.language}">${words.example}</p>` : ''}
        <dl class="facts" lang="${frame.language}">
          ${question.region ? html`<div><dt>${words.region}</dt><dd>${link(question.region)}</dd></div>` : ''}
          <div><dt>${words.areas}</dt><dd>${question.policyAreas.map(policyAreaLabel).join(', ')}</dd></div>
          ${groups ? html`<div><dt>${words.groups}</dt><dd>${groups}</dd></div>` : ''}
          <div><dt>${words.asked}</dt><dd>${formatDay(question.askedAt, reader)}</dd></div>
          ${closedAt ? html`<div><dt>${words.closed}</dt><dd>${formatDay(closedAt, reader)}</dd></div>` : ''}
        </dl>
        ${detail ? html`<p class="told" dir="auto">${detail}</p>` : ''}
      </article>
      ${answers.map(
        (answer) => html`<section>
          <h2>${words.answer(answer.number)}</h2>
          <p class="note">${answer.region ? html`${link(answer.region)}, ` : ''}${formatDay(answer.answeredAt, reader)}${answer.byAsker ? `, ${words.byAsker}` : ''}</p>
          <p class="told" dir="auto" lang="${answer.language}">${answer.content}</p>
          ${
            answer.experience
              ? html`<p><a href="/experiences/${answer.experience}" dir="auto">${words.experience(answer.experience, answer.experienceTitle ?? '')}</a></p>`
              : ''
          }
        </section>`,
      )}
      ${answers.length === 0 ? html`<p>${words.none}</p>` : ''}
      <p class="lines">${lineLink(frame, closedAt ? `/question show ${number}` : `/question answer ${number}`)}</p>`,
  );
}
