import type { Hono } from 'hono';
import { shorten } from '#src/core/text.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import type { Concepts } from '#src/domain/experiences/concepts.ts';
import { findCalls } from '#src/operations/calls/search.ts';
import { findCall } from '#src/store/calls/call.ts';
import { listPartners } from '#src/store/calls/partner.ts';
import type { Sql } from '#src/store/database/database.ts';
import type { PageHelpers } from '../experiences/route-context.ts';
import { callListPage, callPage, callsOnPage } from './pages.ts';

type Context = {
  sql: Sql;
  vocabulary: Vocabulary;
  concepts: Concepts;
  isOwnLink(url: string): boolean;
  now(): Date;
};

const longestWords = 100;

/** Adds the pages of calls for proposals: `/calls` and `/calls/{number}`. */
export function addCallRoutes(
  app: Hono,
  context: Context,
  { frameFor, missing }: Pick<PageHelpers, 'frameFor' | 'missing'>,
): void {
  const { sql, vocabulary } = context;

  app.get('/calls', async (c) => {
    const frame = frameFor(c);
    const words = c.req.query('q')?.trim().slice(0, longestWords) ?? '';
    const [area] = vocabulary.find('area', c.req.query('area') ?? '');
    const closed = c.req.query('state') === 'closed';
    const said = c.req.query('page') ?? '';
    const page = /^[1-9]\d{0,3}$/.test(said) ? Number(said) : 1;
    const now = context.now();
    const size = { limit: callsOnPage, offset: (page - 1) * callsOnPage };
    const query = { words, closed, now, ...size, ...(area && { areas: [area.value] }) };
    const found = await findCalls(context, query, frame.language);
    return c.html(await callListPage(frame, { words, area: area?.value, closed, page }, found, now));
  });

  app.get('/calls/:number', async (c) => {
    const frame = frameFor(c);
    const said = c.req.param('number');
    const call = /^[1-9]\d{0,8}$/.test(said) ? await findCall(sql, Number(said)) : null;
    if (!call || call.withdrawnAt !== null)
      return missing(c, frame, frame.texts.notFound.call({ number: shorten(said, 40) }));
    const partners = (await listPartners(sql, call.number)).length;
    return c.html(await callPage(frame, context, call, { partners, now: context.now() }));
  });
}
