import { nameFacets } from '#src/answers/experiences/facets.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { type Html, html } from '../html.ts';
import type { Frame } from '../layout.ts';
import { type AskedAddress, queryOf } from './address.ts';

/** The formats of feeds, each with the ending of its address and its type. */
export const feedFormats = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
} as const;
export type FeedFormat = keyof typeof feedFormats;

/** The files of a list: the last part of their address. */
export const listFiles = ['csv', 'xlsx', 'json', 'ewsi'] as const;
export type ListFile = (typeof listFiles)[number];

/** Returns the address of a list's feed. */
export const feedAddress = (format: FeedFormat, asked: Partial<AskedAddress>) =>
  `/experiences/feed.${format}${queryOf({ ...asked, page: 1, sort: null })}`;

/** Returns the address of a list as a file. */
export const fileAddress = (file: ListFile, asked: Partial<AskedAddress>) =>
  `/experiences/list.${file === 'ewsi' ? 'ewsi.csv' : file}${queryOf({ ...asked, page: 1 })}`;

/** Names a feed: what its list is narrowed down to. */
export function nameFeed(
  frame: Pick<Frame, 'texts' | 'language'>,
  context: { catalogue: Catalogue },
  { words, facets }: Pick<AskedAddress, 'words' | 'facets'>,
): string {
  const { feedTitle, feedTitleOf, wordsChip } = frame.texts.lists.experiences;
  const filters = [...(words === '' ? [] : [wordsChip({ words })]), ...nameFacets(context, facets, frame)];
  return filters.length > 0 ? feedTitleOf({ filters: filters.join(', ') }) : feedTitle;
}

/** Names the feeds of a list in the head of its page, where feed readers look for them. */
export function feedLinks(frame: Frame, context: { catalogue: Catalogue }, asked: AskedAddress): Html {
  const title = `${nameFeed(frame, context, asked)} · ${frame.texts.name}`;
  return html`${Object.entries(feedFormats).map(
    ([format, type]) =>
      html`<link rel="alternate" type="${type}" title="${title}" href="${feedAddress(format as FeedFormat, asked)}" />`,
  )}`;
}

/** The list as a map, as feeds and as files. */
export function takeAlong(frame: Frame, { hasOpenData }: { hasOpenData: boolean }, asked: AskedAddress): Html {
  const { take, feeds, files, asMap, openData } = frame.texts.lists.experiences;
  return html`<section class="along" aria-labelledby="along">
    <h2 id="along">${take}</h2>
    <p class="lines">
      <a class="line" href="/experiences/map${queryOf({ ...asked, page: 1, sort: null })}">${asMap}</a>
      ${Object.keys(feedFormats).map(
        (format) =>
          html`<a class="line" rel="nofollow" href="${feedAddress(format as FeedFormat, asked)}">${feeds[format as FeedFormat]}</a>`,
      )}
      ${listFiles.map((file) => html`<a class="line" rel="nofollow" href="${fileAddress(file, asked)}">${files[file]}</a>`)}
      ${hasOpenData ? html`<a class="line" href="/data">${openData}</a>` : ''}
    </p>
  </section>`;
}
