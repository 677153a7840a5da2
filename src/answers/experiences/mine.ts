import { message, rightColumn, table, text } from '#src/core/blocks.ts';
import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Transition } from '#src/domain/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeComment, stateOf } from './history.ts';

const mostOptions = 25;

type Own = { experience: Experience; past: Transition[] };

/** Lists a person's experiences, newest first, with those sent back to them on top. */
export function ownExperiences(
  { experiences, sentBack }: { experiences: Experience[]; sentBack: Own[] },
  person: Reader,
): Message {
  const { mine, buttons, heading } = textsFor(person.language).experience;
  const log = button(buttons.log, '/experience log', 'primary');
  if (experiences.length === 0) return message(text(escapeMarkdown(mine.none)), actions(log));
  const { number, title, state, logged } = mine.columns;
  return message(
    text(escapeMarkdown(mine.count({ count: experiences.length }))),
    sentBack.flatMap((each) => sentBackBlocks(each, person)),
    table(
      [rightColumn(number), title, state, logged],
      experiences.map((each) => [
        String(each.number),
        each.title,
        stateOf(each, person.language),
        formatDay(each.createdAt, person),
      ]),
    ),
    actions(
      {
        type: 'select',
        placeholder: mine.choose,
        options: experiences.slice(0, mostOptions).map((each) => ({
          label: shorten(heading({ number: each.number, title: each.title }), 75),
          line: `/experience show ${each.number}`,
        })),
      },
      log,
    ),
  );
}

/** Shows an experience that was sent back to its author, with the reviewer's comment. */
function sentBackBlocks({ experience, past }: Own, person: Reader): Block[] {
  const { experience: texts, review } = textsFor(person.language);
  const { number, title } = experience;
  const comment = describeComment(experience, past, person);
  return [
    text(md`**${texts.heading({ number, title })}**`, ...(comment === null ? [] : [comment])),
    ...actions(button(review.buttons.change({ number }), `/experience edit ${number}`, 'primary')),
  ];
}
