import type { TermKind } from './vocabulary.ts';

/** The value of a field. A file field holds the files' names and contents. */
export type FormValue = string | string[] | boolean | number | FileValue[] | null;
/**
 * A file as text; of a field that takes bytes, in base64, until it is kept outside the form: then `held` is its number there and `content` is empty.
 */
export type FileValue = { name: string; mediaType: string; content: string; encoding?: 'base64'; held?: number };
export type FormValues = Record<string, FormValue>;

type FieldBase = {
  name: string;
  label: string;
  hint?: string;
  required: boolean;
  /** The heading above it and its neighbours of the same group. */
  group?: string;
  dependsOn?: Dependence;
};

/**
 * A field is asked for only where another, which stands before it, holds one of `values`, or anything where none are named. `said` is the
 * condition in words, for where both are shown at once: "Only if it has ended". `isRequired`: where it is asked for it has to be filled in.
 */
export type Dependence = { field: string; values?: readonly string[]; said: string; isRequired?: true };

export type Field =
  /** `maxLength` in characters; a text of type 'text' is one line. What it holds is said where a platform may know it: the time zone. */
  | (FieldBase & { type: 'text' | 'long-text'; maxLength: number; maxWords?: number; holds?: 'time-zone' })
  | (FieldBase & { type: 'select' | 'multi-select'; options: { label: string; value: string }[] })
  /** A thing of `kind` by name or code; its value is its code once resolved. `likely` are offered where nothing can be completed. */
  | (FieldBase & { type: 'lookup'; kind: TermKind; likely: { label: string; value: string }[] })
  /** YYYY-MM-DD; YYYY-MM or YYYY where no more is known. Where few know more than the month, `precision` says so: no days are to be picked. */
  | (FieldBase & { type: 'date'; precision?: 'month' })
  /** `decimals` is how many digits can stand behind its decimal sign. */
  | (FieldBase & { type: 'number'; min?: number; max?: number; decimals?: number })
  | (FieldBase & { type: 'check' })
  /** Files are read as text unless `takes` says that their bytes are kept. */
  | (FieldBase & { type: 'file'; maxFiles: number; takes?: 'bytes' });

/**
 * A form to fill in. `id` is the command line that opened it, so that a submission finds its way after a restart;
 * `values` is what is filled in already: the record being changed, or what was typed and kept before.
 */
export type Form = {
  id: string;
  title: string;
  intro?: string;
  submit: string;
  fields: Field[];
  values: FormValues;
};

/** Why a form was not accepted, by field name; a sentence each. */
export type Problems = Record<string, string>;
