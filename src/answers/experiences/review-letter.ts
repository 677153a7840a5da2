import { message } from '#src/core/blocks.ts';
import { md } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, type QuotingLine, textBlock } from '#src/core/quoting-text.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { ReviewStep } from '#src/domain/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { openButton } from './buttons.ts';
import { byWhom } from './history.ts';

/** A review step on an experience, with the reviewer's comment if they gave one. */
export type Review = { step: ReviewStep; reviewer: Person; comment: string | null };

/** Tells the author of a review, in `language`. The name is removed once the reviewer is forgotten. */
export function reviewLetter(experience: Experience, { step, reviewer, comment }: Review, language: string): Message {
  const { review, experience: texts } = textsFor(language);
  const { number, title } = experience;
  const saying = (name: string | null) => review.letter[step]({ number, title, ...byWhom(name) });
  const lines: QuotingLine[] = [
    naming(reviewer.id, saying(reviewer.displayName), saying(null)),
    ...(comment === null ? [] : [{ line: md`“${comment}”`, of: [`words:${reviewer.id}` as const] }]),
  ];
  return message(
    lines.map((line) => textBlock([line])),
    actions(
      step === 'sent-back' && button(review.buttons.change({ number }), `/experience edit ${number}`, 'primary'),
      step !== 'archived' && button(texts.buttons.complete, `/experience complete ${number}`),
      openButton(experience, { language }),
    ),
  );
}
