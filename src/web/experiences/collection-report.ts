import { describeCounts, describeFound, describeTwin } from '#src/answers/experiences/collection.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { message, table } from '#src/core/blocks.ts';
import type { Problems } from '#src/core/form.ts';
import { joinLines, shorten } from '#src/core/text.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import { type CollectedRecord, guessKinds } from '#src/domain/experiences/collection.ts';
import { groupTwins, type TwinGroup } from '#src/domain/experiences/twin-groups.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { languageNameFor } from '#src/domain/language.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { fillSettings } from '#src/operations/experiences/collection-work.ts';
import type { CheckedRow } from '#src/store/experiences/collection-row.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { encodeFields } from '../form.ts';
import { type Html, html } from '../html.ts';
import type { Frame } from '../layout.ts';
import { encodeMessage } from '../message.ts';
import { type CollectionView, sheetLinks } from './collection-views.ts';

/**
 * What was found in a list. Each part has as many rows as are shown; `most` of each. `sample` are the first rows as they will stand, `originals`
 * the rows that others are like.
 */
export type Found = {
  sample: readonly CheckedRow[];
  remarks: readonly CheckedRow[];
  twins: readonly CheckedRow[];
  originals: readonly CheckedRow[];
  unknown: readonly { text: string; count: number }[];
  most: number;
};

type Saying = { texts: Texts['collection']; language: string; catalogue: Catalogue };

const longestTitle = 120;
const longestStart = 160;
/** Up to so many groups of likely duplicates stand open. */
const mostOpen = 3;
const mostSpans = 12;

