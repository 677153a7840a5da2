import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foldText } from '#src/core/text.ts';
import {
  createSentenceReader,
  judge,
  type Labelled,
  listLabelled,
  readLabelled,
} from '../../../scripts/words/judge.ts';

const folder = join(import.meta.dirname, '../../words');
const reader = await createSentenceReader();
const languages = ['en', 'es', 'it', 'fr', 'de', 'sv', 'ca', 'pt', 'pl', 'eu'] as const;

/** What is put into a sentence, by language; what tells that a line in small letters has it, and that folded words name it. */
type Inserted = { words: readonly string[]; line: RegExp; named: RegExp };

const inserted: Record<string, Inserted> = {
  'a place that is left out': {
    words: [
      ', but not Poland',
      ', pero no Polonia',
      ', ma non la Polonia',
      ', mais pas la Pologne',
      ', aber nicht Polen',
      ', men inte Polen',
      ', però no Polònia',
      ', mas não a Polónia',
      ', ale nie Polska',
      ', baina ez Polonia',
    ],
    line: /except=\S*pl\b| abroad/,
    named: /pol/,
  },
  'a place that nothing is wanted from': {
    words: [
      ', but nothing from Poland',
      ', pero nada de Polonia',
      ', ma niente dalla Polonia',
      ', mais rien de Pologne',
      ', aber nichts aus Polen',
      ', men inget från Polen',
      ', però res de Polònia',
      ', mas nada da Polónia',
      ', ale nic z Polski',
      ', baina ezer ez Poloniatik',
    ],
    line: /except=\S*pl\b| abroad/,
    named: /pol/,
  },
  'a kind of place': {
    words: [
      'in small villages',
      'en pueblos pequeños',
      'nei piccoli comuni',
      'dans les petits villages',
      'in kleinen Gemeinden',
      'i små kommuner',
      'en pobles petits',
      'em aldeias pequenas',
      'w małych wsiach',
      'herri txikietan',
    ],
    line: /villag|pueblos|comuni\b|villages|gemeinden|kommuner|pobles|aldeias|wsiach|herri/,
    named:
      /villag|pueblos|comuni\b|villages|gemeinden|kommuner|pobles|aldeias|wsiach|herri|small|pequen|piccol|petit|klein|sma\b/,
  },
  'a group that is left out': {
    words: [
      ', but not the foreign-born',
      ', pero no los inmigrantes',
      ', ma non gli immigrati',
      ', mais pas les immigrés',
      ', aber nicht die Zugewanderten',
      ', men inte utrikes födda',
      ', però no els immigrants',
      ', mas não os imigrantes',
      ', ale nie imigranci',
      ', baina ez etorkinak',
    ],
    line: /native-born|nationals/,
    named: /\b(?:not|no|non|pas|nicht|inte|nao|nie|ez)\b/,
  },
  'a year': {
    words: [
      'in 2013',
      'en 2013',
      'nel 2013',
      'en 2013',
      'im Jahr 2013',
      '2013',
      'el 2013',
      'em 2013',
      'w 2013',
      '2013an',
    ],
    line: /2013|since=20(?:0\d|1[0-2])/,
    named: /2013/,
  },
  'a time to come': {
    words: [
      'in 2030',
      'en 2030',
      'nel 2030',
      'en 2030',
      'im Jahr 2030',
      'år 2030',
      'el 2030',
      'em 2030',
      'w 2030',
      '2030ean',
    ],
    line: /2030/,
    named: /2030/,
  },
  'a number': { words: Array(10).fill('17'), line: /\b17\b/, named: /17/ },
  'a limit': {
    words: [
      'higher than 12',
      'superior a 12',
      'superiore a 12',
      'supérieur à 12',
      'höher als 12',
      'högre än 12',
      'superior a 12',
      'superior a 12',
      'wyższe niż 12',
      '12 baino handiagoa',
    ],
    line: /\b12\b/,
    named: /12|super|hoher|hogre|higher|wyzsz|handi/,
  },
  'a side of the median': {
    words: [
      'below the median',
      'por debajo de la mediana',
      'sotto la mediana',
      'sous la médiane',
      'unter dem Median',
      'under medianen',
      'per sota de la mediana',
      'abaixo da mediana',
      'poniżej mediany',
      'medianaren azpitik',
    ],
    line: /below=/,
    named: /median/,
  },
  'another group': {
    words: [
      'of Ukrainians',
      'de los ucranianos',
      'degli ucraini',
      'des Ukrainiens',
      'von Ukrainern',
      'bland ukrainare',
      'dels ucraïnesos',
      'dos ucranianos',
      'Ukraińców',
      'ukrainarren',
    ],
    line: /group=|u[kc]ra/,
    named: /u[kc]ra/,
  },
  'an age': {
    words: [
      'aged 55 to 64',
      'de 55 a 64 años',
      'dai 55 ai 64 anni',
      'de 55 à 64 ans',
      'von 55 bis 64 Jahren',
      'i åldern 55 till 64',
      'de 55 a 64 anys',
      'dos 55 aos 64 anos',
      'w wieku od 55 do 64 lat',
      '55 eta 64 urte artekoak',
    ],
    line: /\b55\b/,
    named: /55|64/,
  },
  'a fund': {
    words: [
      'with AMIF money',
      'con fondos FAMI',
      'con fondi FAMI',
      'avec le FAMI',
      'mit AMIF-Mitteln',
      'med AMIF-pengar',
      'amb fons FAMI',
      'com fundos FAMI',
      'ze środków AMIF',
      'AMIFen diruarekin',
    ],
    line: /funding=amif/,
    named: /amif|fami/,
  },
  'a word that nobody knows': { words: Array(10).fill('zorblat'), line: /zorblat/, named: /zorblat/ },
  'a name that nobody knows': { words: Array(10).fill('Zorblatia'), line: /zorblatia/, named: /zorblatia/ },
};

