import type { Frame } from './frame.ts';
import { has, says } from './question-kind.ts';

/** What is set aside and what is meant in its stead: "not unemployment but employment"; `before` is the text around that says the rest, `said` all that sets it aside. */
export type Contrast = { before: string; aside: string; meant: string; said: string };

/** Joins behind which stands what is meant, whatever it is: "sondern". Others, such as "but", may begin anything. */
const joins: readonly { not: string; turn: string; isSure: boolean }[] = [
  { not: 'nicht|kein(?:e|en|er|es)?', turn: ',?\\s+sondern(?: nur)?', isSure: true },
  { not: 'nicht|kein(?:e|en|er|es)?', turn: ',', isSure: false },
  { not: 'inte|ej', turn: ',', isSure: false },
  { not: 'no', turn: ',?\\s+(?:sino(?: que)?|sinó(?: que)?)', isSure: true },
  { not: 'inte|ej', turn: ',?\\s+utan', isSure: true },
  { not: 'nie', turn: ',?\\s+(?:tylko|lecz|ale)(?: o)?', isSure: true },
  { not: 'nie', turn: ',', isSure: false },
  { not: 'ez', turn: ',', isSure: false },
  { not: 'não|nao', turn: '(?:,?\\s+(?:mas sim|e sim|antes|mas)|,)', isSure: false },
  { not: 'non', turn: '(?:,?\\s+(?:ma|bensì|bensi)|,)', isSure: false },
  { not: 'pas', turn: '(?:,?\\s+mais(?: plutôt| bien)?|,)', isSure: false },
  { not: 'not|isn.t|don.t|no', turn: '(?:,?\\s+but(?: rather)?|,)', isSure: false },
  { not: 'no', turn: '(?:,?\\s+(?:pero sí|pero si|però sí)|,)', isSure: false },
  { not: '(?:não|nao) quero', turn: '[,;.]?\\s+(?:mas )?quero(?: antes)?', isSure: true },
  { not: 'no quiero', turn: '[,;.]?\\s+(?:pero )?quiero', isSure: true },
  { not: 'no vull', turn: '[,;.]?\\s+(?:però )?vull', isSure: true },
  { not: 'non voglio', turn: '[,;.]?\\s+(?:ma )?voglio', isSure: true },
  { not: 'je ne veux pas', turn: '[,;.]?\\s+(?:mais )?je veux', isSure: true },
  { not: 'ich will nicht', turn: '[,;.]?\\s+(?:aber )?ich will', isSure: true },
  { not: 'jag vill inte ha', turn: '[,;.]?\\s+(?:men )?jag vill ha', isSure: true },
  { not: 'i don.t want', turn: '[,;.]?\\s+(?:but )?i want', isSure: true },
];
const mostAside = 90;
const first = joins.map(({ not, turn, isSure }) => ({
  isSure,
  pattern: new RegExp(`(?<![\\p{L}])(?:${not})\\s+([^.?!;:\\n]{3,${mostAside}}?)${turn}\\s+`, 'iu'),
}));

const instead =
  'rather than|instead of|en vez de|en lugar de|invece di|invece che|au lieu (?:de|du|des)|plutôt que|anstatt|i stället för|istället för|en lloc de|em vez de|not counting|sin contar(?: a)?|senza contare|sans compter|ohne|utan att räkna|sense comptar|sem contar|zamiast|nie licząc';
/** The Portuguese "no" is "in the". */
const nots: Record<string, string> = {
  en: 'not',
  es: 'no',
  it: 'non',
  fr: 'pas',
  de: 'nicht',
  sv: 'inte|ej',
  ca: 'no',
  pt: 'não|nao',
  pl: 'nie',
  eu: 'ez',
};
const ands =
  'but |and |y |e |i |et |und |och |aber |men |mais |ma |mas |pero |però |that is |es decir |o sea |cioè |ovvero |c.est-à-dire |also |d\\. ?h\\. |alltså |dvs |és a dir |o sigui |ou seja |quer dizer |please |por favor |per favore |s.il te plaît |bitte |si us plau |ale |czyli |proszę |baina |eta ';

/** "…, not unemployment", "e não o emprego", "instead of work": what is set aside stands behind, up to the next mark. */
const behind = new Map(
  Object.entries(nots).map(([language, not]) => [
    language,
    new RegExp(
      `(?:(?:\\s*[,?;–—]\\s*(?:${ands})?|\\s+(?:${ands}))(?:${not})|\\s+(?:${instead}))\\s+([^.?!;:,–—\\n]{3,${mostAside}})`,
      'iu',
    ),
  ]),
);

/**
 * Finds what is set aside for something of the same sort: a measure for a measure, a group for a group, a place for another that does not hold it. Whatever
 * else a "not" leaves out stays for the rules of exclusion.
 */
