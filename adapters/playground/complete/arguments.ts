import { type Argument, isTerm } from '#src/core/argument.ts';
import type { Bot } from '#src/core/bot.ts';
import type { CommandInfo } from '#src/core/command.ts';
import { tokenize } from '#src/core/command-line.ts';
import type { Descriptions } from '#src/core/descriptions.ts';
import type { Actor } from '#src/core/event.ts';
import type { Choice } from '#src/core/outcome.ts';
import { foldText } from '#src/core/text.ts';
import { placeOf } from '../decode/event.ts';

/** A way to go on: `text` replaces what stands from `from` to the caret; `value` is what a field then holds. */
export type Completion = { label: string; hint: string; text: string; value?: string };
export type Completions = { from: number; items: Completion[] };

export type SubcommandInfo = CommandInfo['subcommands'] extends Map<string, infer Value> ? Value : never;
export type Asker = { bot: Bot; actor: Actor };

/** Returns the descriptions of commands in the asker's language. */
export function descriptionsFor({ bot, actor }: Asker): Descriptions {
  return bot.describe(actor.locale ?? 'en');
}

export const limit = 8;
/** Names are tried up to this many words back from the caret. */
const longestName = 4;

/** Completes the words `rest` of a subcommand at the end of `line`. */
export async function completeArguments(
  line: string,
  rest: string,
  command: CommandInfo,
  subcommand: SubcommandInfo,
  asker: Asker,
): Promise<Completions> {
  const words = [...rest.matchAll(/(?:[a-z][a-z0-9-]*=)?(?:"[^"]*"?|[^\s"]+)/giu)];
  const hintOf = ({ name }: Argument) => descriptionsFor(asker).argument(command.name, subcommand.name, name);
  const askOf = (argument: Argument) => askFor(command, subcommand, argument, asker);
  const restStart = line.length - rest.length;
  const isBetween = rest === '' || /\s$/.test(rest);
  const before = isBetween ? words : words.slice(0, -1);
  const current = isBetween ? '' : (words.at(-1)?.[0] ?? '');
  const from = line.length - current.length;
  const keyed = /^([a-z][a-z0-9-]*)=(.*)$/su.exec(current);
  const previous = before.at(-1)?.[0].toLowerCase();
  const addressed =
    subcommand.arguments.find(({ name }) => name === keyed?.[1]) ??
    (keyed ? undefined : subcommand.arguments.find(({ name, kind }) => name === previous && kind !== 'flag'));
  if (addressed) {
    const partial = unquote(keyed ? (keyed[2] ?? '') : current);
    const ask = askOf(addressed);
    const items = await toCompletions(await ask(partial), addressed, ask, keyed ? `${addressed.name}=` : '');
    return { from, items };
  }
  const said = before.map(([word]) => word);
  const spans = Array.from({ length: current ? Math.min(longestName - 1, before.length) : 0 }, (_, back) => {
    const start = before.at(-back - 1)?.index ?? 0;
    return { start, partial: rest.slice(start), open: openArguments(subcommand.arguments, said.slice(0, -back - 1)) };
  })
    .filter(({ partial }) => !/["=]/.test(partial))
    .reverse();

  /** The words before the caret as the beginning of one name. */
  async function completeSpan(isTaken: (label: string, partial: string) => boolean): Promise<Completions | null> {
    for (const { start, partial, open } of spans)
      for (const argument of open.filter(isCompleted)) {
        const ask = askOf(argument);
        const choices = (await ask(partial)).filter(({ label }) => isTaken(label, partial));
        if (choices.length > 0)
          return { from: restStart + start, items: await toCompletions(choices, argument, ask, '') };
      }
    return null;
  }

  const named = await completeSpan((label, partial) => foldText(label).startsWith(foldText(partial)));
  if (named) return named;
  const open = openArguments(subcommand.arguments, said);
  const items = await completeOpen(unquote(current), open, askOf, hintOf);
  // By an alias, which is not seen in the label: "Västra Gö" → West Sweden.
  return items.length > 0 ? { from, items } : ((await completeSpan(() => true)) ?? { from, items });
}

/** Values of the arguments still open, those that match by name first, then names of options. */
async function completeOpen(
  partial: string,
  open: Argument[],
  askOf: (argument: Argument) => Ask,
  hintOf: (argument: Argument) => string,
): Promise<Completion[]> {
  const folded = foldText(partial);
  const options = open
    .filter(({ name, kind, required }) => !required && kind !== 'words' && name.startsWith(partial.toLowerCase()))
    .map((option) => ({
      label: option.name,
      hint: hintOf(option),
      text: option.kind === 'flag' ? `${option.name} ` : `${option.name}=`,
    }));
  const matching: Completion[] = [];
  const alike: Completion[] = [];
  for (const argument of open.filter(isCompleted)) {
    if (partial === '' && !argument.required && !argument.orOwn) continue;
    const ask = askOf(argument);
    const choices = await ask(partial);
    const isMatch = ({ label }: Choice) =>
      foldText(label)
        .split(' ')
        .some((word) => word.startsWith(folded));
    // Nobody sees the alias that matched, so the best suggestions of the first argument stand even where their label differs.
    matching.push(...(await toCompletions(choices.filter(isMatch), argument, ask, '')));
    if (alike.length === 0 && partial.length > 1)
      alike.push(...(await toCompletions(choices.filter((choice) => !isMatch(choice)).slice(0, 4), argument, ask, '')));
  }
  const values = [...matching, ...(matching.length > 0 ? [] : alike)];
  return [...values.slice(0, limit), ...options].slice(0, limit + 4);
}

/** The arguments a next word may be for: what was named is taken, and one word fills what takes one. */
function openArguments(args: Argument[], words: string[]): Argument[] {
  const named = new Set(
    words.flatMap((word, index) => {
      const key = /^([a-z][a-z0-9-]*)=/.exec(word)?.[1] ?? word.toLowerCase();
      const isNamed = args.some(({ name }) => name === key) && (word.includes('=') || args.length > 0);
      return isNamed ? [key, `#${index}`] : [];
    }),
  );
  const positional = words.filter((word, index) => !named.has(`#${index}`) && word !== '').length;
  const free = args.filter(({ name, list }) => list || !named.has(name));
  const [first, ...others] = free;
  return first && positional > 0 && !first.list && first.kind !== 'flag' && first.kind !== 'words' ? others : free;
}

function isCompleted({ kind }: Argument): boolean {
  return kind !== 'words' && kind !== 'number' && kind !== 'flag';
}

type Ask = (partial: string) => Promise<Choice[]>;

/** Asks the bot for values of one argument. */
function askFor(command: CommandInfo, subcommand: SubcommandInfo, argument: Argument, { bot, actor }: Asker): Ask {
  return async (partial) => {
    const outcome = await bot.handle({
      type: 'autocomplete',
      id: 'typing',
      actor,
      place: placeOf(actor.user),
      command: command.name,
      ...(subcommand.name && { subcommand: subcommand.name }),
      argument: argument.name,
      partial,
      limit,
    });
    return outcome.type === 'choices' ? outcome.choices : [];
  };
}

function toCompletions(choices: Choice[], argument: Argument, ask: Ask, prefix: string): Promise<Completion[]> {
  return Promise.all(
    choices.map(async (choice) => {
      const isNamed = isTerm(argument) && !argument.isNumbered;
      const said = isNamed ? await nameOf(choice, ask) : choice.value;
      const quoted = /[\s"=]/.test(said) ? `"${said.replace(/["\\]/g, '\\$&')}"` : said;
      return { label: choice.label, hint: argument.name, text: `${prefix}${quoted} ` };
    }),
  );
}

/** The name of a choice where it means nothing else, otherwise its code. */
async function nameOf({ label, value }: Choice, ask: Ask): Promise<string> {
  const name = label.replace(/\s*\([^()]*\)$/, '');
  const folded = foldText(name);
  const same = (await ask(name)).filter((choice) => foldText(choice.label.replace(/\s*\([^()]*\)$/, '')) === folded);
  return same.length === 1 && same[0]?.value === value ? name : value;
}

function unquote(text: string): string {
  return tokenize(text)[0]?.text.replaceAll('"', '') ?? '';
}
