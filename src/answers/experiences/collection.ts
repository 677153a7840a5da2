import { message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import {
  type CollectionCounts,
  type CollectionField,
  collectionFields,
  collectionLimits,
  isFatal,
  type RowProblem,
  type Twin,
} from '#src/domain/experiences/collection.ts';
import { languageNameFor } from '#src/domain/language.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { spokenLanguage, type Texts, textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';

/** A row of a list as far as it is described. */
export type DescribedRow = {
  line: number;
  cells: readonly (string | number | null)[];
  broken: {
    kind: keyof Texts['collection']['broken'];
    cells?: number;
    columns?: number;
    length?: number;
    most?: number;
  } | null;
  problems: readonly RowProblem[];
  twin: Twin | null;
  record: object | null;
  isChosen: boolean;
  experience: number | null;
};

/** The name of a field as the reader knows it from the form. */
export function nameField(field: CollectionField, language: string): string {
  const { experience, collection } = textsFor(language);
  if (field === 'areas' || field === 'groups' || field === 'reference' || field === 'language')
    return collection.fields[field];
  return experience.fields[field].label;
}

/** The fields that a column can hold, with their names. */
export function fieldOptions(language: string): { value: CollectionField; label: string }[] {
  return collectionFields.map((value) => ({ value, label: nameField(value, language) }));
}

/** Says what was found in a row, a sentence each. */
export function describeFound(
  { broken, problems }: Pick<DescribedRow, 'broken' | 'problems'>,
  language: string,
): string[] {
  const { broken: reasons } = textsFor(language).collection;
  if (broken !== null) {
    const { kind, cells = 0, columns = 0, length = 0, most = 0 } = broken;
    if (kind === 'open-quote') return [reasons[kind]];
    return [kind === 'cells' ? reasons[kind]({ cells, columns }) : reasons[kind]({ length, most })];
  }
  return problems
    .toSorted((left, right) => Number(isFatal(right)) - Number(isFatal(left)))
    .map((problem) => describeProblem(problem, language));
}

function describeProblem({ field: named, kind, text = '', meant = '' }: RowProblem, language: string): string {
  const { kinds } = textsFor(language).collection;
  const field = nameField(named, language);
  switch (kind) {
    case 'no-title':
    case 'no-region':
    case 'no-area':
    case 'title-shortened':
    case 'no-text':
      return kinds[kind];
    case 'unknown-region':
      return kinds[kind]({ text, meant: meant || 'none' });
    case 'several-regions':
      return kinds[kind]({ text, meant });
    case 'too-long':
      return kinds[kind]({ field, meant, most: collectionLimits.text });
    case 'area-guessed':
      return kinds[kind]({
        meant: meant
          .split(',')
          .map((area) => namePolicyArea(area as PolicyArea, language))
          .join(', '),
      });
    case 'language-guessed':
    case 'no-language':
      return kinds[kind]({ meant: languageNameFor(meant, spokenLanguage(language)) });
    case 'end-before-start':
      return kinds[kind]({ text });
    case 'date-doubtful':
      return kinds[kind]({ field, text, meant });
    case 'unknown-value':
    case 'date':
    case 'number':
    case 'currency':
    case 'link':
    case 'broken-letters':
      return kinds[kind]({ field, text });
    default:
      return kind satisfies never;
  }
}

/** Says what a row is like: "says the same as row 3 “…” (96% alike)". */
export function describeTwin({ of, kind, title, likeness }: Twin, language: string): string {
  const { twin, ofRow, ofExperience, likeness: sayLikeness } = textsFor(language).collection;
  const other = 'line' in of ? ofRow({ line: of.line, title }) : ofExperience({ number: of.number, title });
  return `${twin[kind]} ${other} (${sayLikeness({ percent: Math.round(likeness * 100) })})`;
}

/** Says what the rows of a list come to, a sentence for each kind of which there are some. */
export function describeCounts(counts: CollectionCounts, language: string): string[] {
  const texts = textsFor(language).collection.counts;
  return (['good', 'guessed', 'noted', 'bad', 'same', 'alike'] as const).flatMap((kind) =>
    counts[kind] > 0 ? [texts[kind]({ count: counts[kind] })] : [],
  );
}

/** The columns of the sheet of a list: those of its file, then what became of each row. */
export function sheetColumns(header: readonly string[], language: string): string[] {
  const { line, result, found } = textsFor(language).collection.sheetColumns;
  return [...header, line, result, found];
}

/** A row of that sheet. */
export function sheetRow(row: DescribedRow, width: number, language: string): (string | number | null)[] {
  const { results } = textsFor(language).collection;
  const result =
    row.experience !== null
      ? results.taken({ number: row.experience })
      : row.record === null
        ? results.bad
        : row.isChosen
          ? results.take
          : results.leave;
  const found = [...describeFound(row, language), ...(row.twin ? [describeTwin(row.twin, language)] : [])];
  const cells = Array.from({ length: width }, (_, at) => row.cells[at] ?? null);
  return [...cells, row.line, result, found.join('; ')];
}

/** Tells who began it that a list is checked or taken. */
export function endedLetter(
  { id, file, what, counts }: { id: number; file: string | null; what: 'ready' | 'taken'; counts: CollectionCounts },
  { language }: { language: string },
): Message {
  const { ended, again } = textsFor(language).collection;
  const said = { file: file ?? '', ...counts };
  return message(
    text(what === 'ready' ? ended.ready(said) : ended.taken(said)),
    actions(button(again({ file: file ?? '' }), `/experience import ${id}`, 'primary')),
  );
}
