import type { CommandInfo } from '#src/core/command.ts';
import type { Form } from '#src/core/form.ts';
import {
  type Asker,
  type Completion,
  type Completions,
  completeArguments,
  descriptionsFor,
  limit,
} from './arguments.ts';

/** Completes `line`, the text left of the caret. */
export async function completeLine(line: string, asker: Asker): Promise<Completions> {
  const commands = await asker.bot.commandsFor(asker.actor);
  const start = /^\s*\/(\S*)$/u.exec(line);
  if (start) return completeCommand(line.indexOf('/'), start[1] ?? '', commands, asker);
  const match = /^\s*\/(\S+)\s+(?:(\S+)(\s+))?(.*)$/su.exec(line);
  const command = commands.find(({ name }) => name === match?.[1]?.toLowerCase());
  if (!match || !command) return { from: line.length, items: [] };
  const [, , first, space, tail = ''] = match;
  const named = first ? command.subcommands.get(first.toLowerCase()) : undefined;
  if (named?.name) return completeArguments(line, tail, command, named, asker);
  const rest = `${first ?? ''}${space ?? ''}${tail}`;
  const fallback = command.fallback === null ? undefined : command.subcommands.get(command.fallback);
  const subcommands = first ? [] : completeSubcommand(tail, command, asker);
  if (!fallback) return { from: line.length - tail.length, items: first ? [] : subcommands };
  const following = await completeArguments(line, rest, command, fallback, asker);
  return subcommands.length > 0
    ? {
        from: line.length - tail.length,
        items: [...subcommands, ...(following.from === line.length - tail.length ? following.items : [])].slice(
          0,
          limit + 2,
        ),
      }
    : following;
}

/** Names for a form's field that looks them up: it shows the label, and `value` is what it holds. */
export async function completeLookup(kind: string, partial: string, asker: Asker): Promise<Completions> {
  const choices = await asker.bot.suggest(
    kind,
    partial.replace(/\([^()]*\)$/, '').trimEnd(),
    limit,
    asker.actor.locale,
  );
  return { from: 0, items: choices.map(({ label, value }) => ({ label, hint: '', text: label, value })) };
}

/** The form with the names of what its fields look up, so that no code stands where a person reads. */
export async function nameLookups(form: Form, asker: Asker): Promise<Form> {
  const fields = await Promise.all(
    form.fields.map(async (field) => {
      const value = form.values[field.name];
      if (field.type !== 'lookup' || typeof value !== 'string' || value === '') return field;
      const named = (await asker.bot.suggest(field.kind, value, limit, asker.actor.locale)).find(
        (choice) => choice.value === value,
      );
      return named ? { ...field, likely: [named, ...field.likely] } : field;
    }),
  );
  return { ...form, fields };
}

function completeCommand(from: number, typed: string, commands: CommandInfo[], asker: Asker): Completions {
  const descriptions = descriptionsFor(asker);
  const word = typed.toLowerCase();
  const items = commands
    .filter(({ name }) => name.includes(word))
    .sort((left, right) => Number(right.name.startsWith(word)) - Number(left.name.startsWith(word)))
    .map(({ name }) => ({ label: `/${name}`, hint: descriptions.summary(name), text: `/${name} ` }));
  return { from, items };
}

function completeSubcommand(typed: string, command: CommandInfo, asker: Asker): Completion[] {
  const descriptions = descriptionsFor(asker);
  return [...command.subcommands.values()]
    .filter(({ name }) => name !== '' && name.startsWith(typed.toLowerCase()))
    .map(({ name }) => ({ label: name, hint: descriptions.summary(command.name, name), text: `${name} ` }));
}
