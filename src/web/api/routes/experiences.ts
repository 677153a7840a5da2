import { z } from '@hono/zod-openapi';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { AnswerRead, Question, QuestionBrief } from '#src/domain/questions/question.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import { readExperience } from '#src/operations/experiences/access.ts';
import { readQuestion } from '#src/operations/questions/read.ts';
import { listOpenBefore } from '#src/store/experiences/list-before.ts';
import { countAnswers, listAnswers } from '#src/store/questions/answer.ts';
import { listQuestionsBefore } from '#src/store/questions/question.ts';
import type { ApiContext } from '../context.ts';
import { page, pageOf, pageQuery, readCursor, writeCursor } from '../list.ts';
import { type Api, orNotFound, reading } from '../route.ts';
import {
  areaQuery,
  areas,
  groups,
  instant,
  languageQuery,
  number,
  numberPath,
  regionQuery,
  yesOrNo,
} from '../values.ts';

const experience = z
  .object({
    number,
    title: z.string(),
    region: z.string(),
    policyAreas: areas,
    targetGroups: groups,
    language: z.string(),
    life: z.enum(['submitted', 'published', 'sent-back', 'archived']),
    isExample: z.boolean(),
    challenge: z.string(),
    action: z.string(),
    lesson: z.string(),
    status: z.string().nullable(),
    stage: z.string().nullable(),
    start: z.string().nullable().openapi({ description: 'YYYY, YYYY-MM or YYYY-MM-DD.' }),
    end: z.string().nullable(),
    personsReached: z.int().nullable(),
    costEuro: z.number().nullable(),
    funding: z.array(z.string()),
    results: z.array(z.object({ text: z.string(), value: z.number().nullable(), unit: z.string(), date: z.string() })),
    links: z.array(z.string()),
    adoptedFrom: z.int().nullable().openapi({ description: 'The number of the experience that this one tries too.' }),
    source: z.object({ name: z.string(), link: z.string().nullable(), licence: z.string().nullable() }).nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('Experience');

const question = z
  .object({
    number,
    title: z.string(),
    region: z.string().nullable(),
    policyAreas: areas,
    isExample: z.boolean(),
    answers: z.int().openapi({ description: 'Answers of others than who asked.' }),
    askedAt: instant,
    closedAt: instant.nullable(),
  })
  .openapi('Question');

const thread = question
  .extend({
    detail: z.string(),
    targetGroups: groups,
    language: z.string(),
    thread: z
      .array(
        z.object({
          number,
          content: z.string(),
          language: z.string(),
          region: z.string().nullable(),
          experience: z.int().nullable(),
          byAsker: z.boolean(),
          answeredAt: instant,
        }),
      )
      .openapi({ description: 'What was answered, the first hundred.' }),
  })
  .openapi('QuestionThread');

const mostAnswers = 100;

/** Adds what members tell each other, without who they are: experiences and questions. */
export function addExperiences(api: Api, { sql }: ApiContext): void {
  api.openapi(
    reading({
      path: '/experiences',
      scope: 'experiences:read',
      tag: 'Experiences',
      summary: 'Experiences that every member may read, the newest first',
      query: z.strictObject({
        ...pageQuery,
        area: areaQuery,
        group: z
          .enum(targetGroups)
          .optional()
          .openapi({ description: 'Only for this target group.', example: 'women' }),
        region: regionQuery,
        language: languageQuery,
      }),
      answer: pageOf('ExperiencePage', experience),
    }),
    async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query');
      const before = readCursor('experiences', 'number', cursor);
      const rows = await listOpenBefore(sql, filter, { before, limit: limit + 1 });
      const cursorOf = (row: Experience) => writeCursor('experiences', row.number);
      return c.json(page(c, rows, { limit, show: showExperience, cursorOf }), 200);
    },
  );

  api.openapi(
    reading({
      ...{ path: '/experiences/{number}', scope: 'experiences:read', tag: 'Experiences' },
      ...{ summary: 'An experience that the person of the token may read', params: numberPath, answer: experience },
    } as const),
    async (c) => {
      const read = await orNotFound(readExperience({ sql }, c.req.valid('param').number, c.get('reader')));
      return c.json(showExperience(read), 200);
    },
  );

  api.openapi(
    reading({
      path: '/questions',
      scope: 'questions:read',
      tag: 'Questions',
      summary: 'Questions to the network, the newest first',
      query: z.strictObject({
        ...pageQuery,
        area: areaQuery,
        region: regionQuery,
        closed: yesOrNo('Closed ones in place of open ones.'),
      }),
      answer: pageOf('QuestionPage', question),
    }),
    async (c) => {
      const { limit, cursor, area, region, closed } = c.req.valid('query');
      const before = readCursor('questions', 'number', cursor);
      const filter = { ...(area && { area }), ...(region && { region }), ...(closed !== undefined && { closed }) };
      const rows = await listQuestionsBefore(sql, { ...filter, before, limit: limit + 1 });
      const cursorOf = (row: QuestionBrief) => writeCursor('questions', row.number);
      return c.json(page(c, rows, { limit, show: showQuestion, cursorOf }), 200);
    },
  );

  api.openapi(
    reading({
      ...{ path: '/questions/{number}', scope: 'questions:read', tag: 'Questions' },
      ...{ summary: 'A question with what was answered', params: numberPath, answer: thread },
    } as const),
    async (c) => {
      const read = await orNotFound(readQuestion({ sql }, c.req.valid('param').number, c.get('reader')));
      const [answers, counts] = await Promise.all([
        listAnswers(sql, read.number, { limit: mostAnswers, reader: 'member' }),
        countAnswers(sql, read.number),
      ]);
      const { detail, language } = read;
      return c.json(
        {
          ...showQuestion({ ...read, answers: counts.ofOthers }),
          ...{ detail, language, targetGroups: read.targetGroups, thread: answers.map(showAnswer) },
        },
        200,
      );
    },
  );
}

function showExperience(each: Experience): z.infer<typeof experience> {
  const { title, region, policyAreas, targetGroups: of, language, life, isExample } = each;
  const { challenge, action, lesson, details, origin } = each;
  return {
    ...{ number: each.number, title, region, policyAreas, targetGroups: of, language, life, isExample },
    ...{ challenge, action, lesson, status: details.status ?? null, stage: details.stage ?? null },
    ...{ start: details.start ?? null, end: details.end ?? null, personsReached: details.personsReached ?? null },
    ...{ costEuro: details.costEuro ?? null, funding: details.funding ?? [], results: details.results ?? [] },
    ...{ links: details.links ?? [], adoptedFrom: each.adoptedFrom },
    source: origin && { name: origin.source, link: origin.link, licence: origin.licence },
    ...{ createdAt: each.createdAt.toISOString(), updatedAt: each.updatedAt.toISOString() },
  };
}

function showQuestion(
  each: Pick<Question, 'number' | 'title' | 'region' | 'policyAreas' | 'isExample' | 'askedAt' | 'closedAt'> & {
    answers: number;
  },
): z.infer<typeof question> {
  const { title, region, policyAreas, isExample, answers, askedAt, closedAt } = each;
  return {
    ...{ number: each.number, title, region, policyAreas, isExample, answers },
    ...{ askedAt: askedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null },
  };
}

function showAnswer(each: AnswerRead): z.infer<typeof thread>['thread'][number] {
  const { content, language, region, experience: shown, byAsker, answeredAt } = each;
  const at = answeredAt.toISOString();
  return { number: each.number, content, language, region, experience: shown, byAsker, answeredAt: at };
}
