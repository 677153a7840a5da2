import { z } from 'zod';
import { operatorTexts } from '#src/texts/operator.ts';
import { SourceError } from './source.ts';

const { jsonStat: texts } = operatorTexts.source;

/** A table with its cells in row-major order, numbered from 0. */
export type JsonStatTable = {
  /** '' where the document names none. */
  dataset: string;
  /** '' where the document has no date. */
  updated: string;
  /** The number of cells, empty ones too. */
  size: number;
  /** Those that are neither place nor time nor frequency. */
  dimensions: string[];
  /** As text; '' where the cell is empty. */
  valueAt(index: number): string;
  /** Letters; '' where there are none. */
  statusAt(index: number): string;
  codesAt(index: number): { freq: string; geo: string; period: string; values: string[] };
};

const scalar = z.union([z.string(), z.number(), z.null()]);
const category = z.object({
  index: z.union([z.array(z.union([z.string(), z.number()])), z.record(z.string(), z.number())]).optional(),
  label: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
const dimension = z.looseObject({ category });
const cells = z.union([z.array(scalar), z.record(z.string(), scalar)]);
const roles = z.looseObject({ time: z.array(z.string()).optional(), geo: z.array(z.string()).optional() });
const ids = z.array(z.string()).min(1);
const sizes = z.array(z.number().int().nonnegative()).min(1);
const document = z.looseObject({
  id: ids.optional(),
  size: sizes.optional(),
  role: roles.nullish(),
  // In 1.x the identifiers, sizes and roles stand among the dimensions.
  dimension: z.looseObject({ id: ids.optional(), size: sizes.optional(), role: roles.nullish() }),
  value: cells,
  status: z.union([cells, z.string(), z.looseObject({ value: cells }), z.null()]).optional(),
  updated: z.union([z.string(), z.number()]).nullish(),
  lastUpdateDate: z.union([z.string(), z.number()]).nullish(),
  code: z.unknown().optional(),
  extension: z.looseObject({ id: z.unknown().optional(), datasetId: z.unknown().optional() }).nullish(),
});

/** The tables of a document: one, or those of a bundle (1.x) or a collection (2.0). @throws SourceError */
export function listTables(json: unknown): JsonStatTable[] {
  const found = findDatasets(json);
  if (found.length === 0) throw new SourceError(texts.otherJson);
  return found.map(parseTable);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isDataset = (value: unknown) => isObject(value) && 'value' in value && 'dimension' in value;

function findDatasets(json: unknown): unknown[] {
  if (!isObject(json)) return [];
  if (isDataset(json)) return [json];
  const refusal = describeRefusal(json);
  if (refusal) throw new SourceError(refusal);
  const items = isObject(json.link) && Array.isArray(json.link.item) ? json.link.item : Object.values(json);
  return items.filter(isDataset);
}

/** Eurostat's own errors come as JSON, the warning that a table is too large even as a success. */
function describeRefusal(json: Record<string, unknown>): string | null {
  const [error] = [json.error, json.warning].flat().filter(isObject);
  if (!error) return null;
  const said = String(error.label ?? '').slice(0, 200);
  return Number(error.status) === 413 ? texts.tooLarge : texts.error({ said });
}

function parseTable(json: unknown): JsonStatTable {
  const parsed = document.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SourceError(texts.unreadable({ part: issue?.path.join('.') ?? '' }));
  }
  const { data } = parsed;
  const names = data.id ?? data.dimension.id;
  const written = data.size ?? data.dimension.size;
  if (!names || !written || names.length !== written.length) throw new SourceError(texts.noDimensions);
  const size = written.reduce((product, length) => product * length, 1);
  if (!(size <= 20_000_000)) throw new SourceError(texts.tooManyCells);
  const codes = names.map((name, at) => listCodes(name, data.dimension[name], written[at] ?? 0));
  const role = data.role ?? data.dimension.role ?? {};
  const find = (given: string[] | undefined, usual: string[]) =>
    names.findIndex((name) => (given?.length === 1 ? given[0] === name : usual.includes(name.toLowerCase())));
  const time = find(role.time, ['time', 'time_period', 'year']);
  const geo = find(role.geo, ['geo']);
  if (size > 0 && (time < 0 || geo < 0))
    throw new SourceError((geo < 0 ? texts.noPlaces : texts.noYears)({ names: names.join(', ') }));
  const freq = names.indexOf('freq');
  const others = names.flatMap((_, at) => (at === time || at === geo || at === freq ? [] : [at]));
  const strides = written.map((_, at) => written.slice(at + 1).reduce((product, length) => product * length, 1));
  const codeAt = (at: number, index: number) =>
    at < 0 ? '' : (codes[at]?.[Math.floor(index / (strides[at] ?? 1)) % (written[at] ?? 1)] ?? '');
  const values = readCells(data.value, size, 'value');
  const status = readStatus(data.status, size);
  return {
    dataset:
      ([data.extension?.id, data.extension?.datasetId, data.code].find(
        (each) => typeof each === 'string' && /^\w+$/.test(each),
      ) as string | undefined) ?? '',
    updated: readUpdated(data.updated ?? data.lastUpdateDate),
    size,
    dimensions: others.map((at) => names[at] ?? ''),
    valueAt: values,
    statusAt: status,
    codesAt: (index) => ({
      freq: codeAt(freq, index),
      geo: codeAt(geo, index),
      period: codeAt(time, index),
      values: others.map((at) => codeAt(at, index)),
    }),
  };
}

/** The codes of a dimension by their place. Time may be known by its labels alone, which some write as numbers. */
function listCodes(name: string, json: unknown, length: number): string[] {
  const parsed = dimension.safeParse(json);
  if (!parsed.success) throw new SourceError(texts.undescribed({ name }));
  const { index, label } = parsed.data.category;
  const codes = Array.isArray(index)
    ? index.map(String)
    : index
      ? Object.entries(index)
          .toSorted(([, left], [, right]) => left - right)
          .map(([code]) => code)
      : Object.keys(label ?? {});
  if (codes.length !== length)
    throw new SourceError(texts.codes({ name, count: String(codes.length), expected: String(length) }));
  if (!/^(time|time_period|year)$/i.test(name)) return codes;
  return codes.map((code) => (/^\d{4}/.test(code) ? code : String(label?.[code] ?? code)));
}

type Cells = z.infer<typeof cells>;

/** Eurostat writes sparse objects; an array has a cell for each, or ends early where the rest is empty. */
function readCells(written: Cells, size: number, what: string): (index: number) => string {
  const text = (value: z.infer<typeof scalar> | undefined) =>
    value === null || value === undefined ? '' : String(value).trim();
  if (Array.isArray(written)) {
    if (written.length > size)
      throw new SourceError(texts.cells({ count: String(written.length), what, expected: String(size) }));
    return (index) => text(written[index]);
  }
  const outside = Object.keys(written).find((key) => !/^\d+$/.test(key) || Number(key) >= size);
  if (outside !== undefined)
    throw new SourceError(texts.outside({ key: outside.slice(0, 20), what, size: String(size) }));
  return (index) => text(written[index]);
}

function readStatus(written: z.infer<typeof document>['status'], size: number): (index: number) => string {
  if (written === null || written === undefined) return () => '';
  const letters = (text: string) => text.replaceAll(/[:\s]/g, '');
  if (typeof written === 'string') return () => letters(written);
  const inner =
    'value' in written && typeof written.value === 'object' && written.value !== null
      ? (written.value as Cells)
      : (written as Cells);
  // One for all may stand in an array of its own.
  if (Array.isArray(inner) && inner.length === 1 && size > 1) return () => letters(String(inner[0] ?? ''));
  const at = readCells(inner, size, 'status');
  return (index) => letters(at(index));
}

function readUpdated(written: string | number | null | undefined): string {
  if (typeof written !== 'number') return written ?? '';
  return Number.isFinite(written) && Math.abs(written) < 8e15 ? new Date(written).toISOString() : '';
}
