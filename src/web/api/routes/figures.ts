import { setImmediate } from 'node:timers/promises';
import { z } from '@hono/zod-openapi';
import { cutTo } from '#src/core/text.ts';
import { compareTerritories } from '#src/domain/figures/compare.ts';
import { noFilter } from '#src/domain/figures/territory-filter.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import { type FigureCache, openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { loadRegionScores } from '#src/operations/scores/region-scores.ts';
import type { ApiContext } from '../context.ts';
import { type FigureRow, figureFormats, writeCsv, writeJsonStat } from '../figure-formats.ts';
import { createHeavy } from '../guard.ts';
import { page, pageOf, readCursor, writeCursor } from '../list.ts';
import { apiTexts, badRequest } from '../problem.ts';
import { type Api, reading } from '../route.ts';
import { areaQuery, codes, year } from '../values.ts';

const { problems: texts } = apiTexts;
const mostIndicators = 20;
const mostTerritories = 400;
const mostRows = 5_000;
const mostCompared = 6;
const mostPeers = 20;

const figure = z
  .object({
    indicator: z.string(),
    territory: z.string(),
    year: z.int(),
    value: z.number().nullable().openapi({ description: 'Null: the source has a row without a value.' }),
    flags: z.string().openapi({ description: 'The letters of Eurostat: b break, p provisional, u low reliability …' }),
    flagsKnown: z.boolean(),
    retrieved: z.string().openapi({ description: 'The day of the source, YYYY-MM-DD.' }),
    source: z.string(),
    dataset: z.string(),
  })
  .openapi('Figure');

const shownFigure = figure.pick({ year: true, value: true, flags: true, flagsKnown: true }).openapi('ComparedFigure');

const comparison = z
  .object({
    regions: z.array(z.string()),
    rows: z.array(
      z.object({
        indicator: z.string(),
        unit: z.string(),
        year: z.int().nullable().openapi({ description: 'The year of all figures; null where each has its own.' }),
        figures: z.array(
          z.object({
            region: z.string(),
            territory: z.string(),
            figure: shownFigure.nullable(),
            rank: z.int().nullable(),
          }),
        ),
        verdict: z.object({
          type: z.enum(['ahead', 'higher', 'level', 'shared', 'open']),
          leaders: z.array(z.string()).openapi({ description: 'Who may be said to be ahead, or higher.' }),
          why: z.string().nullable().openapi({ description: 'Why it stays open.' }),
        }),
      }),
    ),
  })
  .openapi('Comparison');

const peers = z
  .object({
    region: z.string(),
    peers: z.array(z.object({ territory: z.string(), regions: z.array(z.string()), similarity: z.number() })),
    stability: z.number().nullable(),
  })
  .openapi('Peers');

const regionScores = z
  .object({
    region: z.string(),
    scores: z.array(
      z.object({
        area: z.string().openapi({ description: 'A policy area, or `whole`.' }),
        year: z.int(),
        score: z.number(),
        rank: z.int().nullable(),
        best: z.int().nullable(),
        worst: z.int().nullable(),
        of: z.int().openapi({ description: 'How many regions have one.' }),
        coverage: z.number(),
        indicators: z.array(z.string()),
      }),
    ),
  })
  .openapi('RegionScores');

