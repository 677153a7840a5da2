import { z } from '@hono/zod-openapi';
import { textOf } from '#src/core/blocks.ts';
import { nameTables, tablesOf } from '#src/core/files.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { type Tool, type ToolAnswer, mcpTexts as texts } from './tool.ts';

const cell = z.object({
  text: z.string(),
  value: z.number().nullable().optional(),
  unit: z.string().optional(),
  year: z.int().optional(),
  flags: z
    .string()
    .optional()
    .describe('The letters of Eurostat: b break, p provisional, u low reliability …; ? not known.'),
  rank: z.int().optional(),
  of: z.int().optional().describe('Of how many the rank is one.'),
  low: z.number().optional(),
  high: z.number().optional(),
  source: z.string().optional(),
});

const answer = z.object({
  title: z.string(),
  line: z.string().describe('The line that gives the same in chat.'),
  page: z.string().nullable().describe('The page that shows the same to anybody.'),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.array(z.array(cell)) })),
  method: z.string().describe('What the answer rests on: sources, method, what the flags mean.'),
});

const { $schema: _, ...schema } = z.toJSONSchema(answer);

/** The JSON schema of the values behind an answer. */
export const answerSchema = schema as NonNullable<Tool['listed']['outputSchema']>;

/** Makes an answer for a program of one for people: its whole text, what is one press away among it, and the numbers of its tables with year, flags and source. */
export function answerOf(
  message: Extract<Outcome, { type: 'message' }>,
  line: string,
  page: string | null,
): ToolAnswer {
  const { blocks, folds = [], failed } = message;
  const parts = folds.flatMap((fold) => [`\n${fold.label}`, plainText(textOf(fold.blocks))]);
  const text = [plainText(failed ? message.text : textOf(blocks)), ...parts].join('\n');
  if (failed) return { content: [{ type: 'text', text }], isError: true };
  const [first] = blocks;
  const tables = tablesOf(message);
  const names = nameTables(tables);
  const notes = [...blocks, ...folds.flatMap((fold) => fold.blocks)].filter(
    ({ type }) => type === 'note' || type === 'facts',
  );
  const structuredContent: z.infer<typeof answer> = {
    title: first?.type === 'heading' ? first.text : (text.split('\n')[0] ?? ''),
    line,
    page,
    tables: tables.map(({ columns, rows, data }, at) => ({
      name: names[at] ?? '',
      columns: columns.map(({ label }) => label),
      rows: rows.map((row, index) => row.map((said, column) => ({ text: said, ...data?.[index]?.[column] }))),
    })),
    method: plainText(textOf(notes)),
  };
  const where = [`${texts.address}: ${line}`, ...(page === null ? [] : [`${texts.page}: ${page}`])];
  return { content: [{ type: 'text', text: [text, ...where].join('\n') }], structuredContent };
}
