import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';

/** What a feed says of itself and of what is new. Addresses are whole; texts are plain. */
export type Feed = {
  title: string;
  description: string;
  language: string;
  /** Of the page with the same list, and of the feed itself. */
  pageUrl: string;
  ownUrl: string;
  entries: readonly FeedEntry[];
  /** When it is written, for a feed with nothing in it: Atom wants a time of every feed. */
  now: Date;
};

export type FeedEntry = {
  url: string;
  title: string;
  /** The lesson in a few sentences, and all that is told, a paragraph each. */
  summary: string;
  paragraphs: readonly { label: string; text: string }[];
  language: string;
  categories: readonly string[];
  /** Files beside it, with their sizes in bytes. */
  files: readonly { url: string; name: string; mediaType: string; size: number }[];
  publishedAt: Date;
  updatedAt: Date;
};

const noXml = /(?![\t\n\r\u0080-\u009f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** Writes a feed as Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1. Signs that XML cannot hold, in no form, are left out of the first two. */
export function toFeed(format: 'atom' | 'rss' | 'json', feed: Feed): string {
  const written = writeFeed(format, feed);
  return format === 'json' ? written : written.replace(noXml, '');
}

function writeFeed(format: 'atom' | 'rss' | 'json', feed: Feed): string {
  const { title, description, language, pageUrl, ownUrl, entries, now } = feed;
  const latest = entries.map((entry) => +later(entry));
  const updated = latest.length > 0 ? new Date(Math.max(...latest)) : startOfDay(now);
  switch (format) {
    case 'atom':
      return generateAtomFeed({
        id: ownUrl,
        title: { value: title },
        subtitle: { value: description },
        updated,
        links: [
          { href: pageUrl, rel: 'alternate', type: 'text/html' },
          { href: ownUrl, rel: 'self', type: 'application/atom+xml' },
        ],
        authors: [{ name: title }],
        entries: entries.map((entry) => ({
          id: entry.url,
          title: { value: entry.title },
          updated: later(entry),
          published: entry.publishedAt,
          links: [
            { href: entry.url, rel: 'alternate', type: 'text/html' },
            ...entry.files.map(({ url, name, mediaType, size }) => ({
              ...{ href: url, rel: 'enclosure', type: mediaType, length: size, title: name },
            })),
          ],
          categories: entry.categories.map((term) => ({ term })),
          summary: { value: entry.summary, type: 'text' },
          content: { value: contentOf(entry), type: 'html' },
        })),
      });
    case 'rss':
      return generateRssFeed({
        title,
        link: pageUrl,
        description,
        language,
        ...(entries.length > 0 && { lastBuildDate: updated }),
        atom: { links: [{ href: ownUrl, rel: 'self', type: 'application/rss+xml' }] },
        items: entries.map((entry) => ({
          title: entry.title,
          link: entry.url,
          description: entry.summary,
          content: { encoded: contentOf(entry) },
          categories: entry.categories.map((name) => ({ name })),
          guid: { value: entry.url, isPermaLink: true },
          pubDate: entry.publishedAt,
          enclosures: entry.files.map(({ url, mediaType, size }) => ({ url, type: mediaType, length: size })),
        })),
      });
    case 'json':
      return JSON.stringify(
        generateJsonFeed({
          title,
          home_page_url: pageUrl,
          feed_url: ownUrl,
          description,
          language,
          items: entries.map((entry) => ({
            id: entry.url,
            url: entry.url,
            title: entry.title,
            summary: entry.summary,
            content_html: contentOf(entry),
            date_published: entry.publishedAt,
            date_modified: later(entry),
            tags: [...entry.categories],
            ...(entry.files.length > 0 && {
              attachments: entry.files.map(({ url, name, mediaType, size }) => ({
                ...{ url, mime_type: mediaType, title: name, size_in_bytes: size },
              })),
            }),
            language: entry.language,
          })),
        }),
      );
    default:
      return format satisfies never;
  }
}

/** The same all day long, so that whoever asks every hour is not told of news. */
const startOfDay = (now: Date) => new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);

const later = ({ updatedAt, publishedAt }: FeedEntry) => (updatedAt > publishedAt ? updatedAt : publishedAt);

function contentOf({ paragraphs, language }: FeedEntry): string {
  const parts = paragraphs.map(
    ({ label, text }) =>
      `<p><strong>${escapeHtml(label)}</strong></p><p lang="${escapeHtml(language)}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`,
  );
  return parts.join('');
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
