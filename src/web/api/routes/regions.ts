import { z } from '@hono/zod-openapi';
import { regionName } from '#src/domain/regions/catalogue.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { type Indicator, indicatorRoles, policyAreas } from '#src/domain/topics/indicator.ts';
import type { ApiContext } from '../context.ts';
import { page, pageOf, pageQuery, readCursor, writeCursor } from '../list.ts';
import { notFound } from '../problem.ts';
import { type Api, reading } from '../route.ts';
import { areaQuery, yesOrNo } from '../values.ts';

const region = z
  .object({
    code: z.string().openapi({ example: 'SE224' }),
    name: z.string(),
    country: z.string().openapi({ description: 'Two letters as Eurostat writes them: EL for Greece.' }),
    territory: z.string().openapi({ description: 'The territory of NUTS 2024 that its figures are of.' }),
    territoryNote: z.string().nullable().openapi({ description: 'Where region and territory are not the same.' }),
    isMember: z.boolean(),
    isIsland: z.boolean(),
    city: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    names: z.array(z.object({ language: z.string(), name: z.string() })),
  })
  .openapi('Region');

const indicator = z
  .object({
    code: z.string().openapi({ example: 'early-leavers' }),
    name: z.string(),
    shortName: z.string(),
    definition: z.string(),
    unit: z.string(),
    decimals: z.int(),
    polarity: z.int().openapi({ description: '1: higher is better, −1: lower is better, 0: neither.' }),
    policyArea: z.enum(policyAreas).nullable(),
    role: z.enum(indicatorRoles),
    ageBand: z.string().nullable(),
    populationGroup: z.string(),
    level: z.enum(['regions', 'countries']),
    source: z.string(),
    dataset: z.string(),
    url: z.string().nullable(),
    licence: z.string(),
    hasFigures: z.boolean(),
  })
  .openapi('Indicator');

const code = z.object({ code: z.string().max(80).openapi({ description: 'Its code.', example: 'SE224' }) });
const indicatorCode = z.object({
  code: z.string().max(80).openapi({ description: 'Its code.', example: 'early-leavers' }),
});

/** Adds what the catalogue knows: regions and indicators. */
export function addRegions(api: Api, { catalogue }: ApiContext): void {
  const regions = [...catalogue.regions.values()].sort((left, right) => (left.code < right.code ? -1 : 1));

  api.openapi(
    reading({
      path: '/regions',
      scope: 'figures:read',
      tag: 'Regions',
      summary: 'Regions, by their codes',
      query: z.strictObject({
        ...pageQuery,
        member: yesOrNo('Only members of the network, or only others.'),
        country: z.string().max(2).optional().openapi({ description: 'Only of this country.', example: 'SE' }),
      }),
      answer: pageOf('RegionPage', region),
    }),
    (c) => {
      const { limit, cursor, member, country } = c.req.valid('query');
      const after = readCursor('regions', 'string', cursor) ?? '';
      const rows = regions.filter(
        (each) =>
          each.code > after &&
          (member === undefined || each.isMember === member) &&
          (country === undefined || countryOf(each) === country.toUpperCase()),
      );
      return c.json(
        page(c, rows, { limit, show: showRegion, cursorOf: (last) => writeCursor('regions', last.code) }),
        200,
      );
    },
  );

  api.openapi(
    reading({
      path: '/regions/{code}',
      scope: 'figures:read',
      tag: 'Regions',
      summary: 'A region',
      params: code,
      answer: region,
    }),
    (c) => {
      const found = catalogue.regions.get(c.req.valid('param').code.toUpperCase());
      if (!found) throw notFound();
      return c.json(showRegion(found), 200);
    },
  );

  api.openapi(
    reading({
      path: '/indicators',
      scope: 'figures:read',
      tag: 'Indicators',
      summary: 'Indicators, by their codes',
      query: z.strictObject({ ...pageQuery, area: areaQuery }),
      answer: pageOf('IndicatorPage', indicator),
    }),
    (c) => {
      const { limit, cursor, area } = c.req.valid('query');
      const after = readCursor('indicators', 'string', cursor) ?? '';
      const rows = [...catalogue.indicators.values()]
        .filter((each) => each.code > after && (area === undefined || each.policyArea === area))
        .sort((left, right) => (left.code < right.code ? -1 : 1));
      return c.json(
        page(c, rows, { limit, show: showIndicator, cursorOf: (last) => writeCursor('indicators', last.code) }),
        200,
      );
    },
  );

  api.openapi(
    reading({
      ...{ path: '/indicators/{code}', scope: 'figures:read', tag: 'Indicators', summary: 'An indicator' },
      ...{ params: indicatorCode, answer: indicator },
    } as const),
    (c) => {
      const found = catalogue.indicators.get(c.req.valid('param').code);
      if (!found) throw notFound();
      return c.json(showIndicator(found), 200);
    },
  );

  function countryOf({ territory }: Region): string {
    return catalogue.territories.get(territory)?.country ?? '';
  }

  function showRegion(each: Region): z.infer<typeof region> {
    const { names, ...rest } = each;
    return {
      ...rest,
      name: regionName(each, 'en'),
      country: countryOf(each),
      names: names.filter(({ isAlias }) => !isAlias).map(({ language, name }) => ({ language, name })),
    };
  }
}

function showIndicator(each: Indicator): z.infer<typeof indicator> {
  const { code: own, name, shortName, definition, unit, decimals, polarity, policyArea, role } = each;
  const { ageBand, populationGroup, level, source, dataset, url, licence, hasFigures } = each;
  return {
    ...{ code: own, name, shortName, definition, unit, decimals, polarity, policyArea, role },
    ...{ ageBand, populationGroup, level, source, dataset, url, licence, hasFigures },
  };
}
