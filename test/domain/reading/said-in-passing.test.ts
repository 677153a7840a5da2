import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['PT11', 'somos piores q a Galiza no emprego dos estrangeiros ?'],
  ['ES51', '¿somos peores q Galicia en el empleo de los extranjeros?'],
  ['ES51', "som pitjors que Galícia en l'ocupació dels estrangers?"],
  ['UKM7', 'are we worse than Galicia at employment of foreigners?'],
  ['ITF4', "siamo peggio della Galizia nell'occupazione degli stranieri?"],
  ['FRH0', "sommes-nous pires que la Galice pour l'emploi des étrangers ?"],
  ['DE9', 'sind wir schlechter als Galicien bei der Beschäftigung von Ausländern?'],
  ['SE224', 'är vi sämre än Galicien på sysselsättning för utrikes födda?'],
])('who asks from %s whether they are worse is one of the two: “%s”', (region, text) => {
  const line = `/compare ${region} ES11 indicators=employment-foreign-born`;
  expect(reader.decide(text, region)).toMatchObject({ type: 'line', line, unused: [] });
});

test.each([
  ['how many residence permits are pending in Spain?', 'pending'],
  ['cuántas autorizaciones de residencia están pendientes en Murcia?', 'pendientes'],
  ['quantes autoritzacions de residència estan pendents a Catalunya?', 'pendents'],
  ['quanti permessi di soggiorno sono pendenti in Lombardia?', 'pendenti'],
  ['combien de titres de séjour sont en attente en Corse ?', 'en attente'],
  ['wie viele Aufenthaltstitel sind in Bayern noch anhängig?', 'anhängig'],
  ['hur många uppehållstillstånd väntar på beslut i Skåne?', 'väntar på beslut'],
  ['quantas autorizações de residência estão pendentes na AIMA?', 'pendentes'],
])('what waits is no number of what was granted: “%s”', (text, said) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'doubt', doubt: { reason: 'turn', said } });
});

test.each([
  ["I'd like to talk to someone who manages AMIF money, just a quick chat", 'AMIF'],
  ['me gustaría hablar con alguien que gestione fondos FAMI, aunque sea un café', 'FAMI'],
  ['avrei bisogno di parlare con chi gestisce fondi AMIF, anche due chiacchiere', 'AMIF'],
  ["je voudrais parler à quelqu'un qui gère le FAMI, même juste un café", 'FAMI'],
  ['ich würde gern mit jemandem sprechen, der AMIF verwaltet, nur ein kurzes Telefonat', 'AMIF'],
  ['jag vill prata med någon som sköter AMIF, bara en kort fika', 'AMIF'],
  ['voldria parlar amb algú que gestioni fons FAMI, encara que sigui un cafè', 'FAMI'],
  ['queria falar com alguém que gere o FAMI, nem que seja um café', 'FAMI'],
])('a fund is what an introduction is about, and how short the talk may be is not: “%s”', (text, fund) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'line', line: `/introduction ask words=${fund}` });
});

test('a café that is run is a matter all the same', () => {
  expect(reader.decide('busco a alguien para montar un café de idiomas', null)).toMatchObject({
    line: '/experience search "café idiomas"',
  });
});

test.each([
  ['Who could tell me about decentralised housing? A quick call would be great', 'decentralised'],
  ['¿Quién me puede contar algo de viviendas dispersas? Me basta una llamada', 'dispersas'],
  ["chi mi può raccontare dell'accoglienza diffusa? Basta una telefonata", 'accoglienza diffusa'],
  ["qui pourrait me parler de l'hébergement diffus ? un petit coup de fil suffit", 'hébergement diffus'],
  ['Wer könnte mir was zu dezentraler Unterbringung erzählen? Gern ein kurzes Telefonat', 'dezentraler Unterbringung'],
  ['vem kan berätta om spridda boenden? gärna ett kort samtal', 'spridda'],
  ["qui em pot explicar això dels pisos compartits? amb una trucada n'hi ha prou", 'pisos'],
  ['quem me pode falar de alojamento disperso? basta um telefonema', 'alojamento disperso'],
])('who may tell, with a short call, is asked for: “%s”', (text, words) => {
  const decision = reader.decide(text, null);
  expect(decision).toMatchObject({ type: 'line', also: null });
  expect(decision.type === 'line' ? decision.line : '').toMatch(/^\/introduction ask /);
  expect(decision.type === 'line' ? decision.line : '').toContain(words);
});

test('who may tell of a figure is shown the figure', () => {
  expect(reader.decide('who could tell me about unemployment in Murcia', null)).toMatchObject({
    line: '/indicator show unemployment region=ES62',
  });
});

test.each([
  'too many mails - can the weekly thing stop for the summer',
  'stop the digest over the summer',
  'para el boletín durante el verano',
  "ferma il bollettino durante l'estate",
  "arrêtez le bulletin pendant l'été",
  'Newsletter über den Sommer abbestellen',
  'stoppa nyhetsbrevet över sommaren',
  "atura el butlletí durant l'estiu",
  'parem o boletim durante o verão',
])('what stops for a season waits: “%s”', (text) => {
  expect(reader.decide(text, 'PT20')).toMatchObject({ line: '/digest pause' });
});

test.each([
  'we just finished a pilot with bike lessons for Afghan women, want to write it down',
  'hicimos un piloto con mujeres refugiadas, queremos dejarlo por escrito',
  'abbiamo sperimentato una squadra di calcio mista a Bari, la inserisco dove?',
  "on vient de finir un atelier vélo, on voudrait l'écrire",
  'wir haben gerade Radkurse für Frauen beendet und wollen es aufschreiben',
  'vi har precis avslutat cykelkurser för kvinnor, vill skriva ner det',
  'acabem de fer un taller amb dones, ho volem escriure',
  'acabámos um piloto com mulheres refugiadas, queremos pôr por escrito',
])('what is to be written down is logged: “%s”', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ line: '/experience log' });
});

