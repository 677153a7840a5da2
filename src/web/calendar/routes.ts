import type { Context, Hono } from 'hono';
import { nameKind } from '#src/answers/calendar/calendar.ts';
import { isSameTag } from '#src/core/entity-tag.ts';
import { createCalendarWriter, type WrittenCalendar } from '#src/domain/calendar/calendar-writer.ts';
import { type CalendarEntry, fileEntryOf } from '#src/domain/calendar/entry.ts';
import { monthOf, parseMonth, spanOf } from '#src/domain/calendar/month.ts';
import { listDates, listFeedDates, openFeed } from '#src/operations/calendar/calendar.ts';
import type { Sql } from '#src/store/database/database.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import type { Frame } from '../layout.ts';
import { monthPage } from './month-page.ts';

type CalendarContext = { sql: Sql; now(): Date };

type Helpers = {
  frameFor(c: Context): Frame;
  missing(c: Context, frame: Frame, sentence: string): Promise<Response>;
  originOf(url: string): string;
};

/**
 * Adds `/calendar`, a page for each month of what everybody may see; `/calendar.ics`, the same for calendar programs; and `/calendar/feed/{token}.ics`, what
 * one person takes part in, at an address that they alone have.
 */
export function addCalendarPages(app: Hono, context: CalendarContext, { frameFor, missing, originOf }: Helpers): void {
  const { now } = context;
  const write = createCalendarWriter();
  const written = (entries: readonly CalendarEntry[], { name, language, origin }: About) => {
    // The same all day, so that a program that asks again is told that nothing changed.
    const at = now();
    const today = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
    const rows = entries.map((entry) => fileEntryOf(entry, nameKind(entry.kind, language), origin));
    return write(rows, { about: 'calendar', now: today, name });
  };

  app.get('/calendar', async (c) => {
    const month = parseMonth(c.req.query('month') ?? '') ?? monthOf(now());
    const entries = await listDates(context, { ...spanOf(month), person: null });
    return c.html(await monthPage(frameFor(c), month, entries));
  });

  app.get('/calendar.ics', async (c) => {
    const { language } = frameFor(c);
    const entries = await listFeedDates(context, null, now());
    const name = textsFor(language).calendar.page.name;
    const feed = written(entries, { name, language, origin: originOf(c.req.url) });
    return answer(c, feed, 'public, max-age=300');
  });

  app.get('/calendar/feed/:file{[\\w-]{24}\\.ics}', async (c) => {
    const frame = frameFor(c);
    const person = await openFeed(context, (c.req.param('file') ?? '').slice(0, -'.ics'.length));
    if (!person) return missing(c, frame, frame.texts.notFound.page);
    const language = spokenLanguage(person.language);
    const entries = await listFeedDates(context, person.id, now());
    const name = textsFor(language).calendar.page.ownName;
    const feed = written(entries, { name, language, origin: originOf(c.req.url) });
    c.header('x-robots-tag', 'noindex, nofollow');
    return answer(c, feed, 'private, no-cache');
  });
}

type About = { name: string; language: string; origin: string };

function answer(c: Context, { content, etag }: WrittenCalendar, cacheControl: string): Response {
  const headers = { etag, 'cache-control': cacheControl, vary: 'accept-language' };
  if (isSameTag(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  return c.body(content, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8' });
}
