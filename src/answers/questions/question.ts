import type { AppContext } from '#src/context.ts';
import { facts, heading, message, note, text } from '#src/core/blocks.ts';
import { quote } from '#src/core/command-line.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Fold, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { type AnswerRead, isAnswerable } from '#src/domain/questions/question.ts';
import type { QuestionThread } from '#src/domain/questions/thread.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameGroup, namePolicyArea, policyAreaInText } from '#src/texts/topics.ts';
import { withOrganisation } from '../organisations/name.ts';
import { nameRegion } from '../regions/name-region.ts';
import { originalFold, translationNote } from '../translations/translation.ts';
import { questionState } from './state.ts';

type Places = Pick<AppContext, 'catalogue'>;

const longestLabel = 60;

/** A question whole, with a page of its answers; `opening`, in small Markdown, is said before it. */
export function questionMessage(context: Places, thread: QuestionThread, reader: Reader, opening?: string): Message {
  const { question, answers, counts, translated } = thread;
  const texts = textsFor(reader.language).question;
  const said = translated?.question?.made?.words;
  const whole = message(
    opening !== undefined && text(opening),
    heading(texts.heading({ number: question.number, title: said?.title || question.title })),
    translationNote(translated?.question ?? null, question.language, reader.language),
    facts(factsOf(context, thread, reader)),
    question.detail !== '' &&
      (said?.detail
        ? text(escapeMarkdown(said.detail))
        : { ...text(escapeMarkdown(question.detail)), language: question.language }),
    answers.flatMap((answer) => answerBlocks(context, thread, answer, reader)),
    counts.ofOthers === 0 && isAnswerable(question) && note(texts.noAnswers),
    question.isExample && note(texts.example),
    buttonsOf(context, thread, reader),
  );
  return withFolds(whole, originalsOf(thread, reader));
}

/** The question and its answers as they were written, of what is translated. */
function originalsOf({ question, answers, translated, isForEverybody }: QuestionThread, reader: Reader): Fold | null {
  if (!translated) return null;
  const lineOf = (line: string) => (isForEverybody || question.withdrawnAt !== null ? null : line);
  const line = `/question translate ${question.number}`;
  const { language, title, detail } = question;
  const folds = [
    originalFold(translated.question, { language, parts: [title, detail], line: lineOf(line) }, reader.language),
    ...answers.map((answer) =>
      originalFold(
        translated.answers.get(answer.number) ?? null,
        { language: answer.language, parts: [answer.content], line: lineOf(`${line} answer=${answer.number}`) },
        reader.language,
      ),
    ),
  ].filter((fold) => fold !== null);
  const [first] = folds;
  return first ? { ...first, blocks: folds.flatMap(({ blocks }) => blocks) } : null;
}

function factsOf(
  context: Places,
  { question, counts, authorName, authorOrganisation }: QuestionThread,
  reader: Reader,
) {
  const texts = textsFor(reader.language).question;
  const { labels } = texts;
  const day = formatDay(question.askedAt, reader);
  const groups = question.targetGroups.map((group) => nameGroup(group, reader.language)).join(', ');
  const answers = texts.answers({ count: counts.ofOthers });
  return [
    ...(question.region ? [{ label: labels.region, value: nameRegion(context, question.region, reader) }] : []),
    {
      label: labels.areas,
      value: question.policyAreas.map((area) => namePolicyArea(area, reader.language)).join(', '),
    },
    { label: labels.groups, value: groups || texts.everybody },
    { label: labels.state, value: texts.stateAndAnswers({ state: questionState(question, reader), answers }) },
    {
      label: labels.asked,
      value:
        authorName === null
          ? day
          : texts.askedBy({ name: withOrganisation(authorName, authorOrganisation, reader), day }),
    },
  ];
}

