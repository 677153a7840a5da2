import { type CST, Lexer, Parser, parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { type Definition, definition, ruleLimits, trigger } from './definition.ts';

/** What is wrong with a rule that was written: where, and what, as the reader of YAML or its schema says it. */
export type Flaw = { path: string; line: number | null; said: string };

/** Writes a rule as YAML, with its keys in the order in which a person reads them. */
export const writeRule = (rule: Definition): string => stringify(rule, { lineWidth: 100 });

/** A rule has no more in one place, and lies no deeper: looked at before anything is made of it, as what lies deep or is very wide takes long to read. */
const mostDeep = 40;
const mostWide = 200;

/** Whether a source lies deeper or is wider than rules are, or has lists as the names of things. */
function isOverlarge(source: string): boolean {
  const parser = new Parser();
  let read = 0;
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) {
      read += 1;
      if (read > mostWide || isWide(token)) return true;
    }
    const open = parser.stack.at(-1);
    if (parser.stack.length > mostDeep || (open && hasMuch(open))) return true;
  }
  return [...parser.end()].some(isWide);
}

function isWide(token: CST.Token | null | undefined): boolean {
  if (token?.type === 'document') return isWide(token.value);
  if (!token || !('items' in token)) return false;
  return hasMuch(token) || token.items.some(({ key, value }) => (key && 'items' in key) || isWide(value));
}

/** Whether a token has too many parts, or too much before the last of them. */
function hasMuch(token: CST.Token): boolean {
  if (!('items' in token)) return false;
  const last = token.items.at(-1);
  return token.items.length > mostWide || (last?.start.length ?? 0) + (last?.sep?.length ?? 0) > mostWide;
}

/** Reads a rule from YAML, or JSON, which is YAML too. Aliases are not followed: a short file could stand for a huge one. */
export function readRule(source: string): { definition: Definition } | { flaws: Flaw[] } {
  if (source.length > ruleLimits.yaml) return { flaws: [{ path: '', line: null, said: 'size' }] };
  if (isOverlarge(source))
    return { flaws: [{ path: '', line: null, said: 'It lies deeper, or has more in one place, than any rule.' }] };
  const document = parseDocument(source, {
    merge: false,
    prettyErrors: false,
    uniqueKeys: true,
    resolveKnownTags: false,
  });
  const [error] = document.errors;
  if (error) return { flaws: [{ path: '', line: lineAt(source, error.pos[0]), said: error.message }] };
  let read: unknown;
  try {
    read = document.toJS({ maxAliasCount: 0 });
  } catch (fault) {
    return { flaws: [{ path: '', line: null, said: fault instanceof Error ? fault.message : String(fault) }] };
  }
  const parsed = definition.safeParse(read);
  if (parsed.success) return { definition: parsed.data };
  return {
    flaws: parsed.error.issues.map(deepest).map(({ path, message }) => ({
      path: path.join('.'),
      line: lineOf(document.getIn(path, true) ?? document.getIn(path.slice(0, -1), true)),
      said: message,
    })),
  };

  function lineOf(node: unknown): number | null {
    const [at] = (node as { range?: [number, number, number] } | undefined)?.range ?? [];
    return at === undefined ? null : lineAt(source, at);
  }
}

/** Writes what begins a rule as YAML. */
export const writeTrigger = (on: Definition['on']): string => stringify(on, { lineWidth: 100 });

/** Reads what begins a rule from YAML; null where it cannot be read as that. */
export function readTrigger(source: string): Definition['on'] | null {
  if (source.length > ruleLimits.text || isOverlarge(source)) return null;
  const document = parseDocument(source, { merge: false, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) return null;
  try {
    return trigger.safeParse(document.toJS({ maxAliasCount: 0 })).data ?? null;
  } catch {
    return null;
  }
}

const lineAt = (source: string, at: number) => source.slice(0, at).split('\n').length;

type Said = { path: PropertyKey[]; message: string };

/** Of alternatives none of which fits, what is wrong with the one that fits best: whose fault lies deepest. */
function deepest(issue: z.core.$ZodIssue): Said {
  if (issue.code !== 'invalid_union') return { path: issue.path, message: issue.message };
  const inner = issue.errors
    .filter((each) => each.length > 0 && !each.every((one) => one.code === 'unrecognized_keys' || isAbsent(one)))
    .flatMap((each) => each.slice(0, 1))
    .map((one) => deepest({ ...one, path: [...issue.path, ...one.path] } as z.core.$ZodIssue))
    .sort((left, right) => right.path.length - left.path.length);
  return inner[0] ?? { path: issue.path, message: issue.message };
}

const isAbsent = (issue: z.core.$ZodIssue) => issue.code === 'invalid_type' && issue.input === undefined;
