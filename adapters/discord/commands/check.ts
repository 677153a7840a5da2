import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { command as limits } from '../limits.ts';

type Named = {
  name: string;
  description?: string;
  name_localizations?: Partial<Record<string, string | null>> | null;
  description_localizations?: Partial<Record<string, string | null>> | null;
  required?: boolean;
  type?: number;
  options?: Named[];
  choices?: { name: string; value: string | number }[];
};

const slashName = new RegExp(`^[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]{1,${limits.name}}$`, 'u');

/** Lists what Discord would refuse, each in a sentence that names the place; Discord's own error does not name it. */
export function listProblems(definitions: RESTPostAPIApplicationCommandsJSONBody[]): string[] {
  const problems: string[] = [];
  const slash = definitions.filter(({ type }) => (type ?? 1) === 1) as Named[];
  const menus = definitions.filter(({ type }) => type === 2 || type === 3) as Named[];
  if (slash.length > limits.count)
    problems.push(`There are ${slash.length} slash commands; Discord takes ${limits.count}.`);
  for (const type of [2, 3])
    if (menus.filter((menu) => menu.type === type).length > limits.menuCount)
      problems.push(`There are more than ${limits.menuCount} menu entries on ${type === 2 ? 'people' : 'messages'}.`);
  problems.push(...listDuplicates(slash, ''));
  for (const menu of menus)
    if (menu.name.length < 1 || menu.name.length > limits.name)
      problems.push(`The menu entry "${menu.name}" has ${menu.name.length} characters, not 1–${limits.name}.`);
  for (const command of slash) {
    problems.push(...listNamedProblems(command, `/${command.name}`));
    const size = sizeOf(command);
    if (size > limits.characters)
      problems.push(`/${command.name} has ${size} characters in all; Discord takes ${limits.characters}.`);
  }
  return problems;
}

function listNamedProblems(named: Named, path: string): string[] {
  const { name, description = '', options = [], choices = [] } = named;
  const problems: string[] = [];
  const names = { default: name, ...named.name_localizations };
  for (const [locale, text] of Object.entries(names))
    if (text && (!slashName.test(text) || text !== text.toLowerCase()))
      problems.push(
        `${path}: the name "${text}" (${locale}) is not 1–${limits.name} lower-case letters, digits, -, _ or '.`,
      );
  const descriptions = { default: description, ...named.description_localizations };
  for (const [locale, text] of Object.entries(descriptions))
    if (text !== null && text !== undefined && (text.length < 1 || text.length > limits.description))
      problems.push(`${path}: the description (${locale}) has ${text.length} characters, not 1–${limits.description}.`);
  if (options.length > limits.options)
    problems.push(`${path} has ${options.length} options; Discord takes ${limits.options}.`);
  if (choices.length > limits.choices)
    problems.push(`${path} has ${choices.length} choices; Discord takes ${limits.choices}.`);
  const firstFree = options.findIndex(({ required }) => !required);
  if (firstFree >= 0 && options.slice(firstFree).some(({ required }) => required))
    problems.push(`${path}: an option that may be left out stands before one that may not.`);
  problems.push(...listDuplicates(options, `${path} `));
  return [...problems, ...options.flatMap((option) => listNamedProblems(option, `${path} ${option.name}`))];
}

/** Two names that are the same in one language. */
function listDuplicates(siblings: Named[], path: string): string[] {
  const seen = new Map<string, string>();
  const problems: string[] = [];
  for (const { name, name_localizations: localized } of siblings)
    for (const [locale, text] of Object.entries({ default: name, ...localized })) {
      const other = seen.get(`${locale} ${text}`);
      if (other) problems.push(`${path}${other} and ${path}${name} have the same name "${text}" (${locale}).`);
      seen.set(`${locale} ${text}`, name);
    }
  return problems;
}

/** Names, descriptions and choices together, in the longest language each. */
function sizeOf({
  name,
  description = '',
  name_localizations,
  description_localizations,
  options = [],
  choices = [],
}: Named): number {
  const longest = (text: string, others?: Named['name_localizations']) =>
    Math.max(text.length, ...Object.values(others ?? {}).map((other) => other?.length ?? 0));
  return (
    longest(name, name_localizations) +
    longest(description, description_localizations) +
    choices.reduce((sum, choice) => sum + choice.name.length + String(choice.value).length, 0) +
    options.reduce((sum, option) => sum + sizeOf(option), 0)
  );
}
