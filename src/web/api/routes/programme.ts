import { z } from '@hono/zod-openapi';
import type { FundingCall } from '#src/domain/calls/call.ts';
import type { Testbed } from '#src/domain/testbeds/testbed.ts';
import { type Tool, toolKinds } from '#src/domain/tools/tool.ts';
import type { Training } from '#src/domain/trainings/training.ts';
import { readCall } from '#src/operations/calls/access.ts';
import { readTestbed } from '#src/operations/testbeds/read.ts';
import { readTool } from '#src/operations/tools/access.ts';
import { readTraining } from '#src/operations/trainings/read.ts';
import { listCallsBefore } from '#src/store/calls/call.ts';
import { listTestbedsBefore } from '#src/store/testbeds/testbed.ts';
import { listToolsBefore } from '#src/store/tools/tool.ts';
import { listTrainingsBefore } from '#src/store/trainings/training.ts';
import type { ApiContext } from '../context.ts';
import { page, pageOf, pageQuery, readCursor, writeCursor } from '../list.ts';
import { type Api, orNotFound, reading } from '../route.ts';
import { areaQuery, areas, groups, instant, languageQuery, number, numberPath, yesOrNo } from '../values.ts';

const day = z.string().openapi({ description: 'YYYY-MM-DD.' });

const tool = z
  .object({
    number,
    kind: z.enum(toolKinds),
    title: z.string(),
    summary: z.string(),
    link: z.string().openapi({ description: 'Empty where there is a file alone.' }),
    file: z
      .object({ name: z.string(), mediaType: z.string(), size: z.int() })
      .nullable()
      .openapi({ description: 'Its bytes are at /tools/{number}/file of the site; size in bytes.' }),
    policyAreas: areas,
    targetGroups: groups,
    stage: z.string().nullable(),
    language: z.string(),
    publisher: z.string(),
    year: z.int().nullable(),
    licence: z.string(),
    state: z.enum(['suggested', 'published', 'declined']),
    isLinkBroken: z.boolean(),
  })
  .openapi('Tool');

const training = z
  .object({
    number,
    series: z.int().nullable(),
    title: z.string(),
    summary: z.string(),
    organiser: z.string(),
    languages: z.array(z.string()),
    startsAt: instant,
    minutes: z.int(),
    timeZone: z.string(),
    place: z.string(),
    capacity: z.int(),
    areas,
    isPublic: z.boolean(),
    isCancelled: z.boolean(),
    endedAt: instant.nullable(),
  })
  .openapi('Training');

const testbed = z
  .object({
    number,
    title: z.string(),
    question: z.string(),
    hypothesis: z.string(),
    region: z.string(),
    areas,
    startsOn: day,
    endsOn: day,
    timeZone: z.string(),
    isPublic: z.boolean(),
    basedOn: z.int().nullable(),
    experience: z.int().nullable().openapi({ description: 'The number of the experience that it became.' }),
    endedAt: instant.nullable(),
  })
  .openapi('Testbed');

const call = z
  .object({
    number,
    title: z.string(),
    programme: z.string(),
    audience: z.string(),
    policyAreas: areas,
    budget: z.string(),
    opensOn: day.nullable(),
    closesAt: instant.nullable(),
    isWholeDay: z.boolean(),
    timeZone: z.string(),
    link: z.string(),
    summary: z.string(),
    updatedAt: instant,
  })
  .openapi('Call');

