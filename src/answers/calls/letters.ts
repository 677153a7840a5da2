import { heading, message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { CallBrief } from '#src/domain/calls/call.ts';
import { textsFor } from '#src/texts/index.ts';
import { sayKeptFault } from '#src/texts/kept-fault.ts';
import { formatDeadline, formatLeft } from './deadline.ts';

const mostTold = 8;
const mostOpened = 3;

/** Tells somebody which calls that they follow close soon. */
export function closingLetter(calls: readonly CallBrief[], reader: Reader, now: Date): Message {
  const { letters, buttons, short } = textsFor(reader.language).call;
  const told = calls.slice(0, mostTold);
  const rest = calls.length - told.length;
  return message(
    heading(letters.closing({ count: calls.length })),
    text(
      ...told.map((call) =>
        letters.line({
          number: call.number,
          title: call.title,
          left: formatLeft(call, now, reader.language),
          deadline: formatDeadline(call, reader),
        }),
      ),
    ),
    rest > 0 && note(escapeMarkdown(letters.more({ count: rest }))),
    actions(
      ...told.slice(0, mostOpened).map((call) => button(short(call).slice(0, 70), `/call show ${call.number}`)),
      button(buttons.list, '/call list'),
    ),
  );
}

/** Tells who named a feed that it cannot be read. */
export function feedProblemLetter(
  { id, url, problem }: { id: number; url: string; problem: string },
  { language }: { language: string },
): Message {
  const { feed, buttons } = textsFor(language).call;
  return message(
    text(feed.problem({ url, why: sayKeptFault(problem, language) }), feed.stays),
    actions(button(buttons.feeds, '/call feed list'), button(buttons.removeFeed, `/call feed remove ${id}`)),
  );
}

/** Tells who looks for partners for a call that somebody else does, without saying who. */
export function partnerLetter(
  { number, title }: Pick<CallBrief, 'number' | 'title'>,
  { language }: { language: string },
): Message {
  const { partner, buttons } = textsFor(language).call;
  return message(
    text(partner.news({ number, title })),
    actions(
      button(buttons.partners, `/call partners ${number}`, 'primary'),
      button(buttons.open, `/call show ${number}`),
    ),
  );
}
