import { afterAll, expect, test, vi } from 'vitest';
import { runIntroductions } from '#jobs/run-introductions.ts';
import { createPerson, type FakePerson } from '#test/support/fake-slack/person.ts';
import type { Message, StoredView } from '#test/support/fake-slack/world.ts';
import { readBlocks } from './harness.ts';
import { meetInSlack } from './two-people.ts';

// The real commands, store and outbox; two people of one workspace.
const { dialogue, setup, fake, maria, jordi, say, press, find, stop } = await meetInSlack();
const { context, clock } = dialogue;
const { team, token, channel } = setup;
afterAll(stop);

const view = () => [...fake.world.views.values()].at(-1) as StoredView;
async function submit(person: FakePerson, typed: Record<string, unknown>) {
  await person.submit(view(), typed as never);
  await setup.settle();
}
test('two people of one workspace get to know each other in a conversation of their own', async () => {
  await say(jordi, '/me', 'introductions');
  await submit(jordi, { isOpen: true, offerAreas: ['housing'] });
  await say(maria, '/introduction', 'ask housing');
  const suggested = await find('jordi offers help with Housing');
  await press(maria, suggested, 'Ask jordi');
  await submit(maria, { note: 'How do you find landlords?' });
  const letter = (await find('Why you:')) as Message;
  expect(fake.world.channels.get(letter.channel)?.directWith).toBe(jordi.user.id);
  await press(jordi, letter, 'Yes, bring us together');
  await submit(jordi, { contact: 'jordi@example.org' });
  for (let tries = 0; tries < 2; tries += 1)
    await runIntroductions.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  const conversation = (await find('you wanted to meet')) as Message;
  expect(fake.world.channels.get(conversation.channel)?.group).toBe([maria.user.id, jordi.user.id].sort().join(','));
  const said = readBlocks(conversation.blocks);
  for (const part of ['How do you find landlords?', 'jordi offers help with Housing', 'Times within the working hours'])
    expect(said).toContain(part);
  expect(JSON.stringify(fake.world.messages)).not.toContain('jordi@example.org');
  await press(maria, conversation, 'Wed');
  await find('You meet jordi on');
  const invited = (await find('would like to meet on')) as Message;
  expect(fake.world.channels.get(invited.channel)?.directWith).toBe(jordi.user.id);
  await vi.waitFor(() => expect([...fake.world.files.values()].map(({ name }) => name)).toContain('meeting.ics'), {
    timeout: 20_000,
  });
  expect(fake.refused()).toEqual([]);
});

test('the menu of a message introduces to who wrote it, or leaves them out', async () => {
  const pau = createPerson(fake, { team, token, user: fake.world.addUser(team, 'pau') });
  await say(pau, '/me', 'introductions');
  await submit(pau, { isOpen: true, offerAreas: ['health'] });
  const { message } = pau.say(channel, 'We opened a clinic for newcomers.');
  await maria.shortcut('introduce-me', message);
  await setup.settle();
  expect(readBlocks(view().blocks as never)).toContain('pau');
  await maria.shortcut('not-introduce-me', message);
  await setup.settle();
  expect(readBlocks(view().blocks as never)).toContain('You and pau are not suggested to each other');
  await maria.shortcut('introduce-me', message);
  await setup.settle();
  expect(readBlocks(view().blocks as never)).toContain('I cannot introduce you to them now');
  // Somebody who never used it.
  const { message: other } = createPerson(fake, { team, token, user: fake.world.addUser(team, 'nil') }).say(
    channel,
    'Hi',
  );
  await maria.shortcut('not-introduce-me', other);
  await setup.settle();
  expect(readBlocks(view().blocks as never)).toContain('I know no such person');
  expect(fake.refused()).toEqual([]);
});