/** Shows what the rows come to, what may be wrong, and what is taken: one form, so that what was chosen goes with whatever is pressed. */
export function reportView(
  frame: Frame & { catalogue: Catalogue },
  { page, texts, language }: CollectionView,
  found: Found,
  problems: Problems = {},
): Html {
  const { collection, counts } = page;
  const { isPublished } = fillSettings(collection, collection.settings);
  const saying = { texts, language, catalogue: frame.catalogue };
  const fatal = found.remarks.filter(({ record }) => record === null);
  const others = found.remarks.filter(({ record }) => record !== null);
  return html`<h2>${texts.steps.ready}</h2>
    <p dir="auto">${texts.read({ file: collection.file ?? '', rows: counts.rows })}</p>
    <ul>${describeCounts(counts, language).map((line) => html`<li>${line}</li>`)}</ul>
    ${sheetLinks(texts)}
    <form method="post" class="fields">
      ${remarksList('cannot', texts.cannot, fatal, found.most, saying)}
      ${regionsPart(found, saying, problems)}
      ${samplePart(frame, found, saying)}
      ${remarksList('remarks', texts.remarks, others, found.most, saying)}
      ${twinsPart(found, saying)}
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

/** The first rows as they will stand, so that nobody has to believe it. */
function samplePart(frame: Frame, { sample }: Found, saying: Saying): Html | '' {
  const { texts, language } = saying;
  const { sample: words } = texts;
  if (sample.length === 0) return '';
  const left = (label: string) => ({ label });
  const right = (label: string) => ({ label, align: 'right' as const });
  const columns = [
    ...[words.row, words.title, words.region, words.areas, words.language, words.time].map(left),
    ...[words.cost, words.persons].map(right),
  ];
  const number = (value: number | undefined) =>
    value === undefined ? '–' : formatNumber(value, Number.isInteger(value) ? 0 : 2, language);
  const rows = sample.flatMap(({ line, record }) =>
    record
      ? [
          [
            ...[
              String(line),
              shorten(record.fields.title, longestTitle),
              regionOf(record, saying),
              areasOf(record, language),
            ],
            ...[languageNameFor(record.language, language), timeOf(record, language) || '–'],
            ...[number(record.details.costEuro), number(record.details.personsReached)],
          ],
        ]
      : [],
  );
  return html`<section aria-labelledby="sample"><h3 id="sample">${words.heading({ count: rows.length })}</h3>
    ${encodeMessage(message(table(columns, rows)), frame)}</section>`;
}

const regionOf = ({ fields }: CollectedRecord, { catalogue, language }: Saying) =>
  catalogue.regions.has(fields.region) ? nameRegion({ catalogue }, fields.region, { language }) : fields.region;

const areasOf = ({ fields }: CollectedRecord, language: string) =>
  fields.policyAreas.map((area) => namePolicyArea(area, language)).join(', ');

/** "1 March 2021 – 31 December 2022" */
const timeOf = ({ details: { start, end } }: CollectedRecord, language: string) =>
  [start, end].flatMap((day) => (day ? [formatKnownDate(day, language)] : [])).join(' – ');

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

/** Likely duplicates, in groups of what is like the same. */
function twinsPart({ twins, originals, most }: Found, saying: Saying): Html | '' {
  const { texts } = saying;
  const groups = groupTwins(twins);
  if (groups.length === 0) return '';
  const byLine = new Map(originals.map((row) => [row.line, row]));
  const originalOf = ({ of }: TwinGroup<CheckedRow>) => ('line' in of ? byLine.get(of.line) : undefined);
  return html`<section aria-labelledby="twins"><h3 id="twins">${texts.twins}</h3>
    <p class="note">${texts.twinsIntro}${twins.length >= most ? ` ${texts.twinsMore({ count: most })}` : ''}</p>
      ${groups.map((group) => twinGroup(group, originalOf(group), groups.length <= mostOpen, saying))}
      <p class="buttons"><button name="action" value="choose">${texts.saveChoices}</button></p>
    </section>`;
}

function twinGroup(
  { key, of, rows }: TwinGroup<CheckedRow>,
  original: CheckedRow | undefined,
  isOpen: boolean,
  saying: Saying,
): Html {
  const { texts, language } = saying;
  const title = shorten(original?.record?.fields.title ?? rows[0]?.twin?.title ?? '', longestTitle);
  const left = rows.filter(({ isChosen }) => !isChosen).length;
  const radio = (line: number, value: 'take' | 'leave', isOn: boolean) =>
    html`<label class="check"><input type="radio" name="row-${line}" value="${value}" ${isOn ? 'checked' : ''} /> ${texts.choices[value]}</label>`;
  return html`<details class="twins" ${isOpen ? 'open' : ''}>
    <summary dir="auto">${texts.group({ title, count: rows.length, left })}</summary>
    <p dir="auto">${'line' in of ? texts.ofRow({ line: of.line, title }) : texts.ofExperience({ number: of.number, title })}${original?.record ? ` ${about(original.record, saying)}` : ''}</p>
    ${rows.map(({ line, record, twin, isChosen }) =>
      record && twin
        ? html`<fieldset><legend dir="auto">${texts.ofRow({ line, title: shorten(record.fields.title, longestTitle) })}</legend>
          <p dir="auto">${about(record, saying)} <span class="note">${describeTwin({ ...twin, title: shorten(twin.title, longestTitle) }, language)}</span></p>
          <div class="choices">${radio(line, 'take', isChosen)}${radio(line, 'leave', !isChosen)}</div></fieldset>`
        : '',
    )}
    ${
      rows.length > 1
        ? html`<p class="buttons"><button name="action" value="leave-${key}">${texts.groupLeave({ count: rows.length })}</button>
          <button name="action" value="take-${key}">${texts.groupTake({ count: rows.length })}</button></p>`
        : ''
    }
  </details>`;
}

/** What tells a row from another with the same title: "Berlin · 2021 – 2022 · “Volunteers go with …”" */
function about(record: CollectedRecord, saying: Saying): string {
  const { action, challenge } = record.fields;
  const start = joinLines(action || challenge);
  return [
    regionOf(record, saying),
    timeOf(record, saying.language),
    start === '' ? '' : `“${shorten(start, longestStart)}”`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function remarksList(
  id: string,
  title: string,
  rows: readonly CheckedRow[],
  most: number,
  { texts, language }: Saying,
): Html | '' {
  if (rows.length === 0) return '';
  return html`<section aria-labelledby="${id}"><h3 id="${id}">${title}</h3>
    ${rows.length >= most ? html`<p class="note">${texts.remarksMore({ count: most })}</p>` : ''}
    <ul>${groupRemarks(rows, language).map(
      ({ found, lines }) =>
        html`<li dir="auto">${texts.rows({ count: lines.length, lines: describeLines(lines, texts), found })}</li>`,
    )}</ul></section>`;
}

/** What was found, each once with the lines it was found on, what is most frequent first. What was told by words stands in the sheet alone. */
function groupRemarks(rows: readonly CheckedRow[], language: string): { found: string; lines: number[] }[] {
  const groups = new Map<string, number[]>();
  for (const { line, broken, problems } of rows) {
    const told = problems.filter(({ kind }) => !(guessKinds as readonly string[]).includes(kind));
    for (const found of describeFound({ broken, problems: told }, language))
      groups.set(found, [...(groups.get(found) ?? []), line]);
  }
  return [...groups]
    .map(([found, lines]) => ({ found, lines: [...new Set(lines)].toSorted((left, right) => left - right) }))
    .toSorted((left, right) => right.lines.length - left.lines.length);
}

/** "58–65, 140, 190" */
function describeLines(lines: readonly number[], texts: Texts['collection']): string {
  const spans: [number, number][] = [];
  for (const line of lines) {
    const last = spans.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else spans.push([line, line]);
  }
  const shown = spans.slice(0, mostSpans).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return [...shown, ...(spans.length > mostSpans ? [texts.moreLines] : [])].join(', ');
}
