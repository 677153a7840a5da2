import { z } from '@hono/zod-openapi';
import type { Call } from '#src/core/command.ts';
import { countWords } from '#src/core/text.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { questionLimits } from '#src/domain/questions/question.ts';
import { recordActBeside } from '#src/operations/admin/acts.ts';
import { findBeforeLogging } from '#src/operations/experiences/duplicates.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { publishExperience, sendBackExperience } from '#src/operations/experiences/review.ts';
import { giveAnswer } from '#src/operations/questions/answer.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import type { ApiContext, WriteContext } from '../context.ts';
import { code, knownRegion, languageCode, line, someAreas, someGroups, title, words } from '../fields.ts';
import { ApiProblem, apiTexts, badRequest } from '../problem.ts';
import type { Api } from '../route.ts';
import { numberPath } from '../values.ts';
import { write, writing } from '../writing.ts';

const { problems: texts } = apiTexts;
const apiPath = '/api/v1';

const newQuestion = z
  .strictObject({
    title: title(questionLimits.titleCharacters),
    detail: words(questionLimits.textCharacters).default(''),
    policyAreas: someAreas,
    targetGroups: someGroups.default([]),
    region: code.nullable().default(null),
  })
  .openapi('NewQuestion');

const newAnswer = z
  .strictObject({
    content: line(questionLimits.textCharacters),
    experience: z
      .int()
      .min(1)
      .max(2_147_483_647)
      .nullable()
      .default(null)
      .openapi({ description: 'One that shows it.' }),
  })
  .openapi('NewAnswer');

const newExperience = z
  .strictObject({
    title: title(experienceLimits.titleCharacters).openapi({
      description: `At most ${experienceLimits.titleWords} words.`,
    }),
    region: code,
    policyAreas: someAreas,
    targetGroups: someGroups.min(1),
    challenge: line(experienceLimits.textCharacters),
    action: line(experienceLimits.textCharacters),
    lesson: line(experienceLimits.textCharacters),
    language: languageCode.optional().openapi({ description: 'ISO 639-1; that of the person unless said.' }),
    evenIfAlike: z.boolean().default(false).openapi({ description: 'Log it where others say much the same.' }),
  })
  .openapi('NewExperience');

const newReview = z
  .strictObject({
    decision: z.enum(['publish', 'send-back']),
    comment: words(experienceLimits.textCharacters).default('').openapi({ description: 'Why it is sent back.' }),
  })
  .openapi('NewReview');

/** Adds what programs may write in somebody's name: the same operations as in chat, with the same rights. */
export function addWrites(api: Api, { catalogue, now }: ApiContext, context: WriteContext): void {
  api.openapi(
    writing({
      path: '/questions',
      scope: 'questions:write',
      tag: 'Questions',
      summary: 'Asks the network',
      body: newQuestion,
    }),
    async (c) => {
      const fields = c.req.valid('json');
      const region = fields.region === null ? null : knownRegion(catalogue, fields.region);
      const answer = await write(c, context, now(), async (inside, by) => {
        const { question, isBefore } = await askQuestion(inside, { ...fields, region }, { ...by, place: null });
        return { number: question.number, address: `${apiPath}/questions/${question.number}`, isBefore };
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );

  api.openapi(
    writing({
      ...{ path: '/questions/{number}/answers', scope: 'questions:write', tag: 'Questions' },
      ...{ summary: 'Answers a question', params: numberPath, body: newAnswer },
    } as const),
    async (c) => {
      const { content, experience } = c.req.valid('json');
      const question = c.req.valid('param').number;
      const answer = await write(c, context, now(), async (inside, by) => {
        const given = await giveAnswer(inside, { question, content, experience }, by);
        if (given.type === 'unknown-experience')
          throw badRequest({ parameter: 'experience', detail: texts.noExperience });
        const { number } = given.answer;
        return { number, address: `${apiPath}/questions/${question}`, isBefore: given.told === 'before' };
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );

  api.openapi(
    writing({
      ...{ path: '/experiences', scope: 'experiences:write', tag: 'Experiences' },
      ...{ summary: 'Logs an experience, which waits for review', body: newExperience },
    } as const),
    async (c) => {
      const { evenIfAlike, language: said, ...fields } = c.req.valid('json');
      const region = knownRegion(catalogue, fields.region);
      if (countWords(fields.title) > experienceLimits.titleWords)
        throw badRequest({ parameter: 'title', detail: texts.tooManyWords({ most: experienceLimits.titleWords }) });
      const language = said ?? c.get('reader').language;
      const answer = await write(c, context, now(), async (inside, by) => {
        const alike = evenIfAlike ? [] : await findBeforeLogging(inside, { ...fields, region, start: null, language });
        if (alike.length > 0)
          throw new ApiProblem(
            409,
            texts.refused,
            texts.alike({ numbers: alike.map(({ record }) => record.number).join(', ') }),
          );
        const { view } = await logExperience(inside, { ...fields, region }, by, { language });
        const { number } = view.experience;
        return { number, address: `${apiPath}/experiences/${number}`, isBefore: false };
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );

  api.openapi(
    writing({
      ...{ path: '/experiences/{number}/reviews', scope: 'experiences:review', tag: 'Experiences' },
      ...{ summary: 'Publishes an experience, or sends it back', params: numberPath, body: newReview },
    } as const),
    async (c) => {
      const { decision, comment } = c.req.valid('json');
      if (decision === 'send-back' && comment === '')
        throw badRequest({ parameter: 'comment', detail: texts.noComment });
      const { number } = c.req.valid('param');
      const answer = await write(c, context, now(), async (inside, by) => {
        const reviewed =
          decision === 'publish'
            ? await publishExperience(inside, { number, revision: undefined }, by as Call)
            : await sendBackExperience(inside, { number, comment }, by as Call);
        if (reviewed.type === 'standing') throw new ApiProblem(409, texts.refused, texts.notWaiting);
        const line = `/experience ${decision} ${number}`;
        await recordActBeside(inside.sql, by.person, { line, door: 'program', now: by.now });
        return { number, address: `${apiPath}/experiences/${number}`, isBefore: false };
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );
}