/** Adds figures, and what is worked out of them. */
export function addFigures(api: Api, { sql, catalogue }: ApiContext): void {
  const within = createHeavy();
  api.openapi(
    reading({
      path: '/figures',
      within,
      scope: 'figures:read',
      tag: 'Figures',
      summary: 'Figures of indicators, territories and years. JSON comes in pages; JSON-stat and CSV come whole',
      query: z.strictObject({
        indicators: codes(mostIndicators, 'Codes of indicators.', 'early-leavers'),
        territories: codes(mostTerritories, 'Codes of territories; all where none is named.', 'SE22,ES51').optional(),
        since: year('From this year on.'),
        until: year('Up to this year.'),
        format: z.enum(figureFormats).default('json').openapi({ description: 'How they are written.' }),
        limit: z.coerce
          .number()
          .int()
          .min(1)
          .max(mostRows)
          .default(1_000)
          .openapi({ description: 'Figures of a page.' }),
        cursor: z.string().max(200).optional().openapi({ description: 'Where the page begins.' }),
      }),
      answer: z.union([pageOf('FigurePage', figure), z.object({ class: z.literal('dataset') }).loose()]),
      alsoAs: { 'text/csv': { schema: z.string() } },
    }),
    async (c) => {
      const asked = c.req.valid('query');
      const { indicators, territories, since = 0, until = 9_999, format, limit, cursor } = asked;
      refuseUnknown('indicators', indicators, catalogue.indicators, texts.unknownIndicator);
      if (territories)
        refuseUnknown(
          'territories',
          territories,
          catalogue.territories,
          texts.unknownTerritory,
          catalogue.formerTerritories,
        );
      if (since > until) throw badRequest({ parameter: 'since', detail: texts.sinceAfterUntil });
      const cache = await openFigureCache(sql, catalogue, indicators);
      const rows = await listFigures(cache, { indicators: indicators.toSorted(), territories, since, until });
      if (format === 'csv')
        return c.body(await writeCsv(rows), 200, { 'content-type': 'text/csv; charset=utf-8' }) as never;
      if (format === 'json-stat')
        return c.body(await writeJsonStat(rows, catalogue), 200, { 'content-type': 'application/json' }) as never;
      const from = readCursor('figures', 'string', cursor);
      const left = from === null ? rows : rows.filter((row) => keyOf(row) > from);
      const shown = page(c, left, { limit, show: (row) => row, cursorOf: (row) => writeCursor('figures', keyOf(row)) });
      return c.json(shown, 200);
    },
  );

  api.openapi(
    reading({
      path: '/compare',
      within,
      scope: 'figures:read',
      tag: 'Figures',
      summary: 'Regions side by side, with what may be said of who is ahead',
      query: z.strictObject({
        regions: codes(mostCompared, 'Two regions or more.', 'SE224,ES51'),
        indicators: codes(mostIndicators, 'Codes of indicators.', 'early-leavers').optional(),
        area: areaQuery,
        year: year('Of this year; else of the latest that all have.'),
      }),
      answer: comparison,
    }),
    async (c) => {
      const { regions: said, indicators, area, year: asked } = c.req.valid('query');
      if (indicators && area) throw badRequest({ parameter: 'area', detail: texts.noMatter });
      const regions = readRegions('regions', said);
      if (new Set(regions.map(({ territory }) => territory)).size < 2)
        throw badRequest({ parameter: 'regions', detail: texts.sameTerritory });
      if (indicators) refuseUnknown('indicators', indicators, catalogue.indicators, texts.unknownIndicator);
      const chosen = indicators ?? listIndicators(area);
      const cache = await openFigureCache(sql, catalogue, chosen);
      const holders = regions.flatMap((region) => {
        const territory = catalogue.territories.get(region.territory);
        const isWholeCountry = territory !== undefined && catalogue.isWholeCountry(territory);
        return territory ? [{ ...territory, isWholeCountry, isPart: region.territoryNote !== null }] : [];
      });
      const rows = chosen.flatMap((code) => {
        const data = cache.data(code);
        return data ? [compareTerritories(data, holders, asked ?? null)] : [];
      });
      const codeOf = (at: number) => regions[at]?.code ?? '';
      return c.json(
        {
          regions: regions.map(({ code }) => code),
          rows: rows.map(({ indicator, year: of, figures, verdict }) => ({
            ...{ indicator: indicator.code, unit: indicator.unit, year: of },
            figures: figures.map(({ territory, figure: own, rank }, at) => ({
              ...{ region: codeOf(at), territory, rank, figure: own && showFigure(own) },
            })),
            verdict: {
              type: verdict.type,
              leaders:
                verdict.type === 'shared'
                  ? verdict.leaders.map(codeOf)
                  : 'leader' in verdict
                    ? [codeOf(verdict.leader)]
                    : [],
              why: verdict.type === 'open' ? String(verdict.why) : null,
            },
          })),
        },
        200,
      );
    },
  );

  api.openapi(
    reading({
      within,
      path: '/peers',
      scope: 'figures:read',
      tag: 'Figures',
      summary: 'Regions whose people and economy are like those of a region, the nearest first',
      query: z.strictObject({
        region: z.string().max(40).openapi({ description: 'The code of a region.', example: 'SE224' }),
        area: areaQuery.openapi({ description: 'What is asked about: it then does not count for who is alike.' }),
      }),
      answer: peers,
    }),
    async (c) => {
      const { region: said, area = null } = c.req.valid('query');
      const [region] = readRegions('region', [said]);
      const territory = catalogue.territories.get(region?.territory ?? '');
      if (!region || !territory)
        throw badRequest({ parameter: 'region', detail: texts.unknownRegion({ value: said }) });
      const cache = await openFigureCache(sql, catalogue, structuralIndicators);
      const found = createPeerSearch(catalogue, cache.data, cache.remember).answer({
        ...{ territory, isAbroad: false, isMembers: false, isUnion: false, country: null, filter: noFilter },
        ...{ family: null, policyArea: area as PolicyArea | null, weights: {} },
      });
      return c.json(
        {
          region: region.code,
          peers: found.peers.slice(0, mostPeers).map(({ territory: code, similarity }) => ({
            territory: code,
            regions: catalogue.regionsOfTerritory(code).map((each) => each.code),
            similarity,
          })),
          stability: found.stability,
        },
        200,
      );
    },
  );

  api.openapi(
    reading({
      path: '/scores',
      scope: 'figures:read',
      tag: 'Figures',
      summary: 'Scores of a region, 0–100, in each policy area, with the range of ranks',
      query: z.strictObject({
        region: z.string().max(40).openapi({ description: 'The code of a region.', example: 'SE224' }),
        year: year('Of this year; else the newest of each area.'),
      }),
      answer: regionScores,
    }),
    async (c) => {
      const { region: said, year: asked } = c.req.valid('query');
      const [region] = readRegions('region', [said]);
      if (!region) throw badRequest({ parameter: 'region', detail: texts.unknownRegion({ value: said }) });
      const { scored } = await loadRegionScores({ sql, catalogue }, region, asked ?? null);
      return c.json(
        {
          region: region.code,
          scores: scored.map(({ set, score }) => ({
            ...{ area: set.area, year: set.year, score: score.score, rank: score.rank, best: score.best },
            ...{ worst: score.worst, of: set.scores.size, coverage: score.coverage, indicators: [...set.indicators] },
          })),
        },
        200,
      );
    },
  );

  function listIndicators(area: PolicyArea | undefined): string[] {
    return [...catalogue.indicators.values()].flatMap(({ code, policyArea, hasFigures }) =>
      hasFigures && (area === undefined ? policyArea !== null && policyAreas.includes(policyArea) : policyArea === area)
        ? [code]
        : [],
    );
  }

  function readRegions(parameter: string, said: readonly string[]): Region[] {
    const wanted = said.map((code) => code.toUpperCase());
    refuseUnknown(parameter, wanted, catalogue.regions, texts.unknownRegion);
    return wanted.flatMap((code) => catalogue.regions.get(code) ?? []);
  }

  /** Lists figures by indicator, territory and year, with room for others between the indicators. */
  async function listFigures(
    cache: FigureCache,
    { indicators, territories, since, until }: Span & { indicators: string[]; territories: string[] | undefined },
  ): Promise<FigureRow[]> {
    const rows: FigureRow[] = [];
    const wanted = territories && new Set(territories);
    for (const code of indicators) {
      const data = cache.data(code);
      const own = catalogue.indicators.get(code);
      if (!data || !own) continue;
      for (const territory of [...data.series.keys()].sort()) {
        const series = data.series.get(territory);
        if (!series || wanted?.has(territory) === false) continue;
        for (const [at, of] of series.years.entries()) {
          if (of < since || of > until) continue;
          const origin = series.origins?.[at] ?? null;
          rows.push({
            ...{ indicator: code, territory, year: of, value: series.values[at] ?? null },
            ...{ flags: series.flags[at] ?? '', flagsKnown: series.flagsKnown[at] ?? false },
            ...{ retrieved: series.retrieved[at] ?? '', source: origin?.source ?? own.source },
            dataset: origin?.dataset ?? own.dataset,
          });
        }
      }
      await setImmediate();
    }
    return rows;
  }
}

type Span = { since: number; until: number };

/** Orders figures as they are listed: by code of indicator, of territory, and year. */
const keyOf = ({ indicator, territory, year: of }: FigureRow) => `${indicator}\0${territory}\0${of}`;

const showFigure = ({ year: of, value, flags, flagsKnown }: Figure) => ({ year: of, value, flags, flagsKnown });

/** @throws ApiProblem that names each code that is not known */
function refuseUnknown(
  parameter: string,
  said: readonly string[],
  known: ReadonlyMap<string, unknown>,
  sentence: (values: { value: string }) => string,
  also: ReadonlyMap<string, unknown> = new Map(),
): void {
  const unknown = said.filter((code) => !known.has(code) && !also.has(code));
  if (unknown.length > 0)
    throw badRequest(...unknown.map((value) => ({ parameter, detail: sentence({ value: cutTo(value, 40) }) })));
}
