import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const lineOf = (said: string, region: string | null) => formatDecision(reader.decide(said, region));

const table: [said: string, line: string | null][] = [
  ['compare Skåne with Catalonia', '/compare SE224 ES51'],
  ['compare Skåne with Catalonia on employment', '/compare SE224 ES51 area=labour-market'],
  [
    'Could you compare Murcia, Puglia and Campania on unemployment, please?',
    '/compare ES62 ITF4 ITF3 indicators=unemployment',
  ],
  ['Skåne vs Azores: unemployment of foreign-born', '/compare SE224 PT20 indicators=unemployment-foreign-born'],
  ['compare us with Catalonia', '/compare ES62 ES51'],
  ['how do we compare to Skåne on early leavers', '/compare ES62 SE224 indicators=early-leavers'],
  // A name with a comma in it is one place, and not its parts.
  ['score of Leicestershire, Rutland and Northamptonshire on social security', '/score UKF2 area=social-security'],
  ['who is like Herefordshire, Worcestershire and Warwickshire', '/peers UKG1'],
  ['who is like Surrey, East and West Sussex', '/peers UKJ2'],
  ['unemployment in Anatoliki Makedonia, Thraki', '/indicator show unemployment region=EL51'],
  ['compare Berkshire, Buckinghamshire and Oxfordshire with Catalonia', '/compare UKJ1 ES51'],
  ['compare Skåne, Catalonia', '/compare SE224 ES51'],
  // Codes written apart, as long as they look like codes.
  ['compare ES 51 with ES 62', '/compare ES51 ES62'],
  ['Compare SE 224 and ES 51 on unemployment', '/compare SE224 ES51 indicators=unemployment'],
  ['unemployment in ES 51', '/indicator show unemployment region=ES51'],
  ['compare Skåne with Catalonya', '/compare SE224 ES51'],
  ['Skåne and Catalonia', '/compare SE224 ES51'],
  ['compara Murcia con Cataluña', '/compare ES62 ES51'],
  ['compara Múrcia amb Catalunya', '/compare ES62 ES51'],
  ['confronta la Puglia con la Campania', '/compare ITF4 ITF3'],
  ['comparar os Açores com a Catalunha', '/compare PT20 ES51'],
  ['jämför Skåne med Katalonien', '/compare SE224 ES51'],
  ['comparer la Scanie avec la Catalogne', '/compare SE224 ES51'],
  ['vergleiche Schonen mit Katalonien', '/compare SE224 ES51'],

  ['who is like Murcia', '/peers ES62'],
  ['Who is like us?', '/peers'],
  ['who is like us but not from our country?', '/peers abroad'],
  ['regions similar to Skåne abroad', '/peers SE224 abroad'],
  ['which member regions are most like Puglia', '/peers ITF4 members'],
  ['peers of Catalonia', '/peers ES51'],
  ['and better at unemployment', '/peers better-at=unemployment'],
  ['who is like Murcia and better at early leavers?', '/peers ES62 better-at=early-leavers'],
  [
    'who does better than Campania on foreign-born unemployment',
    '/indicator rank unemployment-foreign-born below=ITF3',
  ],
  ['who is like Mursia', '/peers ES62'],
  ['¿Quién se parece a Murcia?', '/peers ES62'],
  ['qui s’assembla a Catalunya', '/peers ES51'],
  ['regioni simili alla Puglia', '/peers ITF4'],
  ['regiões semelhantes aos Açores', '/peers PT20'],
  ['vem liknar Skåne', '/peers SE224'],
  ['régions semblables à la Catalogne à l’étranger', '/peers ES51 abroad'],
  ['welche Regionen sind ähnlich wie Apulien', '/peers ITF4'],

  ['where do we stand on early leavers', '/indicator show early-leavers'],
  ['unemployment in Skåne', '/indicator show unemployment region=SE224'],
  ['What is the foreign-born share in Catalonia?', '/indicator show foreign-born-share region=ES51'],
  ['what does early leavers mean', '/indicator show early-leavers'],
  ['GDP per head Campania', '/indicator show gdp-per-head region=ITF3'],
  ['which regions have the lowest unemployment', '/indicator rank unemployment'],
  ['best early leavers in Spain', '/indicator rank early-leavers country=ES'],
  ['rank members by median age', '/indicator rank median-age members'],
  ['paro en Murcia', '/indicator show unemployment region=ES62'],
  ['atur a Catalunya', '/indicator show unemployment region=ES51'],
  ['disoccupazione in Campania', '/indicator show unemployment region=ITF3'],
  ['arbetslöshet i Skåne', '/indicator show unemployment region=SE224'],
  ['chômage en Catalogne', '/indicator show unemployment region=ES51'],
  ['Arbeitslosigkeit in Apulien', '/indicator show unemployment region=ITF4'],
  ['how are we doing on education', '/indicator list education'],

  ['what did Puglia do on health', '/experience search health region=ITF4'],
  ['experiences on housing in Campania', '/experience search housing region=ITF3'],
  ['housing in Campania', '/experience search housing region=ITF3'],
  ['has anyone tried mentors for nurses?', '/experience search "mentors nurses"'],
  ['experiences', '/experience list'],
  ['show me experiences from Skåne', '/experience list region=SE224'],
  ['what works for unaccompanied minors', '/experience search "unaccompanied minors"'],
  ['¿qué hizo Puglia en salud?', '/experience search salud region=ITF4'],
  ['experiències sobre habitatge a Catalunya', '/experience search habitatge region=ES51'],
  ['cosa ha fatto la Puglia sulla salute', '/experience search salute region=ITF4'],
  ['erfarenheter om boende i Skåne', '/experience search boende region=SE224'],
  ['Erfahrungen mit Wohnen', '/experience search Wohnen'],
  ['my experiences', '/experience mine'],

  ['my questions', '/question mine'],
  ['mis preguntas', '/question mine'],
  ['meine Fragen', '/question mine'],
  ['open questions', '/question list'],
  ['Are there unanswered questions on health?', '/question list area=health'],
  ['preguntas abiertas de Murcia', '/question list region=ES62'],
  ['ask the network', '/question ask'],
  ['Ask the network: how do you pay mentors in Skåne?', '/question ask "how do you pay mentors in Skåne?"'],
  ['Could you ask our network\nwho has "mentors"?', '/question ask "who has \\"mentors\\"?"'],
  ['Pregunta a la red: ¿quién paga?', '/question ask "¿quién paga?"'],
  ['fråga nätverket: vem betalar?', '/question ask "vem betalar?"'],
  ['Demandez au réseau qui paie', '/question ask "qui paie"'],
  ['Frag das Netzwerk: Wer zahlt?', '/question ask "Wer zahlt?"'],
  ['log an experience', '/experience log'],
  ['I’d like to log an experience', '/experience log'],
  ['We tried mentoring in hospitals', '/experience log'],
  ['registrar una experiencia', '/experience log'],
  ['Erfahrung eintragen', '/experience log'],

  ["what's new", '/digest preview'],
  ['What is new for Skåne?', '/digest preview SE224'],
  ['¿Qué hay de nuevo?', '/digest preview'],
  ['quoi de neuf', '/digest preview'],

  ['who am I', '/me'],
  ['wer bin ich?', '/me'],
  ['tell me about Skåne', '/region show SE224'],
  ['SE22', '/region show SE224'],
  ['Murcia?', '/region show ES62'],

  ['hello', '/help'],
  ['Hej!', '/help'],
  ['help', '/help'],
  ['help compare', '/help compare'],
  ['what can you do?', '/help'],
  ['', '/help'],

  ['it is no good at all', null],
  ['thanks a lot', 'thanks'],
  ['lorem ipsum dolor', null],
];

