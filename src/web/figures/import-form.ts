import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { type ImportWish, importKinds } from '#src/domain/figures/import-result.ts';
import type { Texts } from '#src/texts/index.ts';
import { encodeFields, encodeGroups, readFields } from '../form.ts';
import { type Html, html } from '../html.ts';

type Words = Texts['importPage'];

/** The file and what it holds; what few need stands behind them. */
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
    { name: 'file', type: 'file', label: labels.file, required: false, maxFiles: 1 },
    {
      name: 'kind',
      type: 'select',
      label: labels.kind,
      required: true,
      options: importKinds.map((value) => ({ label: kinds[value], value })),
    },
    text('address', 2_000),
    text('settings', 600),
    text('edition', 20),
    text('source', 200),
  ];
}

/** The form: the file and what it holds, the rest behind a line that opens it, open where something stands in it or is wrong with it. */
export function importForm(texts: Words, values: FormValues, problems: Problems, form: Texts['pages']['form']): Html {
  const fields = importFields(texts);
  const isFirst = ({ name }: Field) => name === 'file' || name === 'kind';
  const further = fields.filter((field) => !isFirst(field));
  const isOpen = further.some(({ name }) => problems[name] !== undefined || (values[name] ?? '') !== '');
  return html`<form method="post" enctype="multipart/form-data" class="fields">
    ${encodeFields(fields.filter(isFirst), values, problems, form)}
    <details ${isOpen ? 'open' : ''}><summary dir="auto">${texts.labels.more}</summary>${encodeGroups(further, values, problems, form)}</details>
    <p class="buttons"><button class="primary">${texts.submit}</button></p>
  </form>`;
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
