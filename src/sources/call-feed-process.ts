import { readCallFeed } from './call-feed.ts';
import type { FeedReply } from './call-feed-reader.ts';
import { SourceError } from './source.ts';

// The process that call-feed-reader.ts starts.
process.once('message', (content: Uint8Array) => {
  process.send?.(answer(content), () => process.disconnect());
});

function answer(content: Uint8Array): FeedReply {
  try {
    return { calls: readCallFeed(content) };
  } catch (error) {
    if (error instanceof SourceError) return { why: error.message };
    throw error;
  }
}
