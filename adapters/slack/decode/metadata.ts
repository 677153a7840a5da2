import { z } from 'zod';
import type { LineStore } from '#src/core/ports.ts';
import { keepLines, readLine } from '../encode/lines.ts';
import { limits } from '../limits.ts';
import type { Origin } from './interaction-context.ts';

/** The private metadata of a window: it names the form that a submission belongs to, and the place for the answer. */
const schema = z.object({
  /** The command line that opened it, or the key of a long one. */
  line: z.string(),
  step: z.number().default(0),
  steps: z.number().default(1),
  /** Names what the steps before it were sent with. */
  sent: z.string().default(''),
  channel: z.string().nullable().default(null),
  threadTs: z.string().nullable().default(null),
  responseUrl: z.string().nullable().default(null),
  /** Opened from the home page, which then shows what changed. */
  fromHome: z.boolean().default(false),
});

export type Metadata = z.output<typeof schema>;

/** A line may be twice as long in JSON; the rest stands beside it. */
const longestLine = limits.privateMetadata / 2 - 400;

export async function writeMetadata(metadata: Metadata, lines: LineStore): Promise<string> {
  const encodeLine = await keepLines([{ line: metadata.line, max: longestLine }], lines);
  return JSON.stringify({ ...metadata, line: encodeLine(metadata.line, longestLine) });
}

/** Reads a window's metadata; null if the window is not ours, or its long line is no longer stored. */
export async function readMetadata(text: string | undefined, lines: LineStore): Promise<Metadata | null> {
  let json: unknown;
  try {
    json = JSON.parse(text ?? '');
  } catch {
    return null;
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return null;
  const line = await readLine(parsed.data.line, lines);
  return line === null ? null : { ...parsed.data, line };
}

export function metadataOf(line: string, { channel, threadTs, responseUrl }: Origin, fromHome: boolean): Metadata {
  return { line, step: 0, steps: 1, sent: '', channel, threadTs, responseUrl, fromHome };
}
