import { CollectionError } from '#src/domain/experiences/collection-fault.ts';
import { readCollectionTable } from './collection-table.ts';
import { columnTest } from './column-test.ts';
import type { ListReply, ListRequest } from './list-in-process.ts';

// The process that list-in-process.ts starts. What it sends is bounded, because the server copies it.
process.once('message', async (request: ListRequest) => {
  process.send?.(await answer(request), () => process.disconnect());
});

async function answer({ bytes, columnKind }: ListRequest): Promise<ListReply> {
  try {
    return { table: await readCollectionTable(bytes, await columnTest(columnKind)) };
  } catch (error) {
    if (error instanceof CollectionError) return { fault: error.fault };
    throw error;
  }
}
