import type { ActionsBlock, Button as SlackButton, StaticSelect } from '@slack/types';
import type { Actions, Button, Select } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import { limits } from '../limits.ts';

/** Room for one block of buttons or options, so that any of them fits a message. */
const blockCharacters = 8_000;

/**
 * How an element is known when it is used. `ask` stands in a question to the person (the answer takes its place), `line` elsewhere,
 * `page` turns to a later part of a long answer. A number behind makes it unique in its message.
 */
export type ActionKind = 'line' | 'ask' | 'page' | 'link';
export const actionId = (kind: ActionKind, number: number | string) => `${kind}:${number}`;

export type LineEncoder = (line: string, max: number) => string;

export function encodeActions(
  { items }: Actions,
  kind: 'line' | 'ask',
  start: number,
  encodeLine: LineEncoder,
): ActionsBlock[] {
  let number = start;
  const elements = items.flatMap((item): (SlackButton | StaticSelect)[] =>
    item.type === 'select'
      ? splitOptions(item, encodeLine).map((options) => ({
          type: 'static_select',
          action_id: actionId(kind, number++),
          placeholder: { type: 'plain_text', text: shorten(item.placeholder, limits.placeholder) || '…' },
          options,
        }))
      : [encodeButton(item, kind, number++, encodeLine)],
  );
  const blocks: ActionsBlock[] = [];
  let group: ActionsBlock['elements'] = [];
  let size = 0;
  for (const element of elements) {
    const length = JSON.stringify(element).length;
    if (group.length === limits.actions || (group.length > 0 && size + length > blockCharacters)) {
      blocks.push({ type: 'actions', elements: group });
      group = [];
      size = 0;
    }
    group.push(element);
    size += length;
  }
  if (group.length > 0) blocks.push({ type: 'actions', elements: group });
  return blocks;
}

/** One button; `number` makes it unique in its message. */
export function encodeButton(item: Button, kind: ActionKind, number: number, encodeLine: LineEncoder): SlackButton {
  const text = { type: 'plain_text' as const, text: shorten(item.label, limits.buttonText) || '…' };
  if (item.type === 'link') return { type: 'button', action_id: actionId('link', number), text, url: item.url };
  return {
    type: 'button',
    action_id: actionId(kind, number),
    text,
    value: encodeLine(item.line, limits.buttonValue),
    ...(item.style && { style: item.style }),
  };
}

type SlackOption = NonNullable<StaticSelect['options']>[number];

function splitOptions({ options }: Select, encodeLine: LineEncoder): SlackOption[][] {
  const groups: SlackOption[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const { label, line } of options) {
    const option: SlackOption = {
      text: { type: 'plain_text', text: shorten(label, limits.optionText) || '…' },
      value: encodeLine(line, limits.optionValue),
    };
    const length = JSON.stringify(option).length;
    const group = groups.at(-1);
    if (!group || group.length === limits.options || size + length > blockCharacters - 500) {
      groups.push([option]);
      size = length;
    } else {
      group.push(option);
      size += length;
    }
  }
  return groups;
}

/** Null for an element that is none of ours. */
export function parseActionId(id: string): { kind: ActionKind; number: number } | null {
  const match = /^(line|ask|page|link):(\d+)$/.exec(id);
  return match ? { kind: match[1] as ActionKind, number: Number(match[2]) } : null;
}
