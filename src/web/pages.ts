import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import type { Pictures } from '#src/charts/pictures.ts';
import type { Bot } from '#src/core/bot.ts';
import { quote } from '#src/core/command-line.ts';
import { isSameTag } from '#src/core/entity-tag.ts';
import type { FileStore } from '#src/core/file-store.ts';
import { shorten } from '#src/core/text.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import type { Concepts } from '#src/domain/experiences/concepts.ts';
import type { Licence } from '#src/domain/experiences/licence.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { findRegionsOfCode } from '#src/domain/regions/former.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TranslationService } from '#src/domain/translations/service.ts';
import { mailRefusal } from '#src/operations/digests/confirmation-request.ts';
import { loadPublicList } from '#src/operations/experiences/public-list.ts';
import { countFiguresOnce } from '#src/operations/figures/figure-cache.ts';
import { loadRegionProfile } from '#src/operations/profiles/region-profile.ts';
import { listPage } from '#src/operations/questions/list.ts';
import { loadPublicThread } from '#src/operations/questions/thread.ts';
import { translateThread } from '#src/operations/questions/translated.ts';
import type { Database } from '#src/store/database/database.ts';
import { countPublicByRegion } from '#src/store/experiences/count.ts';
import type { Outbox } from '#src/store/outbox/outbox.ts';
import { textsFor } from '#src/texts/index.ts';
import type { AdminContext } from './admin/context.ts';
import { addAdminPages } from './admin/routes.ts';
import { addAnswerPages, answerResponse, fileResponse, type ReadLine } from './answer.ts';
import { apiPath, createApi } from './api/app.ts';
import type { ApiContext } from './api/context.ts';
import { createGuard, requestsPerMinute } from './api/guard.ts';
import { apiPage } from './api/page.ts';
import { addCalendarPages } from './calendar/routes.ts';
import { addCallRoutes } from './calls/routes.ts';
import { createDigestRoutes } from './digests/digest.ts';
import type { DigestPagesContext } from './digests/link-answers.ts';
import { addCollectionPage, type CollectionParts } from './experiences/collection-page.ts';
import { addRecordPage } from './experiences/record-page.ts';
import { addExperienceRoutes } from './experiences/routes.ts';
import { addImportPage, type ImportPageContext } from './figures/import-page.ts';
import { exampleLine, home } from './front/home.ts';
import { headers, unlisted } from './headers.ts';
import { type Html, html } from './html.ts';
import { addInvitationPage } from './invitations/page.ts';
import { keptAnswerPage } from './kept-answer.ts';
import { addLanguageAddresses, languageOf } from './languages.ts';
import { type Frame, layout } from './layout.ts';
import { lineOfFile, splitFormat } from './links.ts';
import { createMcp, type McpParts } from './mcp/app.ts';
import { methodsPage } from './methods.ts';
import { addOrganisationRoutes } from './organisations/routes.ts';
import { addLetterPages } from './people/letters.ts';
import { createPictureRoutes } from './pictures.ts';
import { type PrivacyFacts, privacyPage } from './privacy.ts';
import { questionListPage } from './questions/list.ts';
import { questionPage } from './questions/question.ts';
import { addChoosers } from './regions/choose.ts';
import { findNamedRegion, foundRegionsPage, regionListPage, regionSearch } from './regions/list.ts';
import { formerRegionPage, regionPage } from './regions/region.ts';
import { addRulePages, type RulePagesContext } from './rules/routes.ts';
import { addSiteMap } from './site-map.ts';
import { addToolRoutes } from './tools/routes.ts';
import { addTrainingPages } from './trainings/routes.ts';

