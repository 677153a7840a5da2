/** An object whose parts are unknown: what a platform tells of a message may be missing, or be something else. */
export type Untyped = Record<string, unknown>;

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const objectOf = (value: unknown): Untyped =>
  typeof value === 'object' && value !== null ? (value as Untyped) : {};

/** The objects of a list, without whatever else stands in it. */
export const listOf = (value: unknown): Untyped[] =>
  Array.isArray(value) ? value.filter((item): item is Untyped => typeof item === 'object' && item !== null) : [];

/** Joins the parts that are not empty. */
export const joinParts = (parts: string[], glue: string): string =>
  parts.filter((part) => part.trim() !== '').join(glue);
