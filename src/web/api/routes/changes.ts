import { z } from '@hono/zod-openapi';
import type { Call } from '#src/core/command.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { countWords } from '#src/core/text.ts';
import { policyStages } from '#src/domain/experiences/details.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { toolKinds, toolLimits } from '#src/domain/tools/tool.ts';
import { isWebLink } from '#src/domain/tools/web-reader.ts';
import { recordActBeside } from '#src/operations/admin/acts.ts';
import { editableExperience } from '#src/operations/experiences/access.ts';
import { editExperience } from '#src/operations/experiences/edit.ts';
import { withdrawExperience } from '#src/operations/experiences/withdraw.ts';
import { closeQuestion } from '#src/operations/questions/close.ts';
import { withdrawQuestion } from '#src/operations/questions/withdraw.ts';
import { addTool, findSameLink } from '#src/operations/tools/change.ts';
import { textsFor } from '#src/texts/index.ts';
import type { ApiContext, WriteContext } from '../context.ts';
import {
  code,
  knownRegion,
  languageCode,
  line,
  name,
  nothing,
  someAreas,
  someGroups,
  title,
  words,
} from '../fields.ts';
import { ApiProblem, apiTexts, badRequest } from '../problem.ts';
import type { Api } from '../route.ts';
import { numberPath } from '../values.ts';
import { write, writing } from '../writing.ts';

const { problems: texts } = apiTexts;
const apiPath = '/api/v1';

const changedExperience = z
  .strictObject({
    title: title(experienceLimits.titleCharacters),
    region: code,
    policyAreas: someAreas,
    targetGroups: someGroups.min(1),
    challenge: line(experienceLimits.textCharacters),
    action: line(experienceLimits.textCharacters),
    lesson: line(experienceLimits.textCharacters),
    language: languageCode,
  })
  .partial()
  .openapi('ChangedExperience', { description: 'What is left out stays as it is.' });

const newTool = z
  .strictObject({
    how: z
      .enum(['suggest', 'add'])
      .default('suggest')
      .openapi({ description: '“suggest” waits for somebody who reviews; “add” is for staff.' }),
    kind: z.enum(toolKinds),
    title: title(toolLimits.title),
    link: line(toolLimits.link).refine(isWebLink, texts.noLink).openapi({ example: 'https://example.org/guide' }),
    summary: words(toolLimits.summary).default(''),
    policyAreas: someAreas,
    targetGroups: someGroups.default([]),
    stage: z.enum(policyStages).nullable().default(null),
    language: languageCode,
    publisher: name(toolLimits.publisher).default(''),
    year: z.int().min(1900).max(2100).nullable().default(null),
    licence: name(toolLimits.licence).default(''),
  })
  .openapi('NewTool');

/** Adds what programs may change in somebody's name of what was written, and what they bring to the toolbox. */
export function addChanges(api: Api, { catalogue, now }: ApiContext, context: WriteContext): void {
  api.openapi(
    writing({
      ...{ path: '/experiences/{number}', scope: 'experiences:write', tag: 'Experiences', params: numberPath },
      ...{ summary: 'Changes what an experience says; one that was sent back waits again', body: changedExperience },
    } as const),
    async (c) => {
      const { language, ...said } = c.req.valid('json');
      const { number } = c.req.valid('param');
      if (said.title !== undefined && countWords(said.title) > experienceLimits.titleWords)
        throw badRequest({ parameter: 'title', detail: texts.tooManyWords({ most: experienceLimits.titleWords }) });
      const region = said.region === undefined ? undefined : knownRegion(catalogue, said.region);
      const answer = await write(c, context, now(), async (inside, by) => {
        const before = await editableExperience(inside, number, by.person);
        const { title, policyAreas, targetGroups, challenge, action, lesson } = { ...before, ...said };
        const fields = { title, policyAreas, targetGroups, challenge, action, lesson, region: region ?? before.region };
        await editExperience(inside, number, { fields, ...(language !== undefined && { language }) }, by);
        await keepAct(inside, by, 'review', `/experience edit ${number}`);
        return { number, address: `${apiPath}/experiences/${number}`, isBefore: false };
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );

  const ofExperiences = { scope: 'experiences:write', tag: 'Experiences', noun: 'experience' } as const;
  const ofQuestions = { scope: 'questions:write', tag: 'Questions', noun: 'question' } as const;
  const ends = [
    { ...ofExperiences, verb: 'withdraw', summary: 'Takes an experience out of sight', act: withdrawExperience },
    { ...ofQuestions, verb: 'close', summary: 'Closes a question', act: closeQuestion },
    { ...ofQuestions, verb: 'withdraw', summary: 'Takes a question out of sight', act: withdrawQuestion },
  ] as const;
  for (const { scope, tag, summary, noun, verb, act } of ends)
    api.openapi(
      writing({ path: `/${noun}s/{number}/${verb}`, scope, tag, summary, params: numberPath, body: nothing }),
      async (c) => {
        const { number } = c.req.valid('param');
        const answer = await write(c, context, now(), async (inside, by) => {
          await act(inside, number, by);
          await keepAct(inside, by, 'review', `/${noun} ${verb} ${number}`);
          return { number, address: `${apiPath}/${noun}s/${number}`, isBefore: false };
        });
        return c.json(answer, 201, { location: answer.address });
      },
    );

  api.openapi(
    writing({
      ...{ path: '/tools', scope: 'tools:write', tag: 'Tools', body: newTool },
      ...{ summary: 'Brings something to the toolbox' },
    } as const),
    async (c) => {
      const { how, ...fields } = c.req.valid('json');
      if (context.isOwnLink(fields.link)) throw badRequest({ parameter: 'link', detail: texts.noLink });
      const answer = await write(c, context, now(), async (inside, by) => {
        const same = await findSameLink(inside, fields.link);
        if (same) throw new ApiProblem(409, texts.refused, textsFor('en').tool.form.problems.known(same));
        const { number } = await addTool(inside, { ...fields, file: null, verifyOn: null }, how, by as Call);
        if (how === 'add') await keepAct(inside, by, 'run-digests', `/tool add ${number}`);
        return { number, address: `${apiPath}/tools/${number}`, isBefore: false };
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );
}

/** Writes down what somebody does who has a right that not everybody has. */
export async function keepAct(
  { sql }: WriteContext,
  { person, now }: { person: Person; now: Date },
  right: Parameters<typeof isAllowed>[1],
  said: string,
): Promise<void> {
  if (isAllowed(person.role, right)) await recordActBeside(sql, person, { line: said, door: 'program', now });
}
