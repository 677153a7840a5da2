import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as schemas from 'discord-api-spec/zod';

type Schema = typeof schemas.MessageCreateRequestSchema;

/** Requests whose bodies are judged: the schema by the npm package, the path by the OpenAPI document. */
const routes: { method: string; path: RegExp; document: string; schema(body: { type?: number }): Schema | 'many' }[] = [
  {
    method: 'POST',
    path: /^\/interactions\/[^/]+\/[^/]+\/callback$/,
    document: '/interactions/{interaction_id}/{interaction_token}/callback',
    schema: ({ type }) => callbacks[type ?? 0] ?? schemas.PongInteractionCallbackRequestSchema,
  },
  {
    method: 'POST',
    path: /^\/channels\/\d+\/messages$/,
    document: '/channels/{channel_id}/messages',
    schema: () => schemas.MessageCreateRequestSchema,
  },
  {
    method: 'POST',
    path: /^\/webhooks\/\d+\/[^/]+$/,
    document: '/webhooks/{webhook_id}/{webhook_token}',
    schema: () => schemas.IncomingWebhookRequestPartialSchema,
  },
  {
    method: 'PATCH',
    path: /^\/webhooks\/\d+\/[^/]+\/messages\/@original$/,
    document: '/webhooks/{webhook_id}/{webhook_token}/messages/@original',
    schema: () => schemas.IncomingWebhookUpdateRequestPartialSchema,
  },
  {
    method: 'PUT',
    path: /^\/applications\/\d+\/commands$/,
    document: '/applications/{application_id}/commands',
    schema: () => 'many',
  },
  {
    method: 'PUT',
    path: /^\/applications\/\d+\/guilds\/\d+\/commands$/,
    document: '/applications/{application_id}/guilds/{guild_id}/commands',
    schema: () => 'many',
  },
  {
    method: 'POST',
    path: /^\/channels\/\d+\/threads$/,
    document: '/channels/{channel_id}/threads',
    schema: () => schemas.CreateTextThreadWithoutMessageRequestSchema,
  },
  {
    method: 'POST',
    path: /^\/users\/@me\/channels$/,
    document: '/users/@me/channels',
    schema: () => schemas.CreatePrivateChannelRequestSchema,
  },
];

const callbacks: Record<number, Schema> = {
  1: schemas.PongInteractionCallbackRequestSchema,
  4: schemas.CreateMessageInteractionCallbackRequestSchema,
  5: schemas.CreateMessageInteractionCallbackRequestSchema,
  6: schemas.UpdateMessageInteractionCallbackRequestSchema,
  7: schemas.UpdateMessageInteractionCallbackRequestSchema,
  8: schemas.ApplicationCommandAutocompleteCallbackRequestSchema,
  9: schemas.ModalInteractionCallbackRequestSchema,
};

const documentPath = join(import.meta.dirname, '../../../../shared/payloads/specs/discord-openapi-2026-07-18.json');

/** What Discord's own description of its API finds wrong with a request body. */
export function listSpecProblems(method: string, path: string, body: unknown): string[] {
  const route = routes.find((one) => one.method === method && one.path.test(path));
  if (!route || body === undefined) return [];
  const schema = route.schema(body as { type?: number });
  const bodies: [Schema, unknown][] =
    schema === 'many'
      ? (body as unknown[]).map((one) => [schemas.ApplicationCommandUpdateRequestSchema, one])
      : [[schema, body]];
  const problems = bodies.flatMap(([one, value]) => {
    const { error } = one.safeParse(value);
    return (error?.issues ?? []).map((issue) => `spec: ${issue.path.join('.')} ${issue.message}`);
  });
  return [...problems, ...listDocumentProblems(method, route.document, body)];
}

const validators = new Map<string, ValidateFunction | null>();
let openApi: { ajv: Ajv2020; paths: Record<string, Record<string, OpenApiOperation>> } | null | undefined;
type OpenApiOperation = { requestBody?: { content?: Record<string, { schema?: object }> } };

/** The OpenAPI document itself, where it is at hand. */
export function hasDocument(): boolean {
  return existsSync(documentPath);
}

function listDocumentProblems(method: string, path: string, body: unknown): string[] {
  const validate = findValidator(method, path);
  if (!validate || validate(body)) return [];
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `OpenAPI: ${instancePath} ${message}`);
}

function findValidator(method: string, path: string): ValidateFunction | null {
  const key = `${method} ${path}`;
  const known = validators.get(key);
  if (known !== undefined) return known;
  openApi ??= hasDocument() ? readDocument() : null;
  const schema = openApi?.paths[path]?.[method.toLowerCase()]?.requestBody?.content?.['application/json']?.schema;
  const validator = openApi && schema ? openApi.ajv.compile(JSON.parse(pointToDocument(schema))) : null;
  validators.set(key, validator);
  return validator;
}

const pointToDocument = (schema: object) => JSON.stringify(schema).replaceAll('"#/components', '"discord#/components');

function readDocument() {
  const document = JSON.parse(readFileSync(documentPath, 'utf8')) as {
    components: object;
    paths: Record<string, Record<string, OpenApiOperation>>;
  };
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'discord', components: document.components });
  return { ajv, paths: document.paths };
}
