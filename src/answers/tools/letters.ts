import { message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { textBlock } from '#src/core/quoting-text.ts';
import type { Tool } from '#src/domain/tools/tool.ts';
import { textsFor } from '#src/texts/index.ts';
import { sayKeptFault } from '#src/texts/kept-fault.ts';

type Reader = { language: string };
type Named = Pick<Tool, 'number' | 'title'>;

/** Tells somebody what became of what they suggested. */
export function toolReviewLetter(
  { number, title, state, comment }: Named & Pick<Tool, 'state' | 'comment'>,
  { language }: Reader,
): Message {
  const { letters, buttons } = textsFor(language).tool;
  const isTaken = state === 'published';
  return message(
    text(
      isTaken ? letters.published({ number, title }) : letters.declined({ number, title }),
      ...(comment === '' ? [] : [letters.why({ comment })]),
    ),
    actions(isTaken && button(buttons.open, `/tool show ${number}`), button(buttons.list, '/tool list')),
  );
}

/** Tells who looks after an entry that its link does not work. */
export function brokenLinkLetter(
  { number, title, link, why }: Named & { link: string; why: string },
  { language }: Reader,
): Message {
  const { letters, buttons } = textsFor(language).tool;
  return message(
    textBlock([
      { line: letters.broken({ number, title, why: sayKeptFault(why, language) }), of: [`tool:${number}`] },
      { line: letters.link({ link }), of: [`tool:${number}`] },
    ]),
    actions(
      button(buttons.edit, `/tool edit ${number}`, 'primary'),
      button(buttons.withdraw, `/tool withdraw ${number}`),
    ),
  );
}

/** Asks who looks after an entry whether it still holds. */
export function verifyLetter({ number, title }: Named, { language }: Reader): Message {
  const { letters, buttons } = textsFor(language).tool;
  return message(
    textBlock([{ line: letters.verify({ number, title }), of: [`tool:${number}`] }]),
    actions(
      button(buttons.verified, `/tool verify ${number}`, 'primary'),
      button(buttons.open, `/tool show ${number}`),
      button(buttons.edit, `/tool edit ${number}`),
      button(buttons.withdraw, `/tool withdraw ${number}`),
    ),
  );
}