/** Adds the toolbox and what the network plans: trainings, testbeds and calls for proposals. Addresses of meetings and of people are left out. */
export function addProgramme(api: Api, { sql, now }: ApiContext): void {
  api.openapi(
    reading({
      path: '/tools',
      scope: 'tools:read',
      tag: 'Tools',
      summary: 'The toolbox, the newest first',
      query: z.strictObject({
        ...pageQuery,
        area: areaQuery,
        kind: z.enum(toolKinds).optional().openapi({ description: 'Only of this kind.', example: 'guideline' }),
        language: languageQuery,
      }),
      answer: pageOf('ToolPage', tool),
    }),
    async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query');
      const before = readCursor('tools', 'number', cursor);
      const rows = await listToolsBefore(sql, filter as Parameters<typeof listToolsBefore>[1], {
        before,
        limit: limit + 1,
      });
      const cursorOf = (row: Tool) => writeCursor('tools', row.number);
      return c.json(page(c, rows, { limit, show: showTool, cursorOf }), 200);
    },
  );

  api.openapi(
    reading({
      ...{ path: '/tools/{number}', scope: 'tools:read', tag: 'Tools', summary: 'An entry of the toolbox' },
      ...{ params: numberPath, answer: tool },
    } as const),
    async (c) => {
      const read = await orNotFound(readTool({ sql }, c.req.valid('param').number, c.get('reader')));
      return c.json(showTool(read), 200);
    },
  );

  api.openapi(
    reading({
      path: '/trainings',
      scope: 'programme:read',
      tag: 'Programme',
      summary: 'Sessions of training, the newest first',
      query: z.strictObject(pageQuery),
      answer: pageOf('TrainingPage', training),
    }),
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const before = readCursor('trainings', 'number', cursor);
      const rows = await listTrainingsBefore(sql, { before, limit: limit + 1 });
      const cursorOf = (row: Training) => writeCursor('trainings', row.number);
      return c.json(page(c, rows, { limit, show: showTraining, cursorOf }), 200);
    },
  );

  api.openapi(
    reading({
      ...{ path: '/trainings/{number}', scope: 'programme:read', tag: 'Programme', summary: 'A session of training' },
      ...{ params: numberPath, answer: training },
    } as const),
    async (c) => {
      const read = await orNotFound(readTraining({ sql }, c.req.valid('param').number, c.get('reader')));
      return c.json(showTraining(read), 200);
    },
  );

  api.openapi(
    reading({
      path: '/testbeds',
      scope: 'programme:read',
      tag: 'Programme',
      summary: 'Testbeds, the newest first',
      query: z.strictObject(pageQuery),
      answer: pageOf('TestbedPage', testbed),
    }),
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const before = readCursor('testbeds', 'number', cursor);
      const rows = await listTestbedsBefore(sql, { before, limit: limit + 1 });
      const cursorOf = (row: Testbed) => writeCursor('testbeds', row.number);
      return c.json(page(c, rows, { limit, show: showTestbed, cursorOf }), 200);
    },
  );

  api.openapi(
    reading({
      ...{ path: '/testbeds/{number}', scope: 'programme:read', tag: 'Programme', summary: 'A testbed' },
      ...{ params: numberPath, answer: testbed },
    } as const),
    async (c) => {
      const read = await orNotFound(readTestbed({ sql }, c.req.valid('param').number, c.get('reader')));
      return c.json(showTestbed(read), 200);
    },
  );

  api.openapi(
    reading({
      path: '/calls',
      scope: 'programme:read',
      tag: 'Programme',
      summary: 'Calls for proposals, the newest first',
      query: z.strictObject({
        ...pageQuery,
        area: areaQuery,
        closed: yesOrNo('Those that are over in place of the others.'),
      }),
      answer: pageOf('CallPage', call),
    }),
    async (c) => {
      const { limit, cursor, area, closed } = c.req.valid('query');
      const before = readCursor('calls', 'number', cursor);
      const filter = { ...(area && { areas: [area] }), closed };
      const rows = await listCallsBefore(sql, filter, now(), { before, limit: limit + 1 });
      const cursorOf = (row: FundingCall) => writeCursor('calls', row.number);
      return c.json(page(c, rows, { limit, show: showCall, cursorOf }), 200);
    },
  );

  api.openapi(
    reading({
      ...{ path: '/calls/{number}', scope: 'programme:read', tag: 'Programme', summary: 'A call for proposals' },
      ...{ params: numberPath, answer: call },
    } as const),
    async (c) => {
      const read = await orNotFound(readCall({ sql }, c.req.valid('param').number, c.get('reader')));
      return c.json(showCall(read), 200);
    },
  );
}

function showTool(each: Tool): z.infer<typeof tool> {
  const { kind, title, summary, link, policyAreas, targetGroups, stage, language, publisher, year, licence } = each;
  const file = each.file && { name: each.file.name, mediaType: each.file.mediaType, size: each.file.size };
  return {
    ...{ number: each.number, kind, title, summary, link, file, policyAreas, targetGroups, stage, language, publisher },
    ...{ year, licence, state: each.state, isLinkBroken: each.linkBrokenAt !== null },
  };
}

function showTraining(each: Training): z.infer<typeof training> {
  const { series, title, summary, organiser, languages, startsAt, minutes, timeZone, place, capacity } = each;
  return {
    ...{ number: each.number, series, title, summary, organiser, languages, startsAt: startsAt.toISOString(), minutes },
    ...{ timeZone, place, capacity, areas: each.areas, isPublic: each.isPublic, isCancelled: each.isCancelled },
    endedAt: each.endedAt?.toISOString() ?? null,
  };
}

function showTestbed(each: Testbed): z.infer<typeof testbed> {
  const { title, question, hypothesis, region, startsOn, endsOn, timeZone, isPublic, basedOn, experience } = each;
  return {
    ...{ number: each.number, title, question, hypothesis, region, areas: each.areas, startsOn, endsOn, timeZone },
    ...{ isPublic, basedOn, experience, endedAt: each.endedAt?.toISOString() ?? null },
  };
}

function showCall(each: FundingCall): z.infer<typeof call> {
  const { title, programme, audience, policyAreas, budget, opensOn, closesAt, isWholeDay, timeZone } = each;
  return {
    ...{ number: each.number, title, programme, audience, policyAreas, budget, opensOn, isWholeDay, timeZone },
    ...{ closesAt: closesAt?.toISOString() ?? null, link: each.link, summary: each.summary },
    updatedAt: each.updatedAt.toISOString(),
  };
}