/** "**Answer 2**: jordi (Catalonia), 23 November 2026", and what was answered. */
function answerBlocks(context: Places, thread: QuestionThread, answer: AnswerRead, reader: Reader): Block[] {
  const texts = textsFor(reader.language).question;
  const name = withOrganisation(
    answer.authorName ?? (thread.isForEverybody ? '' : texts.unnamed),
    answer.authorOrganisation,
    reader,
  );
  const beside = [
    answer.region && nameRegion(context, answer.region, reader),
    answer.byAsker && texts.byAsker,
    answer.hasHelped && texts.helpedAsker,
  ]
    .filter(Boolean)
    .join('; ');
  const who = name && beside ? texts.answerBy({ name, beside }) : name || beside || texts.unnamed;
  const day = formatDay(answer.answeredAt, reader);
  const translated = thread.translated?.answers.get(answer.number) ?? null;
  const shownBy = translationNote(translated, answer.language, reader.language);
  return [
    text(texts.answerHead({ number: answer.number, who, day })),
    ...(translated?.made
      ? [text(escapeMarkdown(translated.made.words.content ?? '')), ...shownBy]
      : [{ ...text(escapeMarkdown(answer.content)), language: answer.language }, ...shownBy]),
  ];
}

function buttonsOf(context: Places, thread: QuestionThread, reader: Reader): Block[] {
  const { question, answers, counts, nextPage, isAsker, mayChange } = thread;
  const { number, title } = question;
  const { buttons } = textsFor(reader.language).question;
  if (question.withdrawnAt)
    return actions(mayChange && button(buttons.restore, `/question restore ${number}`, 'primary'));
  const isOpen = isAnswerable(question);
  const [area] = question.policyAreas;
  return actions(
    isOpen &&
      (isAsker
        ? button(buttons.add, `/question answer ${number}`)
        : button(buttons.answer, `/question answer ${number}`, 'primary')),
    ...[...listExperiences(answers)].map(([experience, named]) =>
      button(
        shorten(buttons.experience({ number: experience, title: named }), longestLabel),
        `/experience show ${experience}`,
      ),
    ),
    nextPage !== null && button(buttons.more, `/question show ${number} page=${nextPage}`),
    counts.ofOthers > 0 && button(buttons.talk, `/introduction ask question=${number}`),
    counts.ofOthers === 0 &&
      !thread.isForEverybody &&
      button(buttons.known, `/question known ${number}`, isAsker ? 'primary' : undefined),
    counts.ofOthers === 0 && thread.isForEverybody && button(buttons.known, `/experience search ${quote(title)}`),
    ...answers.flatMap((each) =>
      isAsker && !each.byAsker && each.hasHelped === null
        ? [button(buttons.helped({ number: each.number }), `/question rate ${number} ${each.number} yes`)]
        : [],
    ),
    ...answers.flatMap((each) =>
      each.isOwn && each.experience === null && !each.byAsker
        ? [button(buttons.keepAsExperience({ number: each.number }), `/question keep ${number} ${each.number}`)]
        : [],
    ),
    mayChange && isOpen && button(buttons.close, `/question close ${number}`),
    mayChange && button(buttons.withdraw, `/question withdraw ${number}`, 'danger'),
    ...answers
      .filter((each) => each.mayChange)
      .map((each) =>
        button(buttons.withdrawAnswer({ number: each.number }), `/question withdraw ${number} answer=${each.number}`),
      ),
    area !== undefined &&
      button(buttons.moreOn({ area: policyAreaInText(area, reader.language) }), `/question list area=${area}`),
    // On a page there is room for more than the rows that chat has for buttons.
    ...(thread.isForEverybody ? listRegions(thread) : []).map((code) =>
      button(nameRegion(context, code, reader), `/region show ${code}`),
    ),
  );
}

/** Titles of the experiences that answers name, by number. */
function listExperiences(answers: readonly AnswerRead[]): Map<number, string> {
  return new Map(answers.flatMap((each) => (each.experience ? [[each.experience, each.experienceTitle ?? '']] : [])));
}

/** The regions that were asked for and answered from. */
function listRegions({ question, answers }: QuestionThread): string[] {
  return [...new Set([question.region, ...answers.map(({ region }) => region)].filter((code) => code !== null))];
}
