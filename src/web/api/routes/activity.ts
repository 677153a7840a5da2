import { z } from '@hono/zod-openapi';
import type { Activity } from '#src/domain/activity/activity.ts';
import { toldTypes, typesOf } from '#src/domain/activity/told.ts';
import { listTold } from '#src/operations/activity/told.ts';
import type { ApiContext } from '../context.ts';
import { pageQuery, readCursor, tellNext, writeCursor } from '../list.ts';
import { apiTexts, badRequest } from '../problem.ts';
import { type Api, reading } from '../route.ts';
import { areaQuery, areas, codes, instant, number, regionQuery } from '../values.ts';

const { problems: texts } = apiTexts;
const mostTypes = 40;

const activity = z
  .object({
    id: number,
    type: z.enum(toldTypes as [(typeof toldTypes)[number]]),
    version: z.int(),
    at: instant,
    subject: z.string().openapi({ description: 'What it happened to.', example: 'experience:12' }),
    region: z.string().nullable(),
    areas,
    causedBy: z.int().nullable().openapi({ description: 'The activity upon which a rule did this.' }),
    depth: z.int(),
    data: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .openapi({ description: 'Numbers, codes and dates, by type.' }),
  })
  .openapi('Activity');

const activities = z
  .object({
    items: z.array(activity),
    next: z.string().nullable(),
    last: z.string().openapi({ description: 'The cursor by which to ask later for what happens from now on.' }),
  })
  .openapi('ActivityPage');

/** Adds what happened, as far as the person of a token may know of it, without who did it. */
export function addActivity(api: Api, { sql, withTransaction }: ApiContext): void {
  api.openapi(
    reading({
      path: '/activity',
      scope: 'activity:read',
      tag: 'Activity',
      summary: 'What happened, in order, the oldest first',
      query: z.strictObject({
        ...pageQuery,
        types: codes(
          mostTypes,
          'Types, such as “question.asked”, or kinds, such as “question”.',
          'question',
        ).optional(),
        since: z.iso
          .datetime()
          .optional()
          .openapi({ description: 'Only from this instant on.', example: '2026-11-01T00:00:00Z' }),
        area: areaQuery,
        region: regionQuery,
      }),
      answer: activities,
    }),
    async (c) => {
      const { limit, cursor, types, since, area, region } = c.req.valid('query');
      const unknown = types?.filter((each) => typesOf(each).length === 0) ?? [];
      if (unknown.length > 0)
        throw badRequest(...unknown.map((value) => ({ parameter: 'types', detail: texts.unknownType({ value }) })));
      const said = readCursor('activity', 'string', cursor);
      if (said !== null && !/^\d{1,15}$/.test(said)) throw badRequest({ parameter: 'cursor', detail: texts.badCursor });
      const told = await listTold({ sql, withTransaction }, c.get('reader'), {
        ...{ area: area ?? null, region: region?.toUpperCase() ?? null, limit },
        ...{ types: types?.flatMap(typesOf) ?? null, after: said === null ? null : Number(said) },
        since: since === undefined ? null : new Date(since),
      });
      const last = writeCursor('activity', String(told.end));
      const next = told.hasMore ? last : null;
      tellNext(c, next);
      return c.json({ items: told.activities.map(show), next, last }, 200);
    },
  );
}

function show({ actor: _, position: __, at, ...each }: Activity): z.infer<typeof activity> {
  return { ...each, at: at.toISOString(), areas: [...each.areas] as z.infer<typeof areas> };
}
