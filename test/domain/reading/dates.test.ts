import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const decide = (text: string) => reader.decide(text, 'ES62');

test.each([
  ['when is the next training?', '/training list'],
  ['trainings on housing', '/training list'],
  ['sign me up for the training on mentors', '/training list'],
  ['webinars', '/training list'],
  ['which trainings are there next week?', '/training list when=next-week'],
  ['is there a training on Friday?', '/training list'],
  ["what's on in the next weeks?", '/calendar'],
  ['show me the calendar', '/calendar'],
  ['deadlines', '/calendar'],
  ['which testbeds are there?', '/testbed list'],
  ['¿cuándo es la próxima formación?', '/training list'],
  ['apúntame a la formación sobre mentores', '/training list'],
  ['muéstrame el calendario', '/calendar'],
  ['¿qué bancos de pruebas hay?', '/testbed list'],
  ['quan és la propera formació?', '/training list'],
  ['ensenya’m el calendari', '/calendar'],
  ['quins bancs de proves hi ha?', '/testbed list'],
  ['quando è la prossima formazione?', '/training list'],
  ['mostrami il calendario', '/calendar'],
  ['quali banchi di prova ci sono?', '/testbed list'],
  ['quando é a próxima formação?', '/training list'],
  ['mostra o calendário', '/calendar'],
  ['que bancos de ensaio há?', '/testbed list'],
  ['när är nästa webbinarium?', '/training list'],
  ['visa kalendern', '/calendar'],
  ['vilka testbäddar finns det?', '/testbed list'],
  ['quand est la prochaine formation ?', '/training list'],
  ['montre-moi le calendrier', '/calendar'],
  ['quels bancs d’essai y a-t-il ?', '/testbed list'],
  ['wann ist die nächste Schulung?', '/training list'],
  ['zeig mir den Kalender', '/calendar'],
  ['welche Testfelder gibt es?', '/testbed list'],
])('“%s” says %s', (text, line) => {
  expect(decide(text)).toMatchObject({ type: 'line', line });
});

test.each([
  ['trainings on housing', 'housing'],
  ['sign me up for the training on mentors', 'mentors'],
  ['testbeds on language in Skåne', 'Skåne'],
])('“%s” names “%s” as not used', (text, word) => {
  const decision = decide(text);
  expect(decision.type === 'line' ? decision.unused.join(' ') : '').toContain(word);
});

test.each(['webinars', 'melde mich zur Schulung an', 'which testbeds are there?', 'próximos plazos'])(
  '“%s” has nothing that is not used',
  (text) => {
    expect(decide(text)).toMatchObject({ type: 'line', unused: [] });
  },
);

test.each([
  'who tried training for nurses?',
  'which regions tried trainings for teachers?',
  'language training',
  'which trainings are there for refugees in Skåne?',
  'which trainings work for refugees?',
  'vocational training for refugees',
  'share of adults in training in Skåne',
  'participation in education and training in Catalonia',
])('“%s” is about something else', (text) => {
  const decision = decide(text);
  expect(decision.type === 'line' ? decision.line : '').not.toMatch(/^\/(?:training|calendar|testbed)/);
});
