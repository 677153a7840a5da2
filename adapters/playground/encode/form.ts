import { html, raw } from 'hono/html';
import type { Field, FileValue, Form, FormValue, Problems } from '#src/core/form.ts';
import { isLong, listGroups } from '#src/core/form-fields.ts';
import { markdownToHtml } from '#src/core/html/markdown.ts';
import type { Texts } from '../texts.ts';

type Html = ReturnType<typeof html>;

/** A form as a dialog, filled with its values; `problems` stand by their fields. The server checks, so that nothing typed is cut, or rejected by the browser without a reason. */
export function encodeForm(form: Form, problems: Problems, texts: Texts): Html {
  const count = Object.keys(problems).length;
  return html`<dialog class="form" aria-labelledby="form-title" data-form="${form.id}">
    <form novalidate>
      <header>
        <h2 id="form-title" dir="auto">${form.title}</h2>
        <button type="button" class="close" data-close aria-label="${texts.close}">×</button>
      </header>
      <div class="fields">
        ${form.intro ? html`<div class="text">${raw(markdownToHtml(form.intro))}</div>` : ''}
        <p class="problems" role="alert">${count > 0 ? texts.problems({ count }) : ''}</p>
        ${encodeGroups(form, problems, texts)}
        <p class="note marks" ${form.fields.some(isMarked) ? '' : 'hidden'}>${texts.requiredMark}</p>
      </div>
      <footer>
        <button type="button" data-close>${texts.keepForLater}</button>
        ${isLong(form) ? html`<button type="button" data-next hidden>${texts.next}</button>` : ''}
        <button type="submit" class="primary">${form.submit}</button>
      </footer>
    </form>
  </dialog>`;
}

const isMarked = ({ required, dependsOn }: Field) => required || dependsOn?.isRequired === true;

/** The fields below the headings of their groups; of a long form the page shows one group at a time, and the headings lead to them. */
function encodeGroups(form: Form, problems: Problems, texts: Texts): Html {
  const encode = (field: Field) => encodeField(field, form.values[field.name] ?? null, problems[field.name], texts);
  const groups = listGroups(form.fields);
  if (groups.length < 2) return html`${form.fields.map(encode)}`;
  const steps = isLong(form)
    ? html`<ol class="steps" hidden aria-label="${texts.parts}">
        ${groups.map(({ name }, index) => html`<li><button type="button" data-step="${index}" dir="auto">${name}</button></li>`)}
      </ol>`
    : '';
  return html`${steps}${groups.map(
    ({ name, fields }) =>
      html`<section class="group">${name === null ? '' : html`<h3 dir="auto">${name}</h3>`}${fields.map(encode)}</section>`,
  )}`;
}

function encodeField(field: Field, value: FormValue, problem: string | undefined, texts: Texts): Html {
  const id = `field-${field.name}`;
  const { dependsOn } = field;
  const counted = limitOf(field, texts);
  const described = [
    ...(dependsOn ? [`${id}-condition`] : []),
    ...(field.hint ? [`${id}-hint`] : []),
    ...(problem ? [`${id}-problem`] : []),
    ...(counted ? [`${id}-count`] : []),
  ].join(' ');
  const control = encodeControl(field, value, { id, described, invalid: problem !== undefined, texts });
  const mark = isMarked(field) ? html` <span class="required" title="${texts.required}">*</span>` : '';
  const around = html`${
    dependsOn ? html`<p class="hint condition" id="${id}-condition" dir="auto">${dependsOn.said}</p>` : ''
  }${field.hint ? html`<p class="hint" id="${id}-hint" dir="auto">${field.hint}</p>` : ''}${
    problem ? html`<p class="problem" id="${id}-problem" dir="auto">${problem}</p>` : ''
  }`;
  const classes = `field ${field.type}${problem ? ' wrong' : ''}`;
  const condition = dependsOn
    ? html` data-depends-on="${dependsOn.field}" data-depends-values="${JSON.stringify(dependsOn.values ?? null)}"`
    : '';
  const count = counted
    ? html`<p class="counter" id="${id}-count" data-unit="${counted.unit}" data-max="${counted.max}" data-said="${counted.said}">${counted.atMost}</p>`
    : '';
  if (field.type === 'multi-select')
    return html`<fieldset class="${classes}"${condition} aria-describedby="${described}">
      <legend dir="auto">${field.label}${mark}</legend>
      ${around}${control}
    </fieldset>`;
  if (field.type === 'check')
    return html`<div class="${classes}"${condition}><label>${control} <span dir="auto">${field.label}${mark}</span></label>${around}</div>`;
  return html`<div class="${classes}"${condition}><label for="${id}" dir="auto">${field.label}${mark}</label>${around}${control}${count}</div>`;
}

