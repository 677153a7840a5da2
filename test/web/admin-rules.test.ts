import { expect, test } from 'vitest';
import { createAdminPages } from '#test/support/admin-pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const origin = 'https://causeway.example';
const house = await createDialogue({ env: { PUBLIC_URL: origin } });
const { as, database } = house;
const { sql } = database;
const { createVisitor } = createAdminPages(house, origin);
const admin = as('admin');
const visitor = createVisitor();
await visitor.signIn(admin);

const yaml = `name: Early leavers
on: { activity: experience.published }
if: event.region != ""
steps:
  - message: { to: author, text: "Thank you, {name}." }
  - wait: { days: 7 }
  - if: { when: thing.isOpen, do: [{ message: { to: { role: staff }, text: "Still {title}." } }] }
`;
await admin.submit(await admin.say('/rule import'), { yaml });
const page = () => visitor.text('/admin/rules/1');
const definition = async () => {
  const [found] = await sql<{ definition: { steps: object[] } & Record<string, unknown>; version: number }[]>`
    select v.definition, r.version from rule r join rule_version v on v.rule = r.number and v.version = r.version where r.number = 1`;
  if (!found) throw new Error('There is no rule.');
  return found;
};
/** Opens a form by a button of the page, and sends it with some fields changed. */
async function fill(label: string, changes: Record<string, string | string[]>) {
  const { text } = await visitor.press(await page(), label);
  return send(text, changes);
}
async function send(text: string, changes: Record<string, string | string[]>) {
  const [form = ''] = /<form[^>]*action="\/admin\/say" class="fields".*?<\/form>/s.exec(text) ?? [];
  const body = new URLSearchParams();
  const plain = (html: string) =>
    html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [, name] = /name="([^"]*)"/.exec(tag) ?? [];
    const [, type = 'text'] = /type="([^"]*)"/.exec(tag) ?? [];
    const isOn = !['checkbox', 'radio'].includes(type) || /\schecked/.test(tag);
    if (name && isOn) body.append(name, plain(/value="([^"]*)"/.exec(tag)?.[1] ?? 'on'));
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs))
    body.append(name, plain(value));
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    for (const [, value = ''] of options.matchAll(/<option value="([^"]*)"[^>]*selected/g))
      body.append(name, plain(value));
  for (const [name, value] of Object.entries(changes)) {
    body.delete(name);
    for (const each of [value].flat()) body.append(name, each);
  }
  return visitor.ask('/admin/say', { method: 'POST', body, headers: { origin } });
}
const steps = async () => (await definition()).definition.steps.map((step) => Object.keys(step)[0]);

test('rules are listed with how they stand, and lead to their steps; templates make another', async () => {
  const list = await visitor.text('/admin/rules');
  expect(list).toContain('href="/admin/rules/1"');
  expect(list).toContain('Early leavers');
  expect(list).toContain('An unanswered question');
  expect((await visitor.press(list, 'An unanswered question')).text).toContain('Days between steps');
  const shown = await page();
  for (const said of [
    '1 Early leavers',
    'experience.published happens',
    'write to whose it is',
    'wait for 7 days',
    'if thing.isOpen',
    '3.1',
  ])
    expect(shown).toContain(said);
  expect((await visitor.ask('/admin/rules/77')).status).toBe(404);
});

test('a step is edited in its own fields, and comes back to the list as another version', async () => {
  const saved = await fill('Edit 1', {
    to: 'owner',
    text: 'Read it, {name}.',
    buttons: 'Show it | /experience show {number}',
  });
  expect([saved.status, saved.headers.get('location')]).toEqual([303, '/admin/rules/1']);
  const { definition: now, version } = await definition();
  expect(version).toBe(2);
  expect(now.steps[0]).toEqual({
    message: {
      to: 'owner',
      text: 'Read it, {name}.',
      buttons: [{ label: 'Show it', line: '/experience show {number}' }],
    },
  });
  await fill('Edit 3.1', { to: 'region', which: 'SE224' });
  expect((await definition()).definition.steps[2]).toMatchObject({
    if: { do: [{ message: { to: { region: 'SE224' }, text: 'Still {title}.' } }] },
  });
});

test('what is wrong is said beside the form, with what was typed, and nothing is kept', async () => {
  const before = (await definition()).version;
  const refused = await fill('Edit 1', { text: 'Hello {nobody}' });
  const text = await refused.text();
  expect(refused.status).toBe(200);
  expect(text).toContain('nothing is called {nobody} here');
  expect(text).toContain('Hello {nobody}');
  expect(await (await fill('Edit 3.1', { to: 'region', which: 'Nowhere' })).text()).toContain(
    'there is no region Nowhere',
  );
  expect(await (await fill('Edit 3<', { when: 'nothing > 1' })).text()).toContain('The condition');
  expect((await definition()).version).toBe(before);
});

