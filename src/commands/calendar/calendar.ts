import { z } from 'zod';
import { calendarMessage, feedMessage } from '#src/answers/calendar/calendar.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, defineGroup, subcommand } from '#src/context.ts';
import { keyed } from '#src/core/argument.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { endFeed, feedToken, listAhead } from '#src/operations/calendar/calendar.ts';
import { textsFor } from '#src/texts/index.ts';
import { spanOfArgument } from '../day-span.ts';

const show = subcommand({
  args: z.object({ when: keyed(argument.words()).optional() }),
  visibility: 'private',
  async run(context, { when }, { person, now }) {
    const span = spanOfArgument(when, { person, now });
    return calendarMessage(await listAhead(context, { person, now, span }), person, {
      page: context.pageUrl === null ? null : `${context.pageUrl}/calendar`,
      span,
    });
  },
});

const address = (isNew: boolean) =>
  subcommand({
    args: z.object({}),
    visibility: 'private',
    makesSecret: true,
    async run(context, _args, { person, now }) {
      const origin = originOf(context, person);
      const token = await feedToken(context, { person, now }, { isNew });
      return feedMessage(`${origin}/calendar/feed/${token}.ics`, person, { isNew });
    },
  });

/** @throws UserError where nobody outside reaches the pages. */
function originOf({ pageUrl }: AppContext, { language }: Person): string {
  if (pageUrl === null) throw new UserError(textsFor(language).calendar.feed.nowhere);
  return pageUrl;
}

const end = subcommand({
  args: z.object({}),
  visibility: 'private',
  writes: true,
  async run(context, _args, { person }) {
    const { feed, buttons } = textsFor(person.language).calendar;
    const wasThere = await endFeed(context, person);
    return sentenceMessage(wasThere ? feed.ended : feed.none, ...actions(button(buttons.calendar, '/calendar')));
  },
});

export const calendar = defineGroup({
  name: 'calendar',
  fallback: 'show',
  subcommands: { show, feed: address(false), renew: address(true), end },
});
