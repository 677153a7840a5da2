import { z } from 'zod';
import {
  approvedMessage,
  askHold,
  heldMessage,
  nameScope,
  overrideLine,
  wordsMessage,
} from '#src/answers/digests/override.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { confirm } from '#src/core/confirmation.ts';
import type { Scope } from '#src/domain/digests/override.ts';
import { longestNote } from '#src/operations/digests/add-to-note.ts';
import {
  approveDigests,
  findHoldable,
  findScope,
  findWords,
  holdDigests,
  saveWords,
} from '#src/operations/digests/override.ts';
import { textsFor } from '#src/texts/index.ts';
import { unlessRefused } from './done.ts';

const scopeArgs = z.object({
  week: argument.number().optional(),
  subscription: argument.number().optional(),
});

async function readScope(
  context: AppContext,
  args: z.output<typeof scopeArgs>,
  call: Call,
  usual: 'next' | 'held',
): Promise<Scope> {
  return unlessRefused(await findScope(context, args, call, usual), call);
}

export const hold = subcommand({
  args: scopeArgs,
  visibility: 'private',
  requires: 'run-digests',
  writes: true,
  asksFirst: true,
  async run(context, args, call) {
    const { language } = call.person;
    const scope = await readScope(context, args, call, 'next');
    const { hold: label } = textsFor(language).digestStaff.buttons;
    const line = overrideLine('hold', scope);
    return {
      subject: line,
      ask: async () => ({
        said: askHold(scope, unlessRefused(await findHoldable(context, call, scope), call), language),
        choices: [confirm(label({ scope: nameScope(scope, language) }), { line, subject: line, style: 'primary' })],
      }),
      async act() {
        unlessRefused(await holdDigests(context, call, scope), call);
        return heldMessage(scope, language);
      },
    };
  },
});

export const approve = subcommand({
  args: scopeArgs,
  visibility: 'private',
  requires: 'run-digests',
  writes: true,
  async run(context, args, call) {
    const scope = await readScope(context, args, call, 'held');
    const done = unlessRefused(await approveDigests(context, call, scope), call);
    return approvedMessage(scope, done, call.person.language);
  },
});

/** A form for one text of the scope. */
function wordsCommand(field: 'opening' | 'note') {
  return subcommand({
    edits: true,
    args: scopeArgs,
    visibility: 'private',
    requires: 'run-digests',
    async run(context, args, call) {
      const { form } = textsFor(call.person.language).digestStaff;
      const scope = await readScope(context, args, call, 'held');
      const { override } = unlessRefused(await findWords(context, call, scope), call);
      const { title, submit, intro } = form[field];
      return {
        ...{ title, submit, intro: intro({ scope: nameScope(scope, call.person.language) }) },
        fields: [
          { name: field, type: 'long-text', label: form.labels[field], required: false, maxLength: longestNote },
        ],
        values: { [field]: override?.[field] ?? '' },
      };
    },
    async submit(context, values, args, call) {
      const scope = await readScope(context, args, call, 'held');
      const words = String(values[field] ?? '').trim() || null;
      unlessRefused(await saveWords(context, call, scope, field, words), call);
      return wordsMessage(field, words !== null, scope, call.person.language);
    },
  });
}

export const open = wordsCommand('opening');
export const note = wordsCommand('note');
