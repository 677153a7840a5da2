import { message, text } from '#src/core/blocks.ts';
import type { Field, Form, FormValues, Problems } from '#src/core/form.ts';
import { inGroup } from '#src/core/form-fields.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import { dacCriteria } from '#src/domain/experiences/criteria.ts';
import { aspects } from '#src/domain/experiences/details.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import type { QueueFilter, WaitingList } from '#src/domain/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { judgeField } from './evaluation.ts';
import { queueLine } from './queue.ts';

/** The form that publishes what waits of a list as a whole: the criteria once, and that somebody looked at it. */
export function listForm({ source, importedOn, count, taken }: WaitingList, reader: Reader): Omit<Form, 'id'> {
  const { review, evaluation } = textsFor(reader.language);
  const { form, intro, fields } = review.list;
  const long = { type: 'long-text', required: false, maxLength: experienceLimits.textCharacters } as const;
  const judged: Field[] = [
    ...inGroup(
      evaluation.groups.aspects,
      aspects.map((each) => judgeField(each, evaluation)),
    ),
    ...inGroup(
      evaluation.groups.dac,
      dacCriteria.map((each) => judgeField(each, evaluation)),
    ),
    ...inGroup(review.list.group, [
      judgeField('plain-language', evaluation),
      { name: 'summary', ...long, ...fields.summary },
      { name: 'looked', type: 'check', required: true, label: fields.looked },
    ]),
  ];
  const day = formatKnownDate(importedOn, reader.language);
  return {
    ...form,
    title: form.title({ count: count - taken }),
    intro: intro({ source, day, count: count - taken, taken }),
    fields: judged,
    values: {},
  };
}

/** Says that the list was not looked at, where nobody says so. */
export function findUnlooked({ looked }: FormValues, reader: Reader): Problems {
  return looked === true ? {} : { looked: textsFor(reader.language).review.list.notLooked };
}

/** Says how many are published, and what still waits of the list. */
export function publishedList(
  { published, left }: { published: number; left: WaitingList | null },
  choice: QueueFilter & { list: number },
  reader: Reader,
): Message {
  const { list, buttons } = textsFor(reader.language).review;
  return message(
    text(list.published({ count: published, left: left?.count ?? 0 })),
    actions(
      left !== null && button(buttons.restOfList, queueLine(choice), 'primary'),
      button(buttons.queue, '/experience queue', left === null ? 'primary' : undefined),
      button(buttons.published, `/experience list sort=changed`),
    ),
  );
}

/** Says that nothing of a list waits. */
export function noList(reader: Reader): Message {
  const { list, buttons } = textsFor(reader.language).review;
  return message(text(list.none), actions(button(buttons.queue, '/experience queue', 'primary')));
}
