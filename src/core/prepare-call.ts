import { type Argument, isTerm } from './argument.ts';
import type { BotParts } from './bot-parts.ts';
import type { BotTexts } from './bot-texts.ts';
import { askForArgument, askWhichMeant } from './clarify.ts';
import type { Call, Subcommand } from './command.ts';
import { type ArgumentValues, formatLine } from './command-line.ts';
import { UserError } from './errors.ts';
import type { Event } from './event.ts';
import type { Message } from './message.ts';
import type { Outcome } from './outcome.ts';
import type { Person } from './person.ts';
import type { Reading } from './reading.ts';
import { type Located, usage } from './registry.ts';
import { isAllowed } from './role.ts';

/** The event, the person behind it, and the sentences in their language. */
export type Asked = { event: Event; person: Person; texts: BotTexts };

/** The asker's own, by its name, that was taken for an argument that was left out. */
export type StoodIn = { argument: Argument; name: string };

/** Ready to run, or the question that has to be answered first. */
export type Prepared = { call: Call; args: Record<string, unknown>; stoodIn: StoodIn[] } | { question: Outcome };

/**
 * Makes a reading ready to run: what is left open is asked for, the asker's own stands in, rights are checked.
 * @throws UserError where the words do not fit, or the asker may not.
 */
export function createPrepare<Context>(parts: Pick<BotParts<Context>, 'vocabulary' | 'own' | 'lineToSetOwn' | 'now'>) {
  return async (
    located: Located<Context>,
    reading: Reading,
    asked: Asked,
    confirmation: string | null = null,
  ): Promise<Prepared> => {
    const { command, subcommand } = located;
    const { event, person, texts } = asked;
    const settled = await settle(located, reading, asked, parts);
    if ('question' in settled) return { question: settled.question };
    if (subcommand.requires && !isAllowed(person.role, subcommand.requires))
      throw new UserError(texts.notAllowed(subcommand.requires));
    const line = formatLine(command.name, subcommand.name, settled.values, subcommand.arguments);
    const args = parseArgs(subcommand, settled.values, texts);
    const { stoodIn } = settled;
    return { stoodIn, call: { event, person, place: event.place, line, confirmation, now: parts.now() }, args };
  };
}

async function settle<Context>(
  { command, subcommand }: Located<Context>,
  reading: Reading,
  { person, texts }: Asked,
  { vocabulary: named, own, lineToSetOwn }: Pick<BotParts<Context>, 'vocabulary' | 'own' | 'lineToSetOwn'>,
): Promise<{ values: ArgumentValues; stoodIn: StoodIn[] } | { question: Outcome }> {
  const vocabulary = named.in(person.language);
  const prefix = `/${command.name}${subcommand.name ? ` ${subcommand.name}` : ''}`;
  const askFor = async (argument: Argument, values: ArgumentValues) => {
    const setOwn = argument.orOwn && isTerm(argument) ? (lineToSetOwn?.(argument.term) ?? null) : null;
    return question(await askForArgument(argument, values, command.name, subcommand, vocabulary, texts, setOwn));
  };
  switch (reading.type) {
    case 'surplus':
      throw new UserError(texts.surplus(reading.text, usage(command.name, subcommand)));
    case 'tooLong':
      throw new UserError(texts.tooLong('line', reading.length, reading.max));
    case 'tooMany':
      throw new UserError(texts.tooMany(reading.argument, reading.text, reading.most, usage(command.name, subcommand)));
    case 'wrong':
      throw new UserError(texts.wrong(reading.argument, reading.text));
    case 'doubtful':
      return question(askWhichMeant(reading, prefix, texts));
    case 'missing':
      return askFor(reading.argument, reading.values);
    case 'read': {
      const values = { ...reading.values };
      const stoodIn: StoodIn[] = [];
      for (const argument of subcommand.arguments) {
        if (!argument.orOwn || values[argument.name] !== undefined) continue;
        const stands = isTerm(argument) ? own(person, argument.term) : null;
        if (isTerm(argument) && stands !== null) {
          values[argument.name] = stands;
          stoodIn.push({ argument, name: vocabulary.label(argument.term, stands) });
        } else if (argument.required) return askFor(argument, values);
      }
      return { values, stoodIn };
    }
    default:
      return reading satisfies never;
  }
}

function question(message: Message): { question: Outcome } {
  return { question: { ...message, type: 'message', visibility: 'private', failed: true } };
}

function parseArgs<Context>(
  { args, arguments: known }: Subcommand<Context>,
  values: ArgumentValues,
  texts: BotTexts,
): Record<string, unknown> {
  const parsed = args.safeParse(values);
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0]);
  const argument = known.find((candidate) => candidate.name === name) ?? (known[0] as Argument);
  throw new UserError(texts.wrong(argument, String(values[name] ?? '')));
}
