import { randomBytes } from 'node:crypto';
import { acceptValues } from './accept.ts';
import type { Argument } from './argument.ts';
import { askForArgument, askWhichMeant } from './ask.ts';
import type { BotTexts } from './bot-texts.ts';
import type { Call, Command, CommandInfo, FormReply, Shortcut, Subcommand } from './command.ts';
import { UserError } from './errors.ts';
import type { Actor, AutocompleteEvent, Event, LifecycleEvent, OptionValues, ShortcutEvent } from './event.ts';
import type { Form, FormValues, Problems } from './form.ts';
import { formatLine, type Values } from './line.ts';
import type { Logger } from './logger.ts';
import type { Message } from './message.ts';
import type { Choice, Outcome, Visibility } from './outcome.ts';
import type { Person } from './person.ts';
import type { DraftStore } from './ports.ts';
import { type Reading, readOptions, readWords } from './read-arguments.ts';
import { createRegistry, type Located, type Lookup, usage } from './registry.ts';
import { isAllowed } from './role.ts';
import { foldText } from './text.ts';
import type { TermKind, Vocabulary } from './vocabulary.ts';

/** How the answer to an event will be, known before it is ready. */
export type Manner = { visibility: Visibility; opensForm: boolean; writes: boolean };

/** One event in, one outcome out. Never throws: what went wrong is a message too. */
export type Bot = {
  handle(event: Event): Promise<Outcome>;
  manner(event: Event): Manner;
  commands: CommandInfo[];
  shortcuts: (Shortcut & { line: string })[];
  /** Names that a beginning may mean, for a field of a form or a select; values as `vocabulary` knows them. */
  suggest(kind: TermKind, partial: string, limit: number): Promise<Choice[]>;
  /** The same sentences the bot itself uses, for what an adapter must say by itself. */
  texts(language: string): BotTexts;
};

/** What the bot stands on. `Context` is what commands get to work with. */
export type BotParts<Context> = {
  commands: Command<Context>[];
  vocabulary: Vocabulary;
  texts(language: string): BotTexts;
  /** Plain words → the command line they mean; null if none. */
  understand(text: string, person: Person): string | null;
  /** The person behind an account, made known now if new. */
  identify(actor: Actor): Promise<Person>;
  context: Context;
  /** Claim, effect and stored outcome in one transaction: `run` runs at most once for an event id, later calls get what it returned. */
  once(eventId: string, person: Person, run: (context: Context) => Promise<Outcome>): Promise<Outcome>;
  drafts: DraftStore & { discard(context: Context, person: Person, form: string): Promise<void> };
  changed(event: LifecycleEvent): Promise<void>;
  logger: Logger;
  now(): Date;
};

