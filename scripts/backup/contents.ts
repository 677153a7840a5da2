import { createHmac } from 'node:crypto';
import type { DumpedTable } from '#src/store/database/dump.ts';
import type { Landed } from '#src/store/database/migrate.ts';
import type { Sum } from './tally.ts';

/** The first entry of a backup: what it is, before anything of it is read. */
export type Manifest = {
  format: 1;
  /** The Causeway that wrote it. */
  version: string;
  /** The moment that it shows, as ISO 8601. */
  moment: string;
  migrations: Landed[];
  tables: DumpedTable[];
  /** Tells whether another SECRET_KEY is the same, and not which it is; null where none was set. */
  secretKeyMark: string | null;
};

/** The last entry: what came before it, added up. */
export type Sums = {
  tables: Record<string, Sum>;
  sequences: { name: string; last: number }[];
  files: { count: number; bytes: number };
  /** Files that rows name and that were not there any more. */
  missing: string[];
};

export const manifestPath = 'manifest.json';
export const sumsPath = 'sums.json';

/** Returns what tells a SECRET_KEY from another one. */
export const markOf = (secretKey: string | null): string | null =>
  secretKey === null ? null : createHmac('sha256', secretKey).update('causeway backup').digest('hex').slice(0, 16);

/** Says how large something is, for people. */
export function describeBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
