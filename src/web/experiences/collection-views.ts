import { describeCounts, describeFound, describeTwin, fieldOptions } from '#src/answers/experiences/collection.ts';
import type { Problems } from '#src/core/form.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { collectionLimits } from '#src/domain/experiences/collection.ts';
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
const longestTitle = 120;

const notice = (text: string, kind: 'wrong' | '' = '') =>
  html`<p class="said ${kind}" role="${kind === '' ? 'status' : 'alert'}" dir="auto">${text}</p>`;

/** A form of one button. */
export function pressForm(action: string, label: string, style = ''): Html {
  return html`<form method="post" class="buttons"><button name="action" value="${action}" class="${style}">${label}</button></form>`;
}

/** The form that takes a file. */
export function fileView({ page, texts, language }: CollectionView, problem: string | null): Html {
  const { me, pages } = textsFor(language);
  const fields = [{ name: 'file', type: 'file', label: texts.file, required: true, maxFiles: 1 } as const];
  return html`<p dir="auto">${texts.intro({ name: page.person.displayName ?? me.unnamed, megabytes, rows: collectionLimits.rows })}</p>
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

/** What was found in a list. Each part has as many rows as are shown; `most` of each. */
export type Found = {
  remarks: readonly CheckedRow[];
  twins: readonly CheckedRow[];
  unknown: readonly { text: string; count: number }[];
  most: number;
};

/** Shows what the rows come to, what may be wrong, and what is taken: one form, so that what was chosen goes with whatever is pressed. */
export function reportView({ page, texts, language }: CollectionView, found: Found, problems: Problems = {}): Html {
  const { collection, counts } = page;
  const { isPublished } = fillSettings(collection, collection.settings);
  return html`<h2>${texts.steps.ready}</h2>
    <p dir="auto">${texts.read({ file: collection.file ?? '', rows: counts.rows })}</p>
    <ul>${describeCounts(counts, language).map((line) => html`<li>${line}</li>`)}</ul>
    ${sheetLinks(texts)}
    <form method="post" class="fields">
      ${regionsPart(found, { texts, language }, problems)}
      ${twinsPart(found, { texts, language })}
      ${remarksList(found, { texts, language })}
      ${counts.chosen === 0 ? html`<p>${texts.nothing}</p>` : ''}
      ${
        counts.chosen > 0 || found.twins.length > 0
          ? html`<p class="buttons"><button name="action" value="take" class="primary">${found.twins.length > 0 ? texts.takeChosen : texts.take({ count: counts.chosen })}</button></p>
            <p class="note">${isPublished ? texts.takePublished : texts.takeSubmitted}</p>`
          : ''
      }
    </form>
    <p><a href="?columns">${texts.change}</a> · <a href="?file">${texts.other}</a></p>`;
}

function sheetLinks(texts: Words): Html {
  const { xlsx, csv } = texts.sheetFormats;
  return html`<p>${texts.sheet} <a href="?sheet=xlsx">${xlsx}</a> · <a href="?sheet=csv">${csv}</a></p>`;
}

type Saying = { texts: Words; language: string };

function regionsPart({ unknown }: Found, { texts, language }: Saying, problems: Problems): Html | '' {
  if (unknown.length === 0) return '';
  const fields = unknown.map(({ text, count }, at) => ({
    name: `region-${at}`,
    type: 'text' as const,
    label: texts.regionRows({ text, count }),
    required: false,
    maxLength: 100,
  }));
  return html`<section aria-labelledby="regions"><h3 id="regions">${texts.regionsHeading}</h3>
    <p class="note">${texts.regionsIntro}</p>
      ${unknown.map(({ text }, at) => html`<input type="hidden" name="name-${at}" value="${text}" />`)}
      ${encodeFields(fields, {}, problems, textsFor(language).pages.form)}
      <p class="buttons"><button name="action" value="regions">${texts.regionsSubmit}</button></p>
    </section>`;
}

function twinsPart({ twins, most }: Found, { texts, language }: Saying): Html | '' {
  if (twins.length === 0) return '';
  const radio = (line: number, value: 'take' | 'leave', isOn: boolean) =>
    html`<label class="check"><input type="radio" name="row-${line}" value="${value}" ${isOn ? 'checked' : ''} /> ${texts.choices[value]}</label>`;
  return html`<section aria-labelledby="twins"><h3 id="twins">${texts.twins}</h3>
    <p class="note">${texts.twinsIntro}${twins.length >= most ? ` ${texts.twinsMore({ count: most })}` : ''}</p>
      ${twins.map(({ line, record, twin, isChosen }) =>
        record && twin
          ? html`<fieldset><legend dir="auto">${texts.ofRow({ line, title: shorten(record.fields.title, longestTitle) })}</legend>
            <p dir="auto">${describeTwin({ ...twin, title: shorten(twin.title, longestTitle) }, language)}</p>
            <div class="choices">${radio(line, 'take', isChosen)}${radio(line, 'leave', !isChosen)}</div></fieldset>`
          : '',
      )}
      <p class="buttons"><button name="action" value="choose">${texts.saveChoices}</button></p>
    </section>`;
}

function remarksList({ remarks, most }: Found, { texts, language }: Saying): Html | '' {
  if (remarks.length === 0) return '';
  return html`<section aria-labelledby="remarks"><h3 id="remarks">${texts.remarks}</h3>
    ${remarks.length >= most ? html`<p class="note">${texts.remarksMore({ count: most })}</p>` : ''}
    <ul>${remarks.map((row) => html`<li dir="auto">${texts.row({ line: row.line, found: describeFound(row, language).join('; ') })}</li>`)}</ul></section>`;
}

/** Shows what was taken, and how to take it back. */
export function takenView({ page, texts, language }: CollectionView): Html {
  const { collection, counts, person, canUndo } = page;
  const until = new Date((collection.takenAt?.getTime() ?? 0) + collectionLimits.undoHours * 3_600_000);
  const hour = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: person.timeZone }).format(until);
  return html`<h2>${texts.steps.taken}</h2>
    ${notice(texts.taken({ count: counts.taken, file: collection.file ?? '' }))}
    <ul>${describeCounts(counts, language).map((line) => html`<li>${line}</li>`)}</ul>
    ${fillSettings(collection, collection.settings).isPublished ? html`<p><a href="/experiences">${texts.list}</a></p>` : html`<p>${texts.waiting}</p>`}
    ${sheetLinks(texts)}
    ${
      canUndo
        ? html`${pressForm('undo', texts.undo, 'danger')}<p class="note">${texts.undoHint({ until: `${formatDay(until, person)}, ${hour}` })}</p>`
        : html`<p class="note">${texts.tooLate}</p>`
    }
    <p><a href="?rows">${texts.steps.ready}</a> · <a href="?file">${texts.other}</a></p>`;
}

/** A notice above the page: what was done, or why it was not. */
export const noticeView = notice;
