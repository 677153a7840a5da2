import { z } from '@hono/zod-openapi';
import { type Scope, scopes } from '#src/domain/tokens/token.ts';
import { type ApiDocument, apiPath } from '../api/app.ts';
import type { Asker } from '../api/guard.ts';
import { faultsOf } from './command-tools.ts';
import { onlyReads, saying, type Tool, mcpTexts as texts } from './tool.ts';

type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: object };
type Read = { summary?: string; tags?: string[]; parameters?: Parameter[]; security?: { token?: string[] }[] };

/** What members tell and plan is read as the API gives it, without who they are. Figures have their own answers, in words. */
const tags = ['Experiences', 'Questions', 'Tools', 'Programme'];

/** Makes a tool of each route of the API that reads records. `fetch` asks the API in a person's name. */
export function routeTools(
  document: ApiDocument,
  fetch: (path: string, asker: Asker['Variables']) => Promise<Response>,
): Tool[] {
  const paths = Object.entries(document.paths ?? {}) as [string, { get?: Read }][];
  return paths.flatMap(([path, { get }]): Tool[] => {
    const scope = scopes.find((each) => get?.security?.some(({ token = [] }) => token.includes(each)));
    if (!get || !scope || !get.tags?.some((tag) => tags.includes(tag))) return [];
    return [toolOf(path, get, scope, fetch)];
  });
}

function toolOf(
  path: string,
  { summary = '', parameters = [] }: Read,
  scope: Scope,
  fetch: (path: string, asker: Asker['Variables']) => Promise<Response>,
): Tool {
  const isOne = path.includes('{');
  const noun = path.slice(apiPath.length + 1).split('/')[0] ?? '';
  const name = isOne ? `read_${noun.replace(/s$/, '')}` : `list_${noun}`;
  // The API judges values itself; here is seen that each is one, and stays in its place in the path.
  const schema = z.strictObject(
    Object.fromEntries(
      parameters.map((each) => {
        const shape = each.in === 'path' ? inPath : single;
        return [each.name, each.required ? shape : shape.optional()];
      }),
    ),
  );
  return {
    scope,
    listed: {
      name,
      description: `${summary}.`,
      inputSchema: {
        type: 'object',
        properties: Object.fromEntries(
          parameters.map(({ name, schema, description }) => [name, { ...schema, ...(description && { description }) }]),
        ),
        required: parameters.filter(({ required }) => required).map(({ name }) => name),
        additionalProperties: false,
      },
      annotations: onlyReads,
    },
    async call(given, asker) {
      const { success, data, error } = schema.safeParse(given);
      if (!success) return saying(texts.wrongArguments({ name, faults: faultsOf(error) }), true);
      const wordOf = (parameter: string) => String(data[parameter]);
      const filled = path.replace(/\{(\w+)\}/g, (_, parameter: string) => encodeURIComponent(wordOf(parameter)));
      const asked = parameters.filter((each) => each.in !== 'path' && data[each.name] !== undefined);
      const query = new URLSearchParams(asked.map((each): [string, string] => [each.name, wordOf(each.name)]));
      const answer = await fetch(`${filled}${query.size > 0 ? `?${query}` : ''}`, asker);
      const body = (await answer.json()) as Record<string, unknown>;
      const text = JSON.stringify(body, null, 1);
      return answer.ok ? { ...saying(text), structuredContent: body } : saying(text, true);
    },
  };
}

const inPath = z.union([z.int().min(0), z.string().regex(/^[\w-]{1,60}$/)]);
const single = z.union([z.string().max(1_000), z.number(), z.boolean()]);