/** The limit of a text, in words where `maxWords` is set, otherwise in characters; and how to say how much is taken. Null for other fields. */
function limitOf(field: Field, { counter }: Texts) {
  if (field.type !== 'text' && field.type !== 'long-text') return null;
  const { maxWords, maxLength } = field;
  const [unit, max] = maxWords === undefined ? (['characters', maxLength] as const) : (['words', maxWords] as const);
  return { unit, max, atMost: counter.atMost[unit]({ max }), said: counter.said[unit]({ count: '#', max }) };
}

type Marks = { id: string; described: string; invalid: boolean; texts: Texts };

function encodeControl(field: Field, value: FormValue, { id, described, invalid, texts }: Marks): Html {
  const aria = html`aria-required="${String(field.required)}" aria-invalid="${String(invalid)}" aria-describedby="${described}"`;
  const text = value === null ? '' : String(value);
  switch (field.type) {
    case 'text':
      return html`<input type="text" name="${field.name}" data-type="text" id="${id}" value="${text}"
        dir="auto" autocomplete="off" ${field.holds === 'time-zone' ? html`data-offer="${texts.offerZone({ zone: '#' })}"` : ''} ${aria} />`;
    case 'long-text':
      // The line break after the tag is not part of the text; without it a first empty line would be lost.
      return html`<textarea name="${field.name}" data-type="text" id="${id}" rows="4"
        dir="auto" ${aria}>
${text}</textarea>`;
    case 'number':
      return html`<input type="text" inputmode="decimal" name="${field.name}" data-type="text" id="${id}" value="${text}"
        autocomplete="off" ${aria} />`;
    case 'date':
      // No picker: who knows the month or the year alone must be able to say so.
      return html`<input type="text" name="${field.name}" data-type="text" id="${id}" value="${text}"
        placeholder="${field.precision === 'month' ? texts.monthPlaceholder : texts.datePlaceholder}" autocomplete="off" ${aria} />`;
    case 'lookup': {
      const shown = field.likely.find((option) => option.value === text)?.label ?? text;
      return html`<div class="completed"><input type="text" name="${field.name}" data-type="lookup" data-kind="${field.kind}" id="${id}"
        value="${shown}" data-shown="${shown}" data-value="${text}" dir="auto" autocomplete="off" spellcheck="false" ${aria} />
        <ul class="options" hidden></ul></div>`;
    }
    case 'select':
      return html`<select name="${field.name}" data-type="text" id="${id}" ${aria}>
        <option value="">${texts.choose}</option>
        ${field.options.map(
          (option) =>
            html`<option value="${option.value}" ${option.value === text ? 'selected' : ''}>${option.label}</option>`,
        )}
      </select>`;
    case 'multi-select': {
      const chosen = new Set(Array.isArray(value) ? value.map(String) : text.split(',').map((item) => item.trim()));
      return html`<div class="checks">
        ${field.options.map(
          (option) =>
            html`<label><input type="checkbox" name="${field.name}" data-type="list" value="${option.value}"
              ${chosen.has(option.value) ? 'checked' : ''} /> <span dir="auto">${option.label}</span></label>`,
        )}
      </div>`;
    }
    case 'check':
      return html`<input type="checkbox" name="${field.name}" data-type="check" id="${id}" ${value === true ? 'checked' : ''} ${aria} />`;
    case 'file':
      return html`<input type="file" name="${field.name}" data-type="file" data-takes="${field.takes ?? 'text'}" id="${id}"
          ${field.maxFiles > 1 ? 'multiple' : ''} accept="${field.takes === 'bytes' ? '' : 'text/*,.csv,.md,.json,.xlsx'}" ${aria} />
        ${listFiles(value).map(
          (file) =>
            html`<label class="kept"><input type="checkbox" checked data-kept="${field.name}" value="${JSON.stringify(file)}" />
              <bdi>${file.name}</bdi></label>`,
        )}`;
    default:
      return field satisfies never;
  }
}

function listFiles(value: FormValue): FileValue[] {
  return Array.isArray(value) ? value.filter((file): file is FileValue => typeof file === 'object') : [];
}
