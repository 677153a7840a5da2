import type { Message } from '#src/core/message.ts';
import type { Sql } from '../database/client.ts';

/** Puts the content of files that are kept by themselves into a message that is about to go out; one that is not kept any more is left out. */
export async function withStoredFiles(sql: Sql, message: Message): Promise<Message> {
  const ids = message.blocks.flatMap((block) => (block.type === 'file' && block.stored ? [block.stored] : []));
  if (ids.length === 0) return message;
  const rows = await sql<{ id: number; content: string }[]>`
    select id, encode(bytes, 'base64') as content from conversation_file where id = any(${ids}::bigint[]) and bytes is not null`;
  const contents = new Map(rows.map(({ id, content }) => [id, content.replaceAll('\n', '')]));
  return {
    ...message,
    blocks: message.blocks.flatMap((block) => {
      if (block.type !== 'file' || !block.stored) return [block];
      const content = contents.get(block.stored);
      return content === undefined ? [] : [{ ...block, content, encoding: 'base64' as const }];
    }),
  };
}
