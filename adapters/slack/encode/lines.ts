import type { Message } from '#src/core/message.ts';
import type { LineStore } from '#src/core/ports.ts';
import { limits } from '../limits.ts';
import type { LineEncoder } from './actions.ts';

/** A command line and the room it has. */
type Line = { line: string; max: number };

/** Before the key of a line that was too long for its place; a line itself begins with a slash. */
const keyPrefix = '#';

/** Saves what of `lines` is longer than `max` and answers how each is written in its place. */
export async function keepLines(lines: Line[], store: LineStore): Promise<LineEncoder> {
  const long = [...new Set(lines.filter(({ line, max }) => line.length > max).map(({ line }) => line))];
  if (long.length === 0) return (line) => line;
  const keys = new Map(
    await Promise.all(long.map(async (line) => [line, `${keyPrefix}${await store.save(line)}`] as const)),
  );
  return (line, max) => (line.length <= max ? line : (keys.get(line) ?? line));
}

/** Every line of a message with the room it has. */
export function listLines({ blocks }: Message): Line[] {
  return blocks.flatMap((block): Line[] =>
    block.type === 'list'
      ? block.items.map(({ line }) => ({ line, max: limits.buttonValue }))
      : block.type !== 'actions'
        ? []
        : block.items.flatMap((item): Line[] =>
            item.type === 'button'
              ? [{ line: item.line, max: limits.buttonValue }]
              : item.type === 'select'
                ? item.options.map(({ line }) => ({ line, max: limits.optionValue }))
                : [],
          ),
  );
}

/** A written line read back; null where it is none of ours or no longer kept. */
export async function readLine(value: string, store: LineStore): Promise<string | null> {
  if (value.startsWith('/')) return value;
  return value.startsWith(keyPrefix) ? store.find(value.slice(keyPrefix.length)) : null;
}
