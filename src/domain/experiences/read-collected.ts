import { cleanText, countWords, cutTo, foldText, joinLines, shorten } from '#src/core/text.ts';
import type { TermKind, Vocabulary } from '#src/core/vocabulary.ts';
import { findLanguage } from '../language.ts';
import { type PolicyArea, policyAreas } from '../topics/indicator.ts';
import type { TargetGroup } from '../topics/target-group.ts';
import {
  type Cell,
  type CollectedRecord,
  type CollectionField,
  type CollectionMapping,
  type CollectionSettings,
  collectionLimits,
  isFatal,
  type RowProblem,
} from './collection.ts';
import { type DayOrder, findDayOrder, readDay, readEuro, readPersons } from './collection-values.ts';
import type { CollectionWords } from './collection-words.ts';
import { type ExperienceDetails, parseResults } from './details.ts';
import { experienceLimits } from './experience.ts';

export type RowReading = { record: CollectedRecord | null; problems: RowProblem[] };

/** What the rows of a list are read with. `regions` are names of the list that staff told the region of, folded. */
export type CollectionReading = {
  vocabulary: Pick<Vocabulary, 'find' | 'nearest'>;
  words: CollectionWords;
  header: readonly string[];
  mapping: CollectionMapping;
  settings: CollectionSettings;
  regions: Readonly<Record<string, string>>;
  /** What is written where nothing tells the language. */
  usualLanguage: string;
};

type Texts =
  | 'challenge'
  | 'action'
  | 'lesson'
  | 'difficulties'
  | 'lessons'
  | 'tips'
  | 'partners'
  | 'contact'
  | 'results';
