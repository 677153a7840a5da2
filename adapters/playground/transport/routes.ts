import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { isSameTag } from '#src/core/entity-tag.ts';
import { originOf as networkOrigin } from '#src/core/network-origin.ts';
import type { AdapterContext, Origin } from '#src/core/platform.ts';
import { readBody } from '#src/core/read-body.ts';
import { completeLine, completeLookup, nameLookups } from '../complete/complete.ts';
import { decode, placeOf, platform, readHappening, space, type Typing } from '../decode/event.ts';
import { readRole } from '../decode/role.ts';
import { encodeOutcome } from '../encode/message.ts';
import { listCommands, renderPage } from '../encode/page.ts';
import type { Texts } from '../texts.ts';
import { headers, sameOrigin } from './guard.ts';
import { createIdentity } from './identity.ts';
import type { TextsFor } from './language.ts';
import type { createStreams } from './stream.ts';

const mostMegabytes = 4;
/** The longest line that the server completes. */
const mostTyped = 2_000;

/** Everything below /playground. */
export function createRoutes(
  { bot, isAlone }: Pick<AdapterContext, 'bot' | 'isAlone'>,
  textsFor: TextsFor,
  streams: ReturnType<typeof createStreams>,
): Hono {
  const identity = createIdentity(isAlone);
  const isOwnPage = sameOrigin(textsFor);
  const app = new Hono({ strict: false }).basePath('/playground');
  app.use('*', ...headers);
  app.get('/', async (c) => {
    const site = c.req.header('sec-fetch-site');
    // A browser that comes from elsewhere does not show its cookie, and must not be given another.
    if (site !== 'cross-site') identity.identify(c);
    const line = (c.req.query('say') ?? '').slice(0, 1_000);
    const saysNow = site === 'same-origin' && isHarmless(line, bot);
    const commands = await bot.commandsFor(actorOf(c));
    const role = isAlone ? identity.role(c) : null;
    return c.html(await renderPage(commands, textsFor(c), { line, saysNow, role }));
  });

  app.get('/commands', isOwnPage, async (c) => {
    const commands = await bot.commandsFor(actorOf(c));
    return c.html(await listCommands(commands, bot.describe(textsFor(c).language)));
  });

  app.post('/events', isOwnPage, async (c) => {
    const texts = textsFor(c);
    const body = await readWhole(c);
    if (!body) return c.text(texts.refused.tooLarge({ megabytes: mostMegabytes }), 413);
    const done = readHappening(body);
    if (!done) return c.text(texts.refused.unreadable, 400);
    if (done.type === 'typing') return c.json(await complete(done, c));
    const event = decode(done, identity.identify(c), originOf(c));
    const outcome = await bot.handle(event);
    switch (outcome.type) {
      case 'form':
      case 'problems':
        // A form that was closed comes back from the bot; the page has it closed.
        if (done.type === 'closed') return c.body(null, 204);
        return show(c, texts, { ...outcome, form: await nameLookups(outcome.form, { bot, actor: event.actor }) });
      case 'message':
        return show(c, texts, outcome);
      default:
        return c.body(null, 204);
    }
  });

  if (isAlone)
    app.post('/role', isOwnPage, async (c) => {
      const body = await readWhole(c);
      const role = body && readRole(body);
      if (!role) return c.text(textsFor(c).refused.unreadable, 400);
      identity.take(c, role);
      return c.body(null, 204);
    });

  app.get('/stream', isOwnPage, (c) => {
    const user = identity.find(c);
    return user ? streams.stream(c, placeOf(user), textsFor(c)) : c.body(null, 204);
  });

  for (const { name, body, type, etag } of listAssets())
    app.get(`/client/${name}`, (c) => {
      c.header('cache-control', 'no-cache');
      c.header('etag', etag);
      return isSameTag(c.req.header('if-none-match'), etag)
        ? c.body(null, 304)
        : c.body(body, 200, { 'content-type': type });
    });

  app.notFound((c) => c.text(textsFor(c).refused.notFound, 404));

  /** Whoever is at the page; a name that nobody has where the browser has none yet. */
  function actorOf(c: Context) {
    return { platform, space, user: identity.find(c) ?? 'nobody' };
  }

  async function complete(typing: Typing, c: Context) {
    if (typing.text.length > mostTyped) return { from: typing.text.length, items: [] };
    const asker = { bot, actor: actorOf(c) };
    return typing.field ? completeLookup(typing.field, typing.text, asker) : completeLine(typing.text, asker);
  }

  return app;
}

/**
 * Returns whether a line may be said as soon as a link is followed: whoever wrote the link, it shows nothing but what everybody may read. Whatever
 * writes, opens a form or answers one person alone waits for a press.
 */
function isHarmless(line: string, bot: AdapterContext['bot']): boolean {
  const event = decode({ type: 'said', id: 'followed', text: line }, 'nobody');
  const { visibility, writes, opensForm } = bot.open(event).plan;
  return event.type === 'command' && visibility === 'public' && !writes && !opensForm;
}

/** The body of a request; null where it is too large. One that broke off is empty, and holds nothing. */
function readWhole(c: Context): Promise<ArrayBuffer | null> {
  return readBody(c.req.raw, mostMegabytes * 1024 * 1024).catch(() => new ArrayBuffer());
}

/** Returns where a person comes from, for the counts of new people and mails. */
function originOf({ env }: Context): string {
  const { remote } = (env ?? {}) as Partial<Origin>;
  return networkOrigin(platform, remote ?? null);
}

async function show(c: Context, texts: Texts, outcome: Parameters<typeof encodeOutcome>[0]): Promise<Response> {
  const fragment = await encodeOutcome(outcome, texts);
  return fragment === null ? c.body(null, 204) : c.body(fragment, 200, { 'content-type': 'text/html; charset=UTF-8' });
}

const mediaTypes: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The page's script, styles and icon, read once: its own, and the styles that it shares with the site. */
function listAssets() {
  const own = join(import.meta.dirname, '../client');
  const shared = join(import.meta.dirname, '../../../src/core/html');
  const files = [own, shared].flatMap((folder) => readdirSync(folder).map((name) => ({ folder, name })));
  return files.flatMap(({ folder, name }) => {
    const type = mediaTypes[name.split('.').at(-1) ?? ''];
    if (!type) return [];
    const source = readFileSync(join(folder, name), 'utf8');
    const body = name.endsWith('.css') ? stripStyles(source) : source;
    return [{ name, body, type, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"` }];
  });
}

/** Styles without what only their writers read: a page weighs at most 60 kB. */
function stripStyles(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n');
}
