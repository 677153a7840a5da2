import { setImmediate } from 'node:timers/promises';
import type { Context as Call, Hono } from 'hono';
import { attachmentUrl } from '#src/answers/experiences/attachments.ts';
import { BusyError, createGate } from '#src/core/concurrency-gate.ts';
import { shorten } from '#src/core/text.ts';
import type { FeedEntry } from '#src/exports/feed.ts';
import { loadPublished } from '#src/operations/experiences/published.ts';
import type { PublishedExperience } from '#src/store/experiences/published.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import type { Frame } from '../layout.ts';
import { type AskedAddress, queryOf } from './address.ts';
import { sayUnread } from './facets.ts';
import { listFile, mostInFile } from './files.ts';
import type { ExperienceRoutesContext, PageHelpers } from './route-context.ts';
import { type FeedFormat, feedAddress, feedFormats, listFiles, nameFeed } from './take-along.ts';
import type { Site } from './unfurl.ts';

type Helpers = PageHelpers & { siteOf(c: Call): Site; askedOf(c: Call): AskedAddress };

/** What writes feeds is loaded when the first is asked for. */
const loadFeeds = () => import('#src/exports/feed.ts');

/** One file is written at a time; who would wait behind so many is told at once. */
const writing = createGate({ atOnce: 1, ofOne: Number.POSITIVE_INFINITY, waiting: 20 });

const mostEntries = 50;
const longestSummary = 400;

/** Adds the feeds of a list and its files: `/experiences/feed.atom?area=health`, `/experiences/list.csv?area=health`. */
export function addFeedRoutes(
  app: Hono,
  context: ExperienceRoutesContext,
  { frameFor, siteOf, askedOf }: Helpers,
): void {
  for (const [format, type] of Object.entries(feedFormats) as [FeedFormat, string][])
    app.get(`/experiences/feed.${format}`, async (c) => {
      const frame = frameFor(c);
      const asked = askedOf(c);
      if (asked.unread.length > 0) return refuseUnread(c, frame, asked);
      const limit = { order: 'published', limit: mostEntries } as const;
      const found = await loadPublished(context, frame.language, asked, limit);
      if (typeof found === 'string') return tryLater(c, frame);
      const { origin } = siteOf(c);
      const { toFeed } = await loadFeeds();
      const feed = toFeed(format, {
        title: `${nameFeed(frame, context, asked)} · ${frame.texts.name}`,
        description: textsFor(frame.language).experienceFile.feed,
        language: frame.language,
        pageUrl: `${origin}/experiences${queryOf({ ...asked, page: 1 })}`,
        ownUrl: `${origin}${feedAddress(format, asked)}`,
        entries: found.map((each) => entryOf(each, origin, frame.language)),
        now: context.now(),
      });
      return c.body(feed, 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
    });

  for (const file of listFiles)
    app.get(`/experiences/list.${file === 'ewsi' ? 'ewsi.csv' : file}`, async (c) => {
      const frame = frameFor(c);
      const asked = askedOf(c);
      if (asked.unread.length > 0) return refuseUnread(c, frame, asked);
      const most = mostInFile[file];
      const found = await loadPublished(context, frame.language, asked, { order: 'newest', limit: most + 1 });
      if (typeof found === 'string') return tryLater(c, frame);
      const { cut, cutOfWords } = textsFor(frame.language).experienceFile;
      const isCut = found.length > most;
      const write = () =>
        listFile(c, context, siteOf(c), {
          file,
          language: frame.language,
          experiences: found.slice(0, most),
          cut: isCut ? (asked.words === '' ? cut : cutOfWords)({ count: most }) : null,
        });
      return inTurn(write, () => tryLater(c, frame));
    });
}

/** Writes a file when it is its turn, after other work: it holds the thread for up to a third of a second. */
async function inTurn(write: () => Promise<Response>, crowded: () => Response): Promise<Response> {
  try {
    return await writing.pass('', async () => {
      await setImmediate();
      return write();
    });
  } catch (error) {
    if (error instanceof BusyError) return crowded();
    throw error;
  }
}

/** Whoever follows a feed or keeps a file would not see that it is of more than was asked for. */
function refuseUnread(c: Call, frame: Frame, asked: AskedAddress): Response {
  return c.text(`${sayUnread(frame, asked)}\n`, 400);
}

function tryLater(c: Call, frame: Frame): Response {
  return c.text(`${textsFor(frame.language).experienceFile.slow}\n`, 503, { 'retry-after': '30' });
}

function entryOf(experience: PublishedExperience, origin: string, language: string): FeedEntry {
  const { fields } = textsFor(language).experience;
  const { title, lesson, action, challenge, details } = experience;
  return {
    url: `${origin}/experiences/${experience.number}`,
    title,
    summary: shorten(lesson || action || challenge || title, longestSummary),
    paragraphs: [
      { label: fields.action.label, text: action },
      ...(lesson ? [{ label: fields.lesson.label, text: lesson }] : []),
      { label: fields.results.label, text: (details.results ?? []).map(({ text }) => text).join('\n') },
      { label: fields.challenge.label, text: challenge },
      { label: fields.difficulties.label, text: details.difficulties ?? '' },
      { label: fields.tips.label, text: details.tips ?? '' },
    ].filter(({ text }) => text !== ''),
    language: experience.language,
    files: experience.attachments.map(({ id, name, mediaType, size }) => ({
      ...{ url: attachmentUrl(origin, { experience: experience.number, id }), name, mediaType, size },
    })),
    categories: experience.policyAreas.map((area) => namePolicyArea(area, language)),
    publishedAt: experience.publishedAt,
    updatedAt: experience.updatedAt,
  };
}
