import type { Context as Call, Hono } from 'hono';
import { cardPng } from '#src/charts/experience-card.ts';
import { BusyError, createGate } from '#src/core/concurrency-gate.ts';
import { isSameTag } from '#src/core/entity-tag.ts';
import { shorten } from '#src/core/text.ts';
import { loadPublicAdopters } from '#src/operations/experiences/adopters.ts';
import { loadPublicAlike } from '#src/operations/experiences/alike.ts';
import { findPublicAttachment } from '#src/operations/experiences/attachments.ts';
import { browsePublic } from '#src/operations/experiences/browse.ts';
import { countPublicByFacets } from '#src/operations/experiences/map.ts';
import { translateExperience } from '#src/operations/experiences/translated.ts';
import { loadPublicUses } from '#src/operations/experiences/use.ts';
import { loadPublicView } from '#src/operations/experiences/view.ts';
import { loadAreaFigures } from '#src/operations/profiles/area-figures.ts';
import { loadGuides, searchPublicWithTools } from '#src/operations/tools/search.ts';
import { listAttachments } from '#src/store/experiences/attachment.ts';
import { countPublicExperiences } from '#src/store/experiences/count.ts';
import { readAddress } from './address.ts';
import { attachmentResponse } from './attachment-response.ts';
import { experiencePage } from './experience.ts';
import { addFeedRoutes } from './feed-routes.ts';
import { wholeSet } from './files.ts';
import { experienceListPage, listSize } from './list.ts';
import { experienceMapPage } from './map.ts';
import { dataFormats, openDataPage } from './open-data.ts';
import type { ExperienceRoutesContext, PageHelpers } from './route-context.ts';
import { cardOf, type Site } from './unfurl.ts';

const numberPattern = /^[1-9]\d{0,8}$/;
const mostAlike = 4;
/** Pictures of experiences are drawn so many at a time; who would wait behind more is told at once. */
const drawing = createGate({ atOnce: 2, ofOne: Number.POSITIVE_INFINITY, waiting: 40 });

/** Adds `/experiences`, `/experiences/map`, `/experiences/{number}` with its picture, their feeds and files, and `/data`. */
export function addExperienceRoutes(app: Hono, context: ExperienceRoutesContext, helpers: PageHelpers): void {
  const { dataLicence } = context;
  const { frameFor, missing, originOf } = helpers;
  const listContext = { ...context, hasOpenData: dataLicence !== null };
  const siteOf = (c: Call): Site => ({ origin: originOf(c.req.url), licence: dataLicence });
  const askedOf = (c: Call) => readAddress(new URL(c.req.url).searchParams, context.vocabulary);

  app.get('/experiences', async (c) => {
    const frame = frameFor(c);
    const asked = askedOf(c);
    const offset = (asked.page - 1) * listSize;
    const query = { ...asked, sort: asked.sort ?? 'best', limit: listSize, offset } as const;
    const { found, guides } = await searchPublicWithTools(context, frame.language, query);
    return c.html(
      await experienceListPage(frame, listContext, asked, found, guides),
      typeof found === 'string' ? 503 : 200,
    );
  });

  app.get('/experiences/map', async (c) => {
    const frame = frameFor(c);
    const asked = askedOf(c);
    const regions = await countPublicByFacets(context, frame.language, asked);
    const browsed = await browsePublic(context, frame.language, { ...asked, sort: 'best', limit: 1 });
    const found =
      typeof regions === 'string'
        ? regions
        : typeof browsed === 'string'
          ? browsed
          : { regions, facets: browsed.facets };
    return c.html(await experienceMapPage(frame, context, asked, found), typeof found === 'string' ? 503 : 200);
  });

  addFeedRoutes(app, context, { ...helpers, siteOf, askedOf });

  app.get('/experiences/:number/picture.png', async (c) => {
    const view = await viewOf(context, c.req.param('number'));
    const frame = frameFor(c);
    if (!view) return c.text(`${frame.texts.notFound.picture}\n`, 404, { 'cache-control': 'no-store' });
    const drawn = await draw(() => cardPng(cardOf(frame, context, view)));
    if (!drawn) return c.body(null, 503, { 'retry-after': '10', 'cache-control': 'no-store' });
    const { png, hash } = drawn;
    const etag = `"${hash}"`;
    // Asked for anew each time, so that what was withdrawn is shown no more.
    const headers = { etag, 'cache-control': 'no-cache' };
    if (isSameTag(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    return c.body(new Uint8Array(png), 200, { ...headers, 'content-type': 'image/png' });
  });

  app.get('/experiences/:number/files/:id{\\d{1,12}}', async (c) => {
    const frame = frameFor(c);
    const number = c.req.param('number');
    const gone = () => missing(c, frame, frame.texts.notFound.page);
    if (!numberPattern.test(number) || !context.files) return gone();
    const file = await findPublicAttachment(context, Number(number), Number(c.req.param('id')));
    return (file && (await attachmentResponse(c, context.files, file))) ?? gone();
  });

  app.get('/experiences/:number', async (c) => {
    const frame = frameFor(c);
    const number = c.req.param('number');
    const view = await viewOf(context, number);
    if (!view) return missing(c, frame, frame.texts.notFound.experience({ number: shorten(number, 40) }));
    const { experience } = view;
    const reader = { language: frame.language };
    const translated = await translateExperience({ sql: context.sql, translations: null }, experience, reader);
    const [attachments, adopters, uses, alike, figures, guides] = await Promise.all([
      listAttachments(context.sql, experience.number),
      loadPublicAdopters(context, experience.number),
      loadPublicUses(context.sql, experience.number),
      loadPublicAlike(context, experience.number, mostAlike),
      loadAreaFigures(context, experience.region, experience.policyAreas),
      loadGuides(context, { areas: experience.policyAreas, groups: experience.targetGroups }, frame.language),
    ]);
    return c.html(
      await experiencePage(
        frame,
        context,
        siteOf(c),
        { ...view, translated },
        { attachments, adopters, uses, alike, figures, guides },
      ),
    );
  });

  app.get('/data', async (c) =>
    c.html(
      await openDataPage(frameFor(c), siteOf(c), await countPublicExperiences(context.sql, {})),
      dataLicence ? 200 : 404,
    ),
  );
  for (const format of dataFormats)
    app.get(`/data/experiences.${format}`, async (c) => {
      const frame = frameFor(c);
      if (!dataLicence) return missing(c, frame, frame.texts.openData.none);
      return wholeSet(c, context, { origin: originOf(c.req.url), licence: dataLicence }, format);
    });
}

/** Draws when it is its turn; null where too many wait. */
async function draw<Drawn>(work: () => Promise<Drawn>): Promise<Drawn | null> {
  try {
    return await drawing.pass('', work);
  } catch (error) {
    if (error instanceof BusyError) return null;
    throw error;
  }
}

async function viewOf(context: ExperienceRoutesContext, number: string) {
  return numberPattern.test(number) ? loadPublicView(context, Number(number)) : null;
}
