import { fileURLToPath } from 'node:url';
import type { CallFeedReader, FoundCall } from '#src/domain/calls/feed.ts';
import type { WebReader } from '#src/domain/tools/web-reader.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { readCallFeed } from './call-feed.ts';
import { askProcess } from './in-process.ts';
import { SourceError } from './source.ts';

export type FeedReply = { calls: FoundCall[] } | { why: string };

/** Most feeds are smaller, and are read at once. */
const smallBytes = 100_000;
const limits = { megabytes: 300, ms: 30_000 } as const;
const program = fileURLToPath(new URL('./call-feed-process.ts', import.meta.url));

/** Makes what asks feeds of calls by way of the web. */
export function createCallFeedReader(web: Pick<WebReader, 'readFeed'>): CallFeedReader {
  return {
    async read(address, before, signal) {
      const answer = await web.readFeed(address, before, signal);
      if (answer.type !== 'content') return answer;
      try {
        const { content, etag, changed } = answer;
        return { type: 'calls', calls: await readAside(content), etag, changed };
      } catch (error) {
        if (error instanceof SourceError) return { type: 'failed', why: error.message };
        throw error;
      }
    },
  };
}

/** Reads a large feed in a process of its own: the readers of calendars and of XML take seconds for what is made to cost much. */
async function readAside(content: Uint8Array): Promise<FoundCall[]> {
  if (content.length <= smallBytes) return readCallFeed(content);
  const reply = await askProcess<FeedReply>(program, content, limits);
  if (typeof reply === 'string') throw new SourceError(operatorTexts.source.feed.unknown);
  if ('why' in reply) throw new SourceError(reply.why);
  return reply.calls;
}
