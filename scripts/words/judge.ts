import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWords } from '#src/domain/reading/create-words.ts';
import { decide } from '#src/domain/reading/decide.ts';
import type { Decision } from '#src/domain/reading/decision.ts';
import { createReader } from '#src/domain/reading/read.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { readWordTables } from '#src/sources/word-tables.ts';
import { canonical, meansSame } from './canonical.ts';
import { readStarterCatalogue } from './catalogue.ts';

/** A sentence and the lines that answer it; "clarify" where the bot should ask or say that it cannot. */
export type Labelled = {
  id: string;
  lang: string;
  kind: string;
  text: string;
  region: string | null;
  accept: string[];
  note?: string;
};

/**
 * right; honest: says that it does not know, or asks, where a line exists; passes: an answer to something else that reads as the answer;
 * visible: something plainly else; none: not understood.
 */
export type Verdict = 'right' | 'honest' | 'passes' | 'visible' | 'none';

export type Judged = Labelled & { verdict: Verdict; came: string };

const figureCommands = new Set(['/compare', '/peers', '/indicator show', '/indicator rank']);

/** The paths of the sets of labelled sentences in a folder: each file there that ends with `.jsonl`, by name. */
export async function listLabelled(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
}

export async function readLabelled(path: string | URL): Promise<Labelled[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled);
}

/** Creates a reader that tells what a text comes to, as the bot would read it with its starter figures. */
export async function createSentenceReader(thisYear = 2026) {
  const [tables, catalogue] = await Promise.all([readWordTables(), readStarterCatalogue()]);
  const words = createWords(tables, catalogue);
  const { read } = createReader(words, thisYear);
  return {
    catalogue,
    words,
    read,
    decide: (text: string, region: string | null): Decision => decide(read(text), { region }, catalogue),
  };
}

export function judge(labelled: Labelled, decision: Decision, catalogue: Catalogue): Judged {
  const came = formatDecision(decision);
  return { ...labelled, came, verdict: verdictOf(labelled, decision, catalogue) };
}

export function formatDecision(decision: Decision): string {
  if (decision.type === 'line') return [decision.line, decision.also].filter(Boolean).join(' + ');
  if (decision.type === 'doubt')
    return `clarify (${decision.doubt.reason}${'said' in decision.doubt ? ` ${decision.doubt.said}` : ''})`;
  return decision.type === 'talk' ? 'thanks' : 'none';
}

function verdictOf({ accept, region }: Labelled, decision: Decision, catalogue: Catalogue): Verdict {
  const allowsDoubt = accept.includes('clarify');
  if (decision.type === 'talk') return accept.includes('thanks') ? 'right' : 'visible';
  if (decision.type === 'none') return allowsDoubt || accept.includes('none') ? 'right' : 'none';
  if (decision.type === 'doubt') return allowsDoubt ? 'right' : 'honest';
  // Two figures in one answer are the two lines that labels have for them.
  const shape = (line: string) =>
    withBeside(line)
      .split(' + ')
      .map((each) => canonical(each, region, catalogue));
  const ours = shape(formatDecision(decision));
  const labels = accept.filter((each) => each.startsWith('/')).map(shape);
  // One figure beside another is the same, whichever is said first.
  const isPair = formatDecision(decision).includes(' beside=');
  const orders = isPair ? [ours, ours.toReversed()] : [ours];
  const fits = labels.some((label) =>
    orders.some(
      (order) =>
        label.length === order.length && label.every((each, index) => order[index] && meansSame(order[index], each)),
    ),
  );
  // A second question answered besides the one that was asked takes nothing away.
  const fitsFirst = labels.some((label) => label.length === 1 && label[0] && ours[0] && meansSame(ours[0], label[0]));
  if (fits || fitsFirst) return 'right';
  const command = ours[0]?.command ?? '';
  const isAlike =
    labels.some(([label]) => label?.command === command) ||
    labels.length === 0 ||
    labels.some(([label]) => figureCommands.has(label?.command ?? ''));
  return isAlike && figureCommands.has(command)
    ? 'passes'
    : labels.some(([label]) => label?.command === command)
      ? 'passes'
      : 'visible';
}

function withBeside(line: string): string {
  const [, one = '', rest = '', other] = /^\/indicator show (\S+)(.*) beside=(\S+)$/.exec(line) ?? [];
  return other === undefined ? line : `/indicator show ${one}${rest} + /indicator show ${other}${rest}`;
}
