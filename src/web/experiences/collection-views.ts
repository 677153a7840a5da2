import { fieldOptions } from '#src/answers/experiences/collection.ts';
import type { Problems } from '#src/core/form.ts';
import { localeOf } from '#src/core/locale.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { collectionLimits, dayOrders } from '#src/domain/experiences/collection.ts';
import { languageOptions } from '#src/domain/language.ts';
import type { OpenCollection } from '#src/operations/experiences/collection.ts';
import { fillSettings } from '#src/operations/experiences/collection-work.ts';
import type { CheckedRow } from '#src/store/experiences/collection-row.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { encodeFields } from '../form.ts';
import { type Html, html } from '../html.ts';

type Words = Texts['collection'];

/** A page of a list, with the words of whoever brings it in. */
export type CollectionView = { page: OpenCollection; language: string; texts: Words };

const megabytes = collectionLimits.fileBytes / 1_000_000;
const longestExample = 60;

const notice = (text: string, kind: 'wrong' | '' = '') =>
  html`<p class="said ${kind}" role="${kind === '' ? 'status' : 'alert'}" dir="auto">${text}</p>`;

/** A form of one button. */
export function pressForm(action: string, label: string, style = ''): Html {
  return html`<form method="post" class="buttons"><button name="action" value="${action}" class="${style}">${label}</button></form>`;
}

/** The form that takes a file. */
export function fileView({ page, texts, language }: CollectionView, problem: string | null): Html {
  const { pages } = textsFor(language);
  const fields = [{ name: 'file', type: 'file', label: texts.file, required: true, maxFiles: 1 } as const];
  return html`<p dir="auto">${texts.intro({ name: page.person.displayName ?? 'none', megabytes, rows: collectionLimits.rows })}</p>
    <form method="post" enctype="multipart/form-data" class="fields">
      ${encodeFields(fields, {}, problem === null ? {} : { file: problem }, pages.form)}
      <p class="buttons"><button class="primary">${texts.submit}</button></p>
    </form>`;
}

/** The form that says what the columns hold. `examples` are the first rows. */
export function columnsView(
  { page, texts, language }: CollectionView,
  examples: readonly CheckedRow[],
  { problems = {}, regionName }: { problems?: Problems; regionName(code: string): string },
): Html {
  const { collection, counts } = page;
  const settings = fillSettings(collection, collection.settings);
  const { settings: labels, columns, steps } = texts;
  const options = fieldOptions(language);
  const choice = { required: false, type: 'select' as const };
  const line = { required: false, type: 'text' as const, maxLength: 300 };
  const fields = [
    { ...line, name: 'source', label: labels.source, hint: labels.sourceHint, required: true },
    { ...line, name: 'link', label: labels.link, hint: labels.linkHint, maxLength: 2_000 },
    { ...line, name: 'licence', label: labels.licence, hint: labels.licenceHint },
    { ...choice, name: 'language', label: labels.language, options: languageOptions },
    { ...line, name: 'region', label: labels.region, hint: labels.regionHint },
    {
      ...{ ...choice, name: 'dayOrder', label: labels.dayOrder, hint: labels.dayOrderHint },
      options: dayOrders.map((value) => ({ value, label: labels.dayOrders[value] })),
    },
    { ...choice, name: 'area', label: labels.area, options: areaOptions(language) },
    { name: 'isPublished', type: 'check' as const, label: labels.isPublished, required: false },
  ];
  const values = { ...settings, region: settings.region === null ? null : regionName(settings.region) };
  return html`<h2>${steps.mapping}</h2>
    <p dir="auto">${texts.read({ file: collection.file ?? '', rows: counts.rows })}</p>
    ${problems.mapping ? notice(problems.mapping, 'wrong') : ''}
    <form method="post" class="fields">
      <div class="table"><table>
        <thead><tr><th scope="col">${columns.name}</th><th scope="col">${columns.field}</th></tr></thead>
        <tbody>${collection.header.map((name, at) => {
          const label = name || texts.unnamed({ number: at + 1 });
          return html`<tr><th scope="row"><span dir="auto">${label}</span> <span class="note sample" dir="auto">${examplesOf(examples, at)}</span></th>
            <td><select name="column-${at}" aria-label="${label}">
              <option value="">${texts.leftOut}</option>
              ${options.map((option) => html`<option value="${option.value}" ${option.value === collection.mapping[at] ? 'selected' : ''}>${option.label}</option>`)}
            </select></td></tr>`;
        })}</tbody>
      </table></div>
      <h3>${labels.heading}</h3>
      ${encodeFields(fields, values, problems, textsFor(language).pages.form)}
      <p class="buttons"><button name="action" value="check" class="primary">${texts.check}</button></p>
    </form>
    <p><a href="?file">${texts.other}</a></p>`;
}

