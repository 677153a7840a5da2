import { randomBytes } from 'node:crypto';
import { isTerm } from './argument.ts';
import { askOtherwise } from './ask-again.ts';
import { textOf } from './blocks.ts';
import type { BotParts } from './bot-parts.ts';
import type { BotTexts } from './bot-texts.ts';
import type { CommandInfo, Shortcut, SubcommandInfo } from './command.ts';
import { formatCommand, formatLine } from './command-line.ts';
import type { DescriptionSource } from './descriptions.ts';
import { UserError } from './errors.ts';
import {
  type Actor,
  type AutocompleteEvent,
  type ChangeEvent,
  type Event,
  type LifecycleEvent,
  type MentionEvent,
  nameEvent,
  type OptionValues,
  type SaidEvent,
} from './event.ts';
import { Malformed, TakenId } from './input-errors.ts';
import { InputTooLong, inputLimits } from './input-limits.ts';
import { plainText } from './markdown.ts';
import { type Choice, failure, type Outcome, type Visibility } from './outcome.ts';
import { nobody, pageVisit } from './page-visit.ts';
import type { Person, Reader } from './person.ts';
import type { Understood } from './plain-words.ts';
import type { Asked } from './prepare-call.ts';
import { readOptions } from './read-arguments.ts';
import { createRegistry, type Lookup, type Registry } from './registry.ts';
import { commandsFor } from './role.ts';
import { createRunner } from './run.ts';
import { cleanText, foldText } from './text.ts';
import { validateEvent } from './validate-event.ts';
import type { TermKind, Vocabulary } from './vocabulary.ts';

/** The facts about an answer that are known before it is ready. */
export type Plan = {
  visibility: Visibility;
  opensForm: boolean;
  writes: boolean;
  /** The subcommand that was named without any of the arguments it cannot do without: a platform may ask for them in a form of its own. */
  lacking: { command: string; subcommand: SubcommandInfo } | null;
};

/** An accepted event with its command, which is looked up once. */
export type Opened = {
  plan: Plan;
  /** The command line that repeats the event; null where no line does. */
  line: string | null;
  /** Answers the event once, however often it is called. Never rejects: an error becomes a message. */
  outcome(): Promise<Outcome>;
};

/** An answer, with the line that gives it again, names in it as codes. */
export type ProgramAnswer = { line: string; outcome: Outcome };

/** One event in, one outcome out. Never throws. */
export type Bot = DescriptionSource & {
  open(event: Event): Opened;
  /** The outcome alone. */
  handle(event: Event): Promise<Outcome>;
  /** The answer to a line as anybody may read it on a page; null where the line is none that everybody may read. Never throws. */
  read(line: string, reader: Reader): Promise<Outcome | null>;
  /** The answer that a program gets in somebody's name, with their own standing in for what was left out; null where no program may have it. Never throws. */
  ask(
    asked: { command: string; subcommand: string; options: OptionValues },
    person: Person,
  ): Promise<ProgramAnswer | null>;
  commands: CommandInfo[];
  /** What of the commands may be offered to whoever is typing. Never throws: where it cannot be known who that is, what members may say. */
  commandsFor(actor: Actor): Promise<CommandInfo[]>;
  shortcuts: (Shortcut & { line: string })[];
  /** Names that a beginning may mean, for a field of a form or a select; values as `vocabulary` knows them. None of an unknown kind. */
  suggest(kind: TermKind, partial: string, limit: number, language?: string): Promise<Choice[]>;
  /** The bot's own sentences, for adapters that have to say something themselves. */
  texts(language: string): BotTexts;
};

/** An event that one person caused and gets an answer to. */
type PersonalEvent = Exclude<Event, AutocompleteEvent | LifecycleEvent | ChangeEvent | SaidEvent>;

const isPersonal = (event: Event): event is PersonalEvent =>
  event.type !== 'autocomplete' && event.type !== 'lifecycle' && event.type !== 'change' && event.type !== 'said';

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
  if (above.length === 0) return outcome;
  // A form begins with what of the words it does not hold.
  if (outcome.type === 'form') {
    const intro = [plainText(textOf(above)), outcome.form.intro].filter(Boolean).join(' ');
    return { ...outcome, form: { ...outcome.form, intro } };
  }
  if (outcome.type !== 'message') return outcome;
  return {
    ...outcome,
    text: [textOf(above), outcome.text].join('\n'),
    blocks: [...above, ...outcome.blocks, ...below],
  };
}

/** What a command could not do, as an outcome; any other error goes on. */
function refusal(error: unknown): Outcome {
  if (error instanceof UserError) return failure(error.message);
  throw error;
}

/** The meaning of an event, and the way to answer it. */
type Meaning<Context> = {
  found: Lookup<Context> | null;
  line: string | null;
  answer(asked: Asked): Promise<Outcome>;
};

const unknown: Plan = { visibility: 'private', opensForm: false, writes: false, lacking: null };

