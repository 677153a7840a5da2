import { LRUCache } from 'lru-cache';
import type { Message } from '#src/core/message.ts';
import type { Place } from '#src/core/place.ts';

/** A message that came unasked. `number` rises with every one of this server's life. */
export type Post = { number: number; deliveryId: string; message: Message };

/** The number of messages that an open page can show at once. */
const mostPosts = 50;
/** A playground has few visitors at a time; the posts of one take some 100 kB at most. */
const mostPlaces = 1_000;

/** The messages that open pages received unasked, in memory: a page that is opened again shows them, until this server stops. */
export type PostBox = ReturnType<typeof createPostBox>;

export function createPostBox() {
  const posts = new LRUCache<Place, Post[]>({ max: mostPlaces });
  const listeners = new Map<Place, Set<(post: Post) => void>>();
  let count = 0;

  return {
    /** Keeps the last fifty of a place; the same delivery twice is one. */
    put(place: Place, message: Message, deliveryId: string): Post {
      const kept = posts.get(place) ?? [];
      const known = kept.find((post) => post.deliveryId === deliveryId);
      if (known) return known;
      count += 1;
      const post = { number: count, deliveryId, message };
      posts.set(place, [...kept, post].slice(-mostPosts));
      for (const hear of listeners.get(place) ?? []) hear(post);
      return post;
    },
    find(place: Place, deliveryId: string): Post | null {
      return posts.get(place)?.find((post) => post.deliveryId === deliveryId) ?? null;
    },
    listAfter(place: Place, number: number): Post[] {
      return (posts.get(place) ?? []).filter((post) => post.number > number);
    },
    /** Calls `hear` for every new post until the returned function is called. */
    listen(place: Place, hear: (post: Post) => void): () => void {
      const heard = listeners.get(place) ?? new Set();
      listeners.set(place, heard.add(hear));
      return () => {
        heard.delete(hear);
        if (heard.size === 0) listeners.delete(place);
      };
    },
  };
}
