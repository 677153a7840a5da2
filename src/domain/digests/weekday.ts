import { foldText } from '#src/core/text.ts';
import { languages } from '../language.ts';

/** A Monday. */
const monday = Date.UTC(2024, 0, 1);
const dayMs = 24 * 3_600_000;

/** Abbreviations in use that Intl does not list, from Monday to Sunday; several for one day stand with “/”. */
const abbreviations: Record<string, string> = {
  en: 'mo/mon tu/tue/tues we/wed/weds th/thu/thur/thurs fr/fri sa/sat su/sun',
  es: 'l/lu/lun m/ma/mar x/mi/mie j/ju/jue v/vi/vie s/sa/sab d/do/dom',
  ca: 'dl dt dc dj dv ds dg/dm/diu',
  eu: 'al/ast/astl ar/asr az/asz og/ost or/osr lr/lar ig/iga',
  it: 'l/lu/lun m/ma/mar m/me/mer g/gi/gio v/ve/ven s/sa/sab d/do/dom',
  pt: '2a/seg/segunda 3a/ter/terca 4a/qua/quarta 5a/qui/quinta 6a/sex/sexta sab/sabado dom/domingo',
  sv: 'ma/man ti/tis on/ons to/tor/tors fr/fre lo/lor so/son',
  fr: 'l/lu/lun m/ma/mar m/me/mer j/je/jeu v/ve/ven s/sa/sam d/di/dim',
  de: 'mo/mon di/die mi/mit do/don fr/fre sa/sam/sonnabend so/son',
  pl: 'pn/po/pon wt/wto sr/sro cz/czw pt/pi/pia sb/so/sob nd/ni/nie/ndz',
};

/** Weekdays (1 is Monday) by their names, long and short. */
type Names = [name: string, day: number][];

function listNames(language: string): Names {
  const names: Names = (['long', 'short'] as const).flatMap((weekday) => {
    const { format } = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, day): Names[number] => [foldText(format(monday + day * dayMs)), day + 1]);
  });
  for (const [index, several] of (abbreviations[language] ?? '').split(' ').entries())
    for (const name of several.split('/').filter(Boolean)) names.push([name, index + 1]);
  return names;
}

let byLanguage: Map<string, Names> | undefined;

function namesIn(language: string): Names {
  byLanguage ??= new Map(Object.keys(languages).map((code) => [code, listNames(code)]));
  return byLanguage.get(language) ?? [];
}

/** The days that a name means in one language: those called so or, where none is, those whose names begin so. */
function findDays(language: string, folded: string): number[] {
  const names = namesIn(language);
  const exact = names.filter(([name]) => name === folded);
  const begun = folded.length < 2 ? [] : names.filter(([name]) => name.startsWith(folded));
  return [...new Set((exact.length > 0 ? exact : begun).map(([, day]) => day))].sort();
}

const isNumber = (folded: string) => /^[1-7]$/.test(folded);

/** The languages in which every one of these texts, as they stand together in a list, is a weekday. Numbers say nothing of it. */
export function weekdayLanguages(texts: readonly string[]): string[] {
  const said = [...new Set(texts.map(foldText))].filter((folded) => folded !== '' && !isNumber(folded));
  return said.length === 0
    ? []
    : Object.keys(languages).filter((language) => said.every((folded) => findDays(language, folded).length > 0));
}

/**
 * The weekdays (1 is Monday) that are meant by a number or a name, long or short: "Monday", "mån", "Do", "lunes", "3". None where it is no
 * weekday, several where it can be any of them: "do" is Thursday in German and Sunday in Spanish. What it means in `own` counts first, unless
 * the list it stands in is in other languages (`weekdayLanguages`); then what it means in those, then in any.
 */
export function readWeekday(text: string, own: string | null, ofList: readonly string[] = []): number[] {
  const folded = foldText(text);
  if (isNumber(folded)) return [Number(folded)];
  const mine = own === null ? [] : [own];
  const isOthers = own !== null && ofList.length > 0 && !ofList.includes(own);
  const pools = isOthers ? [ofList, mine] : [mine, ofList];
  return [...pools, Object.keys(languages)].map((pool) => unite(pool, folded)).find((days) => days.length > 0) ?? [];
}

/** The days of a name in several languages: where it is whole in one of them, its being the beginning of others' counts for nothing. */
function unite(pool: readonly string[], folded: string): number[] {
  const whole = pool.filter((language) => namesIn(language).some(([name]) => name === folded));
  return [...new Set((whole.length > 0 ? whole : pool).flatMap((language) => findDays(language, folded)))].sort();
}
