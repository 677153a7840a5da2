import { expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, bot, context } = await createDialogue();
const admin = as('admin');
await admin.submit(await admin.say('/me edit'), { region: 'Skåne' });

test('who joins an event without a region is told what others will not see, and who has both is not', async () => {
  await admin.submit(await admin.say('/event create'), {
    ...{ title: 'First exchange', day: '2026-12-03', time: '14:00', timeZone: 'Europe/Madrid', rounds: 3, minutes: 15 },
    ...{ size: 2, areas: ['housing'], topics: '', link: 'https://meet.example.org/{room}' },
  });
  const nuria = as('nuria');
  const joined = read(await nuria.say('/event join 1'));
  expect(joined).toContain('You have given no region yet: others would not know where you are from.');
  expect(joined).toContain('[Say who I am]');
  expect(read(await admin.say('/event join 1'))).not.toContain('would not know');
});

test('what somebody follows is a press away from /me', async () => {
  expect(read(await admin.say('/me account'))).toContain('[What you follow]');
});

test('/status counts as the first page does, and says how many experiences are published', async () => {
  for (const title of ['Waits', 'Waits too'])
    await admin.submit(await admin.say('/experience log'), {
      ...{ title, region: 'Skåne', areas: ['health'], groups: [], challenge: 'c', action: 'a', lesson: 'l' },
    });
  const status = read(await admin.say('/status'));
  expect(status).toContain('Experiences: 2, 0 of them published');
  const page = await (await createPages({ ...context, read: bot.read, hasPlayground: false }).request('/')).text();
  const counted = (label: string) => new RegExp(`<dt>${label}[^<]*</dt><dd>([\\d,]+)</dd>`, 'i').exec(page)?.[1];
  expect(counted('figures')).toBeDefined();
  expect(status).toContain(`Figures: ${counted('figures')}`);
  expect(status).toContain(`Indicators: ${counted('indicators')}`);
  // The live answer of the first page is a whole sentence, which says itself what is uncertain; all that stands against it is on its own page.
  expect(page.replaceAll('\u00a0', ' ')).toMatch(
    /<p dir="auto">For the foreign-born, Catalonia is ahead in unemployment[^<]*\(71\.5%[^<]* against 65\.1%[^<]*, 2025\)\.<\/p>/,
  );
  expect(page).not.toContain('has the better figure');
});
