import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Place } from '#src/core/place.ts';
import type { AdapterContext } from '#src/core/platform.ts';
import { encodeMessage } from '../encode/message.ts';
import type { Post, PostBox } from '../post/inbox.ts';
import type { Texts } from '../texts.ts';

const beatMs = 25_000;
/** The interval at which an open page looks for new messages. */
const lookEveryMs = 5_000;

/** Streams of unasked messages to open pages, until `close`. */
export function createStreams(postBox: PostBox, { kept, logger }: Pick<AdapterContext, 'kept' | 'logger'>) {
  const open = new Set<() => void>();
  const looking = new Map<Place, Promise<unknown>>();
  // Numbers begin anew with the server, so a page that comes back after a restart must not ask for "after 12".
  const life = randomBytes(4).toString('hex');

  /** Takes out what is kept for somebody whose page is open. */
  function look(place: Place): void {
    if (looking.has(place)) return;
    const work = kept
      .hand(place, async (message, deliveryId) => void postBox.put(place, message, deliveryId))
      .catch((error) => logger.warn({ err: error }, 'what is kept could not be shown'))
      .finally(() => looking.delete(place));
    looking.set(place, work);
  }

  function stream(c: Context, place: Place, texts: Texts): Response {
    const [heardLife, heardNumber] = (c.req.header('last-event-id') ?? '').split('.');
    const after = heardLife === life ? Number(heardNumber) || 0 : 0;
    return streamSSE(c, async (sse) => {
      const write = async (post: Post) => {
        const data = encodeMessage(post.message, texts, { mark: 'unasked', label: texts.unasked });
        await sse.writeSSE({ id: `${life}.${post.number}`, event: 'post', data });
      };
      let writing = Promise.resolve();
      const queue = (post: Post) => {
        writing = writing.then(() => write(post));
      };
      const stopListening = postBox.listen(place, queue);
      for (const post of postBox.listAfter(place, after)) queue(post);
      const beat = setInterval(() => void sse.write(': still here\n\n'), beatMs);
      const clock = setInterval(() => look(place), lookEveryMs);
      await sse.write(': open\n\n');
      look(place);
      await new Promise<void>((resolve) => {
        open.add(resolve);
        sse.onAbort(resolve);
      }).finally(() => {
        stopListening();
        clearInterval(beat);
        clearInterval(clock);
      });
    });
  }

  return {
    stream,
    /** Resolves when what was taken out is noted as shown. */
    async close() {
      for (const end of open) end();
      open.clear();
      await Promise.all(looking.values());
    },
  };
}
