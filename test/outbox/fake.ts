import type { MailHead, Message } from '#src/core/message.ts';
import type { Place } from '#src/core/place.ts';
import type { Adapter } from '#src/core/platform.ts';

export type Arrived = { place: Place; id: string; text: string; mail: MailHead | undefined };

/** A platform in memory. `before` is asked at every post and may throw; `lose` makes the answer to a post that arrived get lost. */
export function createFakePlatform(options: { platform?: string; canFind?: boolean; pace?: Adapter['pace'] } = {}) {
  const arrived: Arrived[] = [];
  const asked: string[] = [];
  const fake = {
    arrived,
    asked,
    posts: 0,
    before: (_place: Place, _id: string): void | Promise<void> => {},
    lose: (_id: string) => false,
  };
  const adapter: Adapter = {
    platform: options.platform ?? 'fake',
    start: async () => {},
    stop: async () => {},
    async post(place: Place, message: Message, id: string, mail?: MailHead) {
      fake.posts += 1;
      await fake.before(place, id);
      arrived.push({ place, id, text: message.text, mail });
      if (fake.lose(id)) throw new Error('socket hang up');
      return { ref: `ref-${id}` };
    },
    ...(options.pace && { pace: options.pace }),
    ...(options.canFind !== false && {
      async findDelivery(place: Place, id: string) {
        asked.push(id);
        return arrived.some((one) => one.id === id && one.place === place) ? { ref: `found-${id}` } : null;
      },
    }),
  };
  return { ...fake, adapter, fake };
}
