import { say } from '#src/answers/say.ts';
import type { AppContext } from '#src/context.ts';
import { md } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, type QuotingLine, quoted, textBlock } from '#src/core/quote.ts';
import { shorten } from '#src/core/text.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { tellPerson } from '#src/operations/people/notify-person.ts';
import { countWaiting } from '#src/store/experiences/count.ts';
import { textsFor } from '#src/texts/index.ts';
import { queueOf } from './review.ts';

export type Reviewed = 'published' | 'sent-back' | 'archived' | 'restored';
type Saved = { experience: Experience; revision: number };

/** Tells the author, and the reviewer that it is done and what comes next. Needs the transaction it was saved in. */
export async function answerReviewed(
  context: AppContext,
  saved: Saved,
  what: Exclude<Reviewed, 'restored'>,
  reviewer: Person,
  comment: string | null = null,
): Promise<Message> {
  const { review, experience: texts } = textsFor(reviewer.language);
  const { number, title } = saved.experience;
  const author = await tellAuthor(context, saved, what, reviewer, comment);
  const rest = await countWaiting(context.sql, queueOf(reviewer));
  return say(
    [
      review.done[what](number, title),
      ...(author ? [review.hears(author.displayName)] : []),
      ...(rest > 0 ? [review.queue.rest(rest)] : []),
    ].join(' '),
    ...actions(
      rest > 0 && button(review.buttons.queue, '/experience queue', 'primary'),
      button(shorten(texts.buttons.show(number, title), 60), `/experience show ${number}`),
    ),
  );
}

/** Writes to the author what was done, once a version. Returns whom; null where it is nobody's experience, or the author's own doing. */
export async function tellAuthor(
  context: AppContext,
  { experience, revision }: Saved,
  what: Reviewed,
  reviewer: Person,
  comment: string | null,
): Promise<Person | null> {
  if (experience.author === reviewer.id) return null;
  return tellPerson(context, experience.author, {
    purpose: 'review',
    period: `experience ${experience.number}, version ${revision}`,
    write: (author) => letter(experience, what, author, reviewer, comment),
  });
}

function letter(
  { number, title }: Experience,
  what: Reviewed,
  { language }: Person,
  reviewer: Person,
  comment: string | null,
): Message {
  const { review, experience: texts } = textsFor(language);
  const said = (name: string | null) => review.letter[what](number, title, name);
  const lines: QuotingLine[] = [
    naming(reviewer.id, said(reviewer.displayName), said(null)),
    ...(comment === null ? [] : [{ line: md`“${comment}”`, of: [`words:${reviewer.id}` as const] }]),
  ];
  return {
    ...quoted(lines),
    blocks: [
      ...lines.map((line) => textBlock([line])),
      ...actions(
        what === 'sent-back' && button(review.buttons.change(number), `/experience edit ${number}`, 'primary'),
        what !== 'archived' && button(texts.buttons.complete, `/experience complete ${number}`),
        button(shorten(texts.buttons.show(number, title), 60), `/experience show ${number}`),
      ),
    ],
  };
}