export type PagesContext = DigestPagesContext &
  Pick<ImportPageContext, 'logger'> & {
    catalogue: Catalogue;
    vocabulary: Vocabulary;
    concepts: Concepts;
    withTransaction: Database['withTransaction'];
    pictures: Pictures;
    /** Opens the secrets of what programs send; null where there is no key. */
    sealer: RulePagesContext['sealer'];
    /** The address at which others reach the pages; null if nobody outside can. */
    publicUrl: string | null;
    /** Answers a line of figures as anybody may read it. */
    read: ReadLine;
    /** Whether a link that somebody wrote leads to this server: it is shown as text. */
    isOwnLink(url: string): boolean;
    /** What the page needs on which staff import files; without it there is none. */
    imports?: Pick<ImportPageContext, 'takeImport' | 'isAboutFile'>;
    /** What the page needs on which staff bring in lists of experiences; without it there is none. */
    collections?: CollectionParts;
    /** Where files beside experiences are kept. */
    files: FileStore | null;
    /** Tells the kind of a file by its bytes; without it none are taken. */
    readFileKind?(bytes: Uint8Array): Promise<string | null>;
    /** Answers what is pressed and said on a private page; without it there are none. */
    handle?: Bot['handle'];
    /** Answers what staff do on their pages; without it there are none. */
    staffBot?: Pick<Bot, 'handle' | 'commands'>;
    listTroubles: AdminContext['listTroubles'];
    signIn?: AdminContext['signIn'];
    /** What assistants of people ask by MCP; without it they cannot. */
    assistant?: Pick<McpParts, 'bot' | 'version'>;
    mailPlatform: string | null;
    /** What pages write to people goes out through it. */
    outbox: Outbox;
    /** Whether the pages may link to /playground. */
    hasPlayground: boolean;
    now(): Date;
    live?: ApiContext['live'];
    /** What the API writes with; without it nothing can be written. */
    writes?: ApiContext['writes'];
    conversationDays: PrivacyFacts['conversationDays'];
    languageModel: PrivacyFacts['languageModel'];
    translations: TranslationService | null;
    /** Who else gets something of what people write; nobody unless said. */
    sharesWith?: Pick<PrivacyFacts, 'platforms' | 'hasObjectStore'>;
    /** Whether search engines may list the pages; they may unless said. */
    searchEngines?: boolean;
    /** Under which licence the published experiences are an open data set; without it there is none. */
    dataLicence?: Licence | null;
  };

const listedExperiences = 50;
const newestShown = 3;
const mostFound = 20;
const longestWords = 100;
const numberPattern = /^[1-9]\d{0,8}$/;

/**
 * The pages: `/`, `/regions`, `/experiences`, `/tools`, `/calls`, `/organisations`, `/questions`, `/indicators` and one for each of them, `/methods`, `/privacy`, those of answers (see `addAnswerPages`),
 * the same below `/sv`, `/es` and the other languages that are spoken, `/digests/…`, `/imports/…` and `/collections/…` for staff, `/pictures/{key}.png`, `/assets/…`, and words for everything else. To be mounted last at `/`: it answers whatever is left.
 */
