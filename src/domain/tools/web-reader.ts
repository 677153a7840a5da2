/** What a page says of itself; '' and null where it does not. `language` is ISO 639-1. */
export type PageFacts = { title: string; description: string; language: string | null; publisher: string };

/** How a link stands: 'unsure' where its server refuses programs, or is busy. `why` is a sentence. */
export type LinkState = { type: 'there' } | { type: 'unsure' } | { type: 'broken'; why: string };

/** What a feed's server answered. `etag` and `changed` are asked with the next time. */
export type FeedAnswer =
  | { type: 'unchanged' }
  | { type: 'content'; content: Uint8Array; mediaType: string; etag: string | null; changed: string | null }
  | { type: 'failed'; why: string };

/** Reads what stands at addresses that people say; nothing of a network that is not public is asked. */
export type WebReader = {
  /** Reads what a page says of itself; a sentence where it cannot be read. */
  readPage(address: string): Promise<PageFacts | { why: string }>;
  /** Looks whether something stands at an address, without taking all of it. */
  checkLink(address: string, signal?: AbortSignal): Promise<LinkState>;
  readFeed(
    address: string,
    before: { etag: string | null; changed: string | null },
    signal?: AbortSignal,
  ): Promise<FeedAnswer>;
};

/** A link that can be opened in a browser. */
export function isWebLink(text: string): boolean {
  return (
    text.length <= 2_000 &&
    /^https?:\/\/[^\s/]+\.[^\s]+$|^https?:\/\/[^\s]+:\d+/i.test(text) &&
    URL.canParse(text) &&
    !new URL(text).username
  );
}