test.each([
  'buenos dias a todos, soy nueva por aqui, q sabes hacer?',
  'o q sabes fazer?',
  'q saps fer?',
  'ke sai fare?',
  'wat can u do',
])('“%s” asks for help', (text) => {
  expect(reader.decide(text, null)).toMatchObject({ line: '/help' });
});

test.each([
  [
    'FRH0',
    "une région du genre Occitanie mais qui s'en sort mieux sur les jeunes ni en emploi ni en formation",
    '/peers FRJ better-at=neet',
  ],
  [
    'FRH0',
    'régions où les nés hors UE chôment plus que chez nous',
    '/indicator rank unemployment-non-eu-born above=FRH0',
  ],
  [
    null,
    'qual a taxa de desemprego no algarve dos q nasceram fora?',
    '/indicator show unemployment-foreign-born region=PT15',
  ],
])('%s “%s” → %s', (region, text, line) => {
  expect(reader.decide(text, region)).toMatchObject({ type: 'line', line });
});

test('people who moved somewhere are no population over years', () => {
  expect(reader.decide('how many people moved to Murcia since 2015', null)).toMatchObject({ type: 'doubt' });
});

test.each([
  ['DE9', 'Wer ist uns ähnlich, Schweiz und Österreich bitte weglassen', 'AT,CH'],
  ['DE9', 'Wer ist uns ähnlich, Schweiz, Italien und Österreich bitte weglassen', 'AT,IT,CH'],
  ['ES51', 'regiones como nosotros, Italia y Francia aparte', 'FR,IT'],
  ['ITF4', 'regioni come noi, Spagna e Francia escluse', 'FR,ES'],
  ['FRH0', 'régions comme nous, Espagne et Italie exclues', 'IT,ES'],
  ['SE224', 'regioner som oss, Norge och Danmark borträknade', 'DK,NO'],
  ['ES51', 'regions com nosaltres, Itàlia i França excloses', 'FR,IT'],
  ['PT11', 'regiões como nós, Espanha e França excluídas', 'FR,ES'],
  ['SE224', 'regions like us, Norway and Denmark excluded', 'DK,NO'],
])('all names that “and” joins before “excluded” are left out: %s “%s”', (region, text, except) => {
  expect(reader.decide(text, region)).toMatchObject({ type: 'line', line: `/peers except=${except}` });
});

test('a name before another that is left out stays', () => {
  expect(reader.decide('compare Skåne with Murcia, Aragon excluded', null)).toMatchObject({
    line: '/compare SE224 ES62',
    unused: ['Aragon'],
  });
});

test('“nos” without its accent is we beside others', () => {
  expect(reader.decide('nos contra a Madeira e as Canarias em pobreza', 'PT11')).toMatchObject({
    line: '/compare PT11 PT30 ES70 indicators=poverty-risk',
  });
});

test.each([
  'any failed housing-first pilots out there? the honest kind',
  'gescheiterte Pilotprojekte zu Housing First',
  'pilotos fracasados de housing first',
])('pilots that failed are those that were stopped: “%s”', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ line: expect.stringContaining('status=stopped') });
});

test.each([
  'experiencias de nuestra region ya publicadas sobre racismo',
  'experiències de la nostra regió sobre racisme',
  'experiences of our own region on racism',
  'esperienze della nostra regione sul razzismo',
  'expériences de notre région sur le racisme',
  'Erfahrungen aus unserer Region zu Rassismus',
  'erfarenheter från vår region om rasism',
  'experiências da nossa região sobre racismo',
])('experiences of our region are searched there: “%s”', (text) => {
  expect(reader.decide(text, 'ES51')).toMatchObject({
    line: expect.stringMatching(/^\/experience search \S+ region=ES51$/),
  });
  expect(reader.decide(text, null)).toMatchObject({ type: 'doubt' });
});

test.each([
  [
    'introduce me to somebody in Skåne who runs French courses',
    '/introduction ask regions=SE224 words="French courses"',
  ],
  [
    'mi presenti qualcuno della Provenza che si occupa di corsi di francese?',
    '/introduction ask regions=FRL0 words="corsi francese"',
  ],
  [
    'preséntame a alguien de Provenza que lleve cursos de francés',
    '/introduction ask regions=FRL0 words="cursos francés"',
  ],
  [
    'presentera mig för någon i Provence som har kurser i franska',
    '/introduction ask regions=FRL0 words="kurser franska"',
  ],
  ['mi presenti un collega francese', '/introduction ask regions=FR'],
])('a language that is taught is no country: “%s”', (text, line) => {
  expect(reader.decide(text, null)).toMatchObject({ line });
});

test.each([
  ['the weekly email is too much in august, can you hold it for 3 weeks?', '/digest pause weeks=3'],
  ['che newsletter ho attive adesso?', '/digest show'],
  ['qué boletines tengo activos', '/digest show'],
])('“%s” → %s', (text, line) => {
  expect(reader.decide(text, 'ITF4')).toMatchObject({ line });
});

test.each([
  ['o que resultou noutras regioes com os conselhos consultivos de migrantes?', 'conselhos consultivos'],
  ['qué funcionó con los consejos consultivos de migrantes en otras regiones', 'consejos consultivos'],
  ['has anyone set up advisory councils of migrants', 'advisory councils'],
])('a council that advises is a matter: “%s”', (text, words) => {
  expect(reader.decide(text, null)).toMatchObject({ line: expect.stringContaining(words) });
});