/** Lines about one's own digest or data, or one thing by its number: a word that only tells why takes nothing from them. */
const ofOneThing =
  /^\/(?:digest (?:subscribe|unsubscribe|change|pause|snooze|resume|show)|me|status|help|experience (?:log|edit|complete|show|adopt|withdraw|restore|mine)|question (?:ask|answer|show|close|withdraw|restore|mine))(?: |$)/;
/** What is taken back is not asked for, whatever is added to it. */
const takenBack = /sorry, I mean/;
/** Every so many-th sentence is taken; `npm run words` reads all of them. */
const step = 31;
const sentences = await listSentences();

async function listSentences(): Promise<Labelled[]> {
  const labelled = (await Promise.all((await listLabelled(folder)).map(readLabelled))).flat();
  return labelled
    .filter((_, index) => index % step === 0)
    .filter((each) => {
      const decision = reader.decide(each.text, each.region);
      return decision.type === 'line' && judge(each, decision, reader.catalogue).verdict === 'right';
    });
}

function linesOf(text: string, region: string | null): { lines: string; unused: string[] } | null {
  const decision = reader.decide(text, region);
  if (decision.type !== 'line') return null;
  return { lines: [decision.line, decision.also ?? ''].join(' ').trim().toLowerCase(), unused: decision.unused };
}

/** The sentence with words at its end, and, where they may stand there, in its middle and at its beginning. */
function mutationsOf(text: string, words: string): string[] {
  const bare = text.replace(/[\s?.!]+$/u, '');
  const end = text.slice(bare.length);
  if (words.startsWith(',')) return [`${bare}${words}${end}`];
  const said = bare.split(' ');
  const middle = Math.floor(said.length / 2);
  return [`${bare} ${words}${end}`, `${[...said.slice(0, middle), words, ...said.slice(middle)].join(' ')}${end}`];
}

test.each(Object.entries(inserted))('%s in a sentence is in the line, named as not used or asked about', (_, each) => {
  const silent = sentences.flatMap(({ text, lang, region }) => {
    const words = each.words[languages.indexOf(lang as (typeof languages)[number])] ?? '';
    const before = linesOf(text, region);
    if (before === null || takenBack.test(text) || each.named.test(foldText(text)) || each.line.test(before.lines))
      return [];
    return mutationsOf(text, words).flatMap((mutated) => {
      const after = linesOf(mutated, region);
      const isAccounted =
        after === null ||
        ofOneThing.test(after.lines) ||
        (each.line.test(after.lines) && after.lines !== before.lines) ||
        after.unused.some((word) => each.named.test(foldText(word)));
      const isInText =
        after !== null && /^\/(?:experience|introduction)/.test(after.lines) && each.named.test(foldText(after.lines));
      return isAccounted || isInText ? [] : [`${mutated} → ${after.lines}`];
    });
  });
  expect(silent).toEqual([]);
});
