import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { toolMessage } from '#src/answers/tools/show.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { keyed } from '#src/core/argument.ts';
import { confirm } from '#src/core/confirmation.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import { type Tool, versionOfTool } from '#src/domain/tools/tool.ts';
import { changeableTool, holdToolForReview, mayChangeTool } from '#src/operations/tools/access.ts';
import { reviewTool, verifyTool, withdrawTool } from '#src/operations/tools/change.ts';
import { textsFor } from '#src/texts/index.ts';

const numbered = z.object({ number: argument.tool() });
/** The button names the version that was read. */
const reviewed = z.object({ number: argument.tool(), version: keyed(argument.words()).optional() });
const longestComment = 1_000;
const toQueue = (language: string) => actions(button(textsFor(language).tool.buttons.queue, '/tool queue'));

/** Shows a suggestion as it is now to who reviewed another version of it, with the reason they wrote. */
function changedMessage(context: AppContext, tool: Tool, person: Person, comment = ''): Message {
  const said = textsFor(person.language).tool.changed({
    number: tool.number,
    isDeclined: comment === '' ? 'no' : 'yes',
    comment,
  });
  return toolMessage(context, tool, person, { mayChange: mayChangeTool(person, tool), mayReview: true }, said);
}

export const publish = subcommand({
  args: reviewed,
  visibility: 'private',
  requires: 'review',
  hidden: true,
  writes: true,
  async run(context, { number, version }, call) {
    const { language } = call.person;
    const { type, tool } = await reviewTool(context, Number(number), { state: 'published', version }, call);
    if (type === 'changed') return changedMessage(context, tool, call.person);
    return sentenceMessage(textsFor(language).tool.done.published(tool), ...toQueue(language));
  },
});

export const decline = subcommand({
  args: reviewed,
  visibility: 'private',
  requires: 'review',
  hidden: true,
  async run(context, { number: said, version }, { person }) {
    const tool = await holdToolForReview(context, Number(said), person);
    if (version !== undefined && version !== versionOfTool(tool)) return changedMessage(context, tool, person);
    const { number } = tool;
    const { title, submit, comment: label, commentHint: hint } = textsFor(person.language).tool.form.decline;
    return {
      ...{ title: title({ number }), submit },
      fields: [{ name: 'comment', type: 'long-text', label, hint, required: true, maxLength: longestComment }],
      values: {},
    };
  },
  async submit(context, values, { number, version }, call) {
    const { language } = call.person;
    const comment = String(values.comment ?? '').trim();
    const { type, tool } = await reviewTool(context, Number(number), { state: 'declined', comment, version }, call);
    if (type === 'changed') return changedMessage(context, tool, call.person, comment);
    return sentenceMessage(textsFor(language).tool.done.declined(tool), ...toQueue(language));
  },
});

export const withdraw = subcommand({
  args: numbered,
  visibility: 'private',
  mayAlso: 'run-digests',
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
  mayAlso: 'run-digests',
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
  mayAlso: 'run-digests',
  hidden: true,
  writes: true,
  async run(context, { number: said }, call) {
    const { language } = call.person;
    const { number, verifyOn } = await verifyTool(context, Number(said), call);
    const day = formatKnownDate(verifyOn ?? '', language);
    return sentenceMessage(textsFor(language).tool.done.verified({ number, day }));
  },
});
