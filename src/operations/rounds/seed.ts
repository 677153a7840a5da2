import { createHash } from 'node:crypto';

/** A whole number that is the same for the same run. */
export function seedOf(round: number, dueAt: Date): number {
  return createHash('sha256').update(`${round} ${dueAt.toISOString()}`).digest().readUInt32BE() >>> 1;
}
