import { message } from '#src/core/blocks.ts';
import { md } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { aboutThings, naming, type QuotingLine, textBlock } from '#src/core/quoting-text.ts';
import type { Conflict } from '#src/domain/experiences/evaluation.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { ReviewStep } from '#src/domain/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { openButton } from './buttons.ts';
import { nameConflict, nameVerdict } from './evaluation.ts';
import { byWhom, yesNo } from './history.ts';

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
  return aboutThings(
    [`record:${number}`],
    message(
      lines.map((line) => textBlock([line])),
      actions(
        step === 'sent-back' && button(review.buttons.change({ number }), `/experience edit ${number}`, 'primary'),
        step !== 'archived' && button(texts.buttons.complete, `/experience complete ${number}`),
        openButton(experience, { language }),
      ),
    ),
  );
}

/** Tells a reviewer that a colleague took over what they were reviewing. */
export function claimLetter({ number, title }: Experience, reviewer: Person, language: string): Message {
  const { claim } = textsFor(language).evaluation;
  const said = (name: string | null) => claim.letter({ number, name: name ?? '', isNamed: yesNo(name !== null) });
  return aboutThings(
    [`record:${number}`],
    message(
      textBlock([naming(reviewer.id, said(reviewer.displayName), said(null))]),
      actions({ ...openButton({ number, title }, { language }, 'review'), of: [`experience:${number}`] }),
    ),
  );
}

/** Tells a reviewer what a colleague sees differently; each conflict holds the colleague's view first, then the reader's own. */
export function conflictLetter(
  { number }: Experience,
  { conflicts, reviewer }: { conflicts: readonly Conflict[]; reviewer: Person },
  language: string,
): Message {
  const { evaluation: texts } = textsFor(language);
  const said = (name: string | null) =>
    texts.conflictLetter({ number, name: name ?? '', isNamed: yesNo(name !== null) });
  const lines = conflicts.flatMap(({ what, said: [theirs, own] }) =>
    theirs && own
      ? texts.conflictLine({
          what: nameConflict(what, texts),
          verdict: nameVerdict(theirs.verdict, texts),
          own: nameVerdict(own.verdict, texts),
        })
      : [],
  );
  return message(
    textBlock([naming(reviewer.id, said(reviewer.displayName), said(null)), ...lines.map((line) => `- ${line}`)]),
    actions(button(texts.read, `/experience review ${number}`, 'primary')),
  );
}