export function createBot<Context>(parts: BotParts<Context>): Bot {
  const { vocabulary, drafts } = parts;
  const registry = createRegistry(parts.commands);

  async function handle(event: Event): Promise<Outcome> {
    let texts = parts.texts(event.actor.locale ?? 'en');
    try {
      if (event.type === 'autocomplete') return { type: 'choices', choices: await complete(event) };
      if (event.type === 'lifecycle') {
        await parts.changed(event);
        return { type: 'nothing' };
      }
      const person = await parts.identify(event.actor);
      texts = parts.texts(person.language);
      return await answer(event, person, texts);
    } catch (error) {
      if (error instanceof UserError) return failure(error.message);
      const reference = randomBytes(4).toString('hex');
      parts.logger.error({ err: error, reference, event: event.type, id: event.id }, 'an event failed');
      return failure(texts.failed(reference));
    }
  }

  async function answer(
    event: Exclude<Event, AutocompleteEvent | LifecycleEvent>,
    person: Person,
    texts: BotTexts,
  ): Promise<Outcome> {
    switch (event.type) {
      case 'command':
        return runFound(
          event.text !== undefined && event.subcommand === undefined
            ? registry.lookUp(`/${event.command} ${event.text}`)
            : registry.lookUpNamed(event.command, event.subcommand, event.text ?? ''),
          event,
          person,
          texts,
          event.options,
        );
      case 'action':
        return runFound(registry.lookUp(event.line), event, person, texts);
      case 'home':
        return runFound(registry.lookUp('/home'), event, person, texts);
      case 'mention':
        return runFound(registry.lookUp(understood(event.text, person, texts)), event, person, texts);
      case 'shortcut':
        return openByShortcut(event, person, texts);
      case 'submission':
        return takeSubmission(event.form, event.values, event, person, texts);
      case 'draft':
        await drafts.save(person, event.form, event.values);
        return runFound(registry.lookUp(event.form), event, person, texts);
      default:
        return event satisfies never;
    }
  }

  function understood(text: string, person: Person, texts: BotTexts): string {
    const line = parts.understand(text, person);
    if (line !== null) return line;
    const found = registry.lookUp(text);
    if (found.type === 'found') return text;
    throw new UserError(texts.notUnderstood(text));
  }

  async function runFound(
    found: Lookup<Context>,
    event: Event,
    person: Person,
    texts: BotTexts,
    options?: OptionValues,
  ): Promise<Outcome> {
    if (found.type === 'unknown-command') return failure(texts.unknownCommand(found.said, nearestCommand(found.said)));
    if (found.type === 'unknown-subcommand')
      return failure(texts.unknownSubcommand(found.command.name, listed(found.command)));
    const { command, subcommand, rest } = found;
    const reading = options
      ? readOptions(subcommand.arguments, options, vocabulary)
      : readWords(subcommand.arguments, rest, vocabulary);
    const { values, question } = await settle(reading, found, person, texts);
    if (question) return question;
    if (subcommand.requires && !isAllowed(person.role, subcommand.requires))
      throw new UserError(texts.notAllowed(subcommand.requires));
    const call: Call = {
      event,
      person,
      place: event.place,
      line: formatLine(command.name, subcommand.name, values, subcommand.arguments),
      now: parts.now(),
    };
    const args = parseArgs(subcommand, values, texts);
    const run = async (context: Context) => toOutcome(await subcommand.run(context, args, call), subcommand, call);
    const outcome =
      subcommand.writes && !subcommand.submit ? await parts.once(event.id, person, run) : await run(parts.context);
    return outcome.type === 'form' ? { ...outcome, form: await withDraft(outcome.form, person) } : outcome;
  }

  /** The arguments' values, or the question to ask for one of them. */
  async function settle(
    reading: Reading,
    { command, subcommand, rest }: Located<Context>,
    person: Person,
    texts: BotTexts,
  ): Promise<{ values: Values; question?: Outcome }> {
    const prefix = `/${command.name}${subcommand.name ? ` ${subcommand.name}` : ''}`;
    const ask = (message: Message) => ({
      values: {},
      question: { ...message, type: 'message', visibility: 'private', failed: true } as Outcome,
    });
    switch (reading.type) {
      case 'surplus':
        throw new UserError(texts.surplus(reading.text, usage(command.name, subcommand)));
      case 'tooMany':
        throw new UserError(texts.tooMany(reading.argument, reading.text, usage(command.name, subcommand)));
      case 'wrong':
        throw new UserError(texts.wrong(reading.argument, reading.text));
      case 'doubtful':
        return ask(askWhichMeant(reading, prefix, texts));
      case 'missing':
        return ask(await askForArgument(reading.argument, reading.values, command.name, subcommand, vocabulary, texts));
      case 'read': {
        const values = { ...reading.values };
        for (const argument of subcommand.arguments) {
          if (!argument.orOwn || values[argument.name] !== undefined) continue;
          if (person.region !== null) values[argument.name] = person.region;
          else if (argument.required)
            return settle({ type: 'missing', argument, values }, { command, subcommand, rest }, person, texts);
        }
        return { values };
      }
      default:
        return reading satisfies never;
    }
  }

  function parseArgs(subcommand: Subcommand<Context>, values: Values, texts: BotTexts): Record<string, unknown> {
    const parsed = subcommand.args.safeParse(values);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const argument = subcommand.arguments.find(({ name }) => name === issue?.path[0]);
    const value = values[String(issue?.path[0])];
    throw new UserError(texts.wrong(argument ?? (subcommand.arguments[0] as Argument), String(value ?? '')));
  }

  async function openByShortcut(event: ShortcutEvent, person: Person, texts: BotTexts): Promise<Outcome> {
    const shortcut = registry.shortcuts.find(({ name }) => name === event.shortcut);
    if (!shortcut) return failure(texts.unknownCommand(event.shortcut, null));
    const outcome = await runFound(registry.lookUp(shortcut.line), event, person, texts);
    if (outcome.type !== 'form' || !shortcut.prefill) return outcome;
    const prefilled = shortcut.prefill({
      ...(event.message && { message: event.message }),
      ...(event.person && { person: event.person }),
    });
    return { type: 'form', form: { ...outcome.form, values: mergeTyped(prefilled, outcome.form.values) } };
  }

  async function takeSubmission(
    formId: string,
    sent: FormValues,
    event: Event,
    person: Person,
    texts: BotTexts,
  ): Promise<Outcome> {
    // Kept before anything can fail: what was typed is never lost.
    await drafts.save(person, formId, sent);
    const found = registry.lookUp(formId);
    if (found.type !== 'found' || !found.subcommand.submit) return failure(texts.formGone);
    const { command, subcommand } = found;
    const { values, question } = await settle(
      readWords(subcommand.arguments, found.rest, vocabulary),
      found,
      person,
      texts,
    );
    if (question) return question;
    if (subcommand.requires && !isAllowed(person.role, subcommand.requires))
      throw new UserError(texts.notAllowed(subcommand.requires));
    const line = formatLine(command.name, subcommand.name, values, subcommand.arguments);
    const call: Call = { event, person, place: event.place, line, now: parts.now() };
    const args = parseArgs(subcommand, values, texts);
    let isFirst = false;
    const outcome = await parts.once(event.id, person, async (context) => {
      isFirst = true;
      const opened = await subcommand.run(context, args, call);
      if (!('fields' in opened)) return toOutcome(opened, subcommand, call);
      const form: Form = { ...opened, id: line, values: { ...opened.values, ...sent } };
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

  async function withDraft(form: Form, person: Person): Promise<Form> {
    const draft = await drafts.find(person, form.id);
    return draft ? { ...form, values: { ...form.values, ...draft } } : form;
  }

  async function complete({ command, subcommand, argument: name, partial, limit }: AutocompleteEvent) {
    const found = registry.lookUpNamed(command, subcommand, '');
    const argument =
      found.type === 'found' ? found.subcommand.arguments.find((candidate) => candidate.name === name) : undefined;
    if (!argument) return [];
    if (argument.choices) {
      const folded = foldText(partial);
      return argument.choices
        .filter((value) => foldText(value).includes(folded))
        .slice(0, limit)
        .map((value) => ({ value, label: value }));
    }
    if (
      argument.kind === 'words' ||
      argument.kind === 'number' ||
      argument.kind === 'flag' ||
      argument.kind === 'choice'
    )
      return [];
    return vocabulary.suggest(argument.kind, partial, limit);
  }

  function manner(event: Event): Manner {
    const found =
      event.type === 'command'
        ? event.text !== undefined && event.subcommand === undefined
          ? registry.lookUp(`/${event.command} ${event.text}`)
          : registry.lookUpNamed(event.command, event.subcommand, '')
        : event.type === 'action'
          ? registry.lookUp(event.line)
          : event.type === 'submission' || event.type === 'draft'
            ? registry.lookUp(event.form)
            : event.type === 'shortcut'
              ? registry.lookUp(registry.shortcuts.find(({ name }) => name === event.shortcut)?.line ?? '')
              : null;
    if (found?.type !== 'found') return { visibility: 'private', opensForm: false, writes: false };
    const { visibility, submit, writes } = found.subcommand;
    return { visibility, opensForm: Boolean(submit) && event.type !== 'submission', writes: Boolean(writes || submit) };
  }

  function nearestCommand(said: string): string | null {
    const folded = foldText(said);
    return (
      parts.commands.map(({ name }) => name).find((name) => name.startsWith(folded) || isOneEditAway(name, folded)) ??
      null
    );
  }

  return {
    handle,
    manner,
    commands: parts.commands as unknown as CommandInfo[],
    shortcuts: registry.shortcuts,
    suggest: async (kind, partial, limit) => vocabulary.suggest(kind, partial, limit),
    texts: parts.texts,
  };
}

function listed<Context>({ subcommands }: Command<Context>): string[] {
  return [...subcommands.values()].filter(({ hidden }) => !hidden).map(({ name }) => name);
}

function failure(text: string): Outcome {
  return { type: 'message', visibility: 'private', failed: true, text, blocks: [{ type: 'text', markdown: text }] };
}

function refused(problems: Problems, form: Form): Outcome {
  return { type: 'problems', problems, form };
}

function toOutcome<Context>(reply: Message | FormReply, { visibility }: Subcommand<Context>, { line }: Call): Outcome {
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

/** One letter too many, too few, other, or two swapped. */
function isOneEditAway(name: string, said: string): boolean {
  if (Math.abs(name.length - said.length) > 1) return false;
  let start = 0;
  while (start < name.length && name[start] === said[start]) start += 1;
  const tails = [
    [name.slice(start + 1), said.slice(start + 1)],
    [name.slice(start + 1), said.slice(start)],
    [name.slice(start), said.slice(start + 1)],
    [(name[start + 1] ?? '') + (name[start] ?? '') + name.slice(start + 2), said.slice(start)],
  ];
  return tails.some(([left, right]) => left === right);
}
