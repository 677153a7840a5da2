import { createHmac, randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { hasLink } from '#src/answers/tools/show.ts';
import type { FileStore } from '#src/core/file-store.ts';
import { createRateLimit } from '#src/core/rate-limit.ts';
import { shorten } from '#src/core/text.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import type { Concepts } from '#src/domain/experiences/concepts.ts';
import { isListed, toolKinds } from '#src/domain/tools/tool.ts';
import { findTools } from '#src/operations/tools/search.ts';
import type { Sql } from '#src/store/database/database.ts';
import { countToolOpened, findTool } from '#src/store/tools/tool.ts';
import { attachmentResponse } from '../experiences/attachment-response.ts';
import type { PageHelpers } from '../experiences/route-context.ts';
import { formBytes, readForm } from '../form.ts';
import { leadingPage, toolListPage, toolPage, toolsOnPage } from './pages.ts';

type ToolContext = {
  sql: Sql;
  vocabulary: Vocabulary;
  concepts: Concepts;
  isOwnLink(url: string): boolean;
  files: FileStore | null;
  now(): Date;
};

const dayMs = 24 * 3_600_000;
const longestWords = 100;
const longestForm = formBytes(20);
const numberPattern = /^[1-9]\d{0,8}$/;

/**
 * Adds the pages of the toolbox: `/tools`, `/tools/{number}`, its file, and `/tools/{number}/open`, which leads to its link or its file and counts that
 * it was opened: once a day from one address, of which nothing is kept.
 */
export function addToolRoutes(
  app: Hono,
  context: ToolContext,
  { frameFor, missing, remoteOf }: Pick<PageHelpers, 'frameFor' | 'missing'> & { remoteOf(c: Context): string | null },
): void {
  const { sql, vocabulary } = context;
  const opened = createRateLimit({ limit: 1, windowMs: dayMs });
  // Known to this process alone, so that nobody is found by what is held.
  const secret = randomBytes(32);
  const isCounted = (number: number, remote: string | null) =>
    remote === null ||
    !opened(createHmac('sha256', secret).update(`${number} ${remote}`).digest('base64url'), context.now()).isOver;
  const find = async (said: string) => {
    const tool = numberPattern.test(said) ? await findTool(sql, Number(said)) : null;
    return tool && isListed(tool) ? tool : null;
  };

  app.get('/tools', async (c) => {
    const frame = frameFor(c);
    const words = c.req.query('q')?.trim().slice(0, longestWords) ?? '';
    const [area] = vocabulary.find('area', c.req.query('area') ?? '');
    const kind = toolKinds.find((each) => each === c.req.query('kind'));
    const filter = { ...(area && { area: area.value }), ...(kind && { kind }) };
    const said = c.req.query('page') ?? '';
    const page = /^[1-9]\d{0,3}$/.test(said) ? Number(said) : 1;
    const size = { limit: toolsOnPage, offset: (page - 1) * toolsOnPage };
    const found = await findTools(context, { words, filter, ...size }, frame.language);
    return c.html(await toolListPage(frame, { words, filter, page }, found));
  });

  app.get('/tools/:number', async (c) => {
    const frame = frameFor(c);
    const tool = await find(c.req.param('number'));
    const number = shorten(c.req.param('number'), 40);
    return tool
      ? c.html(await toolPage(frame, context, tool))
      : missing(c, frame, frame.texts.notFound.tool({ number }));
  });

  app.get('/tools/:number/file', async (c) => {
    const frame = frameFor(c);
    const tool = await find(c.req.param('number'));
    const file = tool?.file && context.files ? await attachmentResponse(c, context.files, tool.file) : null;
    return file ?? missing(c, frame, frame.texts.notFound.tool({ number: shorten(c.req.param('number'), 40) }));
  });

  app.post('/tools/:number/open', async (c) => {
    const frame = frameFor(c);
    const tool = await find(c.req.param('number'));
    const number = shorten(c.req.param('number'), 40);
    const isForeign = c.req.header('sec-fetch-site') === 'cross-site';
    const what = (await readForm(c.req.raw, longestForm))?.get('what');
    const isFile = tool !== null && tool.file !== null && (what === 'file' || tool.link === '');
    if (!tool || isForeign || (!isFile && !hasLink(context, tool)))
      return missing(c, frame, frame.texts.notFound.tool({ number }));
    if (isCounted(tool.number, remoteOf(c))) await countToolOpened(sql, tool.number);
    if (isFile) return c.redirect(`/tools/${tool.number}/file`, 303);
    c.header('cache-control', 'no-store');
    return c.html(await leadingPage(frame, tool));
  });
}
