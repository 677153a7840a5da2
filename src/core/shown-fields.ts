import { createHash } from 'node:crypto';
import type { Field, FormValue, FormValues } from './form.ts';

/** What the fields of a form showed when somebody opened it: hashes of the values, by name. `at` in milliseconds. */
export type Opening = { at: number; fields: Record<string, string> };
/** The windows of one form that a person may have open, the latest first. */
export type ShownFields = readonly Opening[];

const mostKept = 6;
/** A window that another was opened after counts so long as open. */
const openMs = 2 * 60 * 60_000;

function hashOf(value: FormValue | undefined): string {
  const plain = value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
  const ordered = Array.isArray(plain) ? plain.map((each) => JSON.stringify(each)).sort() : plain;
  return createHash('sha256').update(JSON.stringify(ordered)).digest('base64url').slice(0, 16);
}

/** Adds what a form shows now. `typed` holds what stands in fields from an earlier try: what such a field was begun from stays. */
export function addShown(
  before: ShownFields,
  { fields, values, typed, at }: { fields: readonly Field[]; values: FormValues; typed: FormValues; at: number },
): ShownFields {
  const [latest] = before;
  const shown = fields.flatMap(({ name, type }): [string, string][] => {
    if (type === 'file') return [];
    const begun = Object.hasOwn(typed, name) ? latest?.fields[name] : undefined;
    return [[name, begun ?? hashOf(values[name])]];
  });
  return [{ at, fields: Object.fromEntries(shown) }, ...before.filter((each) => at - each.at < openMs)].slice(
    0,
    mostKept,
  );
}

type Joined = {
  values: FormValues;
  /** Fields that were left as they were shown and say something else now. */
  kept: string[];
  asked: string[];
  /** Once they are asked: what was shown, with what those fields say now. */
  whenAsked: ShownFields;
  /** Once it is saved: the other windows. */
  whenSaved: ShownFields;
};

/**
 * Joins what was sent with what the record says now. A field that this person left as they saw it keeps what it says now. One that both changed is
 * asked about.
 */
export function joinWithNow(
  fields: readonly Field[],
  shown: ShownFields,
  { now, sent }: { now: FormValues; sent: FormValues },
): Joined {
  const names = fields.map(({ name }) => name).filter((name) => Object.hasOwn(sent, name));
  const opened = findWindow(names, shown, sent);
  const values = { ...sent };
  const [kept, asked]: [string[], string[]] = [[], []];
  const seen: Record<string, string> = { ...opened?.fields };
  for (const name of names) {
    const begun = opened && Object.hasOwn(opened.fields, name) ? opened.fields[name] : undefined;
    if (begun === undefined) continue;
    const [there, here] = [hashOf(now[name]), hashOf(sent[name])];
    if (here === there || begun === there) continue;
    if (here === begun) {
      if (Object.hasOwn(now, name)) values[name] = now[name] ?? null;
      kept.push(name);
    } else {
      asked.push(name);
      seen[name] = there;
    }
  }
  return {
    ...{ values, kept, asked },
    whenAsked: shown.map((each) => (each === opened ? { ...each, fields: seen } : each)),
    whenSaved: shown.filter((each) => each !== opened),
  };
}

/**
 * Finds the window that was sent: the one that fits best, of those that fit as well the latest. In an earlier one something was changed: where all of it is as that showed it, it was
 * typed back into the latest.
 */
function findWindow(names: readonly string[], shown: ShownFields, sent: FormValues): Opening | undefined {
  const [latest, ...earlier] = shown;
  if (!latest) return undefined;
  const fitOf = ({ fields }: Opening) => names.filter((name) => fields[name] === hashOf(sent[name])).length;
  let best = { opening: latest, fit: fitOf(latest) };
  for (const opening of earlier) {
    const fit = fitOf(opening);
    if (fit > best.fit && fit < names.length) best = { opening, fit };
  }
  return best.opening;
}

/** Says a value as its form shows it: the labels of options, texts as they are; empty where there is none. */
export function sayValue(field: Field, value: FormValue | undefined): string {
  if (value === null || value === undefined) return '';
  const items = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [String(value)];
  if (!('options' in field)) return items.join(', ');
  return items.map((each) => field.options.find((option) => option.value === each)?.label ?? each).join(', ');
}
