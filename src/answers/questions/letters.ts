import type { AppContext } from '#src/context.ts';
import { message, note } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import { shorten } from '#src/core/text.ts';
import type { QuestionChange } from '#src/domain/questions/change.ts';
import { type AnswerCounts, type AnswerRead, isAnswerable, type Question } from '#src/domain/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';
import { withOrganisation } from '../organisations/name.ts';
import { nameRegion } from '../regions/name-region.ts';

const longestAnswer = 1_500;
const longestLabel = 60;
/** Of several answers told at once so many are begun, each with so many characters. */
const mostBegun = 10;
const longestBegun = 200;

/** Tells the asker of an answer, in their language. */
export function answerLetter(
  context: Pick<AppContext, 'catalogue'>,
  { question, answer, counts }: { question: Question; answer: AnswerRead; counts: AnswerCounts },
  asker: Person,
): Message {
  const { told, buttons } = textsFor(asker.language).question;
  const { number, title } = question;
  const region = answer.region === null ? null : nameRegion(context, answer.region, asker);
  const { authorName, authorOrganisation } = answer;
  const author = authorName === null ? null : withOrganisation(authorName, authorOrganisation, asker);
  const openingWith = (name: string | null) => {
    const said = { name: name ?? told.somebody, number, title };
    return region === null ? told.opening(said) : told.openingFrom({ ...said, region });
  };
  const content = {
    line: escapeMarkdown(shorten(answer.content, longestAnswer)),
    of: [`answer:${number}:${answer.number}` as const],
    instead: told.withdrawn,
  };
  const count = counts.ofOthers;
  return message(
    textBlock([naming(answer.author, openingWith(author), openingWith(null))]),
    textBlock([content]),
    note(isAnswerable(question) ? told.open({ count }) : told.closed({ count })),
    actions(
      button(buttons.show({ number }), `/question show ${number}`, 'primary'),
      answer.experience !== null && {
        type: 'button',
        label: shorten(
          buttons.experience({ number: answer.experience, title: answer.experienceTitle ?? '' }),
          longestLabel,
        ),
        line: `/experience show ${answer.experience}`,
        of: [`experience:${answer.experience}`],
      },
      button(buttons.helped({ number: answer.number }), `/question rate ${number} ${answer.number} yes`),
      button(buttons.close, `/question close ${number}`),
    ),
  );
}

/** Tells the asker of several answers at once, in their language: the first of them begun, the others counted. Names stand on its page. */
export function answersLetter(
  context: Pick<AppContext, 'catalogue'>,
  { question, answers, counts }: { question: Question; answers: readonly AnswerRead[]; counts: AnswerCounts },
  asker: Person,
): Message {
  const { told, buttons } = textsFor(asker.language).question;
  const { number, title } = question;
  const count = counts.ofOthers;
  const subjectOf = (answer: AnswerRead) => `answer:${number}:${answer.number}` as const;
  const [begun, rest] = [answers.slice(0, mostBegun), answers.slice(mostBegun)];
  const lines = begun.map((answer) => {
    const said = { answer: answer.number, content: shorten(oneLine(answer.content), longestBegun) };
    const region = answer.region === null ? null : nameRegion(context, answer.region, asker);
    return {
      line: region === null ? told.line(said) : told.lineFrom({ ...said, region }),
      of: [subjectOf(answer)],
      afterwards: told.withdrawn,
    };
  });
  return message(
    textBlock([
      { line: told.several({ count: answers.length, number, title }), of: answers.map(subjectOf), every: true },
      ...lines,
    ]),
    rest.length > 0 && textBlock([{ line: told.rest({ count: rest.length }), of: rest.map(subjectOf), every: true }]),
    note(isAnswerable(question) ? told.open({ count }) : told.closed({ count })),
    actions(
      button(buttons.show({ number }), `/question show ${number}`, 'primary'),
      button(buttons.close, `/question close ${number}`),
    ),
  );
}

const oneLine = (content: string) => content.replace(/\s+/g, ' ').trim();

/** Tells the owner of a question or answer that a reviewer closed or withdrew it, in their language. */
export function changeLetter(change: QuestionChange, by: Person, owner: Person): Message {
  const { letter, buttons } = textsFor(owner.language).question;
  const { number } = change;
  const which = change.what === 'withdrawnAnswer' ? ` answer=${change.answer}` : '';
  const said = (name: string | null) => {
    const values = { number, isNamed: name === null ? 'no' : 'yes', name: name ?? '' };
    return change.what === 'withdrawnAnswer'
      ? letter.withdrawnAnswer({ ...values, answer: change.answer })
      : letter[change.what](values);
  };
  return message(
    textBlock([naming(by.id, said(by.displayName), said(null))]),
    actions(
      change.what === 'closed'
        ? button(buttons.show({ number }), `/question show ${number}`)
        : button(buttons.restore, `/question restore ${number}${which}`),
    ),
  );
}
