import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { type ImportWish, importKinds } from '#src/domain/figures/import-result.ts';
import type { Texts } from '#src/texts/index.ts';
import { readFields } from '../form.ts';

type Words = Texts['importPage'];

/** The file last: what stands before it is known when it comes. */
export function importFields({ labels, hints, kinds }: Words): Field[] {
  const text = (name: 'address' | 'settings' | 'edition' | 'source', maxLength: number): Field => ({
    name,
    type: 'text',
    label: labels[name],
    hint: hints[name],
    required: false,
    maxLength,
  });
  return [
    {
      name: 'kind',
      type: 'select',
      label: labels.kind,
      required: true,
      options: importKinds.map((value) => ({ label: kinds[value], value })),
    },
    text('settings', 600),
    text('edition', 20),
    text('source', 200),
    text('address', 2_000),
    { name: 'file', type: 'file', label: labels.file, required: false, maxFiles: 1 },
  ];
}

/** Reads a submitted form: its values, or its problems by field. */
export function readWish(
  sent: URLSearchParams,
  hasFile: boolean,
  texts: Words,
): { wish: ImportWish; address: string } | { problems: Problems; values: FormValues } {
  const values = { ...readFields(importFields(texts), sent), file: null };
  const said = (name: string) => String(sent.get(name) ?? '').trim();
  const address = said('address');
  if (!hasFile && address === '') return { problems: { file: texts.neither }, values };
  if (hasFile && address !== '') return { problems: { address: texts.both }, values };
  const kind = importKinds.find((each) => each === (said('kind') || 'figures'));
  if (!kind) return { problems: { kind: texts.kind }, values };
  return { wish: { kind, settings: said('settings'), edition: said('edition'), source: said('source') }, address };
}
