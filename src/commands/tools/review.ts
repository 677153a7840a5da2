import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { actions, button } from '#src/core/message.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import { changeableTool, holdToolForReview } from '#src/operations/tools/access.ts';
import { reviewTool, verifyTool, withdrawTool } from '#src/operations/tools/change.ts';
import { textsFor } from '#src/texts/index.ts';

const numbered = z.object({ number: argument.tool() });
const longestComment = 1_000;
const toQueue = (language: string) => actions(button(textsFor(language).tool.buttons.queue, '/tool queue'));

export const publish = subcommand({
  args: numbered,
  visibility: 'private',
  requires: 'review',
  hidden: true,
  writes: true,
  async run(context, { number }, call) {
    const { language } = call.person;
    const tool = await reviewTool(context, Number(number), { state: 'published' }, call);
    return sentenceMessage(textsFor(language).tool.done.published(tool), ...toQueue(language));
  },
});

export const decline = subcommand({
  args: numbered,
  visibility: 'private',
  requires: 'review',
  hidden: true,
  async run(context, { number: said }, { person }) {
    const { number } = await holdToolForReview(context, Number(said), person);
    const { title, submit, comment: label, commentHint: hint } = textsFor(person.language).tool.form.decline;
    return {
      ...{ title: title({ number }), submit },
      fields: [{ name: 'comment', type: 'long-text', label, hint, required: true, maxLength: longestComment }],
      values: {},
    };
  },
  async submit(context, values, { number }, call) {
    const { language } = call.person;
    const comment = String(values.comment ?? '').trim();
    const tool = await reviewTool(context, Number(number), { state: 'declined', comment }, call);
    return sentenceMessage(textsFor(language).tool.done.declined(tool), ...toQueue(language));
  },
});

export const withdraw = subcommand({
  args: numbered,
  visibility: 'private',
  writes: true,
  asksFirst: true,
  async run(context, { number }, call) {
    const { ask, buttons, done } = textsFor(call.person.language).tool;
    const tool = await changeableTool(context, Number(number), call.person);
    return {
      ask: () => ({
        said: ask.withdraw(tool),
        choices: [confirm(buttons.withdraw), button(buttons.keep, `/tool show ${tool.number}`)],
      }),
      async act() {
        await withdrawTool(context, tool.number, call);
        return sentenceMessage(
          done.withdrawn(tool),
          ...actions(button(buttons.restore, `/tool restore ${tool.number}`), button(buttons.list, '/tool list')),
        );
      },
    };
  },
});

export const restore = subcommand({
  args: numbered,
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { number }, call) {
    const { buttons, done } = textsFor(call.person.language).tool;
    const tool = await withdrawTool(context, Number(number), call, null);
    return sentenceMessage(done.restored(tool), ...actions(button(buttons.open, `/tool show ${tool.number}`)));
  },
});

export const verify = subcommand({
  args: numbered,
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { number: said }, call) {
    const { language } = call.person;
    const { number, verifyOn } = await verifyTool(context, Number(said), call);
    const day = formatKnownDate(verifyOn ?? '', language);
    return sentenceMessage(textsFor(language).tool.done.verified({ number, day }));
  },
});
