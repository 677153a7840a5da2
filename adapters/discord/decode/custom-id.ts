import type { LineStore } from '#src/core/ports.ts';
import { component } from '../limits.ts';

/**
 * What a button, an option or a modal says when it is used: a command line, in clear where it fits, otherwise by its key.
 * Buttons and options: `{n}[@{delivery}][+{step}]|{line}` or `…#{key}`; `n` makes them unique in a message, `step` opens a form there.
 * Modals: `{step}/{steps}[~]|{line}` or `…#{key}`; `~` where the message it was opened from may be replaced.
 */
const control = /^[0-9a-z]{1,4}(?:@([^|#+]{1,24}))?(?:\+(\d{1,2}))?([|#])(.+)$/s;
const modal = /^(\d{1,2})\/(\d{1,2})(~?)([|#])(.+)$/s;

/** The longest text in front of a control's line: `zzzz@{24}+99|`. */
const longestControlHead = 33;

export const longestLine = component.customId - longestControlHead;

export type Said = { line: string } | { key: string };
export type Control = Said & { delivery: string | null; step: number | null };
export type ModalId = Said & { step: number; steps: number; replaces: boolean };

/** The lines that must go by key, saved; `encodeControl` and `encodeModalId` look them up here. */
export async function keepLines(lines: Iterable<string>, store: LineStore): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const line of lines) if (!isShort(line) && !keys.has(line)) keys.set(line, await store.save(line));
  return keys;
}

export function isShort(line: string): boolean {
  return line.length <= longestLine;
}

function say(line: string, keys: Map<string, string>): string {
  if (isShort(line)) return `|${line}`;
  const key = keys.get(line);
  if (key === undefined) throw new Error('A long line was not kept before it was drawn.');
  return `#${key}`;
}

export function encodeControl(
  { line, number, step }: { line: string; number: number; step?: number },
  keys: Map<string, string>,
): string {
  return number.toString(36) + (step === undefined ? '' : `+${step}`) + say(line, keys);
}

/** Null for what this adapter did not write. */
export function decodeControl(customId: string): Control | null {
  const match = control.exec(customId);
  if (!match) return null;
  const [, delivery, step, sign, text = ''] = match;
  return { ...said(sign, text), delivery: delivery ?? null, step: step === undefined ? null : Number(step) };
}

export function encodeModalId(
  { line, step, steps, replaces }: { line: string; step: number; steps: number; replaces: boolean },
  keys: Map<string, string>,
): string {
  return `${step}/${steps}${replaces ? '~' : ''}${say(line, keys)}`;
}

export function decodeModalId(customId: string): ModalId | null {
  const match = modal.exec(customId);
  if (!match) return null;
  const [, step, steps, replaces, sign, text = ''] = match;
  return { ...said(sign, text), step: Number(step), steps: Number(steps), replaces: replaces === '~' };
}

const said = (sign: string | undefined, text: string): Said => (sign === '#' ? { key: text } : { line: text });

/** The line something says; null when its key is not known any more. */
export async function findLine(said: Said, store: LineStore): Promise<string | null> {
  return 'line' in said ? said.line : store.find(said.key);
}

/** Returns the custom id of the same control, with the delivery that posted it. */
export function markControl(customId: string, delivery: string): string {
  return customId.replace(/^[0-9a-z]+/, (number) => `${number}@${delivery}`);
}

/** Returns whether a control was made for this delivery. */
export const isOfDelivery = (customId: string, delivery: string) => decodeControl(customId)?.delivery === delivery;