test('steps are moved, taken out and added, also within others', async () => {
  await visitor.press(await page(), 'Move 2 up');
  expect(await steps()).toEqual(['wait', 'message', 'if']);
  await visitor.press(await page(), 'Move 2 down');
  expect(await steps()).toEqual(['wait', 'if', 'message']);
  const add = async (place: string, kind: string, changes: Record<string, string | string[]>) => {
    const [, line = ''] =
      new RegExp(`value="(/rule (?:step|move) 1 \\d+ add ${place} ${kind})"`).exec(await page()) ?? [];
    expect(line).not.toBe('');
    const opened = await visitor.post('/admin/say', { line, at: 'rules' });
    return opened.status === 303 ? opened : send(await opened.text(), changes);
  };
  await add('3', 'tag', { areas: ['housing'] });
  await add('1.else.0', 'end', {});
  await add('1.do.1', 'wait', { days: '2', hours: '3' });
  await add('4', 'ask', { text: 'Is it true?', answers: 'yes | Yes\nno | No', untilDays: '5' });
  const { definition: now } = await definition();
  expect(now.steps).toMatchObject([
    { wait: { days: 7 } },
    { if: { do: [{ message: {} }, { wait: { days: 2, hours: 3 } }], else: [{ end: true }] } },
    { message: {} },
    { tag: { areas: ['housing'] } },
    { ask: { text: 'Is it true?', answers: { yes: 'Yes', no: 'No' }, until: { days: 5 } } },
  ]);
  await visitor.press(await page(), 'Take 2.else.1 out');
  await visitor.press(await page(), 'Take 2.1 out');
  expect((await definition()).definition.steps[1]).toEqual({
    if: { when: 'thing.isOpen', do: [{ wait: { days: 2, hours: 3 } }] },
  });
  const last = await visitor.press(await page(), 'Take 2.1 out');
  expect(last.text).toContain('cannot be moved, taken out or added there');
});

test('a page that somebody left open changes nothing of what another made meanwhile', async () => {
  const old = await page();
  const { text: form } = await visitor.press(old, 'Edit 1');
  await visitor.press(old, 'Move 1 down');
  const { version } = await definition();
  // The same press sent again is the same one; another one is of steps that are not there any more.
  expect((await visitor.press(old, 'Move 1 down')).status).toBe(303);
  const late = await visitor.press(old, 'Move 2 down');
  expect(late.text).toContain('was changed meanwhile');
  expect(await (await send(form, { days: '9' })).text()).toContain('was changed meanwhile');
  expect((await definition()).version).toBe(version);
});

test('when and if are changed, and the rule is tried and put on; a change then pauses it', async () => {
  await fill('Change when and if', { activity: 'experience.logged', if: '', peoplePerStep: '20', name: 'New leavers' });
  const { definition: now } = await definition();
  expect(now).toMatchObject({
    name: 'New leavers',
    on: { activity: 'experience.logged' },
    limits: { peoplePerStep: 20 },
  });
  expect(now).not.toHaveProperty('if');
  const tried = await visitor.press(await page(), 'Try it');
  expect(tried.text).toContain('nothing would have begun it');
  await visitor.press(await page(), 'Put it on');
  expect(await sql`select state from rule where number = 1`).toEqual([{ state: 'on' }]);
  expect(await page()).toContain('A change pauses it');
  await visitor.press(await page(), 'Move 1 down');
  expect(await sql`select state, pause from rule where number = 1`).toEqual([{ state: 'paused', pause: 'staff' }]);
  expect(await visitor.text('/admin/say?line=%2Frule+runs+1&at=rules')).toContain('has not begun yet');
});

test('only who may change a rule does, and who has no right to rules sees none', async () => {
  await as('sam').say('/me show');
  const [{ person }] = await sql<[{ person: number }]>`select person from account where "user" = 'sam'`;
  await admin.confirm(`/person role ${person} staff`);
  const other = createVisitor();
  await other.signIn(as('sam'));
  const refused = await other.press(await other.text('/admin/rules/1'), 'Move 1 down');
  expect(refused.text).toContain('It acts with its owner’s rights.');
  await admin.confirm(`/person role ${person} reviewer`);
  const reviewer = createVisitor();
  await reviewer.signIn(as('sam'));
  expect((await reviewer.ask('/admin/rules')).status).toBe(403);
  expect((await reviewer.ask('/admin/rules/1')).status).toBe(403);
});
