import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Actions, Block, Button, Select } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import { encodeControl } from '../decode/custom-id.ts';
import { component, message } from '../limits.ts';

export type Row = APIActionRowComponent<APIButtonComponent | APIStringSelectComponent>;

/** Numbers the controls of one answer, and says what they need to be drawn. */
export type ControlContext = { keys: Map<string, string>; next(): number };

const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

/** Buttons five to a row, each select in a row of its own; a select with more than 25 options becomes several. */
export function encodeActions(items: Actions['items'], context: ControlContext): Row[] {
  const rows: Row[] = [];
  let buttons: APIButtonComponent[] = [];
  for (const item of items) {
    if (item.type !== 'select') {
      if (buttons.length === message.rowButtons) buttons = [];
      if (buttons.length === 0) rows.push({ type: ComponentType.ActionRow, components: buttons });
      buttons.push(encodeButton(item, context));
      continue;
    }
    buttons = [];
    rows.push(
      ...encodeSelect(item, context).map((select): Row => ({ type: ComponentType.ActionRow, components: [select] })),
    );
  }
  return rows;
}

/** Returns whether a link button takes this address: Discord wants a name with a dot in it, so no localhost, and at most 512 characters. */
export function isLinkable(url: string): boolean {
  const { protocol, hostname } = URL.parse(url) ?? {};
  return /^https?:$/.test(protocol ?? '') && (hostname ?? '').includes('.') && url.length <= component.url;
}

/** One button, numbered in its message. */
export function encodeButton(button: Button, context: ControlContext): APIButtonComponent {
  const label = shorten(button.label.trim() || '…', component.buttonLabel);
  if (button.type === 'link') return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: button.url };
  return {
    type: ComponentType.Button,
    style: button.style ? styles[button.style] : ButtonStyle.Secondary,
    label,
    custom_id: sayLine(button.line, context),
  };
}

function encodeSelect({ placeholder, options }: Select, context: ControlContext): APIStringSelectComponent[] {
  const selects: APIStringSelectComponent[] = [];
  for (let start = 0; start < options.length; start += component.options) {
    const some = options.slice(start, start + component.options);
    const range = options.length > component.options ? ` (${start + 1}–${start + some.length})` : '';
    selects.push({
      type: ComponentType.StringSelect,
      custom_id: sayLine('/', context),
      placeholder: shorten(placeholder, component.placeholder - range.length) + range,
      options: some.map(({ label, line }) => ({ ...encodeLabel(label), value: sayLine(line, context) })),
    });
  }
  return selects;
}

function sayLine(line: string, { keys, next }: ControlContext): string {
  return encodeControl({ line, number: next() }, keys);
}

/** Splits a text into an option's label and the description below it, which continues a text that is too long. */
export function encodeLabel(text: string): { label: string; description?: string } {
  const label = text.trim() || '…';
  if (label.length <= component.optionLabel) return { label };
  const head = shorten(label, component.optionLabel);
  return { label: head, description: shorten(`…${label.slice(head.length - 1)}`, component.optionLabel) };
}

/** Every line that the controls of a message say. */
export function* linesOf(blocks: Block[]): Iterable<string> {
  for (const block of blocks) {
    if (block.type === 'list') for (const { line } of block.items) yield line;
    if (block.type !== 'actions') continue;
    for (const item of block.items) {
      if (item.type === 'button') yield item.line;
      if (item.type === 'select') for (const option of item.options) yield option.line;
    }
  }
}