export function findContrast(text: string, language: string, readSentence: (text: string) => Frame): Contrast | null {
  for (const { pattern, isSure } of first) {
    const match = pattern.exec(text);
    const [whole, aside = ''] = match ?? [];
    if (!match || whole === undefined) continue;
    const meant = text.slice(match.index + whole.length);
    const [left, right] = [readSentence(aside), readSentence(meant)];
    if (isSameSort(left, right) || (isSure && ((isOfMeasure(left) && isOfMeasure(right)) || isOfOurs(left, right))))
      return {
        before: text.slice(0, match.index),
        aside,
        meant,
        said: tidy(whole.slice(0, whole.indexOf(aside) + aside.length)),
      };
  }
  const match = behind.get(language)?.exec(text);
  const [whole, aside = ''] = match ?? [];
  if (!match || whole === undefined || match.index === 0) return null;
  const before = text.slice(0, match.index);
  const rest = text.slice(match.index + whole.length).replace(/^\s*[,–—:-]\s*/u, ' ');
  const meant = before + rest;
  return isSameSort(readSentence(aside), readSentence(meant)) ? { before: '', aside, meant, said: tidy(whole) } : null;
}

function tidy(whole: string): string {
  return whole.replace(/^[\s,?;–—-]+|[\s,?;–—-]+$/gu, '');
}

/** Whether both name a measure, or both a group and no measure, or both a place of which neither holds the other. */
function isSameSort(aside: Frame, meant: Frame): boolean {
  if (isOtherYear(aside, meant) || isCountForShare(aside, meant)) return true;
  if (has(meant, 'peers') || has(aside, 'peers') || !isAlone(aside)) return false;
  const [one, other] = [aside, meant].map(measuresOf);
  if (one && other && one.length > 0) return other.length > 0 && one.every((value) => !other.includes(value));
  const isGroups = aside.groups.length > 0 && meant.groups.length > 0;
  // "Foreigners without EU citizens": a part of them is left out.
  const isOfPart = aside.groups.some(({ value }) => withinForeign.has(value));
  if (isGroups && isOfPart)
    return meant.groups.every(({ value }) => withinForeign.has(value)) && isOtherGroup(aside, meant);
  if (isGroups) return isOtherGroup(aside, meant);
  return aside.groups.length === 0 && isOtherPlace(aside, meant);
}

const withinForeign = new Set(['eu-born', 'non-eu-born']);

function isOtherGroup(aside: Frame, meant: Frame): boolean {
  return aside.groups.every(({ value }) => meant.groups.every((group) => group.value !== value));
}

/** "2020, not 2019": a year and nothing besides. */
function isOtherYear({ size, period }: Frame, { period: other }: Frame): boolean {
  if (other?.type !== 'year') return false;
  // "Not the latest but 2021".
  if (period?.type === 'latest') return size <= mostOfLatest;
  return size === 1 && period?.type === 'year' && period.year !== other.year;
}

const mostOfLatest = 4;

/** "Not the number, the share": small words alone. */
function isCountForShare(aside: Frame, meant: Frame): boolean {
  return aside.content.length === 0 && aside.size <= mostOfLatest && meant.isShareNamed;
}

const mostAlone = 8;

/** Nothing else is said with it that would be lost: no year, no kind of place, no word that is not known. */
function isAlone({ size, period, residue, unusedTurns, otherFigures, matters, scope, ...frame }: Frame): boolean {
  const { direction, superlative, average, threshold, status } = frame;
  const rest = residue.length + unusedTurns.length + otherFigures.length + matters.length + scope.where.length;
  const isTurned = direction !== null || superlative !== null || average !== null || threshold !== null;
  const isOfSome = scope.isMembers || scope.isAbroad || scope.unknown.length > 0 || status !== null;
  return size <= mostAlone && period === null && rest === 0 && !isTurned && !isOfSome;
}

function measuresOf({ families }: Frame): string[] {
  return families.map(({ value }) => value).filter((value) => value !== 'population');
}

function isOfMeasure(frame: Frame): boolean {
  return frame.families.length + frame.groups.length > 0 || frame.isShare || says(frame, 'rate');
}

/** "Not Sweden's average but ours". */
function isOfOurs(aside: Frame, meant: Frame): boolean {
  return meant.isOwn && meant.regions.length === 0 && (aside.average !== null || aside.regions.length > 0);
}

function isOtherPlace(aside: Frame, meant: Frame): boolean {
  const codes = aside.regions.map(({ code }) => code);
  const others = meant.regions.filter(({ isAside }) => !isAside).map(({ code }) => code);
  const isListed = meant.scope.countries.length > 0 || meant.superlative !== null || has(meant, 'rank');
  const isFigure = meant.families.length > 0 && meant.direction === null && !isListed;
  return (
    isFigure &&
    codes.length > 0 &&
    others.length > 0 &&
    codes.every((code) => others.every((each) => !code.startsWith(each)))
  );
}
