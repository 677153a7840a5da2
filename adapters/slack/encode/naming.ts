import type { Form, Problems } from '#src/core/form.ts';
import type { Block, Button, Message, Select } from '#src/core/message.ts';
import { hasOwnSlash, ownCommand } from '../decode/command-name.ts';

/** Commands as they are typed in this workspace: behind its prefix, and behind our own name where Slack has theirs. */
export type Naming = {
  /** In a sentence: “Try /help” → “Try /causeway help”. */
  text(text: string): string;
  message<Said extends Message>(message: Said): Said;
  /** Renames commands in a form's sentences, and leaves its values as they are. */
  form(form: Form): Form;
  problems(problems: Problems): Problems;
};

const asTheyAre: Naming = {
  text: (text) => text,
  message: (message) => message,
  form: (form) => form,
  problems: (problems) => problems,
};

export function createNaming(commands: string[], prefix: string): Naming {
  const renamed = commands.filter((name) => prefix !== '' || !hasOwnSlash(name));
  if (renamed.length === 0) return asTheyAre;
  // Not in an address, nor inside a word. A code to join accounts is typed on another platform, where there is no prefix.
  const said = new RegExp(
    `(?<![\\p{L}\\p{N}/.:_-])/(${renamed.join('|')})(?![\\p{L}\\p{N}/_-])(?! link [A-Z0-9]{6,}\\b)`,
    'gu',
  );
  const text = (own: string) =>
    own.includes('/')
      ? own.replace(said, (_, name: string) => (hasOwnSlash(name) ? `/${prefix}${name}` : `/${ownCommand} ${name}`))
      : own;

  const item = (own: Button | Select): Button | Select =>
    own.type === 'select'
      ? {
          ...own,
          placeholder: text(own.placeholder),
          options: own.options.map((option) => ({ ...option, label: text(option.label) })),
        }
      : { ...own, label: text(own.label) };

  function block(own: Block): Block {
    switch (own.type) {
      case 'heading':
        return { ...own, text: text(own.text) };
      case 'text':
      case 'note':
        return { ...own, markdown: text(own.markdown) };
      case 'facts':
        return { ...own, items: own.items.map(({ label, value }) => ({ label: text(label), value: text(value) })) };
      case 'table':
        return { ...own, rows: own.rows.map((row) => row.map(text)) };
      case 'list':
        return {
          ...own,
          items: own.items.map((each) => ({
            ...each,
            title: text(each.title),
            ...(each.markdown && { markdown: text(each.markdown) }),
          })),
        };
      case 'actions':
        return { ...own, items: own.items.map(item) };
      case 'picture':
      case 'file':
      case 'divider':
        return own;
      default:
        return own satisfies never;
    }
  }

  return {
    text,
    message: (message) => ({ ...message, text: text(message.text), blocks: message.blocks.map(block) }),
    form: (form) => ({
      ...form,
      ...(form.intro && { intro: text(form.intro) }),
      fields: form.fields.map((field) => ({ ...field, ...(field.hint && { hint: text(field.hint) }) })),
    }),
    problems: (problems) => Object.fromEntries(Object.entries(problems).map(([field, why]) => [field, text(why)])),
  };
}
