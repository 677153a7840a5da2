import { z } from '@hono/zod-openapi';
import { sayFlaw } from '#src/answers/rules/problems.ts';
import type { Person } from '#src/core/person.ts';
import { formatPlace } from '#src/core/place.ts';
import { isAllowed } from '#src/core/role.ts';
import { ruleLimits } from '#src/domain/rules/definition.ts';
import type { RuleRead } from '#src/domain/rules/rule.ts';
import { readRule as readYaml, writeRule } from '#src/domain/rules/yaml.ts';
import { endRule, keepRule, listOfRules, pauseRule, putOn, readRule } from '#src/operations/rules/rules.ts';
import { textsFor } from '#src/texts/index.ts';
import type { ApiContext } from '../context.ts';
import { line, nothing } from '../fields.ts';
import { page, pageOf, pageQuery, readCursor, writeCursor } from '../list.ts';
import { ApiProblem, apiTexts, badRequest } from '../problem.ts';
import { type Api, orNotFound, reading } from '../route.ts';
import { instant, number, numberPath } from '../values.ts';
import { write, writing } from '../writing.ts';
import { keepAct } from './changes.ts';

const { problems: texts } = apiTexts;
const mostFlaws = 5;
const exampleRule = `name: Early leavers
on: { activity: figure.changed }
steps:
  - message: { to: { role: staff }, text: "{indicator} in {region} is {value}." }
`;

const rule = z
  .object({
    number,
    name: z.string(),
    state: z.enum(['draft', 'on', 'paused', 'ended']),
    pause: z
      .enum(['staff', 'all', 'owner', 'channel', 'limit'])
      .nullable()
      .openapi({ description: 'Why it is paused.' }),
    version: z.int(),
    isTried: z.boolean().openapi({ description: 'Whether this version was tried, without which it is not put on.' }),
    nextAt: instant.nullable(),
    createdAt: instant,
    yaml: z.string().openapi({ description: 'What it says, as it can be brought in again.' }),
  })
  .openapi('Rule');

const newRule = z
  .strictObject({
    yaml: line(ruleLimits.yaml).openapi({
      description: 'As YAML or JSON, by docs/rule.schema.json.',
      example: exampleRule,
    }),
  })
  .openapi('NewRule');

/** Adds rules, for staff: read, kept as drafts, put on once they were tried in chat, paused and ended. */
export function addRules(api: Api, { sql, now, writes }: ApiContext): void {
  api.openapi(
    reading({
      path: '/rules',
      scope: 'rules:read',
      tag: 'Rules',
      summary: 'Rules that are not ended, for staff',
      query: z.strictObject(pageQuery),
      answer: pageOf('RulePage', rule),
    }),
    async (c) => {
      requireStaff(c.get('reader'));
      const { limit, cursor } = c.req.valid('query');
      const after = readCursor('rules', 'number', cursor) ?? 0;
      const rows = (await listOfRules({ sql })).filter((each) => each.number > after);
      const cursorOf = (row: RuleRead) => writeCursor('rules', row.number);
      return c.json(page(c, rows, { limit, show, cursorOf }), 200);
    },
  );

  api.openapi(
    reading({
      ...{ path: '/rules/{number}', scope: 'rules:read', tag: 'Rules', summary: 'A rule, for staff' },
      ...{ params: numberPath, answer: rule },
    } as const),
    async (c) => {
      requireStaff(c.get('reader'));
      return c.json(show(await orNotFound(readRule({ sql }, c.req.valid('param').number, c.get('reader')))), 200);
    },
  );
  if (!writes) return;

  api.openapi(
    writing({
      ...{ path: '/rules', scope: 'rules:write', tag: 'Rules', body: newRule },
      ...{ summary: 'Keeps a rule as a draft, or another version of one of that name, which has to be tried in chat' },
    } as const),
    async (c) => {
      requireStaff(c.get('reader'));
      const read = readYaml(c.req.valid('json').yaml);
      if ('flaws' in read)
        throw badRequest(
          ...read.flaws.slice(0, mostFlaws).map((flaw) => ({ parameter: 'yaml', detail: sayFlaw(flaw, 'en') })),
        );
      const answer = await write(c, writes, now(), async (inside, by) => {
        const { rule: kept } = await keepRule(inside, read.definition, { ...by, place: placeOf(by.person) });
        await keepAct(inside, by, 'run-digests', `/rule import ${kept.number}`);
        return { number: kept.number, address: `/api/v1/rules/${kept.number}`, isBefore: false };
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );

  const acts = [
    { word: 'on', act: putOn, summary: 'Puts a rule on whose present version was tried' },
    { word: 'pause', act: pauseRule, summary: 'Pauses a rule' },
    { word: 'end', act: endRule, summary: 'Ends a rule, and what is under way of it' },
  ] as const;
  for (const { word, act, summary } of acts)
    api.openapi(
      writing({
        ...{ path: `/rules/{number}/${word}`, scope: 'rules:write', tag: 'Rules', summary },
        ...{ params: numberPath, body: nothing },
      } as const),
      async (c) => {
        requireStaff(c.get('reader'));
        const { number: which } = c.req.valid('param');
        const answer = await write(c, writes, now(), async (inside, by) => {
          await act(inside, which, { ...by, place: placeOf(by.person) });
          await keepAct(inside, by, 'run-digests', `/rule ${word} ${which}`);
          return { number: which, address: `/api/v1/rules/${which}`, isBefore: false };
        });
        return c.json(answer, 201, { location: answer.address });
      },
    );
}

/** Where a program speaks: in no channel. */
const placeOf = ({ id }: Person) => formatPlace({ platform: 'program', space: 'api', kind: 'user', id: String(id) });

/** @throws ApiProblem where somebody is no staff: rules are none of others */
function requireStaff({ role }: Person): void {
  if (!isAllowed(role, 'run-digests')) throw new ApiProblem(403, texts.refused, textsFor('en').bot.notAllowed);
}

function show(each: RuleRead): z.infer<typeof rule> {
  const { name, state, pause, version, tried, nextAt, createdAt, definition } = each;
  return {
    ...{ number: each.number, name, state, pause, version, isTried: tried === version },
    ...{ nextAt: nextAt?.toISOString() ?? null, createdAt: createdAt.toISOString(), yaml: writeRule(definition) },
  };
}
