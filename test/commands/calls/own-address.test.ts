import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as } = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' } });

test('an address of this server or its network is refused for what it is, as a feed and as the link of a call', async () => {
  const admin = as('admin');
  for (const url of ['http://127.0.0.1:3143/calls.xml', 'https://causeway.example/calls.ics', 'http://intranet:8080/x'])
    expect(read(await admin.say(`/call feed add ${url} area=housing`))).toContain(
      'leads to this server or its own network',
    );
  expect(read(await admin.say('/call feed add calls.xml area=housing'))).toContain('is no address of a feed');
  const form = await admin.say('/call add');
  const values = { title: 'Ours', areas: ['housing'], link: 'http://10.0.0.1/call', timeZone: 'Brussels' };
  const sent = await admin.submit(form, values);
  expect(sent.type === 'problems' && sent.problems.link).toContain('leads to this server or its own network');
});
