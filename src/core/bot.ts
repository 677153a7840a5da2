import { randomBytes } from 'node:crypto';
import { admit } from './admit.ts';
import { isTerm } from './argument.ts';
import { textOf } from './blocks.ts';
import type { BotParts } from './bot-parts.ts';
import type { BotTexts } from './bot-texts.ts';
import type { CommandInfo, Shortcut } from './command.ts';
import type { DescriptionSource } from './descriptions.ts';
import { UserError } from './errors.ts';
import { type AutocompleteEvent, type Event, type LifecycleEvent, type MentionEvent, nameEvent } from './event.ts';
import { InputTooLong, inputLimits } from './input-limits.ts';
import { type Choice, failure, type Outcome, type Visibility } from './outcome.ts';
import type { Understood } from './plain-words.ts';
import type { Asked } from './prepare.ts';
import { createRegistry, type Lookup, type Registry } from './registry.ts';
import { createRunner } from './run.ts';
import { cleanText, foldText } from './text.ts';
import type { TermKind, Vocabulary } from './vocabulary.ts';

/** How the answer to an event will be, known before it is ready. */
export type Manner = { visibility: Visibility; opensForm: boolean; writes: boolean };

/** One event in, one outcome out. Never throws: what went wrong is a message too. */
export type Bot = DescriptionSource & {
  handle(event: Event): Promise<Outcome>;
  manner(event: Event): Manner;
  commands: CommandInfo[];
  shortcuts: (Shortcut & { line: string })[];
  /** Names that a beginning may mean, for a field of a form or a select; values as `vocabulary` knows them. None of an unknown kind. */
  suggest(kind: TermKind, partial: string, limit: number): Promise<Choice[]>;
  /** The same sentences the bot itself uses, for what an adapter must say by itself. */
  texts(language: string): BotTexts;
};

/** Someone's doing that is answered to them. */
type PersonalEvent = Exclude<Event, AutocompleteEvent | LifecycleEvent>;

/** @throws TypeError where an argument names something that nobody registered. */
function checkTerms<Context>({ commands }: Registry<Context>, vocabulary: Vocabulary): void {
  for (const { name, subcommands } of commands)
    for (const { arguments: args } of subcommands.values())
      for (const argument of args.filter(isTerm))
        if (!vocabulary.has(argument.term))
          throw new TypeError(`/${name} takes a ${argument.term}, which nobody registered in the vocabulary.`);
}

/** An answer with how the words were read above it, and lines that set the reading right below. */
function withReading(outcome: Outcome, { above, below }: Extract<Understood, { type: 'line' }>): Outcome {
  if (outcome.type !== 'message' || above.length === 0) return outcome;
  return {
    ...outcome,
    text: [textOf(above), outcome.text].join('\n'),
    blocks: [...above, ...outcome.blocks, ...below],
  };
}

