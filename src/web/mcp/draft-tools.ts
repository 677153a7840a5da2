import { z } from '@hono/zod-openapi';
import type { Person } from '#src/core/person.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { formatExperienceFields } from '#src/domain/experiences/form.ts';
import { questionLimits } from '#src/domain/questions/question.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import { keepLog, keptLogLine } from '#src/operations/experiences/kept-log.ts';
import { keepQuestion, questionLine } from '#src/operations/questions/kept-question.ts';
import type { Sql } from '#src/store/database/database.ts';
import { faultsOf } from './command-tools.ts';
import { mcpTexts, saying, type Tool, type ToolAnswer } from './tool.ts';

const { drafts: texts } = mcpTexts;

const text = z.string().trim().min(1).max(experienceLimits.textCharacters);
const areas = z.array(z.enum(policyAreas)).min(1).describe('Policy areas.');
const groups = z.array(z.enum(targetGroups)).describe('Target groups.');
const region = z.string().max(40).describe('The code of a region, such as SE224.');

const experience = z.strictObject({
  title: z.string().trim().min(1).max(experienceLimits.titleCharacters).describe('At most fifteen words.'),
  region,
  policyAreas: areas,
  targetGroups: groups.min(1),
  challenge: text.describe('What was difficult.'),
  action: text.describe('What was done.'),
  lesson: text.describe('One thing that others should know.'),
});

const question = z.strictObject({
  title: z.string().trim().min(1).max(questionLimits.titleCharacters).describe('The question, in one sentence.'),
  detail: z.string().trim().max(questionLimits.textCharacters).default('').describe('More about it.'),
  policyAreas: areas,
  targetGroups: groups.default([]),
  region: region.nullable().default(null),
});

type Parts = { sql: Sql; catalogue: Pick<Catalogue, 'regions'> };

/** Makes the tools that write: each keeps a draft, which its person reads, changes and sends in chat, or not. */
export function draftTools({ sql, catalogue }: Parts): Tool[] {
  return [
    draftTool('draft_experience', texts.experience, experience, async (fields, asker) => {
      const kept = await keepLog({ sql }, asker, formatExperienceFields(fields));
      return kept === null ? null : keptLogLine(kept);
    }),
    draftTool('draft_question', texts.question, question, (fields, asker) => keepQuestion({ sql }, asker, fields)),
  ];

  function draftTool<Fields extends { title: string; region: string | null }>(
    name: string,
    description: string,
    schema: z.ZodType<Fields>,
    keep: (fields: Fields, asker: Person) => Promise<string | null | 'before'>,
  ): Tool {
    const { $schema: _, ...inputSchema } = z.toJSONSchema(schema, { io: 'input' });
    return {
      scope: 'drafts:write',
      listed: {
        name,
        description,
        inputSchema: inputSchema as Tool['listed']['inputSchema'],
        annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
      },
      async call(given, { reader }): Promise<ToolAnswer> {
        const { success, data, error } = schema.safeParse(given);
        if (!success) return saying(mcpTexts.wrongArguments({ name, faults: faultsOf(error) }), true);
        const code = data.region?.toUpperCase() ?? null;
        if (code !== null && !catalogue.regions.has(code))
          return saying(mcpTexts.wrongArguments({ name, faults: texts.noRegion({ code }) }), true);
        const line = await keep({ ...data, region: code }, reader);
        if (line === null) return saying(texts.full, true);
        if (line === 'before') return saying(texts.before({ line: questionLine(data.title) }), true);
        return { ...saying(texts.kept({ line })), structuredContent: { line } };
      },
    };
  }
}
