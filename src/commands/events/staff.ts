import { z } from 'zod';
import { schedulePreview } from '#src/answers/events/preview.ts';
import { announcementMessage, eventMessage } from '#src/answers/events/show.ts';
import { describeClockChange, formatLocalInstant } from '#src/answers/local-instant.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { button } from '#src/core/message.ts';
import { cancelEvent, createEvent, refuseEnded, setSignUpOpen } from '#src/operations/events/create.ts';
import { previewEvent } from '#src/operations/events/plan.ts';
import { readEvent as findEvent, viewEvent } from '#src/operations/events/read.ts';
import { textsFor } from '#src/texts/index.ts';
import { eventFields, readEvent, usualValues } from './form.ts';

const numbered = z.object({ number: argument.event() });
const forStaff = { requires: 'run-rounds' } as const;

export const create = subcommand({
  ...forStaff,
  args: z.object({}),
  visibility: 'private',
  async run(context, _args, { person }) {
    const { title, submit } = textsFor(person.language).event.form;
    return { title, submit, fields: eventFields(person), values: usualValues(context, person) };
  },
  async submit(context, values, _args, { person, now }) {
    const read = readEvent(context, values, person, now);
    if ('problems' in read) return read;
    const event = await createEvent(context, read.fields, { person, now });
    const { created, begins } = textsFor(person.language).event.done;
    const typed = { ...read, timeZone: event.timeZone };
    const opening =
      describeClockChange(event.startsAt, typed, person.language) === null
        ? created(event)
        : `${created(event)} ${begins({ when: formatLocalInstant(event.startsAt, typed, person.language) })}`;
    return eventMessage(await viewEvent(context, event.number, { person, now }), person, opening);
  },
});

/** Shows an event to everybody in a channel, with buttons to take part and to leave. */
export const announce = subcommand({
  ...forStaff,
  args: numbered,
  visibility: 'public',
  async run(context, { number }, { person }) {
    const event = await findEvent(context, Number(number), person);
    refuseEnded(event, person);
    return announcementMessage(event, person);
  },
});

export const preview = subcommand({
  ...forStaff,
  args: numbered,
  visibility: 'private',
  files: ['csv', 'xlsx', 'json'],
  run: async (context, { number }, { person }) =>
    schedulePreview(context, await previewEvent(context, Number(number), person), person),
});

const signUp = (isOpen: boolean) =>
  subcommand({
    ...forStaff,
    args: numbered,
    visibility: 'private',
    writes: true,
    async run(context, { number }, { person }) {
      const { done } = textsFor(person.language).event;
      const { title } = await setSignUpOpen(context, Number(number), isOpen, person);
      return sentenceMessage(isOpen ? done.opened({ title }) : done.closed({ title }));
    },
  });

export const open = signUp(true);
export const close = signUp(false);

export const cancel = subcommand({
  ...forStaff,
  args: numbered,
  visibility: 'private',
  writes: true,
  asksFirst: true,
  async run(context, { number }, { person, now }) {
    const { ask, buttons, done } = textsFor(person.language).event;
    const { event, members } = await viewEvent(context, Number(number), { person, now });
    refuseEnded(event, person);
    return {
      ask: () => ({
        said: ask.cancel({ title: event.title, count: members }),
        choices: [confirm(buttons.cancel, { style: 'danger' }), button(buttons.keep, `/event show ${event.number}`)],
      }),
      async act() {
        await cancelEvent(context, event.number, { person, now });
        return sentenceMessage(done.cancelled({ title: event.title }));
      },
    };
  },
});
