import type { Loose } from './message-rules.ts';

type Command = Loose & {
  name: string;
  description?: string;
  options?: Command[];
  choices?: { name: string; value: string | number }[];
  required?: boolean;
  autocomplete?: boolean;
  name_localizations?: Record<string, string>;
  description_localizations?: Record<string, string>;
};

const locales = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** What Discord would refuse a bulk overwrite for. */
export function listCommandProblems(body: unknown): string[] {
  const commands = body as Command[];
  const problems: string[] = [];
  for (const [type, most] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ] as const)
    if (commands.filter((command) => (command.type ?? 1) === type).length > most)
      problems.push(`more than ${most} of type ${type}`);
  const names = commands.map(({ type = 1, name }) => `${type} ${name}`);
  if (new Set(names).size < names.length) problems.push('a command name occurs twice');
  for (const command of commands) {
    if ((command.type ?? 1) === 1) problems.push(...listOptionProblems(command));
    else if (command.description || command.options || command.name.length > 32)
      problems.push(`the menu command ${command.name}`);
    if (sizeOf(command) > 8_000) problems.push(`${command.name} has more than 8,000 characters`);
  }
  return problems;
}

function listOptionProblems(option: Command): string[] {
  const {
    name,
    description = '',
    options = [],
    choices = [],
    name_localizations: names = {},
    description_localizations: texts = {},
  } = option;
  const problems: string[] = [];
  for (const text of [name, ...Object.values(names)])
    if (!slashName.test(text) || text !== text.toLowerCase()) problems.push(`the name ${text}`);
  for (const text of [description, ...Object.values(texts)])
    if (text.length < 1 || text.length > 100) problems.push(`a description of ${name}`);
  for (const locale of [...Object.keys(names), ...Object.keys(texts)])
    if (!locales.has(locale)) problems.push(`the locale ${locale}`);
  if (options.length > 25 || choices.length > 25) problems.push(`more than 25 in ${name}`);
  if (choices.length > 0 && option.autocomplete) problems.push(`${name} has choices and autocomplete`);
  if (new Set(options.map((one) => one.name)).size < options.length) problems.push(`an option of ${name} occurs twice`);
  const required = options.map((one) => one.required ?? false);
  if (required.lastIndexOf(true) > required.indexOf(false) && required.includes(false))
    problems.push(`the order in ${name}`);
  const kinds = new Set(options.map(({ type }) => (type === 1 || type === 2 ? 'subcommand' : 'value')));
  if (kinds.size > 1) problems.push(`subcommands beside values in ${name}`);
  return [...problems, ...options.flatMap(listOptionProblems)];
}

function sizeOf({ name, description = '', options = [], choices = [] }: Command): number {
  const own =
    name.length +
    description.length +
    choices.reduce((sum, choice) => sum + choice.name.length + String(choice.value).length, 0);
  return own + options.reduce((sum, option) => sum + sizeOf(option), 0);
}
