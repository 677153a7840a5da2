import type { InputBlock, ModalView } from '@slack/types';
import type { Argument } from '#src/core/argument.ts';
import type { Bot, Plan } from '#src/core/bot.ts';
import { type ArgumentValues, formatLine } from '#src/core/command-line.ts';
import type { Descriptions } from '#src/core/descriptions.ts';
import type { FormValues } from '#src/core/form.ts';
import { shorten } from '#src/core/text.ts';
import { limits } from '../limits.ts';
import type { Texts } from '../texts.ts';
import { encodeOption, encodeOptions, suggestActionId } from './field.ts';
import type { Naming } from './naming.ts';

export const argumentsCallback = 'arguments';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A window that asks for a command's arguments, names looked up while they are typed. */
export function encodeArguments(
  { command, subcommand }: NonNullable<Plan['lacking']>,
  metadata: string,
  naming: Naming,
  descriptions: Descriptions,
  texts: Texts,
): ModalView {
  const describe = (argument: string) => descriptions.argument(command, subcommand.name, argument);
  const said = naming.text(`/${command}${subcommand.name ? ` ${subcommand.name}` : ''}`);
  return {
    type: 'modal',
    callback_id: argumentsCallback,
    title: plain(shorten(said, limits.viewTitle)),
    submit: plain(texts.ask),
    close: plain(texts.cancel),
    private_metadata: metadata,
    blocks: [
      {
        type: 'section',
        text: {
          type: 'plain_text',
          text: shorten(naming.text(descriptions.summary(command, subcommand.name)), limits.section),
        },
      },
      ...subcommand.arguments.map((argument) => encodeArgument(argument, naming.text(describe(argument.name)), texts)),
    ],
  };
}

function encodeArgument(argument: Argument, description: string, texts: Texts): InputBlock {
  return {
    type: 'input',
    block_id: argument.name,
    label: plain(shorten(description, limits.label)),
    optional: !argument.required || Boolean(argument.orOwn) || argument.kind === 'flag',
    element: encodeElement(argument, texts),
  };
}

function encodeElement({ name, kind, term, list, choices }: Argument, texts: Texts): InputBlock['element'] {
  const action_id = 'value';
  switch (kind) {
    case 'choice':
      return {
        type: 'static_select',
        action_id,
        ...encodeOptions((choices ?? []).map((value) => ({ label: value, value }))),
      };
    case 'flag':
      return { type: 'checkboxes', action_id, options: [encodeOption(name, 'yes')] };
    case 'words':
      return { type: 'plain_text_input', action_id, max_length: 1_000 };
    case 'number':
      return { type: 'number_input', action_id, is_decimal_allowed: false };
    case 'term': {
      const select = {
        action_id: suggestActionId(term ?? name),
        min_query_length: 0,
        placeholder: plain(texts.search),
      };
      return list
        ? { type: 'multi_external_select', ...select, max_selected_items: list.max }
        : { type: 'external_select', ...select };
    }
    default:
      return kind satisfies never;
  }
}

/** The command line that a filled window says. */
export function decodeArguments(bot: Bot, line: string, values: FormValues): string | null {
  const [, name = '', sub = ''] = /^\/(\S+)(?:\s+(\S+))?$/.exec(line) ?? [];
  const subcommand = bot.commands.find((command) => command.name === name)?.subcommands.get(sub);
  if (!subcommand) return null;
  const given: ArgumentValues = {};
  for (const { name: argument } of subcommand.arguments) {
    const value = values[argument];
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    given[argument] = Array.isArray(value) ? value.map(String) : (value as string | number | boolean);
  }
  return formatLine(name, subcommand.name, given, subcommand.arguments);
}