export function createBot<Context>(parts: BotParts<Context>): Bot {
  const { vocabulary } = parts;
  const registry = createRegistry(parts.commands);
  checkTerms(registry, vocabulary);
  const runner = createRunner(parts, registry);

  async function handle(received: Event): Promise<Outcome> {
    let texts = parts.texts(received.actor.locale ?? 'en');
    let event = received;
    if (parts.isAway?.())
      return received.type === 'autocomplete' ? { type: 'choices', choices: [] } : failure(texts.away);
    try {
      event = admit(received);
      if (event.type === 'autocomplete') return { type: 'choices', choices: await complete(event) };
      if (event.type === 'lifecycle') {
        await parts.changed(event);
        return { type: 'nothing' };
      }
      const person = await parts.identify(event.actor);
      texts = parts.texts(person.language);
      return await answer(event, { event, person, texts });
    } catch (error) {
      if (error instanceof UserError) return failure(error.message);
      if (error instanceof InputTooLong)
        return event.type === 'autocomplete'
          ? { type: 'choices', choices: [] }
          : failure(texts.tooLong(error.input, error.length, error.max));
      if (parts.isPassing(error)) {
        parts.logger.warn(
          { err: error, event: event.type, id: nameEvent(event.id) },
          'an event could not be handled now',
        );
        return failure(parts.isUnwritable?.(error) ? texts.unwritable : texts.away);
      }
      const reference = randomBytes(4).toString('hex');
      parts.logger.error({ err: error, reference, event: event.type, id: nameEvent(event.id) }, 'an event failed');
      return failure(texts.failed(reference));
    }
  }

  async function answer(event: PersonalEvent, asked: Asked): Promise<Outcome> {
    switch (event.type) {
      case 'command':
        return runner.run(lookUp(event), asked, event.options);
      case 'action':
      case 'home':
        return runner.run(lookUp(event), asked);
      case 'mention':
        return answerWords(event, asked);
      case 'shortcut':
        return runner.openByShortcut(event, asked);
      case 'submission':
        return runner.submit(event, asked);
      case 'draft':
        return runner.keep(event, asked);
      default:
        return event satisfies never;
    }
  }

  /** What an event that names a command or a line means. */
  function lookUp(event: Exclude<PersonalEvent, { type: 'mention' }>): Lookup<Context> {
    switch (event.type) {
      case 'command':
        return event.text !== undefined && event.subcommand === undefined
          ? registry.lookUp(`/${event.command} ${event.text}`)
          : registry.lookUpNamed(event.command, event.subcommand, event.text ?? '');
      case 'action':
        return registry.lookUp(event.line);
      case 'home':
        return registry.lookUp('/home');
      case 'submission':
      case 'draft':
        return registry.lookUp(event.form);
      case 'shortcut':
        return registry.lookUp(registry.shortcuts.find(({ name }) => name === event.shortcut)?.line ?? event.shortcut);
      default:
        return event satisfies never;
    }
  }

  /** Plain words are read first; what they are not may still be a command without its slash. */
  async function answerWords({ text, place }: MentionEvent, asked: Asked): Promise<Outcome> {
    const understood = parts.understand(text, asked.person, place);
    if (understood.type === 'message') {
      const { message, failed } = understood;
      return { ...message, type: 'message', visibility: 'private', ...(failed && { failed }) };
    }
    if (understood.type === 'line')
      return withReading(await runner.run(registry.lookUp(understood.line), asked), understood);
    const found = registry.lookUp(text);
    if (found.type === 'found') return runner.run(found, asked);
    throw new UserError(asked.texts.notUnderstood(text));
  }

  async function complete({ command, subcommand, argument: name, partial, limit }: AutocompleteEvent) {
    const found = registry.lookUpNamed(command, subcommand, '');
    const argument =
      found.type === 'found' ? found.subcommand.arguments.find((candidate) => candidate.name === name) : undefined;
    if (!argument) return [];
    if (isTerm(argument)) return vocabulary.suggest(argument.term, partial, limit);
    const folded = foldText(partial);
    return (argument.choices ?? [])
      .filter((value) => foldText(value).includes(folded))
      .slice(0, limit)
      .map((value) => ({ value, label: value }));
  }

  function manner(event: Event): Manner {
    const found =
      event.type === 'mention' || event.type === 'autocomplete' || event.type === 'lifecycle' ? null : lookUp(event);
    if (found?.type !== 'found') return { visibility: 'private', opensForm: false, writes: false };
    const { visibility, submit, writes } = found.subcommand;
    return { visibility, opensForm: Boolean(submit) && event.type !== 'submission', writes: Boolean(writes || submit) };
  }

  return {
    handle,
    manner,
    commands: parts.commands as unknown as CommandInfo[],
    shortcuts: registry.shortcuts,
    suggest: async (kind, partial, limit) =>
      partial.length > inputLimits.partial.max || !vocabulary.has(kind)
        ? []
        : vocabulary.suggest(kind, cleanText(partial), limit),
    texts: parts.texts,
    ...parts.descriptions,
  };
}
