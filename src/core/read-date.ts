import { foldText } from './text.ts';

/** The result of reading a text as a date: YYYY-MM-DD, YYYY-MM or YYYY, as exact as the text. `doubtful`: day and month may be either way round. */
export type DateReading = { type: 'date'; value: string } | { type: 'doubtful'; readings: string[] } | { type: 'none' };

/** Longer than any date, and not looked into. */
const longestDate = 60;
const [firstYear, lastYear] = [1900, 2100];

const languages =
  'en bg cs da de el es et fi fr ga hr hu it lt lv mt nl no pl pt ro sk sl sv is uk ca eu gl tr ru sr sq ar'.split(' ');

/** Months by their names, long and short, as they stand alone and as they stand in a date; "listopad" is one month in Polish and another in Croatian. */
let monthsByName: Map<string, Set<number>> | undefined;

function listMonths(): Map<string, Set<number>> {
  const byName = new Map<string, Set<number>>();
  for (const language of languages)
    for (const month of ['long', 'short'] as const)
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(language, { month, ...(day && { day }), timeZone: 'UTC' });
        for (let index = 0; index < 12; index += 1) {
          const parts = format.formatToParts(Date.UTC(2021, index, 15));
          const name = foldText(parts.find(({ type }) => type === 'month')?.value ?? '');
          if (!/^\p{L}{3,}$/u.test(name)) continue;
          const known = byName.get(name);
          if (known) known.add(index + 1);
          else byName.set(name, new Set([index + 1]));
          // Given in the genitive alone.
          if (language === 'el') byName.set(name.replace(/ου$/, 'ος'), new Set([index + 1]));
          // Given without their endings: "martxoaren 3a", "martxoak 3", "martxoan".
          if (language === 'eu' && month === 'long')
            for (const ending of ['ren', 'k', 'n']) byName.set(`${name}${ending}`, new Set([index + 1]));
        }
      }
  byName.set('sept', new Set([9]));
  byName.set('janner', new Set([1]));
  return byName;
}

/** Basque endings of numbers, "2026ko" and "3a", also in the brackets in which programs leave open which one it is: "2026(e)ko martxoaren 3(a)". */
const basqueEndings =
  /(?<=(?<!\d)\d{4})[. -]?\(?e?\)?ko(?!\p{L})|(?<=(?<!\d)\d{1,2})\(?(?:ean|an|a|n)\)?(?=$|[ ,.])/giu;

/** A date as people write it: "2021-03", "03/2021", "March 2021", "2021", "1.3.2021", "15 de marzo de 2021", "2021eko martxoaren 15a". */
export function readDate(text: string): DateReading {
  if (text.length > longestDate) return { type: 'none' };
  const plain = text.normalize('NFKC').trim().replace(/\s+/gu, ' ').replace(basqueEndings, '');
  return readDigits(plain) ?? readNames(plain);
}

function readDigits(text: string): DateReading | null {
  const compact = text.replace(/ ?([./\-–]) ?/g, (_, sign: string) => (sign === '–' ? '-' : sign)).replace(/\.$/, '');
  const yearFirst = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(compact);
  if (yearFirst) return toReading([[yearFirst[1], yearFirst[2], yearFirst[3]]]);
  const monthFirst = /^(\d{1,2})[-/.](\d{4})$/.exec(compact);
  if (monthFirst) return toReading([[monthFirst[2], monthFirst[1]]]);
  const [, first, sign, second, year] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(compact) ?? [];
  if (first === undefined) return null;
  // With dots the day is first everywhere; otherwise some write the month first.
  return toReading(
    sign === '.'
      ? [[year, second, first]]
      : [
          [year, second, first],
          [year, first, second],
        ],
  );
}

function readNames(text: string): DateReading {
  monthsByName ??= listMonths();
  const words = foldText(text)
    .split(' ')
    .filter((word) => !/^(?:de|del|d|of|the|le|el|il|den|am|em)$/.test(word));
  const named = words.filter((word) => /^\p{L}+$/u.test(word));
  const numbers = words.flatMap((word) => /^(\d{1,4})(?:st|nd|rd|th|er|e|o|a)?$/.exec(word)?.[1] ?? []);
  const years = numbers.filter((number) => number.length === 4);
  const days = numbers.filter((number) => number.length < 3);
  const months = monthsByName.get(named[0] ?? '');
  const isRead = named.length === 1 && years.length === 1 && days.length < 2 && numbers.length + 1 === words.length;
  if (!months || !isRead) return { type: 'none' };
  return toReading([...months].map((month) => [years[0], String(month), days[0]]));
}

/** Keeps the readings that are dates: none, one, or a doubt. */
function toReading(parts: (string | undefined)[][]): DateReading {
  const dates = [...new Set(parts.flatMap(([year, month, day]) => toDate(year, month, day) ?? []))];
  const [only] = dates;
  if (only === undefined) return { type: 'none' };
  return dates.length === 1 ? { type: 'date', value: only } : { type: 'doubtful', readings: dates };
}

function toDate(year = '', month?: string, day?: string): string | null {
  if (Number(year) < firstYear || Number(year) > lastYear) return null;
  if (month === undefined) return year;
  const parts = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])];
  const date = new Date(`${[...parts, '01'].slice(0, 3).join('-')}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(parts.join('-'));
  return isReal ? parts.join('-') : null;
}