export function createPages(context: PagesContext): Hono {
  const {
    sql,
    catalogue,
    vocabulary,
    pictures,
    hasPlayground,
    read,
    searchEngines = true,
    dataLicence = null,
  } = context;
  const app = new Hono();
  // Whoever serves the pages says what failed, also of those below a language, which are asked for here.
  app.onError((error) => {
    throw error;
  });
  addLanguageAddresses(app, originOf, (request, env) => app.fetch(request, env));
  // Before the headers of other pages: these have their own.
  const takesMail = mailRefusal(context) === null;
  const inEnglish = { texts: textsFor('en').pages, language: 'en', hasPlayground, takesMail };
  app.route('/', createDigestRoutes(context, inEnglish));
  const { imports, collections } = context;
  if (collections) addCollectionPage(app, { ...context, collections }, inEnglish);
  addRecordPage(app, context, inEnglish);
  if (imports) addImportPage(app, { ...context, ...imports }, inEnglish);
  const guard = createGuard(context);
  const api = createApi(context, guard);
  app.get(apiPath, headers, async (c) => c.html(await apiPage(frameFor(c), api.document, requestsPerMinute(context))));
  app.route('/', api.app);
  const { assistant } = context;
  if (assistant) app.route('/', createMcp({ ...context, ...assistant, api, guard }));
  if (context.handle) addLetterPages(app, context, context.handle, inEnglish);
  if (context.staffBot)
    addAdminPages(
      app,
      { ...context, bot: context.staffBot, platforms: context.sharesWith?.platforms ?? [] },
      inEnglish,
    );
  app.use(headers);
  if (!searchEngines) app.use(unlisted);

  app.get('/', async (c) => {
    const frame = frameFor(c);
    const [figures, experiences, { experiences: newest }, example] = await Promise.all([
      countFiguresOnce(sql),
      countPublicByRegion(sql),
      loadPublicList(sql, {}, { page: 1, size: newestShown }),
      read(exampleLine, { language: frame.language, timeZone: 'UTC' }),
    ]);
    return c.html(await home(frame, catalogue, { figures, experiences, newest, example }));
  });

  app.get('/regions', async (c) => {
    const frame = frameFor(c);
    const said = c.req.query('q')?.trim().slice(0, longestWords) ?? '';
    if (said === '') return c.html(await regionListPage(frame, catalogue));
    const named = findNamedRegion(vocabulary, said);
    return named === null
      ? c.html(
          await foundRegionsPage(
            frame,
            catalogue,
            said,
            await vocabulary.in(frame.language).suggest('region', said, mostFound),
          ),
        )
      : c.redirect(`/regions/${encodeURIComponent(named)}`);
  });

  app.get('/questions', async (c) => {
    const { area, region } = filterOf(c);
    const words = c.req.query('q')?.trim().slice(0, longestWords) ?? '';
    const filter = {
      ...(area && { area: area as PolicyArea }),
      ...(region && { region }),
      ...(/[\p{L}\p{N}]/u.test(words) && { words }),
    };
    return c.html(await questionListPage(frameFor(c), context, await listPage(sql, filter, pageOf(c))));
  });

  app.get('/indicators', async (c) => {
    const frame = frameFor(c);
    const { area } = filterOf(c);
    const answer = await read(`/indicator list${area ? ` area=${area}` : ''}`, {
      language: frame.language,
      timeZone: 'UTC',
    });
    return answer?.type === 'message' ? answerResponse(c, frame, answer) : missing(c, frame, frame.texts.notFound.page);
  });

  addChoosers(app, { catalogue, vocabulary }, frameFor);
  addAnswerPages(app, read, { frameFor, missing });

  app.get('/regions/:code', async (c) => {
    const frame = frameFor(c);
    const { name: code, format } = splitFormat(c.req.param('code'));
    if (format !== null) {
      const line = lineOfFile(`/region show ${quote(code)}`, format, new URL(c.req.url).searchParams);
      const outcome = await read(line, { language: frame.language, timeZone: 'UTC' });
      if (outcome?.type === 'message' && outcome.ownFault) return answerResponse(c, frame, outcome);
      const file = outcome?.type === 'message' ? fileResponse(c, outcome) : null;
      return file ?? missing(c, frame, frame.texts.notFound.region({ code: shorten(code, 40) }));
    }
    const region = catalogue.regions.get(code) ?? catalogue.regions.get(code.toUpperCase());
    if (!region) {
      const former = findRegionsOfCode(catalogue, code);
      const [only] = former?.regions ?? [];
      if (!former || !only) return missing(c, frame, frame.texts.notFound.region({ code: shorten(code, 40) }));
      if (former.isSame) return c.redirect(`/regions/${only.code}`, 301);
      return c.html(await formerRegionPage(frame, code.toUpperCase(), former.regions), 300);
    }
    const profile = await loadRegionProfile(context, region.code, {
      mostExperiences: listedExperiences,
      isForEverybody: true,
    });
    return c.html(await regionPage(frame, context, profile));
  });

  addSiteMap(app, { ...context, searchEngines, originOf });
  addExperienceRoutes(app, { ...context, dataLicence }, { frameFor, missing, originOf });

  const remoteOf = context.remoteOf ?? (() => null);
  addRulePages(app, context, { frameFor, remoteOf });
  addInvitationPage(app, context, { frameFor });
  addCallRoutes(app, context, { frameFor, missing });
  addToolRoutes(app, context, { frameFor, missing, remoteOf });
  addOrganisationRoutes(app, context, { frameFor, missing });

  app.get('/answers/:number', async (c) => {
    const frame = frameFor(c);
    const { name: number, format } = splitFormat(c.req.param('number'));
    const gone = () => missing(c, frame, frame.texts.notFound.answer({ number: shorten(number, 40) }));
    if (!numberPattern.test(number)) return gone();
    const line = `/answer ${number}`;
    const reader = { language: frame.language, timeZone: 'UTC' };
    const asked = format === null ? line : lineOfFile(line, format, new URL(c.req.url).searchParams);
    const outcome = await read(asked, reader);
    if (outcome?.type === 'message' && outcome.ownFault) return answerResponse(c, frame, outcome);
    if (outcome?.type !== 'message' || outcome.failed) return gone();
    return (
      fileResponse(c, outcome) ?? c.html(await keptAnswerPage(frame, textsFor(frame.language), Number(number), outcome))
    );
  });

  addCalendarPages(app, context, { frameFor, missing, originOf });
  addTrainingPages(app, context, read, { frameFor, missing });

  app.get('/methods', async (c) => {
    const frame = frameFor(c);
    return c.html(await methodsPage(frame, textsFor(frame.language).method));
  });

  app.get('/privacy', async (c) => {
    const {
      conversationDays,
      languageModel,
      translations,
      sharesWith = { platforms: [], hasObjectStore: false },
    } = context;
    return c.html(
      await privacyPage(frameFor(c), {
        ...sharesWith,
        conversationDays,
        languageModel,
        translator: translations?.host ?? null,
      }),
    );
  });

  app.get('/questions/:number', async (c) => {
    const frame = frameFor(c);
    const number = c.req.param('number');
    const thread = numberPattern.test(number) ? await loadPublicThread(sql, Number(number), { page: pageOf(c) }) : null;
    if (!thread) return missing(c, frame, frame.texts.notFound.question({ number: shorten(number, 40) }));
    const reader = { language: frame.language };
    return c.html(
      await questionPage(frame, catalogue, await translateThread({ sql, translations: null }, thread, reader)),
    );
  });

  app.route('/', createPictureRoutes(pictures, `${textsFor('en').pages.notFound.picture}\n`));

  for (const { path, type, body, etag } of assets)
    app.get(path, (c) =>
      isSameTag(c.req.header('if-none-match'), etag)
        ? c.body(null, 304, { etag })
        : c.body(body, 200, { 'content-type': type, 'cache-control': 'no-cache', etag }),
    );

  app.get('*', (c) => {
    const frame = frameFor(c);
    return missing(c, frame, frame.texts.notFound.page);
  });

  function originOf(url: string): string {
    return context.publicUrl ?? new URL(url).origin;
  }

  function frameFor(c: Context): Frame {
    const language = languageOf(c);
    c.header('vary', 'accept-language');
    const { pathname, search } = new URL(c.req.url);
    const place = { origin: originOf(c.req.url), path: `${pathname}${search}` };
    return { texts: textsFor(language).pages, language, hasPlayground, takesMail, place };
  }

  /** The policy area and the region of a list; what names none is left out. */
  function filterOf(c: Context): { area?: string; region?: string } {
    const [area] = vocabulary.find('area', c.req.query('area') ?? '');
    const [region] = vocabulary.find('region', c.req.query('region') ?? '');
    return { ...(area && { area: area.value }), ...(region && { region: region.value }) };
  }

  return app;
}

