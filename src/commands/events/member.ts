import { z } from 'zod';
import { eventListMessage, eventMessage, whenOf } from '#src/answers/events/show.ts';
import { unnamedBlocks } from '#src/answers/people/unnamed.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { formatInstant } from '#src/domain/date.ts';
import { joinEvent } from '#src/operations/events/join.ts';
import { leaveEvent } from '#src/operations/events/leave.ts';
import { listAllEvents, runsEvents, viewEvent } from '#src/operations/events/read.ts';
import { textsFor } from '#src/texts/index.ts';

const numbered = z.object({ number: argument.event() });

export const list = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async (context, _args, { person, now }) =>
    eventListMessage(await listAllEvents(context), person, { isStaff: runsEvents(person), now }),
});

export const show = subcommand({
  args: numbered,
  visibility: 'private',
  files: ['csv', 'xlsx', 'json'],
  run: async (context, { number }, { person, now }) =>
    eventMessage(await viewEvent(context, Number(number), { person, now }), person),
});

export const join = subcommand({
  args: numbered,
  visibility: 'private',
  writes: true,
  async run(context, { number }, { person, now }) {
    const { done } = textsFor(person.language).event;
    const { event, first, wasMember } = await joinEvent(context, Number(number), { person, now });
    const { title } = event;
    const said = { title, when: whenOf(event, person.timeZone, person) };
    const late = { title, round: first.round, when: formatInstant(first.dueAt, person) };
    const opening = wasMember ? done.wasMember(said) : first.round > 1 ? done.joinedLate(late) : done.joined(said);
    const view = await viewEvent(context, Number(number), { person, now });
    return eventMessage(view, person, opening, unnamedBlocks(person));
  },
});

export const leave = subcommand({
  args: numbered,
  visibility: 'private',
  writes: true,
  async run(context, { number }, { person, now }) {
    const { done } = textsFor(person.language).event;
    const { event, wasMember } = await leaveEvent(context, Number(number), { person, now });
    const said = { title: event.title };
    return sentenceMessage(wasMember ? done.left(said) : done.wasNoMember(said));
  },
});