function examplesOf(rows: readonly CheckedRow[], at: number): string {
  const cells = rows.map(({ cells: each }) => each[at]).filter((cell) => cell !== null && cell !== undefined);
  const shown = [...new Set(cells.map((cell) => shorten(String(cell).trim(), longestExample)))].filter(Boolean);
  return shown.slice(0, 2).join(' · ');
}

/** Shows how far a check or an import is; where it broke off, a button to go on. */
export function workView({ page, texts }: CollectionView): Html {
  const { collection, counts, isBrokenOff } = page;
  const isChecking = collection.state === 'checking';
  const rows = isChecking ? counts.rows : counts.chosen + counts.taken;
  const say = isChecking ? texts.checking : texts.taking;
  const told = say({ file: collection.file ?? '', done: isChecking ? collection.done : counts.taken, rows });
  return isBrokenOff
    ? html`${notice(told)}${notice(texts.brokenOff, 'wrong')}${pressForm(isChecking ? 'again' : 'take', texts.goOn, 'primary')}`
    : html`${notice(told)}<p class="note">${texts.refresh}</p>`;
}

/** Shows what was taken and what not, where it waits, and how to take it back. */
export function takenView({ page, texts, language }: CollectionView, toQueue: Html): Html {
  const { collection, counts, person, canUndo } = page;
  const until = new Date((collection.takenAt?.getTime() ?? 0) + collectionLimits.undoHours * 3_600_000);
  const hour = new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short', timeZone: person.timeZone }).format(
    until,
  );
  const { isPublished } = fillSettings(collection, collection.settings);
  const left = counts.rows - counts.taken - counts.bad;
  return html`<h2>${texts.steps.taken}</h2>
    ${notice(texts.taken({ count: counts.taken, file: collection.file ?? '' }))}
    <ul>
      ${counts.bad > 0 ? html`<li>${texts.notTaken.bad({ count: counts.bad })}</li>` : ''}
      ${left > 0 ? html`<li>${texts.notTaken.left({ count: left })}</li>` : ''}
    </ul>
    ${isPublished ? html`<p><a href="/experiences">${texts.list}</a></p>` : html`<p>${texts.waiting} ${toQueue}</p>`}
    ${sheetLinks(texts)}
    ${
      canUndo
        ? html`${pressForm('undo', texts.undo, 'danger')}<p class="note">${texts.undoHint({ until: `${formatDay(until, person)}, ${hour}` })}</p>`
        : html`<p class="note">${texts.tooLate}</p>`
    }
    <p><a href="?rows">${texts.steps.ready}</a> · <a href="?file">${texts.other}</a></p>`;
}

/** Links to the sheet of all rows. */
export function sheetLinks(texts: Words): Html {
  const { xlsx, csv } = texts.sheetFormats;
  return html`<p>${texts.sheet} <a href="?sheet=xlsx">${xlsx}</a> · <a href="?sheet=csv">${csv}</a></p>`;
}

/** A notice above the page: what was done, or why it was not. */
export const noticeView = notice;
