import { createHash } from 'node:crypto';
import type { FormValue, FormValues } from '#src/core/form.ts';

/** A field as it was sent, with the hash of what the page held when it was shown. */
export type SentField = { name: string; value: FormValue; seen: string };

/** What somebody else, or the same person on another device, wrote meanwhile. */
export type Conflict = { name: string; theirs: string };

/** A value as text, so that what a browser sends can be compared with what is kept. */
export function plainValue(value: FormValue | undefined): string {
  if (Array.isArray(value)) return value.map(String).toSorted().join('\n');
  return String(value ?? '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** Returns a short name of a value, which is another where the value is. */
export function hashValue(value: FormValue | undefined): string {
  return createHash('sha256').update(plainValue(value)).digest('base64url').slice(0, 12);
}

/** Finds which of the sent fields change something. Where a field was changed here and meanwhile elsewhere too, both are told and nothing is taken. */
export function mergeSent(
  current: FormValues,
  sent: readonly SentField[],
): { changes: FormValues; conflicts: Conflict[] } {
  const changes: FormValues = {};
  const conflicts: Conflict[] = [];
  for (const { name, value, seen } of sent) {
    const isTouched = hashValue(value) !== seen;
    if (!isTouched || plainValue(value) === plainValue(current[name])) continue;
    if (hashValue(current[name]) === seen) changes[name] = value;
    else conflicts.push({ name, theirs: plainValue(current[name]) });
  }
  return { changes, conflicts };
}

/** Finds what changed in a record since a draft of it was begun, in fields that the draft changes to something else. */
export function findOvertaken(
  record: FormValues,
  draft: FormValues,
  base: Readonly<Record<string, string>>,
): Conflict[] {
  return Object.keys(draft).flatMap((name) =>
    base[name] !== hashValue(record[name]) && plainValue(record[name]) !== plainValue(draft[name])
      ? [{ name, theirs: plainValue(record[name]) }]
      : [],
  );
}
