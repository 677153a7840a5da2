import { type Argument, isTerm } from './argument.ts';
import type { BotTexts } from './bot-texts.ts';
import { type ArgumentValues, formatLine } from './command-line.ts';
import { actions, type Button, button, type Message, type Select } from './message.ts';
import type { Reading } from './reading.ts';
import { usage } from './registry.ts';
import type { NearTerm, Term, Vocabulary } from './vocabulary.ts';

/** Up to this many answers stand as buttons, more as a select. */
const mostButtons = 5;
const mostOptions = 25;

/** Asks which of several names was meant; each answer is a button that says the whole line. */
export function askWhichMeant(
  { argument, text, candidates, former, restWith }: Extract<Reading, { type: 'doubtful' }>,
  prefix: string,
  texts: BotTexts,
): Message {
  const isShared = candidates.length > 1 && candidates.every((candidate) => !('score' in candidate));
  const [only, ...others] = candidates as Partial<NearTerm>[];
  const partOf = only?.isPart && others.length === 0 ? (only.label ?? '') : null;
  const question = former
    ? texts.formerName({ text, ...former })
    : partOf !== null
      ? texts.partOf(text, partOf, only?.note ?? null)
      : isShared
        ? texts.ambiguous(text)
        : candidates.length > 0
          ? texts.didYouMean(argument, text)
          : texts.unknownName(argument, text);
  return ask(question, candidates, texts, (value) => `${prefix} ${restWith(value)}`);
}

/** Asks for an argument that was left out, offering likely ones; `setOwn` is the line with which the asker sets their own, null where there is none. */
export async function askForArgument(
  argument: Argument,
  values: ArgumentValues,
  command: string,
  subcommand: { name: string; arguments: Argument[] },
  vocabulary: Vocabulary,
  texts: BotTexts,
  setOwn: string | null = null,
): Promise<Message> {
  const terms = await likelyTerms(argument, values, vocabulary);
  const question = texts.missing(argument, terms.length > 0 ? null : usage(command, subcommand));
  const lineWith = (value: string) => {
    const before = values[argument.name];
    const filled = argument.list ? [...(Array.isArray(before) ? before : []), value] : value;
    return formatLine(command, subcommand.name, { ...values, [argument.name]: filled }, subcommand.arguments);
  };
  const own = setOwn === null ? [] : [button(texts.setOwn(argument), setOwn)];
  return ask(question, terms, texts, lineWith, own);
}

async function likelyTerms(argument: Argument, values: ArgumentValues, vocabulary: Vocabulary): Promise<Term[]> {
  if (argument.choices) return argument.choices.map((value) => ({ value, label: value }));
  if (!isTerm(argument)) return [];
  const taken = values[argument.name];
  const terms = await vocabulary.suggest(argument.term, '', mostOptions);
  return terms.filter(({ value }) => !(Array.isArray(taken) && taken.includes(value)));
}

function ask(
  question: string,
  terms: Term[],
  texts: BotTexts,
  lineWith: (value: string) => string,
  besides: Button[] = [],
): Message {
  const items: (Button | Select)[] =
    terms.length <= mostButtons
      ? terms.map(({ value, label }) => button(label, lineWith(value)))
      : [
          {
            type: 'select',
            placeholder: texts.choose,
            options: terms.slice(0, mostOptions).map(({ value, label }) => ({ label, line: lineWith(value) })),
          },
        ];
  const offered = terms
    .slice(0, mostButtons)
    .map(({ label }) => label)
    .join(', ');
  return {
    text: offered ? `${question} (${offered})` : question,
    blocks: [{ type: 'text', markdown: question }, ...actions(...items, ...besides)],
  };
}