const texts: readonly Texts[] = [
  'challenge',
  'action',
  'lesson',
  'difficulties',
  'lessons',
  'tips',
  'partners',
  'contact',
  'results',
];
const { titleWords, titleCharacters } = experienceLimits;
const longestShown = 80;
const longestReference = 100;
/** A word whose letters were lost before it came here, or that was read in another encoding: “ge\uFFFD\uFFFDsoleerd”, “fÃ¼r”. */
const brokenLetters = /\S*(?:\uFFFD|[ÃÂ][\u0080-\u00BF]|â€)\S*/u;
/** The texts that people write for an empty cell. */
const nothing = /^(?:[-–—.?]+|n\/?a|k\.?\s?a\.?|none|null|#n\/a)$/i;

/** Makes a reader of the rows of a list. What tells how a column writes its days is found in all of them. */
export function createRowReader(
  reading: CollectionReading,
  rows: readonly { cells: readonly Cell[] }[],
): (cells: readonly Cell[]) => RowReading {
  const columnsOf = (field: CollectionField) =>
    reading.mapping.flatMap((mapped, column) => (mapped === field ? [column] : []));
  const usualLanguage = findUsualLanguage(rows, columnsOf('title').concat(columnsOf('action')), reading);
  const daysIn = (fields: readonly CollectionField[]) =>
    fields.flatMap((field) => columnsOf(field)).flatMap((column) => rows.map(({ cells }) => cells[column] ?? null));
  // A list writes its days in one way: a column that tells nothing by itself is read as the other one.
  const ofAll = findDayOrder(daysIn(['start', 'end'])) ?? reading.settings.dayOrder;
  const orders = new Map<CollectionField, DayOrder>(
    (['start', 'end'] as const).map((field) => [field, findDayOrder(daysIn([field])) ?? ofAll]),
  );
  return (cells) => {
    const problems: RowProblem[] = [];
    const filled = (field: CollectionField) =>
      columnsOf(field).flatMap((column) => {
        const cell = clean(cells[column] ?? null);
        return cell === null ? [] : [{ cell, header: reading.header[column] ?? '' }];
      });
    const first = (field: CollectionField) => filled(field)[0] ?? null;
    const text = (field: CollectionField) =>
      filled(field)
        .map(({ cell }) => String(cell))
        .join('\n\n');
    const say = (field: CollectionField, kind: RowProblem['kind'], about: { text?: string; meant?: string } = {}) => {
      problems.push({
        field,
        kind,
        ...(about.text !== undefined && { text: shorten(joinLines(about.text), longestShown) }),
        ...(about.meant !== undefined && { meant: about.meant }),
      });
      return null;
    };

    const told = Object.fromEntries(texts.map((field) => [field, text(field)])) as Record<Texts, string>;
    for (const field of texts)
      if (told[field].length > collectionLimits.text) say(field, 'too-long', { meant: String(told[field].length) });
    const whole = joinLines(text('title'));
    if (whole === '') say('title', 'no-title');
    const title = fitTitle(whole);
    if (title !== whole) {
      say('title', 'title-shortened', { text: whole });
      told.action = [whole, told.action].filter(Boolean).join('\n\n');
    }
    for (const field of ['title', ...texts] as const) {
      const broken = brokenLetters.exec(field === 'title' ? whole : told[field]);
      if (broken) say(field, 'broken-letters', { text: broken[0] });
    }
    if (told.challenge + told.action + told.lesson === '') say('action', 'no-text');
    const all = [whole, told.challenge, told.action, told.lesson].join('\n');
    const { language, isSure } = readLanguage(first('language')?.cell ?? null, all, { ...reading, usualLanguage }, say);
    const region = readRegion(text('region') === '' ? null : String(first('region')?.cell), reading, say);
    const areas = readAreas(text('areas'), all, isSure ? language : null, reading, say);
    const groups = readGroups(text('groups'), all, isSure ? language : null, reading, say);
    const details = readDetails();
    if (problems.some(isFatal) || region === null) return { record: null, problems };
    return {
      problems,
      record: {
        fields: {
          title,
          region,
          policyAreas: areas,
          targetGroups: groups,
          challenge: told.challenge,
          action: told.action,
          lesson: told.lesson,
        },
        details,
        language,
        reference: cutTo(joinLines(text('reference')), longestReference) || null,
      },
    };

    function readDetails(): ExperienceDetails {
      const read = <Value>(field: 'start' | 'end' | 'costEuro' | 'personsReached', value: Value | null) =>
        value === null ? {} : { [field]: value };
      const day = (field: 'start' | 'end') => {
        const said = first(field);
        const day = said && readDay(said.cell, language, orders.get(field) ?? null);
        if (!day) return null;
        return 'value' in day ? day.value : say(field, day.fault, { ...day, text: String(said.cell) });
      };
      const [start, end] = [day('start'), day('end')];
      const isTurned = start !== null && end !== null && end < start.slice(0, end.length);
      if (isTurned) say('end', 'end-before-start', { text: `${start} – ${end}` });
      const cost = first('costEuro');
      const euro = cost && readEuro(cost.cell, { header: cost.header, country: (region ?? '').slice(0, 2) });
      const reached = first('personsReached');
      const persons = reached && readPersons(reached.cell);
      const value = (field: 'costEuro' | 'personsReached', found: typeof euro, cell: Cell) =>
        found === null ? null : 'value' in found ? found.value : say(field, found.fault, { text: String(cell) });
      const results = parseResults(told.results);
      const funding = listItems(text('funding')).flatMap(
        (item) => reading.words.fundOf(item) ?? say('funding', 'unknown-value', { text: item }) ?? [],
      );
      const links = readLinks(text('links'), say);
      const [status, evaluation] = [first('status'), first('evaluation')];
      const chosen = <Known>(field: CollectionField, cell: Cell, known: (cell: string) => Known | null) =>
        cell === null ? null : (known(String(cell)) ?? say(field, 'unknown-value', { text: String(cell) }));
      const state = chosen('status', status?.cell ?? null, reading.words.statusOf);
      const evaluated = chosen('evaluation', evaluation?.cell ?? null, reading.words.evaluationOf);
      const { difficulties, lessons, tips, partners, contact } = told;
      return {
        ...(state && { status: state }),
        ...(evaluated && { evaluation: evaluated }),
        ...read('start', start),
        ...read('end', isTurned ? null : end),
        ...read('costEuro', value('costEuro', euro, cost?.cell ?? null)),
        ...read('personsReached', value('personsReached', persons, reached?.cell ?? null)),
        ...(results.length > 0 && { results }),
        ...(funding.length > 0 && { funding: [...new Set(funding)] }),
        ...(links.length > 0 && { links }),
        ...(difficulties && { difficulties }),
        ...(lessons && { lessons }),
        ...(tips && { tips }),
        ...(partners && { partners }),
        ...(contact && { contact: joinLines(contact) }),
      };
    }
  };
}

/** By this a name of a region is known to which staff told the region. */
export const regionKey = (cell: string) => foldText(shorten(joinLines(cell), longestShown));

type Say = (field: CollectionField, kind: RowProblem['kind'], about?: { text?: string; meant?: string }) => null;

function clean(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const text = cleanText(cell).trim();
  return text === '' || nothing.test(text) ? null : text;
}

/** A title within the limits: whole words of it, and that it goes on. */
function fitTitle(whole: string): string {
  if (whole.length <= titleCharacters && countWords(whole) <= titleWords) return whole;
  const words = whole.split(/\s+/).slice(0, titleWords);
  while (words.length > 1 && words.join(' ').length > titleCharacters - 1) words.pop();
  return `${cutTo(words.join(' '), titleCharacters - 1).replace(/[\s,;:.–-]+$/u, '')}…`;
}

const languageRows = 300;

/** The language of most rows of a list; that of whoever brings it in where none can be told. */
function findUsualLanguage(
  rows: readonly { cells: readonly Cell[] }[],
  columns: readonly number[],
  { words, settings, usualLanguage }: CollectionReading,
): string {
  if (settings.language !== null) return settings.language;
  const counts = new Map<string, number>();
  for (const { cells } of rows.slice(0, languageRows)) {
    const language = words.languageOf(columns.map((column) => String(cells[column] ?? '')).join('\n'));
    if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((left, right) => right[1] - left[1]);
  return most?.[0] ?? usualLanguage;
}

function readLanguage(
  cell: Cell,
  all: string,
  { words, settings, usualLanguage }: CollectionReading,
  say: Say,
): { language: string; isSure: boolean } {
  const said = cell === null ? null : findLanguage(String(cell));
  if (cell !== null && said === null) say('language', 'unknown-value', { text: String(cell) });
  if (said !== null) return { language: said, isSure: true };
  const guessed = words.languageOf(all);
  if (guessed !== null) {
    if (guessed !== usualLanguage) say('language', 'language-guessed', { meant: guessed });
    return { language: guessed, isSure: true };
  }
  if (settings.language !== null) return { language: settings.language, isSure: true };
  say('language', 'no-language', { meant: usualLanguage });
  return { language: usualLanguage, isSure: false };
}

function readRegion(cell: string | null, { vocabulary, settings, regions }: CollectionReading, say: Say) {
  if (cell === null) return settings.region ?? say('region', 'no-region');
  const told = regions[regionKey(cell)];
  if (told !== undefined) return told;
  const found = vocabulary.find('region', cell.slice(0, 100));
  if (found.length === 1 && found[0]) return found[0].value;
  const likely = found.length > 0 ? found : vocabulary.nearest('region', cell.slice(0, 100), 2);
  const meant = likely
    .slice(0, 3)
    .map(({ label }) => label)
    .join(', ');
  return say('region', found.length > 1 ? 'several-regions' : 'unknown-region', {
    text: cell,
    ...(meant !== '' && { meant }),
  });
}

function readAreas(
  cell: string,
  all: string,
  language: string | null,
  reading: CollectionReading,
  say: Say,
): PolicyArea[] {
  const named = readTerms<PolicyArea>(cell, 'area', 'areas', reading, say, (item) =>
    reading.words.areasOf(item, null).slice(0, 1),
  );
  if (named.length > 0) return named;
  const guessed = reading.words.areasOf(all, language);
  if (guessed.length > 0) {
    say('areas', 'area-guessed', { meant: guessed.join(',') });
    return guessed;
  }
  const usual = policyAreas.find((area) => area === reading.settings.area);
  if (usual) return [usual];
  say('areas', 'no-area');
  return [];
}

function readGroups(
  cell: string,
  all: string,
  language: string | null,
  reading: CollectionReading,
  say: Say,
): TargetGroup[] {
  const named = readTerms<TargetGroup>(cell, 'target-group', 'groups', reading, say, (item) =>
    reading.words.groupsOf(item, null),
  );
  return named.length > 0 ? named : reading.words.groupsOf(all, language);
}

/** Reads the items of a cell by their names here, else by what their words speak of. */
function readTerms<Value extends string>(
  cell: string,
  kind: TermKind,
  field: CollectionField,
  { vocabulary }: CollectionReading,
  say: Say,
  guess: (item: string) => Value[],
): Value[] {
  const values = listItems(cell).flatMap((item) => {
    const found = vocabulary.find(kind, item);
    if (found.length === 1 && found[0]) return [found[0].value as Value];
    const guessed = guess(item);
    if (guessed.length === 0) say(field, 'unknown-value', { text: item });
    return guessed;
  });
  return [...new Set(values)];
}

function readLinks(cell: string, say: Say): string[] {
  const written = cell.split(/[\s;|]+/).filter(Boolean);
  return written.flatMap((word) => {
    const link = /^www\./i.test(word) ? `https://${word}` : word;
    const isLink = /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(link) && URL.canParse(link) && !new URL(link).username;
    return isLink ? [link] : (say('links', 'link', { text: word }) ?? []);
  });
}

/** Several in one cell stand behind each other with a sign between them. */
function listItems(cell: string): string[] {
  return cell
    .split(/[;|,/\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
}
