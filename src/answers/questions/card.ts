import { search } from '#src/commands/experiences/search.ts';
import type { AppContext } from '#src/context.ts';
import { formatLine } from '#src/core/line.ts';
import { md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { mayChange } from '#src/domain/experiences/rights.ts';
import { isAnswerable, type Question } from '#src/domain/questions/question.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import { findPerson } from '#src/store/people/person.ts';
import { type AnswerRead, countAnswers, listAnswers } from '#src/store/questions/answer.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

/** Answers a message shows at once. */
const pageSize = 5;
const longestLabel = 60;

/** A question whole, with a page of its answers; `opening` is said before it. */
export async function questionCard(
  context: AppContext,
  question: Question,
  reader: Person,
  { opening, page = 1 }: { opening?: string; page?: number } = {},
): Promise<Message> {
  const texts = textsFor(reader.language);
  const { question: said } = texts;
  const offset = (Math.max(1, page) - 1) * pageSize;
  const author = question.author === null ? null : await findPerson(context.sql, question.author);
  const answers = await listAnswers(context.sql, question.number, { limit: pageSize, offset });
  const counts = await countAnswers(context.sql, question.number);
  const day = formatDay(question.askedAt, reader);
  const state = stateOf(question, reader);
  const groups = question.targetGroups.map((group) => targetGroups[group]).join(', ');
  const facts = [
    ...(question.region ? [{ label: said.labels.region, value: nameRegion(context, question.region, reader) }] : []),
    { label: said.labels.areas, value: question.policyAreas.map(policyAreaLabel).join(', ') },
    { label: said.labels.groups, value: groups || said.everybody },
    { label: said.labels.state, value: `${state}, ${said.answers(counts.ofOthers)}` },
    { label: said.labels.asked, value: author?.displayName ? said.askedBy(author.displayName, day) : day },
  ];
  const summary = md`**${said.short(question.number, question.title)}** (${state}; ${said.answers(counts.ofOthers)})`;
  return {
    text: [...(opening ? [opening] : []), summary, ...answers.map((each) => answerLine(context, each, reader))].join(
      '\n',
    ),
    blocks: [
      ...(opening ? [{ type: 'text', markdown: opening } as const] : []),
      { type: 'heading', text: said.heading(question.number, question.title) },
      { type: 'facts', items: facts },
      ...(question.detail ? [{ type: 'text', markdown: md`${question.detail}` } as const] : []),
      ...answers.map(
        (each): Block => ({ type: 'text', markdown: `${answerHead(context, each, reader)}\n${md`${each.content}`}` }),
      ),
      ...(counts.ofOthers === 0 && isAnswerable(question) ? [{ type: 'note', markdown: said.noAnswers } as const] : []),
      ...(question.isExample ? [{ type: 'note', markdown: said.example } as const] : []),
      ...buttonsFor(question, answers, reader, texts, {
        next: offset + pageSize < counts.all ? Math.max(1, page) + 1 : null,
        isUnanswered: counts.ofOthers === 0,
      }),
    ],
  };
}

/** Where it stands, in words. */
export function stateOf({ closedAt, withdrawnAt }: Pick<Question, 'closedAt' | 'withdrawnAt'>, reader: Person): string {
  const { states } = textsFor(reader.language).question;
  if (withdrawnAt) return states.withdrawn;
  return closedAt ? states.closed(formatDay(closedAt, reader)) : states.open;
}

/** "**Answer 2**: jordi (Catalonia), 23 November 2026" */
function answerHead(context: AppContext, answer: AnswerRead, reader: Person): string {
  const { question: texts } = textsFor(reader.language);
  const who = answer.authorName ?? texts.unnamed;
  const beside = [answer.region && nameRegion(context, answer.region, reader), answer.byAsker && texts.byAsker].filter(
    Boolean,
  );
  const named = beside.length > 0 ? `${who} (${beside.join('; ')})` : who;
  return md`**${texts.answerHeading(answer.number)}**: ${named}, ${formatDay(answer.answeredAt, reader)}`;
}

function answerLine(context: AppContext, answer: AnswerRead, reader: Person): string {
  return `- ${answerHead(context, answer, reader)}: ${md`${shorten(answer.content.replace(/\s+/g, ' '), 300)}`}`;
}

function buttonsFor(
  question: Question,
  answers: readonly AnswerRead[],
  reader: Person,
  { question: { buttons } }: Texts,
  { next, isUnanswered }: { next: number | null; isUnanswered: boolean },
): Block[] {
  const { number, title, policyAreas } = question;
  const isMine = mayChange(reader, question);
  if (question.withdrawnAt) return actions(isMine && button(buttons.restore, `/question restore ${number}`, 'primary'));
  const isOpen = isAnswerable(question);
  const shown = new Map(
    answers.flatMap((each) => (each.experience ? [[each.experience, each.experienceTitle ?? '']] : [])),
  );
  const [area] = policyAreas;
  return actions(
    isOpen &&
      (question.author === reader.id
        ? button(buttons.add, `/question answer ${number}`)
        : button(buttons.answer, `/question answer ${number}`, 'primary')),
    ...[...shown].map(([experience, named]) =>
      button(shorten(buttons.experience(experience, named), longestLabel), `/experience show ${experience}`),
    ),
    next !== null && button(buttons.more, `/question show ${number} page=${next}`),
    isUnanswered && button(buttons.search, formatLine('experience', 'search', { words: title }, search.arguments)),
    isMine && isOpen && button(buttons.close, `/question close ${number}`),
    isMine && button(buttons.withdraw, `/question withdraw ${number}`, 'danger'),
    ...answers
      .filter((each) => mayChange(reader, each))
      .map((each) => button(buttons.withdrawAnswer(each.number), `/question withdraw ${number} answer=${each.number}`)),
    area !== undefined && button(buttons.moreOn(policyAreaLabel(area)), `/question list area=${area}`),
  );
}