test.each(table)('“%s” → %s', (said, line) => {
  expect(lineOf(said, 'ES62')).toBe(line ?? 'none');
});

test.each([
  ['introduce me to somebody in Sweden who does housing', '/introduction ask area=housing regions=SE', []],
  [
    'preséntame a alguien de Suecia o de Murcia que trabaje en vivienda',
    '/introduction ask area=housing regions=SE,ES62',
    [],
  ],
  ['I would like to talk to somebody outside Spain about housing', '/introduction ask area=housing', ['Spain']],
  ['introduce me to somebody in Murcia about housing', '/introduction ask area=housing regions=ES62', []],
] as const)('“%s” → %s, and names the places that it cannot use', (said, line, unused) => {
  expect(reader.decide(said, null)).toMatchObject({ type: 'line', line, unused });
});

test('what is taken back counts no more, and opposition, purpose and eras are told from regions and years', () => {
  expect(lineOf('unemployment in Skåne, sorry, I mean Catalonia', null)).toBe(
    '/indicator show unemployment region=ES51',
  );
  expect(lineOf("my region isn't Skåne, it's Murcia", 'SE224')).toBe('/me edit region=ES62');
  expect(lineOf('projects against discrimination?', 'SE224')).toMatch(/^\/experience search/);
  expect(lineOf('for a speech on Monday: unemployment in Catalonia', null)).toBe(
    '/indicator show unemployment region=ES51',
  );
  expect(lineOf('unemployment in Murcia before the financial crisis', null)).toMatch(/^clarify/);
  expect(lineOf('vilka har lägst arbetslöshet, Tyskland känner vi redan till', null)).toBe(
    '/indicator rank unemployment except=DE',
  );
  expect(lineOf('how did unemployment develop in Murcia and Catalonia since 2015?', null)).toBe(
    '/compare ES62 ES51 indicators=unemployment since=2015',
  );
  expect(lineOf('mit wem können wir uns im Ausland vergleichen?', 'SE224')).toBe('/peers abroad');
});

test.each([
  [
    'Como está o desemprego na Galiza, e há boas práticas de lá?',
    'unemployment region=ES11 + /experience list region=ES11',
  ],
  [
    'What is unemployment in Murcia? Are there good practices from there?',
    'unemployment region=ES62 + /experience list region=ES62',
  ],
])('“%s” asks for all practices of the place', (text, line) => {
  expect(lineOf(text, 'SE224')).toBe(`/indicator show ${line}`);
});
