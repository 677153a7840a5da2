import type { TermKind } from './vocabulary.ts';

/** The value of a field. A file field holds the files' names and contents. */
export type FormValue = string | string[] | boolean | number | FileValue[] | null;
export type FileValue = { name: string; mediaType: string; content: string };
export type FormValues = Record<string, FormValue>;

type FieldBase = { name: string; label: string; hint?: string; required: boolean };

export type Field =
  /** One line; `maxLength` in characters. */
  | (FieldBase & { type: 'text' | 'long-text'; maxLength: number })
  | (FieldBase & { type: 'select' | 'multi-select'; options: { label: string; value: string }[] })
  /** A thing of `kind` by name or code; its value is its code once resolved. `likely` are offered where nothing can be completed. */
  | (FieldBase & { type: 'lookup'; kind: TermKind; likely: { label: string; value: string }[] })
  /** YYYY-MM-DD; YYYY-MM or YYYY where no more is known. */
  | (FieldBase & { type: 'date' })
  /** `decimals` is how many digits can stand behind its decimal sign. */
  | (FieldBase & { type: 'number'; min?: number; max?: number; decimals?: number })
  | (FieldBase & { type: 'check' })
  | (FieldBase & { type: 'file'; maxFiles: number });

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
