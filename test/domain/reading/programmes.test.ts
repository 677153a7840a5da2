import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const decide = (text: string) => reader.decide(text, 'ES62');

test.each([
  ['guides on housing', '/tool list area=housing'],
  ['guidelines on health', '/tool list area=health'],
  ['open calls on housing', '/call list area=housing'],
  ['which calls are open?', '/call list'],
  ['calls for proposals', '/call list'],
  ['convocatorias abiertas sobre vivienda', '/call list area=housing'],
  ['guías sobre vivienda', '/tool list area=housing'],
  ['bandi aperti', '/call list'],
  ['linee guida sulla salute', '/tool list area=health'],
  ['appels à projets sur le logement', '/call list area=housing'],
  ['guides sur le logement', '/tool list area=housing'],
  ['offene Ausschreibungen', '/call list'],
  ['Leitfaden zum Wohnen', '/tool list area=housing'],
  ['öppna utlysningar om bostäder', '/call list area=housing'],
  ['handböcker om hälsa', '/tool list area=health'],
  ['convocatòries obertes sobre habitatge', '/call list area=housing'],
  ['convocatórias abertas', '/call list'],
])('“%s” says %s', (text, line) => {
  expect(decide(text)).toMatchObject({ type: 'line', line });
});

test.each([
  'who tried guides for refugees in Murcia?',
  'who tried guides on housing?',
  'unemployment in Skåne and Catalonia',
  'which phone calls did mentors make for nurses?',
])('“%s” is about something else', (text) => {
  const decision = decide(text);
  expect(decision.type === 'line' ? decision.line : '').not.toMatch(/^\/(?:tool|call) list/);
});

test.each([
  ['open calls over 1,500,000 euros', '1,500,000 euros'],
  ['which calls close on 5.4.2027', '5.4.2027'],
])('“%s” is asked about, as no list is narrowed down by that number', (text, said) => {
  const doubt = { reason: 'turn', said, offers: [{ line: '/call list' }] };
  expect(decide(text)).toMatchObject({ type: 'doubt', doubt });
});

test.each([
  ['which calls close this month', '/call list closes=this-month'],
  ['which calls close within 3 days', '/call list closes=3-days'],
  ['calls closing in the next two weeks', '/call list closes=2-weeks'],
  ['calls on housing closing this month', '/call list area=housing closes=this-month'],
  ['calls that close before 31 March 2027', '/call list closes=2027-03-31'],
  ['calls closing in January', '/call list closes=january'],
  ['closed calls on housing', '/call list area=housing state=closed'],
  ['qué convocatorias cierran este mes', '/call list closes=this-month'],
  ['quels appels se terminent ce mois-ci', '/call list closes=this-month'],
  ['welche Ausschreibungen enden diesen Monat', '/call list closes=this-month'],
  ['vilka utlysningar stänger den här månaden', '/call list closes=this-month'],
  ['scadenze dei bandi entro il 31 marzo 2027', '/call list closes=2027-03-31'],
  ['quines convocatòries tanquen aquest mes', '/call list closes=this-month'],
  ['que convocatórias fecham este mês', '/call list closes=this-month'],
  ['deadlines', '/calendar'],
  ['deadlines this month', '/calendar show when=this-month'],
  ['deadlines on housing', '/call list area=housing'],
  ['any deadlines for calls on housing', '/call list area=housing'],
  ["what's on in the next two weeks?", '/calendar show when=2-weeks'],
  ['Fristen in den nächsten zwei Wochen', '/calendar show when=2-weeks'],
  ['training', '/training list'],
  ['formación', '/training list'],
  ['Schulung', '/training list'],
  ['training in January', '/training list when=january'],
  ['which trainings are there next week', '/training list when=next-week'],
])('“%s” says %s, with the time and nothing left over', (text, line) => {
  expect(decide(text)).toMatchObject({ type: 'line', line, unused: [] });
});

test.each([
  'training for refugees',
  'language training',
  'training methods',
  'calls from employers about work permits',
])('“%s” is about what somebody does', (text) => {
  const decision = decide(text);
  expect(decision.type === 'line' ? decision.line : '').not.toMatch(/^\/(?:call|training) list/);
});

test('a time that a list cannot have is named', () => {
  expect(decide('testbeds next month')).toMatchObject({ line: '/testbed list', unused: ['next month'] });
  expect(decide('calls that closed last month')).toMatchObject({ unused: ['last month'] });
});