function planOf<Context>(event: Event, found: Lookup<Context> | null): Plan {
  if (found?.type !== 'found') return unknown;
  const { visibility, submit, writes, arguments: args } = found.subcommand;
  const lacks =
    event.type === 'command' &&
    found.rest.trim() === '' &&
    Object.keys(event.options ?? {}).length === 0 &&
    args.some(({ required, orOwn }) => required && !orOwn);
  return {
    visibility,
    opensForm: Boolean(submit) && event.type !== 'submission',
    writes: Boolean(writes || submit),
    lacking: lacks ? { command: found.command.name, subcommand: found.subcommand as unknown as SubcommandInfo } : null,
  };
}

export function createBot<Context>(parts: BotParts<Context>): Bot {
  const { vocabulary } = parts;
  const registry = createRegistry(parts.commands);
  const commands = parts.commands as unknown as CommandInfo[];
  checkTerms(registry, vocabulary);
  const runner = createRunner(parts, registry);

  function open(received: Event): Opened {
    const { event, meaning, refused } = take(received);
    let answering: Promise<Outcome> | undefined;
    return {
      plan: planOf(event, meaning?.found ?? null),
      line: meaning?.line ?? null,
      outcome: () => (answering ??= answer(event, meaning, refused)),
    };
  }

  /** Validates an event and looks up its command. A refused event has no meaning. */
  function take(received: Event): { event: Event; meaning: Meaning<Context> | null; refused: unknown } {
    try {
      const event = validateEvent(received);
      return { event, meaning: isPersonal(event) ? mean(event) : null, refused: null };
    } catch (error) {
      return { event: received, meaning: null, refused: error };
    }
  }

  async function answer(event: Event, meaning: Meaning<Context> | null, refused: unknown): Promise<Outcome> {
    const { locale } = event.actor;
    let language = typeof locale === 'string' ? locale : 'en';
    try {
      if (parts.isAway?.())
        return event.type === 'autocomplete'
          ? { type: 'choices', choices: [] }
          : failure(sayAway(event, parts.texts(language)), 'away');
      if (refused !== null) throw refused;
      if (event.type === 'autocomplete') return { type: 'choices', choices: await complete(event) };
      if (event.type === 'lifecycle') await parts.changed(event);
      if (event.type === 'change') await parts.relay?.change(event);
      if (event.type === 'said' || (event.type === 'change' && event.happened === 'reacted'))
        await parts.heard?.(event);
      if (meaning === null) return { type: 'nothing' };
      const person = await parts.identify(event.actor);
      language = person.language;
      const outcome = await meaning.answer({ event, person, texts: parts.texts(language) });
      if (outcome.type === 'message') parts.answered?.(outcome);
      return outcome;
    } catch (error) {
      return explain(error, event, parts.texts(language));
    }
  }

  function explain(error: unknown, event: Event, texts: BotTexts): Outcome {
    if (error instanceof UserError) return refusal(error);
    if (error instanceof InputTooLong)
      return event.type === 'autocomplete'
        ? { type: 'choices', choices: [] }
        : failure(texts.tooLong(error.input, error.length, error.max));
    if (error instanceof Malformed) {
      parts.logger.info({ problem: error.message, event: event.type }, 'an event is not as its platform describes it');
      return failure(texts.unreadable);
    }
    if (error instanceof TakenId) {
      parts.logger.info({ problem: error.message, event: event.type }, 'an event came under the id of another');
      return failure(texts.takenId);
    }
    const said = { err: error, event: event.type, id: nameEvent(event.id) };
    if (parts.isPassing(error)) {
      parts.logger.warn(said, 'an event could not be handled now');
      return failure(sayAway(event, texts, parts.isUnwritable?.(error)), 'away');
    }
    const reference = randomBytes(4).toString('hex');
    parts.logger.error({ ...said, reference }, 'an event failed');
    return failure(texts.failed(reference), 'fault');
  }

  function mean(event: PersonalEvent): Meaning<Context> {
    switch (event.type) {
      case 'command': {
        const found =
          event.text !== undefined && event.subcommand === undefined
            ? registry.lookUp(`/${event.command} ${event.text}`)
            : registry.lookUpNamed(event.command, event.subcommand, event.text ?? '');
        return { found, line: formatCommand(event), answer: (asked) => runner.run(found, asked, event.options) };
      }
      case 'action':
        return meanLine(event.line);
      case 'home':
        return meanLine('/home');
      case 'mention':
        return { found: null, line: null, answer: (asked) => answerWords(event, asked) };
      case 'shortcut': {
        const shortcut = registry.shortcuts.find(({ name }) => name === event.shortcut) ?? null;
        const found = registry.lookUp(shortcut?.line ?? event.shortcut);
        return {
          found,
          line: shortcut?.line ?? null,
          answer: (asked) => runner.openByShortcut(event, shortcut, found, asked),
        };
      }
      case 'submission': {
        const found = registry.lookUp(event.form);
        return { found, line: event.form, answer: (asked) => runner.submit(event, found, asked) };
      }
      case 'draft': {
        const found = registry.lookUp(event.form);
        return { found, line: event.form, answer: (asked) => runner.keep(event, found, asked) };
      }
      default:
        return event satisfies never;
    }
  }

  function meanLine(line: string): Meaning<Context> {
    const found = registry.lookUp(line);
    return { found, line, answer: (asked) => runner.run(found, asked) };
  }

  /** Plain words are read first; what they are not may still be a command without its slash. */
  async function answerWords(event: MentionEvent, asked: Asked): Promise<Outcome> {
    const { text, place } = event;
    const relayed = event.message && (await parts.relay?.say(event, asked.person));
    if (relayed) return relayed;
    if (event.message?.isLate || event.message?.isAside) return { type: 'nothing' };
    if (event.uncut !== undefined) throw new InputTooLong('words', event.uncut);
    const understood = await parts.understand(text, asked.person, place);
    if (understood.type !== 'none') return answerUnderstood(event, understood, asked);
    const found = registry.lookUp(text);
    if (found.type === 'found') return runner.run(found, asked);
    const further = await understood.further?.();
    if (further && further.type !== 'none') return answerUnderstood(event, further, asked);
    return askOtherwise(text, asked.texts);
  }

  async function answerUnderstood(
    event: MentionEvent,
    understood: Exclude<Understood, { type: 'none' }>,
    asked: Asked,
  ): Promise<Outcome> {
    if (understood.type === 'message') {
      const { message, failed } = understood;
      return { ...message, type: 'message', visibility: 'private', ...(failed && { failed }) };
    }
    const said = registry.lookUp(understood.line);
    const { writes, opensForm } = planOf(event, said);
    if (understood.instead && (writes || opensForm || said.type !== 'found'))
      return { ...understood.instead, type: 'message', visibility: 'private' };
    return withReading(await runner.run(said, asked).catch(refusal), understood);
  }

  async function read(line: string, reader: Reader): Promise<Outcome | null> {
    const found = line.length <= inputLimits.line.max ? registry.lookUp(cleanText(line)) : null;
    if (found?.type !== 'found' || !found.subcommand.isForEverybody) return null;
    return visit(found, line, { ...nobody, ...reader });
  }

  async function ask(
    { command, subcommand, options }: Parameters<Bot['ask']>[0],
    person: Person,
  ): Promise<ProgramAnswer | null> {
    const found = registry.lookUpNamed(command, subcommand, '');
    if (found.type !== 'found' || !found.subcommand.scope) return null;
    const said = formatCommand({ command, subcommand, options });
    const { max } = inputLimits.line;
    if (said.length > max)
      return { line: '', outcome: failure(parts.texts(person.language).tooLong('line', said.length, max)) };
    const { isForEverybody, arguments: args } = found.subcommand;
    const reading = readOptions(args, options, vocabulary);
    const own = args.filter(isTerm).flatMap(({ name, term, orOwn }) => {
      const stands = orOwn ? parts.own(person, term) : null;
      return stands === null ? [] : [[name, stands]];
    });
    const line =
      reading.type === 'read'
        ? formatLine(command, subcommand, { ...Object.fromEntries(own), ...reading.values }, args)
        : said;
    const asker = isForEverybody ? { ...person, id: nobody.id, role: nobody.role } : person;
    return { line, outcome: await visit(found, line, asker, options) };
  }

  /** Answers as a page does: whole, to somebody who has no account here. */
  async function visit(found: Lookup<Context>, line: string, person: Person, options?: OptionValues): Promise<Outcome> {
    const event = { ...pageVisit, id: `page:${randomBytes(8).toString('hex')}`, type: 'action' as const, line };
    const texts = parts.texts(person.language);
    try {
      return parts.isAway?.()
        ? failure(texts.away, 'away')
        : await runner.run(found, { event, person, texts }, options);
    } catch (error) {
      return explain(error, event, texts);
    }
  }

  async function complete({ actor, command, subcommand, argument: name, partial, limit }: AutocompleteEvent) {
    const found = registry.lookUpNamed(command, subcommand, '');
    const argument =
      found.type === 'found' ? found.subcommand.arguments.find((candidate) => candidate.name === name) : undefined;
    if (!argument) return [];
    if (isTerm(argument)) return vocabulary.in(actor.locale ?? 'en').suggest(argument.term, partial, limit);
    const folded = foldText(partial);
    return (argument.choices ?? [])
      .filter((value) => foldText(value).includes(folded))
      .slice(0, limit)
      .map((value) => ({ value, label: value }));
  }

  return {
    open,
    handle: (event) => open(event).outcome(),
    read,
    ask,
    commands,
    async commandsFor(actor) {
      const role = parts.isAway?.() ? 'member' : await parts.roleOf(actor).catch(() => 'member' as const);
      return commandsFor(commands, role);
    },
    shortcuts: registry.shortcuts,
    suggest: async (kind, partial, limit, language = 'en') =>
      partial.length > inputLimits.partial.max || !vocabulary.has(kind)
        ? []
        : vocabulary.in(language).suggest(kind, cleanText(partial), limit),
    texts: parts.texts,
    ...parts.descriptions,
  };
}

function sayAway(event: Event, texts: BotTexts, isUnwritable = false): string {
  if (event.type === 'mention' && event.message?.comesAgain) return texts.heldBack;
  return isUnwritable ? texts.unwritable : texts.away;
}
