import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Message } from '#src/core/message.ts';

/** Some 150 briefs: setting one takes twenty times as long as putting together what it says. */
const mostBytes = 32 * 1024 * 1024;

type Asked = { line: string; language: string; now: Date };

/** Keeps documents by all that they say, the day at their foot among it: what has changed in the answer is set anew. Who asks while one is set waits for it. */
export function createPdfCache() {
  const kept = new LRUCache<string, Buffer>({ maxSize: mostBytes, sizeCalculation: (bytes) => bytes.length });
  const setting = new Map<string, Promise<Buffer>>();
  return async ({ blocks }: Message, { line, language, now }: Asked, set: () => Promise<Buffer>): Promise<Buffer> => {
    const said = JSON.stringify([blocks, line, language, now.toISOString().slice(0, 10)]);
    const key = createHash('sha256').update(said).digest('base64url');
    const before = kept.get(key);
    if (before) return before;
    const running =
      setting.get(key) ??
      set()
        .then((bytes) => {
          kept.set(key, bytes);
          return bytes;
        })
        .finally(() => setting.delete(key));
    setting.set(key, running);
    return running;
  };
}
