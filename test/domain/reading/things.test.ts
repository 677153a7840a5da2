import { describe, expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const decide = (text: string) => reader.decide(text, 'ES62');

describe('what has a thing of the network as its main noun is about that', () => {
  test.each([
    ['is there money from ESF+ still open', '/call list programme=ESF+'],
    ['follow call 4', '/call follow 4'],
    ['hasta cuándo se puede presentar la convocatoria de vivienda', '/call list area=housing'],
    ['quali bandi scadono a gennaio?', '/call list closes=january'],
    ['ajuts oberts per a ajuntaments petits', '/call list "ajuntaments petits"'],
    ['até quando posso concorrer ao aviso do FAMI?', '/call list programme=AMIF'],
    ['när är sista dag för AMIF-utlysningen?', '/call list programme=AMIF'],
    ['date limite de l’appel FAMI ?', '/call list programme=AMIF'],
    ['bis wann kann man Fördermittel aus dem AMIF beantragen?', '/call list programme=AMIF'],
    ['do you have a checklist for hiring interpreters', '/tool list "hiring interpreters"'],
    ['busco una plantilla de convenio con empresas', '/tool list "convenio empresas" kind=template'],
    ['hi ha algun vídeo sobre el sistema educatiu?', '/tool list "sistema educatiu" kind=video'],
    ['avete un manuale per operatori dell’accoglienza?', '/tool list "operatori accoglienza"'],
    ['preciso de um modelo de protocolo com escolas', '/tool list area=education kind=template'],
    ['har ni en mall för samverkansavtal?', '/tool list samverkansavtal kind=template'],
    ['vous auriez des outils pour former les bénévoles ?', '/tool list "former bénévoles"'],
    ['ich suche Videos über das Gesundheitssystem', '/tool list area=health kind=video'],
    ['cancel my place at the training please', '/training list'],
    ['¿quedan plazas para el taller de la semana que viene?', '/training list when=next-week'],
    ['m’apunto al taller de dijous', '/training list'],
    ['jag kan inte komma på utbildningen imorgon', '/training list'],
    ['sign me up for training 3', '/training join 3'],
    ['je ne peux plus venir à la formation n° 5', '/training leave 5'],
    ['no puedo participar en la próxima ronda', '/round list'],
    ['partecipo al prossimo giro di incontri', '/round list'],
    ['hoppar över nästa omgång', '/round list'],
    ['bei der nächsten Runde bin ich raus', '/round list'],
    ['how do we start a pilot with other regions?', '/testbed create'],
    ['queremos unirnos al piloto 2', '/testbed join 2'],
    ['vi vill följa pilot 2', '/testbed follow 2'],
    ['queremos acompanhar o piloto 4', '/testbed follow 4'],
    ['hay alguna reunión la semana que viene?', '/event list'],
    ['gibt es nächste Woche ein Treffen?', '/event list'],
    ['was habe ich nächste Woche?', '/calendar show when=next-week'],
    ['qu’est-ce qui est prévu cette semaine ?', '/calendar show when=this-week'],
    ['vad händer i veckan?', '/calendar show when=this-week'],
  ])('“%s” says %s', (text, line) => {
    expect(decide(text)).toMatchObject({ type: 'line', line });
  });
});

test('a time that no list is narrowed down to, and what cannot be done without a number, are named', () => {
  expect(decide('hay alguna reunión la semana que viene?')).toMatchObject({ unused: ['semana que viene'] });
  expect(decide('sign me off the thursday training')).toMatchObject({ unused: ['sign me off', 'thursday'] });
});

test('an amount is asked about, as no list is narrowed down by it', () => {
  expect(decide('Gibt es Förderaufrufe für Kommunen unter 50.000 €?')).toMatchObject({
    type: 'doubt',
    doubt: { reason: 'turn', said: '50.000 €', offers: [{ line: '/call list Kommunen' }] },
  });
});

test.each([
  'any ongoing pilots with employers in hospitality?',
  'we have a meeting on Friday, need unemployment for Murcia and Puglia',
  'who tried a video guide for mothers?',
  'what is the GDP a head round here',
  'avete materiale su come far votare i nuovi cittadini alle comunali?',
  'who has run language courses next to the workplace?',
])('“%s” is about something else', (text) => {
  const decision = decide(text);
  expect(decision.type === 'line' ? decision.line : '').not.toMatch(/^\/(?:tool|call|training|testbed|round|event) /);
});
