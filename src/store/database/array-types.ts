import type { PostgresType } from 'postgres';
import { parse } from 'postgres-array';

/** How one value is read from and written as text. */
type Element = { read(text: string): unknown; write(value: unknown): string };

const asText: Element = { read: (text) => text, write: String };
const asNumber: Element = { read: Number, write: String };
const asTime: Element = {
  read: (text) => new Date(text),
  write: (value) => (value instanceof Date ? value.toISOString() : String(value)),
};
const asJson: Element = { read: JSON.parse, write: (value) => JSON.stringify(value) };
const asTruth: Element = { read: (text) => text === 't', write: (value) => (value === true ? 't' : 'f') };

/** By the number of the array type in pg_type, which is the same in every PostgreSQL. */
const elements: [number, string, Element][] = [
  [1000, 'bool', asTruth],
  [1002, 'char', asText],
  [1003, 'name', asText],
  [1005, 'int2', asNumber],
  [1007, 'int4', asNumber],
  [1009, 'text', asText],
  [1014, 'bpchar', asText],
  [1015, 'varchar', asText],
  [1021, 'float4', asNumber],
  [1022, 'float8', asNumber],
  [1028, 'oid', asNumber],
  [1115, 'timestamp', asTime],
  [1182, 'date', asText],
  [1185, 'timestamptz', asTime],
  [1231, 'numeric', asText],
  [199, 'json', asJson],
  [2210, 'regclass', asText],
  [2951, 'uuid', asText],
  [3643, 'tsvector', asText],
  [3645, 'tsquery', asText],
  [3735, 'regconfig', asText],
  [3807, 'jsonb', asJson],
];

/**
 * Arrays of the types that tables and queries here have; `bigint` says how one whole number of eight bytes is read. postgres.js 3.4.9 would
 * ask each new connection for them, and awaits the answer nowhere: a connection that was lost meanwhile was a rejection that reached nobody.
 */
export function arrayTypes(bigint: (text: string) => number): Record<string, PostgresType> {
  const all: typeof elements = [...elements, [1016, 'int8', { read: bigint, write: String }]];
  return Object.fromEntries(
    all.map(([number, name, { read, write }]) => [
      `${name}Array`,
      {
        to: number,
        from: [number],
        parse: (text: string) => parse(text, read),
        serialize: (values: unknown) => (Array.isArray(values) ? formatArray(values, write) : values),
      },
    ]),
  );
}

/** @throws TypeError where a value is missing: null is one, undefined is a mistake. */
function formatArray(values: readonly unknown[], write: Element['write']): string {
  const written = values.map((value) => {
    if (value === undefined) throw new TypeError('An array for the database holds undefined.');
    if (Array.isArray(value)) return formatArray(value, write);
    return value === null ? 'null' : `"${write(value).replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${written.join(',')}}`;
}
