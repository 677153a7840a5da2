import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const open = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' } });

test.each([
  'send this to a colleague',
  'how do I send this to a colleague?',
  'give me a link',
  'can I print this?',
  'Wie kann ich das weiterleiten?',
  'Donne-moi un lien',
])('“%s” is told what can be sent on', async (words) => {
  const said = read(await say(words));
  expect(said).toContain('Details has its files to send on');
  expect(said).toContain('[A brief to send on]');
});

test.each([
  'invite my director',
  'how can my boss get this?',
  'Ich will meinen Chef einladen',
  'inviter mon directeur',
])('“%s” is told how others come here', async (words) => {
  expect(read(await say(words))).toContain('Whoever is in the same chat can ask me');
});

test('where others can open the pages, both say where, and the details of an answer have its address', async () => {
  expect(read(await open.say('invite my director'))).toContain('https://causeway.example');
  expect(read(await open.say('give me a link'))).toContain('the address of its page');
  const answer = JSON.stringify(await open.say('/compare Skåne Catalonia'));
  expect(answer).toContain('"label":"Page to send on","url":"https://causeway.example/compare/SE224,ES51"');
  expect(JSON.stringify(await say('/compare Skåne Catalonia'))).not.toContain('Page to send on');
});

test.each([
  ['share of foreign-born in Murcia', 'Share of foreign-born'],
  ['which regions invite employers to job fairs', 'job fairs'],
  ['who shared this experience on language cafés', 'language'],
])('“%s” is about something else', async (words, said) => {
  const answer = read(await say(words));
  expect(answer).not.toContain('to send on');
  expect(answer).toContain(said);
});

test('right after an answer its own address is given, however it was asked; what no page has is not', async () => {
  const reader = open.as('nuria');
  await reader.say('/compare Murcia Apulia area=labour-market');
  expect(read(await reader.say('send it to a colleague'))).toContain(
    'Send this address: https://causeway.example/compare/ES62,ITF4?area=labour-market.',
  );
  await reader.say('compare Skåne and Catalonia');
  expect(read(await reader.say('give me a link'))).toContain('https://causeway.example/compare/SE224,ES51');
  await reader.say('/me show');
  expect(read(await reader.say('give me a link'))).toContain('the address of its page');
});

test('where only this machine opens the pages, the address of the answer is given with that, and a brief on its regions', async () => {
  await say('Which integrates migrants better in work, Murcia or Apulia?');
  const answer = await say('send it to a colleague');
  expect(read(answer)).toContain(
    'http://localhost:3000/compare/ES62,ITF4?area=labour-market, which opens on this machine only',
  );
  expect(JSON.stringify(answer)).toContain('"line":"/brief ES62 against=ITF4 area=labour-market"');
  await say('/peers Azores');
  expect(JSON.stringify(await say('give me a link'))).toContain('"line":"/brief PT20"');
  await say('/me show');
  expect(JSON.stringify(await say('give me a link'))).toContain('"line":"/brief"');
});