function pageOf(c: Context): number {
  const said = c.req.query('page') ?? '';
  return numberPattern.test(said) ? Number(said) : 1;
}

async function missing(c: Context, frame: Frame, sentence: string): Promise<Response> {
  const { title, back } = frame.texts.notFound;
  const content: Html = html`<h1>${title}</h1>
    <p dir="auto">${sentence}</p>
    ${regionSearch(frame)}
    <p><a href="/regions">${frame.texts.lists.regions.title}</a> · <a href="/experiences">${frame.texts.lists.experiences.title}</a> · <a href="/">${back}</a></p>`;
  return c.html(await layout(frame, title, content), 404);
}

const assets = [
  { name: 'base.css', folder: '../core/html', type: 'text/css; charset=utf-8' },
  { name: 'site.css', folder: '.', type: 'text/css; charset=utf-8' },
  { name: 'admin.css', folder: './admin', type: 'text/css; charset=utf-8' },
  { name: 'experiences.css', folder: './experiences', type: 'text/css; charset=utf-8' },
  { name: 'record-form.js', folder: './experiences', type: 'text/javascript; charset=utf-8' },
  { name: 'own-zone.js', folder: './digests', type: 'text/javascript; charset=utf-8' },
  { name: 'icon.svg', folder: '.', type: 'image/svg+xml' },
].map(({ name, folder, type }) => {
  const body = readFileSync(join(import.meta.dirname, folder, name), 'utf8');
  return {
    path: `/assets/${name}`,
    type,
    body,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
  };
});
