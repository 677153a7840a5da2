import { acceptValues } from './accept.ts';
import type { BotParts } from './bot.ts';
import type { Call, FormReply, Subcommand } from './command.ts';
import { splitConfirmation } from './confirmed.ts';
import type { OptionValues, ShortcutEvent, SubmissionEvent } from './event.ts';
import type { Form, FormValues, Problems } from './form.ts';
import type { Message } from './message.ts';
import { failure, type Outcome } from './outcome.ts';
import type { Person } from './person.ts';
import { type Asked, createPrepare } from './prepare.ts';
import { readOptions, readWords } from './read-arguments.ts';
import { type Lookup, listSubcommands, type Registry } from './registry.ts';

/** Runs what a line means, what a form holds and what a shortcut opens. */
export function createRunner<Context>(parts: BotParts<Context>, registry: Registry<Context>) {
  const { vocabulary, drafts } = parts;
  const prepare = createPrepare<Context>(parts);

  async function run(found: Lookup<Context>, asked: Asked, options?: OptionValues): Promise<Outcome> {
    const { event, person, texts } = asked;
    if (found.type === 'unknown-command')
      return failure(texts.unknownCommand(found.said, registry.nearestCommand(found.said)));
    if (found.type === 'unknown-subcommand')
      return failure(texts.unknownSubcommand(found.command.name, listSubcommands(found.command)));
    const { subcommand } = found;
    const { rest, confirmation } = subcommand.asksFirst
      ? splitConfirmation(found.rest)
      : { rest: found.rest, confirmation: null };
    const reading = options
      ? readOptions(subcommand.arguments, options, vocabulary)
      : readWords(subcommand.arguments, rest, vocabulary);
    const prepared = await prepare(found, reading, asked, confirmation);
    if ('question' in prepared) return prepared.question;
    const { call, args } = prepared;
    const answer = async (context: Context) => toOutcome(await subcommand.run(context, args, call), subcommand, call);
    const outcome =
      subcommand.writes && !subcommand.submit
        ? await parts.once(event.id, person, answer)
        : await answer(parts.context);
    return outcome.type === 'form' ? { ...outcome, form: await withDraft(outcome.form, person) } : outcome;
  }

  async function submit({ form: formId, values: sent }: SubmissionEvent, asked: Asked): Promise<Outcome> {
    const { event, person, texts } = asked;
    // Kept before anything can fail: what was typed is never lost.
    await drafts.save(person, formId, sent);
    const found = registry.lookUp(formId);
    if (found.type !== 'found' || !found.subcommand.submit) return failure(texts.formGone);
    const { subcommand } = found;
    const prepared = await prepare(found, readWords(subcommand.arguments, found.rest, vocabulary), asked);
    if ('question' in prepared) return prepared.question;
    const { call, args } = prepared;
    let isFirst = false;
    const outcome = await parts.once(event.id, person, async (context) => {
      isFirst = true;
      const opened = await subcommand.run(context, args, call);
      if (!('fields' in opened)) return toOutcome(opened, subcommand, call);
      const form: Form = { ...opened, id: call.line, values: { ...opened.values, ...sent } };
      const accepted = acceptValues(form.fields, form.values, vocabulary, texts.field);
      if (Object.keys(accepted.problems).length > 0) return refused(accepted.problems, form);
      const reply = await subcommand.submit?.(context, accepted.values, args, call);
      if (!reply) return failure(texts.formGone);
      if ('problems' in reply) return refused(reply.problems, form);
      await drafts.discard(context, person, formId);
      return toOutcome(reply, subcommand, call);
    });
    // A repeated delivery has kept again what the first one took.
    const isTaken = outcome.type !== 'problems' && !(outcome.type === 'message' && outcome.failed);
    if (!isFirst && isTaken) await drafts.discard(parts.context, person, formId);
    return outcome;
  }

  async function openByShortcut({ shortcut: name, message, person }: ShortcutEvent, asked: Asked): Promise<Outcome> {
    const shortcut = registry.shortcuts.find((candidate) => candidate.name === name);
    if (!shortcut) return failure(asked.texts.unknownCommand(name, null));
    const outcome = await run(registry.lookUp(shortcut.line), asked);
    if (outcome.type !== 'form' || !shortcut.prefill) return outcome;
    const prefilled = shortcut.prefill({ ...(message && { message }), ...(person && { person }) });
    return { type: 'form', form: { ...outcome.form, values: mergeTyped(prefilled, outcome.form.values) } };
  }

  async function withDraft(form: Form, person: Person): Promise<Form> {
    const draft = await drafts.find(person, form.id);
    return draft ? { ...form, values: { ...form.values, ...draft } } : form;
  }

  return { run, submit, openByShortcut };
}

function refused(problems: Problems, form: Form): Outcome {
  return { type: 'problems', problems, form };
}

function toOutcome<Context>(
  reply: (Message & { failed?: boolean }) | FormReply,
  { visibility }: Subcommand<Context>,
  { line }: Call,
): Outcome {
  return 'fields' in reply ? { type: 'form', form: { ...reply, id: line } } : { type: 'message', visibility, ...reply };
}

/** New text beside text that was typed before: neither is dropped. */
function mergeTyped(prefilled: FormValues, typed: FormValues): FormValues {
  const merged = { ...typed };
  for (const [name, value] of Object.entries(prefilled)) {
    const before = typed[name];
    const differs = typeof before === 'string' && before !== '' && typeof value === 'string' && !before.includes(value);
    merged[name] = differs ? `${value}\n\n${before}` : value;
  }
  return merged;
}
