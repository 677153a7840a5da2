import { fileURLToPath } from 'node:url';
import type { CollectionTable } from '#src/domain/experiences/collection.ts';
import { CollectionError, type CollectionFault } from '#src/domain/experiences/collection-fault.ts';
import { isWorkbook } from './collection-bytes.ts';
import { askProcess } from './in-process.ts';

export type ListRequest = { bytes: Uint8Array; columnKind: string };
export type ListReply = { table: CollectionTable } | { fault: CollectionFault };

/** The largest list that is taken needs about half of the memory. */
const limits = { megabytes: 400, ms: 30_000 } as const;
const program = fileURLToPath(new URL('./list-process.ts', import.meta.url));

/**
 * Reads the rows of a list in a process of its own with limits of memory and time.
 * @throws CollectionError where the process reaches a limit or the file cannot be read
 */
export async function readListInProcess(bytes: Uint8Array, columnKind: string): Promise<CollectionTable> {
  const reply = await askProcess<ListReply>(program, { bytes, columnKind } satisfies ListRequest, limits);
  if (reply === 'thrown') throw new CollectionError('damaged');
  if (reply === 'limit') throw new CollectionError(isWorkbook(bytes) ? 'swells' : 'too-tangled');
  if ('fault' in reply) throw new CollectionError(reply.fault);
  return reply.table;
}
