import type { Field, FormValue, FormValues, Problems } from '#src/core/form.ts';
import { isConditionMet, listGroups } from '#src/core/form-fields.ts';
import { readBody } from '#src/core/read-body.ts';
import type { Texts } from '#src/texts/index.ts';
import { type Html, html } from './html.ts';

type Words = Texts['pages']['form'];

/**
 * Fields as a page without scripts shows them: below the headings of their groups, each with its limit, its condition and what is wrong with it.
 * `mailField` is the name of the one that takes the reader's own mail address, which browsers know.
 */
export function encodeFields(
  fields: readonly Field[],
  values: FormValues,
  problems: Problems,
  texts: Words,
  mailField: string | null = null,
): Html {
  const count = Object.keys(problems).length;
  return html`${count > 0 ? html`<p class="said wrong" role="alert">${texts.problems({ count })}</p>` : ''}
    ${encodeGroups(fields, values, problems, texts, mailField)}
    ${fields.some(isMarked) ? html`<p class="note">${texts.required}</p>` : ''}`;
}

/** The same without the line that says how many are wrong: for the rest of a form whose first fields say so. */
export function encodeGroups(
  fields: readonly Field[],
  values: FormValues,
  problems: Problems,
  texts: Words,
  mailField: string | null = null,
): Html[] {
  return listGroups(fields).map(
    ({ name, fields: inside }) =>
      html`<fieldset>
        ${name === null ? '' : html`<legend dir="auto">${name}</legend>`}
        ${inside.map((field) => encodeField(field, values, problems[field.name], texts, field.name === mailField))}
      </fieldset>`,
  );
}

const isMarked = (field: Field) => field.required || (field.dependsOn?.isRequired ?? false);

function encodeField(
  field: Field,
  values: FormValues,
  problem: string | undefined,
  texts: Words,
  isMail: boolean,
): Html {
  const id = `field-${field.name}`;
  const value = values[field.name] ?? null;
  const notes = [
    ...(field.dependsOn && !isConditionMet(field, values) ? [field.dependsOn.said] : []),
    ...(field.hint ? [field.hint] : []),
    ...(field.type === 'text' && field.maxWords && !field.hint ? [texts.atMostWords({ count: field.maxWords })] : []),
  ].join(' ');
  const described = [...(notes ? [`${id}-hint`] : []), ...(problem ? [`${id}-problem`] : [])].join(' ');
  const around = html`${notes ? html`<span class="note" id="${id}-hint" dir="auto">${notes}</span>` : ''}${
    problem ? html`<span class="problem" id="${id}-problem" dir="auto">${problem}</span>` : ''
  }`;
  const label = html`${field.label}${isMarked(field) ? html` <span class="required">*</span>` : ''}`;
  if (field.type === 'multi-select')
    return html`<div class="field" role="group" aria-labelledby="${id}" aria-describedby="${described}">
      <span class="label" id="${id}" dir="auto">${label}</span>${around}
      <div class="checks">${field.options.map(
        (option) =>
          html`<label class="check"><input type="checkbox" name="${field.name}" value="${option.value}" ${
            Array.isArray(value) && (value as unknown[]).includes(option.value) ? 'checked' : ''
          } /> <span dir="auto">${option.label}</span></label>`,
      )}</div>
    </div>`;
  if (field.type === 'check')
    return html`<div class="field"><label class="check"><input type="checkbox" name="${field.name}" value="yes" ${
      value === true ? 'checked' : ''
    } /> <span dir="auto">${label}</span></label>${around}</div>`;
  const aria = html`id="${id}" name="${field.name}" aria-describedby="${described}" aria-required="${String(field.required)}" aria-invalid="${String(problem !== undefined)}"`;
  return html`<div class="field"><label for="${id}" dir="auto">${label}</label>${around}${encodeControl(field, value, aria, texts, isMail)}</div>`;
}

function encodeControl(field: Field, value: FormValue, aria: Html, texts: Words, isMail: boolean): Html {
  const text = value === null ? '' : String(value);
  if (field.type === 'select')
    return html`<select ${aria}>
      ${field.required && text !== '' ? '' : html`<option value="">${texts.choose}</option>`}
      ${field.options.map((option) => html`<option value="${option.value}" ${option.value === text ? 'selected' : ''}>${option.label}</option>`)}
    </select>`;
  if (field.type === 'long-text')
    return html`<textarea ${aria} rows="4" dir="auto">
${text}</textarea>`;
  if (field.type === 'file') return html`<input type="file" ${aria} />`;
  return html`<input ${aria} value="${text}" dir="auto" autocomplete="${isMail ? 'email' : 'off'}" />`;
}

/** What each character of a field is at most when a browser sends it: three bytes of UTF-8, each as `%E1`. */
const encodedBytes = 9;
/** Names, line breaks, and what is chosen. */
const spareBytes = 10_000;

/** Returns how many bytes a form takes whose texts have so many characters together. */
export const formBytes = (characters: number) => characters * encodedBytes + spareBytes;

/** Reads what a page's form sends; null where it has more than `largest` bytes, or broke off: nothing of it is to be done then. */
export async function readForm(request: Request, largest: number): Promise<URLSearchParams | null> {
  const body = await readBody(request, largest).catch(() => null);
  return body && new URLSearchParams(new TextDecoder().decode(body));
}

/** Reads submitted values by the form's fields; other values are left out. */
export function readFields(fields: readonly Field[], sent: URLSearchParams): FormValues {
  return Object.fromEntries(
    fields.map(({ name, type }) => [
      name,
      type === 'multi-select' ? sent.getAll(name) : type === 'check' ? sent.get(name) === 'yes' : sent.get(name),
    ]),
  );
}
