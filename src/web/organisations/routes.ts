import type { Hono } from 'hono';
import { shorten } from '#src/core/text.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { organisationKinds } from '#src/domain/organisations/organisation.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findOrganisation, listOrganisations } from '#src/store/organisations/organisation.ts';
import { textsFor } from '#src/texts/index.ts';
import type { PageHelpers } from '../experiences/route-context.ts';
import { organisationListPage, organisationPage, organisationsOnPage } from './pages.ts';

type Context = { sql: Sql; catalogue: Catalogue; vocabulary: Vocabulary; isOwnLink(url: string): boolean };

const longestWords = 100;
const mostParts = 100;

/** Adds the pages of organisations that staff verified: `/organisations` and `/organisations/{number}`. */
export function addOrganisationRoutes(
  app: Hono,
  context: Context,
  { frameFor, missing }: Pick<PageHelpers, 'frameFor' | 'missing'>,
): void {
  const { sql, vocabulary } = context;

  app.get('/organisations', async (c) => {
    const words = c.req.query('q')?.trim().slice(0, longestWords) ?? '';
    const region = vocabulary.find('region', c.req.query('region') ?? '')[0]?.value;
    const kind = organisationKinds.find((each) => each === c.req.query('kind'));
    const said = c.req.query('page') ?? '';
    const page = /^[1-9]\d{0,3}$/.test(said) ? Number(said) : 1;
    const found = await listOrganisations(
      sql,
      { words, region, kind, isVerified: true },
      { limit: organisationsOnPage, offset: (page - 1) * organisationsOnPage },
    );
    return c.html(await organisationListPage(frameFor(c), context, { words, region, kind, page }, found));
  });

  app.get('/organisations/:number', async (c) => {
    const frame = frameFor(c);
    const said = c.req.param('number');
    const organisation = /^[1-9]\d{0,8}$/.test(said) ? await findOrganisation(sql, Number(said)) : null;
    if (!organisation || organisation.verifiedAt === null) {
      const { unknown } = textsFor(frame.language).organisation.page;
      return missing(c, frame, unknown({ number: shorten(said, 40) }));
    }
    const { number: inside } = organisation;
    const { organisations: parts } = await listOrganisations(sql, { inside, isVerified: true }, { limit: mostParts });
    return c.html(await organisationPage(frame, context, organisation, parts));
  });
}
