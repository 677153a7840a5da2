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
  ['which calls close within 3 days', '3 days'],
  ['open calls over 1,500,000 euros', '1,500,000 euros'],
])('“%s” is asked about, as no list is narrowed down by a number', (text, said) => {
  const doubt = { reason: 'turn', said, offers: [{ line: '/call list' }] };
  expect(decide(text)).toMatchObject({ type: 'doubt', doubt });
});
