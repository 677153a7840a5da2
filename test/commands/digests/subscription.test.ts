import { beforeEach, describe, expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { listPersonalData } from '#src/operations/personal-data.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const house = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { as, bot, clock, context, database } = house;
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
const send = jobs.find(({ name }) => name === 'send-digests');
const tick = () => send?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const hourMs = 3_600_000;
const move = (hours: number) => {
  clock.now = new Date(clock.now.getTime() + hours * hourMs);
};
const problemsOf = (outcome: Outcome) => (outcome.type === 'problems' ? outcome.problems : {});
const log = async (title: string, region = 'Skåne', areas = ['housing']) => {
  const jordi = as('jordi');
  await jordi.submit(await jordi.say('/experience log'), {
    ...{ groups: [], challenge: 'c', action: 'a', lesson: 'Ask first.', title, region, areas },
  });
};

type Row = {
  id: number;
  recipient: string;
  purpose: string;
  places: string[];
  state: string;
  message: { text: string };
  mail: { unsubscribeUrl?: string; subject?: string } | null;
};
const deliveries = (purpose: string) =>
  sql<Row[]>`select * from delivery where purpose = ${purpose} order by created_at, recipient`;

let count = 0;
/** Somebody nobody met before, so that tests do not touch each other. */
function newcomer(locale = 'en') {
  count += 1;
  const name = `reader${count}`;
  return as(name, { locale, timeZone: 'Europe/Madrid' }, `test:hall:user:${name}`);
}
const subscribe = async (speaker: ReturnType<typeof newcomer>, values: Record<string, unknown> = {}) =>
  speaker.submit(await speaker.say('/digest subscribe'), values as never);
const numberOf = async (user: string) =>
  (
    await sql<{ id: number }[]>`
      select s.id from digest_subscription s join account a on a.person = s.person where a."user" = ${user} order by s.id desc limit 1`
  )[0]?.id ?? 0;

// A Monday.
beforeEach(() => {
  clock.now = new Date('2026-11-23T09:00:00Z');
});

describe('subscribing', () => {
  test('the form is filled from the profile, and says when the next one comes', async () => {
    const reader = newcomer();
    // In plain words too: who wants it does not ask what is in it once.
    for (const words of ['get the weekly digest', 'I want the weekly digest', 'quiero el boletín semanal'])
      expect(formOf(await reader.say(words)).title, words).toBe('Get a digest');
    const form = await reader.say('/digest subscribe');
    expect(formOf(form).values).toMatchObject({
      where: 'direct',
      weekday: '1',
      time: '9:00',
      timeZone: 'Europe/Madrid',
    });
    const done = read(
      await reader.submit(form, { weekday: '5', time: '7.30', regions: 'Catalonia, Skåne', areas: ['health'] }),
    );
    expect(done).toContain('every Friday at 7:30 (Europe/Madrid), next on 27 November 2026, 07:30 CET');
    const shown = read(await reader.say('/digest show'));
    expect(shown).toContain('Regions: Catalonia, Skåne');
    expect(shown).toContain('Policy areas: Health');
  });

  test('at a prompt and on a page it says where it will appear, for nobody is called there', async () => {
    const atPrompt = as('ingrid', { platform: 'terminal', space: 'local' }, 'terminal:local:user:ingrid');
    const form = await atPrompt.say('/digest subscribe');
    expect(formOf(form).fields.find(({ name }) => name === 'where')).toMatchObject({
      options: [{ value: 'direct', label: 'Here, when I open the prompt' }, { value: 'mail' }],
    });
    const done = read(await atPrompt.submit(form, {}));
    expect(done).toContain('You get a digest in your prompt: every Monday at 9:00');
    expect(done).toContain('It is kept for you, and shown here when you next open the prompt.');
    expect(done).not.toContain('direct messages');
    const onPage = as('nils', { platform: 'playground', space: 'local' }, 'playground:local:user:nils');
    expect(read(await subscribe(onPage))).toContain('shown here when you have this page open.');
    expect(read(await onPage.say('/digest show'))).toContain('Where: your page here');
  });

  test('a channel has one, which is its owner’s and staff’s to change', async () => {
    const maria = as('maria');
    expect(read(await subscribe(maria))).toContain('You get a digest in this channel');
    const other = as('pau');
    expect(problemsOf(await subscribe(other)).where).toContain('There is a digest for that place already');
    const id = await numberOf('maria');
    expect(read(await other.say(`/digest unsubscribe ${id}`))).toContain(`Digest ${id} belongs to maria`);
    expect(read(await as('admin').say(`/digest unsubscribe ${id}`))).toContain('Unsubscribed');
  });

  test.each([
    [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'I know no time zone “Mars/Olympus”'],
    [{ time: 'noon' }, 'time', '“noon” is not a time'],
    [{ where: 'mail', address: '' }, 'address', 'Write the mail address'],
    [
      { where: 'mail', address: 'a@example.org\nBcc: b@example.org' },
      'address',
      'is not a mail address. Write one in one line',
    ],
    [{ regions: 'Catalonia, Atlantis' }, 'regions', 'I know no region called “Atlantis”'],
    [{ weekday: '9' }, 'weekday', 'is not one of'],
    [{ where: 'channel' }, 'where', 'is not one of'],
  ])('%o is refused in a sentence', async (values, field, sentence) => {
    const refused = await subscribe(newcomer(), values);
    expect(problemsOf(refused)[field]).toContain(sentence);
  });

  test('a language without texts is not offered, and the digest comes in English', async () => {
    const reader = newcomer('fi');
    expect(formOf(await reader.say('/digest subscribe')).values.language).toBe('en');
    expect(read(await subscribe(reader))).not.toContain('There are no texts');
    expect(read(await reader.say('/digest show'))).not.toContain('There are no texts');
    await log('In the language of the others');
    move(7 * 24);
    await tick();
    const [delivery] = await sql<
      Row[]
    >`select * from delivery where recipient = ${`subscription:${await numberOf(reader.actor.user)}`}`;
    expect(delivery?.message.text).toContain('Worth reading');
    expect(delivery?.message.text).not.toContain('no texts');
  });

  test('an address has to say yes first, and only by pressing the button behind its link', async () => {
    const reader = newcomer();
    expect(read(await subscribe(reader, { where: 'mail', address: 'maria@EXAMPLE.org' }))).toContain(
      'I have written to maria@example.org',
    );
    const letters = await deliveries('digest-confirmation');
    const letter = letters.at(-1);
    expect(letter?.places).toEqual(['mail::mail:maria@example.org']);
    const path =
      /https:\/\/causeway\.example(\/digests\/confirm\/[\w-]{22})/.exec(letter?.message.text ?? '')?.[1] ?? '';
    move(8 * 24);
    await tick();
    const id = await numberOf(reader.actor.user);
    const sent = () =>
      sql<Row[]>`select * from delivery where recipient = ${`subscription:${id}`} and purpose = 'digest'`;
    expect(await sent()).toEqual([]);
    const asked = await pages.request(path);
    const page = await asked.text();
    expect(page).toMatch(/It tells what regions tried and learned[^<]* It comes every Monday at 9:00/);
    expect(page).toContain('nothing comes unless you confirm');
    expect(asked.headers.get('x-robots-tag')).toContain('noindex');
    expect(asked.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(await (await pages.request(path, { method: 'POST' })).text()).toContain(
      'Confirmed. You get a digest every Monday',
    );
    expect(await (await pages.request(path, { method: 'POST' })).text()).toContain('confirmed already');
    await log('After the yes');
    move(7 * 24);
    await tick();
    const [digest] = await sent();
    expect(digest?.mail?.unsubscribeUrl).toMatch(/^https:\/\/causeway\.example\/digests\/unsubscribe\/[\w-]{22}$/);
  });
});

describe('what became of mine', () => {
  test('readers found it useful, and who reviews changed it: each told once', async () => {
    const [writer, reader] = [newcomer(), newcomer()];
    await subscribe(writer, { sections: ['mine'] });
    await subscribe(reader, { sections: ['reading'], areas: ['anti-discrimination'], regions: '' });
    const logged = await writer.submit(await writer.say('/experience log'), {
      ...{ groups: [], challenge: 'c', action: 'a', lesson: 'l' },
      ...{ title: 'Names off the application', region: 'Skåne', areas: ['anti-discrimination'] },
    });
    const number = /#(\d+)/.exec(read(logged))?.[1] ?? '';
    const told = async () =>
      (
        await sql<{ text: string }[]>`
          select message ->> 'text' as text from delivery
          where recipient = ${`subscription:${await numberOf(writer.actor.user)}`} order by created_at`
      ).map(({ text }) => text);
    move(7 * 24);
    await tick();
    expect(await told()).toEqual([]);
    const [issue] = await sql`
      select i.id from digest_issue i join digest_item t on t.issue = i.id
      where i.subscription = ${await numberOf(reader.actor.user)} and t.key = ${`e${number}`} and t.is_lead`;
    await reader.say(`/digest rate ${issue?.id} verdict=useful`);
    move(7 * 24);
    await tick();
    expect(await told()).toEqual([expect.stringMatching(/Names off the application.*: one reader found it useful\./)]);
    const admin = as('admin');
    await admin.submit(await admin.say(`/experience edit ${number}`), { lesson: 'Said better.' });
    move(7 * 24);
    await tick();
    expect(await told()).toHaveLength(2);
    expect((await told())[1]).toContain('somebody who reviews changed it.');
    expect((await told())[1]).not.toContain('found it useful');
    move(7 * 24);
    await tick();
    expect(await told()).toHaveLength(2);
  });
});

describe('an address that never said yes', () => {
  test('cannot be written to by ending and going on, nor by changing to it', async () => {
    const reader = newcomer();
    await subscribe(reader, { where: 'mail', address: 'victim@example.org' });
    const id = await numberOf(reader.actor.user);
    await reader.say(`/digest unsubscribe ${id}`);
    expect(read(await reader.say(`/digest resume ${id}`))).toContain('has not been confirmed yet');
    const other = newcomer();
    await subscribe(other);
    const changed = await other.submit(await other.say('/digest change'), {
      where: 'mail',
      address: 'victim@example.org',
    });
    expect(read(changed)).toContain('I have written to victim@example.org');
    const second = await numberOf(other.actor.user);
    await other.say(`/digest unsubscribe ${second}`);
    expect(read(await other.say(`/digest resume ${second}`))).toContain('has not been confirmed yet');
    const states = await sql`select state, next_due from digest_subscription where id = any(${[id, second]}::bigint[])`;
    expect(states).toEqual([
      { state: 'ended', nextDue: null },
      { state: 'ended', nextDue: null },
    ]);
  });

  test('is asked with a link that the one before it, a digest, its page and what is kept about me do not hold', async () => {
    const reader = newcomer();
    await subscribe(reader, { where: 'mail', address: 'own@example.org' });
    const id = await numberOf(reader.actor.user);
    const linkTo = async (address: string) => {
      const letter = (await deliveries('digest-confirmation')).findLast(({ places }) => places[0]?.endsWith(address));
      return /(\/digests\/confirm\/[\w-]{22})/.exec(letter?.message.text ?? '')?.[1] ?? '';
    };
    const own = await linkTo('own@example.org');
    await pages.request(own, { method: 'POST' });
    await log('Seen before the address changed');
    move(7 * 24);
    await tick();
    const [row] = await sql`
      select s.person, s.token, i.token as issue from digest_subscription s join digest_issue i on i.subscription = s.id where s.id = ${id}`;
    await reader.submit(await reader.say('/digest change'), { where: 'mail', address: 'other@example.org' });
    const other = await linkTo('other@example.org');
    const [, secret = ''] = /([\w-]{22})$/.exec(other) ?? [];
    expect(secret).toHaveLength(22);
    expect(await (await pages.request(`/digests/${row?.issue}`)).text()).not.toContain(secret);
    expect(JSON.stringify(await listPersonalData(sql, row?.person))).not.toContain(secret);
    for (const path of [own, `/digests/confirm/${row?.token}`])
      expect((await pages.request(path, { method: 'POST' })).status).toBe(404);
    const state = async () => (await sql`select state from digest_subscription where id = ${id}`)[0]?.state;
    expect(await state()).toBe('unconfirmed');
    await pages.request(other, { method: 'POST' });
    expect(await state()).toBe('active');
  });
});

describe('override one’s own', () => {
  test('paused, snoozed, resumed, changed and ended', async () => {
    const reader = newcomer();
    const subscribed = await subscribe(reader);
    const id = await numberOf(reader.actor.user);
    const nextDue = async () =>
      (await sql`select next_due from digest_subscription where id = ${id}`)[0]?.nextDue?.toISOString() ?? null;
    expect(await nextDue()).toBe('2026-11-30T08:00:00.000Z');
    expect(read(await reader.press(subscribed, 'Skip a week'))).toContain('Paused until 7 December 2026');
    expect(await nextDue()).toBe('2026-12-07T08:00:00.000Z');
    expect(read(await reader.say('/digest resume'))).toContain('next on 30 November 2026');
    expect(read(await reader.say('/digest pause weeks=7'))).toContain('Paused until 18 January 2027');
    expect(await nextDue()).toBe('2027-01-18T08:00:00.000Z');
    expect(read(await reader.say('/digest pause weeks=99'))).toContain('Write a number of weeks from 1 to 52.');
    expect(read(await reader.say('/digest pause'))).toContain('It goes on when you say so');
    expect(await nextDue()).toBeNull();
    await reader.say('/digest resume');
    const changed = await reader.submit(await reader.say('/digest change'), { weekday: '2', timeZone: 'Azores' });
    expect(read(changed)).toContain('every Tuesday at 9:00 (Atlantic/Azores)');
    expect(await nextDue()).toBe('2026-11-24T10:00:00.000Z');
    const ended = await reader.press(changed, 'Unsubscribe');
    expect(read(ended)).toContain('Unsubscribed: nothing more will come');
    expect(read(await reader.press(changed, 'Unsubscribe'))).toContain('has ended already');
    expect(read(await reader.say('/digest show'))).toContain('You get no digest yet');
    await reader.press(ended, 'Subscribe again');
    expect(await nextDue()).toBe('2026-11-24T10:00:00.000Z');
  });

  test('paused and moved to an address it stays paused, as long as it was, once the address says yes', async () => {
    const confirm = async (address: string) => {
      const letter = (await deliveries('digest-confirmation')).findLast(({ places }) => places[0]?.endsWith(address));
      const path = /(\/digests\/confirm\/[\w-]{22})/.exec(letter?.message.text ?? '')?.[1] ?? '';
      return (await pages.request(path, { method: 'POST' })).text();
    };
    const stateOf = async (user: string) =>
      (await sql`select state, paused_until, next_due from digest_subscription where id = ${await numberOf(user)}`)[0];
    const [forGood, forAWhile] = [newcomer(), newcomer()];
    await subscribe(forGood);
    await forGood.say('/digest pause');
    await forGood.submit(await forGood.say('/digest change'), { where: 'mail', address: 'good@example.org' });
    expect((await stateOf(forGood.actor.user))?.state).toBe('unconfirmed');
    expect(await confirm('good@example.org')).toContain('The digest is paused');
    expect(await stateOf(forGood.actor.user)).toEqual({ state: 'paused', pausedUntil: null, nextDue: null });
    await subscribe(forAWhile);
    await forAWhile.say('/digest pause weeks=2');
    const until = new Date('2026-12-14T08:00:00Z');
    await forAWhile.submit(await forAWhile.say('/digest change'), { where: 'mail', address: 'while@example.org' });
    await confirm('while@example.org');
    expect(await stateOf(forAWhile.actor.user)).toEqual({ state: 'paused', pausedUntil: until, nextDue: until });
    // Something else is changed: the pause stays as long as it was.
    await forAWhile.submit(await forAWhile.say('/digest change'), { areas: ['health'] });
    expect(await stateOf(forAWhile.actor.user)).toEqual({ state: 'paused', pausedUntil: until, nextDue: until });
  });

  test('moved to chat before its address said yes, a pause is kept too', async () => {
    const reader = newcomer();
    await subscribe(reader);
    await reader.say('/digest pause');
    await reader.submit(await reader.say('/digest change'), { where: 'mail', address: 'mistyped@example.org' });
    await reader.submit(await reader.say('/digest change'), { where: 'direct' });
    const [row] = await sql`select state from digest_subscription where id = ${await numberOf(reader.actor.user)}`;
    expect(row?.state).toBe('paused');
  });

  test('what has ended cannot be changed', async () => {
    const reader = newcomer();
    await subscribe(reader);
    const id = await numberOf(reader.actor.user);
    const form = await reader.say('/digest change');
    await reader.say('/digest unsubscribe');
    expect(read(await reader.say(`/digest change ${id}`))).toContain('That digest has ended already.');
    expect(read(await reader.submit(form, { weekday: '2' }))).toMatch(/ended already|You get no digest yet/);
  });

  test('with several, the number is asked for', async () => {
    const reader = newcomer();
    await subscribe(reader);
    await subscribe(as(reader.actor.user, {}, 'test:hall:channel:other'), { where: 'channel' });
    const asked = await reader.say('/digest pause');
    expect(read(asked)).toContain('Which one?');
    expect(read(await reader.press(asked, `${await numberOf(reader.actor.user)}:`))).toContain('Paused');
  });
});

describe('an issue', () => {
  test('brings a question to who may know, and its answer back to who asked', async () => {
    const asker = newcomer();
    const reader = newcomer();
    for (const each of [asker, reader]) await subscribe(each, { areas: ['anti-discrimination'] });
    const asked = await asker.submit(await asker.say('/question ask'), {
      ...{ title: 'Who trains the police?', areas: ['anti-discrimination'], region: '' },
    });
    const number = /#(\d+)/.exec(read(asked))?.[1];
    move(7 * 24);
    const preview = await reader.say('/digest preview');
    expect(read(preview)).toContain(
      `Questions you could answer – because you follow anti-discrimination\n• #${number} Who trains the police?`,
    );
    expect(read(preview)).toMatch(/This week: .*1 question you could answer\./);
    expect(read(await asker.say('/digest preview'))).not.toContain('Who trains');
    await tick();
    const id = await numberOf(reader.actor.user);
    const [delivery] = await sql<Row[]>`select * from delivery where recipient = ${`subscription:${id}`}`;
    const link = /\/digests\/[\w-]{22}\/open\/questions\/\d+/.exec(JSON.stringify(delivery?.message))?.[0] ?? '';
    expect((await pages.request(link)).headers.get('location')).toBe(`/questions/${number}`);
    const form = await reader.press(await reader.press(preview, `#${number}`), 'Answer');
    await reader.submit(form, { content: 'We do.' });
    move(7 * 24);
    const mine = await asker.say('/digest preview');
    expect(read(mine)).toContain(`What became of yours\n• #${number} Who trains the police? – it was answered.`);
    expect(read(await asker.press(mine, `#${number}`))).toContain('We do.');
    expect(read(await reader.say('/digest preview'))).not.toContain('Who trains');
  });

  test('goes out once with all that is new, is shown as it was sent, and asks what was thought of it', async () => {
    const reader = newcomer();
    await subscribe(reader, { areas: ['education'] });
    await log('For teachers', 'Murcia', ['education']);
    const [logged] = await sql`select max(number) as number from experience`;
    // Before anybody reviewed it there is no page to lead to.
    expect(JSON.stringify(await reader.say('/digest preview'))).not.toContain(`/experiences/${logged?.number}`);
    await as('admin').say(`/experience publish ${logged?.number}`);
    move(7 * 24);
    const preview = read(await reader.say('/digest preview'));
    await tick();
    await tick();
    const id = await numberOf(reader.actor.user);
    const [delivery, ...more] = await sql<Row[]>`select * from delivery where recipient = ${`subscription:${id}`}`;
    expect(more).toEqual([]);
    const [issue] = await sql`select id, token, state from digest_issue where subscription = ${id}`;
    expect(issue?.state).toBe('sent');
    expect(delivery?.message.text).toContain('because you follow education');
    for (const [state, last, opening] of [
      ['waiting', 'on its way', 'What is on its way since 30 November 2026'],
      ['kept', 'kept until its reader comes for it', 'What is kept since 30 November 2026'],
      ['dead', 'could not be delivered', 'What was to go out on 30 November 2026, and could not be delivered'],
      ['sent', 'sent', 'What went out on 30 November 2026'],
    ] as const) {
      await sql`update delivery set state = ${state} where id = ${delivery?.id ?? ''}`;
      expect(read(await reader.say('/digest show'))).toContain(`Last: 30 November 2026, ${last}`);
      const shown = read(await reader.say('/digest preview week=49'));
      expect(shown).toContain(opening);
      expect(shown).toContain('For teachers');
    }
    expect(preview).toContain('For teachers');

    const page = await pages.request(`/digests/${issue?.token}`);
    expect(await page.text()).toContain('For teachers');
    expect(page.headers.get('cache-control')).toContain('no-store');
    const link = /\/digests\/[\w-]{22}\/open\/experiences\/\d+/.exec(JSON.stringify(delivery?.message))?.[0] ?? '';
    const navigate = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const opened = await pages.request(link, { headers: navigate });
    expect(opened.status).toBe(302);
    expect(opened.headers.get('location')).toMatch(/^\/experiences\/\d+$/);
    for (const bad of ['/open//evil.example', '/open/https://evil.example', '/open/playground'])
      expect((await pages.request(`/digests/${issue?.token}${bad}`)).status).toBe(404);
    expect((await pages.request('/digests/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
    // What looks links up for the reader, or ahead of them, has not opened it.
    for (const headers of [{}, { ...navigate, 'sec-purpose': 'prefetch' }, { 'sec-fetch-mode': 'no-cors' }])
      expect((await pages.request(link, { headers: headers as Record<string, string> })).status).toBe(302);
    expect((await pages.request(link, { method: 'HEAD', headers: navigate })).status).toBe(302);
    expect(await sql`select opened from digest_issue where id = ${issue?.id}`).toEqual([{ opened: 1 }]);

    expect(read(await reader.say(`/digest rate ${issue?.id} verdict=useful`))).toContain('Thank you');
    expect(read(await newcomer().say(`/digest rate ${issue?.id} verdict=useful`))).toContain('I know no such digest');
    const post = (what: string) => pages.request(`/digests/${issue?.token}/${what}`, { method: 'POST' });
    await post('not-useful');
    expect(await sql`select is_useful from digest_verdict where issue = ${issue?.id}`).toEqual([{ isUseful: false }]);
  });

  test('of a channel has a page for all who read it, where none acts in its owner’s name', async () => {
    const owner = as('paula', {}, 'test:hall:channel:page');
    await subscribe(owner, { where: 'channel' });
    const id = await numberOf('paula');
    await log('For the channel');
    move(7 * 24);
    await tick();
    const [issue] = await sql`
      select i.token, s.token as end_token from digest_issue i join digest_subscription s on s.id = i.subscription where s.id = ${id}`;
    const text = await (await pages.request(`/digests/${issue?.token}`)).text();
    expect(text).toContain('For the channel');
    expect(text).not.toContain(issue?.endToken);
    expect(text).not.toContain('<form');
    expect((await pages.request(`/digests/${issue?.token}/useful`, { method: 'POST' })).status).toBe(404);
    const [delivery] = await sql<Row[]>`select message from delivery where recipient = ${`subscription:${id}`}`;
    expect(JSON.stringify(delivery?.message)).not.toContain(issue?.endToken);
    await owner.say(`/digest unsubscribe ${id}`);
  });

  test('with nothing new stays away, or is one line where that is wanted', async () => {
    const [quiet, curious] = [newcomer(), newcomer()];
    await subscribe(quiet, { areas: ['culture-religion'], sections: ['figures'] });
    await subscribe(curious, { areas: ['culture-religion'], sections: ['figures'], tellsEmpty: true });
    move(7 * 24);
    await tick();
    const of = async (user: string) =>
      sql<Row[]>`select * from delivery where recipient = ${`subscription:${await numberOf(user)}`}`;
    expect(await of(quiet.actor.user)).toEqual([]);
    expect((await of(curious.actor.user))[0]?.message.text).toContain('Nothing new for you this week.');
    expect(read(await quiet.say('/digest preview week=49'))).toContain('There was nothing new that week');
  });

  test('who goes on with a digest that ended is not told again what another told them there meanwhile', async () => {
    const reader = newcomer();
    await subscribe(reader);
    const first = await numberOf(reader.actor.user);
    await reader.say('/digest unsubscribe');
    await subscribe(reader);
    const second = await numberOf(reader.actor.user);
    await log('Told by the second');
    move(7 * 24);
    await tick();
    await sql`update delivery set state = 'sent' where recipient = ${`subscription:${second}`}`;
    await reader.say('/digest unsubscribe');
    await reader.say(`/digest resume ${first}`);
    await log('New since');
    move(7 * 24);
    await tick();
    const told = async (id: number) =>
      (await sql<Row[]>`select message from delivery where recipient = ${`subscription:${id}`}`).map(
        ({ message }) => message.text,
      );
    expect((await told(second)).join()).toContain('Told by the second');
    expect((await told(first)).join()).toContain('New since');
    expect((await told(first)).join()).not.toContain('Told by the second');
  });

  test('given up and dropped by staff, what was in it is told with the next, unless it may have arrived', async () => {
    const reader = newcomer();
    await subscribe(reader);
    const id = await numberOf(reader.actor.user);
    await log('Never delivered');
    move(7 * 24);
    await tick();
    const die = (isUncertain: boolean) => sql<{ id: string }[]>`
      update delivery set state = 'dead', is_uncertain = ${isUncertain}
      where recipient = ${`subscription:${id}`} and state = 'waiting' returning id`;
    const [dead] = await die(false);
    expect(read(await as('admin').confirm(`/outbox drop ${dead?.id}`))).toContain(
      'What is in it is told with the next digest.',
    );
    expect(read(await reader.say('/digest preview week=49'))).toContain('could not be delivered');
    move(7 * 24);
    await tick();
    const [next] = await sql<
      Row[]
    >`select message from delivery where recipient = ${`subscription:${id}`} and state = 'waiting'`;
    expect(next?.message.text).toContain('Never delivered');
    const [perhaps] = await die(true);
    expect(read(await as('admin').confirm(`/outbox drop ${perhaps?.id}`))).toMatch(/is dropped\.$/m);
    expect(await sql`select 1 from digest_item where subscription = ${id}`).not.toEqual([]);
  });

  test('unsubscribed with one click, as mail programs do it, nothing more comes', async () => {
    const reader = newcomer();
    await subscribe(reader);
    const id = await numberOf(reader.actor.user);
    const [row] = await sql`select token from digest_subscription where id = ${id}`;
    const url = `/digests/unsubscribe/${row?.token}`;
    expect(await (await pages.request(url)).text()).toMatch(/<button[^>]*>Unsubscribe<\/button>/);
    expect((await sql`select state from digest_subscription where id = ${id}`)[0]?.state).toBe('active');
    await log('Called off');
    move(7 * 24);
    await tick();
    const clicked = await pages.request(url, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(clicked.status).toBe(200);
    expect(await clicked.text()).toContain('nothing more will come');
    const [delivery] = await sql<Row[]>`select state from delivery where recipient = ${`subscription:${id}`}`;
    expect(delivery?.state).toBe('cancelled');
    expect((await sql`select state from digest_subscription where id = ${id}`)[0]?.state).toBe('ended');
    // What it would have told is told when the digest goes on; what may have arrived is not.
    expect(read(await reader.say(`/digest preview subscription=${id} week=49`))).toContain(
      'It was called off that week',
    );
    expect(await sql`select 1 from digest_item where subscription = ${id}`).toEqual([]);
    await reader.say(`/digest resume ${id}`);
    move(7 * 24);
    await tick();
    const [again] = await sql<Row[]>`
      select message from delivery where recipient = ${`subscription:${id}`} and state = 'waiting'`;
    expect(again?.message.text).toContain('Called off');
    await sql`update delivery set state = 'sending', is_uncertain = true where recipient = ${`subscription:${id}`} and state = 'waiting'`;
    await reader.say(`/digest unsubscribe ${id}`);
    expect(await sql`select 1 from digest_item where subscription = ${id}`).not.toEqual([]);
  });
});
