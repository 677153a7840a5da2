import type { ApiDocument } from '#src/web/api/app.ts';
import type { Random } from '../fuzz/random.ts';

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  example?: unknown;
};

type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
export type Operation = {
  parameters?: Parameter[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
  responses: Record<string, { content?: Record<string, unknown> }>;
};

/** An operation of the description, with its method and path. */
export type Listed = { method: 'get' | 'post'; path: string; operation: Operation };

/** A request to be sent: `body` is null for what is read. */
export type ApiRequest = Listed & { address: string; headers: Record<string, string>; body: string | null };

/** Values that nothing expects. */
const oddWords = [
  ...['', '0', '-1', '1e9', '99999999999999999999', 'null', "';--", '%00', '\u0000', '😀', 'a'.repeat(500), 'true'],
  ...['../..', '[]', 'SE224,', '\ud800'],
];
const oddValues = [
  ...['', 0, -1, 1e300, null, true, [], {}, '\u0000', '😀', '\ud800', 'a'.repeat(5_000), "';--", ['x'], '2026'],
];
const words = ['en', 'Words about nurses', 'Other words', 'SE224', 'https://example.org/page'];
const codes = ['ES51', 'SE224', 'early-leavers', 'en', 'SE'];

/** Lists what a description says can be asked, in its order. */
export function listOperations({ paths = {} }: ApiDocument): Listed[] {
  return Object.entries(paths as Record<string, { get?: Operation; post?: Operation }>).flatMap(
    ([path, { get, post }]) => [
      ...(get ? [{ method: 'get' as const, path, operation: get }] : []),
      ...(post ? [{ method: 'post' as const, path, operation: post }] : []),
    ],
  );
}

/** Makes a request of an operation: with values that fit, now and then with some that do not, with others missing or made up. */
export function makeRequest(document: ApiDocument, listed: Listed, random: Random): ApiRequest {
  const { operation, path, method } = listed;
  const drawn = ({ schema }: Parameter): string => {
    if (random.next() < 0.12) return random.pick(oddWords);
    if (schema.enum) return String(random.pick(schema.enum));
    if (schema.type === 'integer' || schema.type === 'number') {
      const { minimum = 0, maximum = 3_000 } = schema;
      return String(random.pick([schema.example ?? 1, minimum, Math.min(maximum, 2_025), 1, 2, 3]));
    }
    return String(random.pick([schema.example ?? 'a', random.pick(codes)]));
  };
  const encode = (value: string) => encodeURIComponent(value.toWellFormed());
  const parameters = operation.parameters ?? [];
  const place = parameters
    .filter((each) => each.in === 'path')
    .reduce((address, each) => address.replace(`{${each.name}}`, encode(drawn(each)) || '0'), path);
  const query = parameters
    .filter((each) => each.in === 'query' && random.next() < (each.required ? 0.95 : 0.35))
    .map((each) => `${each.name}=${encode(drawn(each))}`);
  if (random.next() < 0.05) query.push(`made-up=${encode(random.pick(oddWords))}`);
  const headers: Record<string, string> = {};
  let body: string | null = null;
  if (operation.requestBody) {
    const { schema } = operation.requestBody.content['application/json'];
    headers['content-type'] = random.next() < 0.98 ? 'application/json' : 'text/plain';
    body =
      random.next() < 0.05
        ? random.pick(['{', '', 'null', '[]', '"x"'])
        : (JSON.stringify(makeValue(document, schema, random)) ?? '');
    if (random.next() < 0.3) headers['idempotency-key'] = random.pick(['a', 'b', 'c', 'x'.repeat(300)]);
  }
  return { ...listed, method, address: `${place}${query.length > 0 ? `?${query.join('&')}` : ''}`, headers, body };
}

function makeValue(document: ApiDocument, given: Schema, random: Random): unknown {
  const components = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const schema = given.$ref ? (components[given.$ref.split('/').at(-1) ?? ''] ?? {}) : given;
  if (random.next() < 0.02) return random.pick(oddValues);
  if (schema.enum) return random.pick(schema.enum);
  if (schema.anyOf) return makeValue(document, random.pick(schema.anyOf), random);
  const [type] = [schema.type].flat();
  if (type === 'object')
    return Object.fromEntries([
      ...Object.entries(schema.properties ?? {})
        .filter(([name]) => (schema.required?.includes(name) ? random.next() < 0.98 : random.next() < 0.3))
        .map(([name, each]) => [name, makeValue(document, each, random)]),
      ...(random.next() < 0.03 ? [['made-up', 1]] : []),
    ]);
  if (type === 'array')
    return Array.from({ length: 1 + Math.floor(random.next() * 2) }, () =>
      makeValue(document, schema.items ?? {}, random),
    );
  if (type === 'integer' || type === 'number') return random.pick([1, 2, 999, schema.maximum ?? 3]);
  if (type === 'boolean') return random.next() < 0.7;
  if (type === 'null') return null;
  return schema.example ?? random.pick([...words, `Words ${random.next()}`]);
}
