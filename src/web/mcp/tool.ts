import type { Scope } from '#src/domain/tokens/token.ts';
import { textsFor } from '#src/texts/index.ts';
import type { Asker } from '../api/guard.ts';

/** What programs are told besides answers, in English. */
export const mcpTexts = textsFor('en').mcp;

type JsonSchema = { type: 'object'; [key: string]: unknown };

/** An answer to a program that speaks for somebody: what it reads, and the values behind it. */
export type ToolAnswer = {
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
};

/** Something that a program may ask for, as MCP lists it. `scope` is what its token must be for. */
export type Tool = {
  scope: Scope;
  listed: {
    name: string;
    description: string;
    inputSchema: JsonSchema;
    outputSchema?: JsonSchema;
    annotations: { readOnlyHint: boolean; destructiveHint?: boolean; idempotentHint?: boolean; openWorldHint: boolean };
  };
  call(given: Record<string, unknown>, asker: Asker['Variables']): Promise<ToolAnswer>;
};

/** Reads alone, within what this server knows. */
export const onlyReads = { readOnlyHint: true, openWorldHint: false } as const;

/** An answer of text alone, or of a failure in words. */
export const saying = (text: string, isError = false): ToolAnswer => ({
  content: [{ type: 'text', text }],
  ...(isError && { isError }),
});
