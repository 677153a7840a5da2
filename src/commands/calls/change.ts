import { z } from 'zod';
import { describeClockChange } from '#src/answers/local-instant.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { confirm } from '#src/core/confirmation.ts';
import type { FormValues } from '#src/core/form.ts';
import { actions, button } from '#src/core/message.ts';
import type { FundingCall } from '#src/domain/calls/call.ts';
import { parseLocalTime } from '#src/domain/digests/subscription.ts';
import { changeableCall } from '#src/operations/calls/access.ts';
import { addCall, editCall, withdrawCall } from '#src/operations/calls/change.ts';
import { findSameCall } from '#src/store/calls/call.ts';
import { textsFor } from '#src/texts/index.ts';
import { callFields, readCallForm, usualZone, valuesOfCall } from './form.ts';
import { showCall } from './view.ts';

const numbered = z.object({ number: argument.call() });
const forStaff = { visibility: 'private', requires: 'run-digests' } as const;

export const add = subcommand({
  args: z.object({}),
  ...forStaff,
  async run(_context, _args, { person }) {
    const { form } = textsFor(person.language).call;
    return { ...form.add, fields: callFields(person), values: { timeZone: usualZone } };
  },
  async submit(context, values, _args, call) {
    const { person, now } = call;
    const texts = textsFor(person.language).call;
    const read = readCallForm(context, values, person, { now });
    if ('problems' in read) return read;
    const same = await findSameCall(context.sql, read, now);
    if (same) return { problems: { title: texts.form.problems.known(same) } };
    const added = await addCall(context, read, call);
    return showCall(
      context,
      added,
      call,
      `${texts.done.added({ number: added.number })}${clockNote(added, values, call)}`,
    );
  },
});

/** What clocks make of the time that was typed, in brackets behind what was done; '' on all other days. */
function clockNote({ closesAt, timeZone }: FundingCall, { time }: FormValues, { person }: Call): string {
  const localTime = parseLocalTime(String(time ?? ''));
  const change =
    closesAt === null || localTime === null
      ? null
      : describeClockChange(closesAt, { localTime, timeZone }, person.language);
  return change === null ? '' : ` (${change})`;
}

export const edit = subcommand({
  args: numbered,
  ...forStaff,
  edits: true,
  async run(context, { number: said }, { person }) {
    const { title, submit } = textsFor(person.language).call.form.edit;
    const call = await changeableCall(context, Number(said), person);
    return {
      ...{ title: title({ number: call.number }), submit },
      fields: callFields(person),
      values: valuesOfCall(call),
    };
  },
  async submit(context, values, { number }, call) {
    const { person, now } = call;
    const { closesAt: before, number: own } = await changeableCall(context, Number(number), person);
    const read = readCallForm(context, values, person, { now, before });
    if ('problems' in read) return read;
    const saved = await editCall(context, own, read, call);
    const said = textsFor(person.language).call.done.saved({ number: own });
    return showCall(context, saved, call, `${said}${clockNote(saved, values, call)}`);
  },
});

export const withdraw = subcommand({
  args: numbered,
  ...forStaff,
  writes: true,
  asksFirst: true,
  async run(context, { number }, call) {
    const { ask, buttons, done } = textsFor(call.person.language).call;
    const found = await changeableCall(context, Number(number), call.person);
    return {
      ask: () => ({
        said: ask.withdraw(found),
        choices: [confirm(buttons.withdraw), button(buttons.keep, `/call show ${found.number}`)],
      }),
      async act() {
        await withdrawCall(context, found.number, call);
        return sentenceMessage(
          done.withdrawn(found),
          ...actions(button(buttons.restore, `/call restore ${found.number}`), button(buttons.list, '/call list')),
        );
      },
    };
  },
});

export const restore = subcommand({
  args: numbered,
  ...forStaff,
  hidden: true,
  writes: true,
  async run(context, { number }, call) {
    const { buttons, done } = textsFor(call.person.language).call;
    const found = await withdrawCall(context, Number(number), call, null);
    return sentenceMessage(done.restored(found), ...actions(button(buttons.open, `/call show ${found.number}`)));
  },
});
