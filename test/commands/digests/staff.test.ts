import { beforeAll, describe, expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { createDialogue, formOf, lineOf, read } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const { as, clock, context, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const staff = as('admin');
const send = jobs.find(({ name }) => name === 'send-digests');
const tick = () => send?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const at = (instant: string) => {
  clock.now = new Date(instant);
};
const readers = ['ana', 'ben'];
const idOf = new Map<string, number>();

async function log(title: string) {
  const jordi = as('jordi');
  const filled = { groups: [], challenge: 'c', action: 'a', lesson: 'Ask first.', region: 'Skåne', areas: ['housing'] };
  await jordi.submit(await jordi.say('/experience log'), { ...filled, title });
}
const texts = async (name: string) =>
  (
    await sql<{ text: string }[]>`
      select message ->> 'text' as text from delivery where recipient = ${`subscription:${idOf.get(name)}`} order by period`
  ).map(({ text }) => text);
const states = async (period: string) =>
  (await sql<{ state: string }[]>`select state from digest_issue where period = ${period} order by subscription`).map(
    ({ state }) => state,
  );

beforeAll(async () => {
  // Mondays at nine in Madrid: the first is 2026-11-30, 08:00 UTC.
  for (const name of readers) {
    const reader = as(name, { timeZone: 'Europe/Madrid' }, `test:hall:user:${name}`);
    await reader.submit(await reader.say('/digest subscribe'), {});
    const [row] = await sql<{ id: number }[]>`select max(id)::int as id from digest_subscription`;
    idOf.set(name, row?.id ?? 0);
  }
});

describe('override, in the order of weeks', () => {
  test('members may not', async () => {
    for (const line of ['next', 'hold', 'approve', 'open', 'note', 'measures', 'import'])
      expect(read(await as('ana').say(`/digest ${line}`))).toContain('Your role does not allow that');
  });

  test('what goes out next is listed, and held once it was asked about', async () => {
    const next = await staff.say('/digest next');
    expect(read(next)).toContain('2 digests every week, 0 paused, 0 waiting');
    expect(read(next)).toMatch(/30 November 2026, 09:00 CET \| \d+ \| ana \| direct messages \| goes out/);
    const asked = await staff.press(next, 'Hold 2026-W49');
    expect(read(asked)).toContain(
      'Hold the digests of 30 November 2026 to 6 December 2026 (2026-W49)? They are 2 digests',
    );
    expect(read(await staff.say('/digest next'))).not.toContain('All of 2026-W49');
    const one = read(await staff.say(`/digest hold subscription=${idOf.get('ben')}`));
    expect(one).toContain(`Hold digest ${idOf.get('ben')} for ben, of 30 November 2026`);
    expect(read(await staff.press(asked, 'Hold 2026-W49'))).toContain('Held: 2026-W49.');
    expect(read(await staff.say('/digest next'))).toContain('All of 2026-W49 are held until they are approved.');
  });

  test('first words and a note, seen in the preview of any subscriber', async () => {
    const form = await staff.say('/digest open');
    expect(formOf(form).intro).toContain('2026-W49');
    await staff.submit(form, { opening: 'A good week for *readers*.' });
    await staff.submit(await staff.say('/digest note'), { note: 'The office is closed on Friday.' });
    await log('Held back');
    const preview = read(await staff.say(`/digest preview subscription=${idOf.get('ben')}`));
    expect(preview).toContain('What goes to ben on 30 November 2026');
    expect(preview).toMatch(/From the secretariat: The office is closed on Friday\.\nA good week for \*readers\*\./);
    expect(preview).toContain('Held back');
    expect(read(await as('ana').say(`/digest preview subscription=${idOf.get('ben')}`))).toContain('belongs to ben');
  });

  test('held, nothing goes out; approved, all of it does, as it was when it fell due', async () => {
    at('2026-11-30T08:01:00Z');
    await tick();
    expect(await states('2026-W49')).toEqual(['held', 'held']);
    expect(await texts('ana')).toEqual([]);
    await log('Later than the digest');
    await staff.submit(await staff.say(`/digest note week=49 subscription=${idOf.get('ana')}`), {
      note: 'Only for Ana.',
    });
    // The next that goes out is of another week by now; meant is what waits.
    expect(formOf(await staff.say('/digest open')).intro).toContain('2026-W49');
    expect(formOf(await staff.say('/digest note')).intro).toContain('2026-W49');
    expect(read(await staff.say('/digest next'))).toContain('Approve 2026-W49');
    expect(read(await staff.say('/digest approve'))).toContain('Approved: 2026-W49; 2 digests go out');
    await tick();
    expect(await states('2026-W49')).toEqual(['sent', 'sent']);
    const [text] = await texts('ana');
    expect(text).toContain('A good week for');
    expect(text).toContain('Only for Ana.');
    expect((await texts('ben'))[0]).toContain('The office is closed');
    expect(text).toContain('Held back');
    expect(text).not.toContain('Later than the digest');
    expect(read(await staff.say(`/digest approve week=49`))).toContain('It went out already: 2026-W49');
    expect(read(await staff.say(`/digest hold week=49 subscription=${idOf.get('ben')}`))).toContain(
      'It went out already',
    );
  });

  test('one alone is held; approved after the deadline it is said to be too late, and the next says what was missed', async () => {
    const ben = idOf.get('ben');
    await staff.confirm(`/digest hold week=50 subscription=${ben}`);
    at('2026-12-07T08:00:30Z');
    await tick();
    expect(await states('2026-W50')).toEqual(['sent', 'held']);
    at('2026-12-09T08:00:30Z');
    const late = read(await staff.say(`/digest approve week=50 subscription=${ben}`));
    expect(late).toContain(`Too late: 2026-W50, digest ${ben} could be approved until 9 December 2026, 09:00 CET.`);
    await tick();
    expect(await states('2026-W50')).toEqual(['sent', 'skipped']);
    expect(read(await staff.say(`/digest approve week=50 subscription=${ben}`))).toContain('Too late');
    at('2026-12-14T08:00:10Z');
    await tick();
    const [, third] = await texts('ben');
    expect(third).toContain('The digest before this one could not go out in time');
    expect(third).toContain('Later than the digest');
    expect((await texts('ana')).filter((text) => text.includes('Later than the digest'))).toHaveLength(1);
  });

  test('nothing held is said, and held can be freed before it is due', async () => {
    expect(read(await staff.say('/digest approve'))).toContain('Nothing is held: 2026-W52');
    await staff.confirm('/digest hold');
    expect(read(await staff.say('/digest approve'))).toContain('Not held any more: 2026-W52');
    for (const line of ['hold', 'open', 'note'])
      expect(read(await staff.say(`/digest ${line} week=45`))).toContain('That week is over: 2026-W45');
    expect(read(await staff.say('/digest hold week=77'))).toContain('“77” is not a week');
    expect(read(await staff.say('/digest hold subscription=4711'))).toContain('There is no digest number 4711');
  });

  test('measures are shown in aggregate, and not at all for a few', async () => {
    const few = read(await staff.say('/digest measures'));
    expect(few).toMatch(/2026-W49 \| 2 \| 0 \| – \| – \| – \| –/);
    expect(few).toContain('fewer than 5');
    await sql`
      with more as (
        insert into digest_subscription (person, places, weekday, local_time, time_zone, language, state, token, created_at)
        select person, array['test:hall:user:x' || n], 1, '09:00', 'UTC', 'en', 'ended', 'token' || n, now()
        from digest_subscription, generate_series(1, 5) n where id = ${idOf.get('ana') ?? 0} returning id
      )
      insert into digest_issue (subscription, period, cut_off, state, opened, token, created_at)
      select id, '2026-W49', ${new Date('2026-11-30T08:00:00Z')}, 'sent', (id % 2)::int, 'issue' || id, now() from more`;
    expect(read(await staff.say('/digest measures'))).toMatch(/2026-W49 \| 7 \| 0 \| [23] \| 0 \| 0 \| 0/);
  });

  test('who paused or changed to an address meanwhile is not written to; what was held is told later', async () => {
    const [ana, ben] = readers.map((name) => as(name, { timeZone: 'Europe/Madrid' }, `test:hall:user:${name}`));
    await log('Held and not sent');
    await staff.confirm('/digest hold week=52');
    at('2026-12-21T08:00:30Z');
    await tick();
    await ana?.say('/digest pause');
    await ben?.submit(await ben.say('/digest change'), { where: 'mail', address: 'nobody@example.org' });
    await staff.say('/digest approve week=52');
    await tick();
    expect(await states('2026-W52')).toEqual(['skipped', 'skipped']);
    await ana?.say('/digest resume');
    at('2026-12-28T08:00:30Z');
    await tick();
    const held = async (name: string) => (await texts(name)).filter((text) => text.includes('Held and not sent'));
    expect(await held('ana')).toHaveLength(1);
    expect(await held('ben')).toEqual([]);
    await ben?.submit(await ben.say('/digest change'), { where: 'direct' });
    await sql`delete from delivery where purpose = 'digest-confirmation'`;
  });

  test('one held by an earlier version, whose own changes say not yet what opens them, under their old name, goes out', async () => {
    await log('Held across versions');
    await staff.confirm('/digest hold week=1');
    at('2027-01-04T08:00:30Z');
    await tick();
    const issue = sql`subscription = ${idOf.get('ana') ?? 0} and period = '2027-W01'`;
    const echo = {
      ...{ type: 'echo', key: 'm:published:7:1', reason: { type: 'author' }, isNew: true },
      ...{ what: 'published', number: 7, title: 'Of before', count: 0 },
    };
    await sql`
      update digest_issue set digest = jsonb_set(digest, '{parts}', ${sql.json([{ section: 'mine', items: [echo], more: 0 }])})
      where ${issue} and state = 'held'`;
    const preview = await staff.say(`/digest preview week=1 subscription=${idOf.get('ana')}`);
    expect(read(preview)).toContain('[#7 Of before]');
    await staff.say('/digest approve week=1');
    await tick();
    const [sent] = await sql`select state, message::text as message from digest_issue where ${issue}`;
    expect(sent?.state).toBe('sent');
    expect(sent?.message).toMatch(/\[#7 Of before\]\(\S+\/experiences\/7\): it was reviewed/);
    expect(sent?.message).toContain('"line": "/experience show 7"');
  });
});

describe('a list of partners', () => {
  const header = 'address,name,weekday,time,zone,language,areas,regions';
  const look = async (text: string) => staff.submit(await staff.say('/digest import'), { text });
  const problemOf = (outcome: Outcome) => (outcome.type === 'problems' ? outcome.problems : {});

  test('with faults is refused by line, and nothing is taken', async () => {
    const said = read(
      await look(
        [
          header,
          'a@example.org,Ana,Monday,9:00,Europe/Madrid,es,housing,Catalonia',
          'A@example.org,Ana again,,,,,,',
          '"b@example.org\nBcc: c@example.org",Two lines,,,,,,',
          'no address,,,,,,,',
          'd@example.org,,Someday,,,,,',
          'e@example.org,,,25:00,,,,',
          'f@example.org,,,,Mars/Olympus,,,',
          'g@example.org,,,,,xx,,',
          'h@example.org,,,,,,astrology,',
          'i@example.org,,,,,,,Atlantis',
        ].join('\n'),
      ),
    );
    expect(said).toContain('Nothing was taken');
    for (const sentence of [
      'Line 3: A@example.org stands in line 2 already.',
      'Line 4: “b@example.org Bcc: c@example.org” is not a mail address of one line.',
      'Line 6: “no address” is not a mail address of one line.',
      'Line 7: “Someday” is not a weekday.',
      'Line 8: “25:00” is not a time.',
      'Line 9: There is no time zone “Mars/Olympus”.',
      'Line 10: “xx” is not a language I know.',
      'Line 11: There is no policy area “astrology”.',
      'Line 12: I know no region called “Atlantis”.',
    ])
      expect(said).toContain(sentence);
    expect(await sql`select 1 from account where platform = 'mail'`).toEqual([]);
  });

  test('no CSV, no columns and nothing at all are said', async () => {
    expect(read(await look('address\n"a@example.org'))).toContain('Line 2: A quotation mark opens here');
    expect(read(await look('phone,name\n1,Ana'))).toContain('Missing: address');
    expect(read(await look(header))).toContain('There is no line with an address.');
    expect(problemOf(await look('')).text).toContain('Attach a file');
  });

  test('is looked at first; pressed, each address is asked, and asked once', async () => {
    const looked = await look(
      `${header}\npartner1@example.org,Funder,Tuesday,8:30,Helsinki,fi,health|housing,"Skåne, Catalonia"\npartner2@example.org,,,,,,,`,
    );
    expect(read(looked)).toContain('The list is in order: 2 addresses.');
    expect(read(looked)).toContain(
      'partner1@example.org | every Tuesday at 8:30 (Europe/Helsinki) | Skåne, Catalonia | Health, Housing | fi',
    );
    for (const ending of ['', ' confirmed', ' confirmed=yes'])
      expect(read(await staff.say(`${lineOf(looked, 'Write to all 2')}${ending}`))).toContain(
        'Write to 2 addresses now?',
      );
    expect(await sql`select 1 from account where platform = 'mail'`).toEqual([]);
    expect(read(await staff.press(await staff.press(looked, 'Write to all 2'), 'Write to all 2'))).toContain(
      '2 mails are on their way.',
    );
    const letters = await sql<{ places: string[]; text: string }[]>`
      select places, message ->> 'text' as text from delivery where purpose = 'digest-confirmation' order by places`;
    expect(letters.map(({ places }) => places[0])).toEqual([
      'mail::mail:partner1@example.org',
      'mail::mail:partner2@example.org',
    ]);
    expect(letters[0]?.text).toMatch(/https:\/\/causeway\.example\/digests\/confirm\/[\w-]{22}/);
    expect(letters[0]?.text).toContain('There are no texts in Suomi yet');
    expect(
      await sql`select role, display_name from person p join account a on a.person = p.id where a."user" = 'partner1@example.org'`,
    ).toEqual([{ role: 'partner', displayName: 'Funder' }]);
    expect(read(await staff.press(looked, 'Write to all 2'))).toContain('That list is not there any more');
    for (const address of ['partner1@example.org', 'Partner1@Example.org'])
      expect(read(await look(`${header}\n${address},,,,,,,`))).toMatch(/partner1@example.org has a digest already/i);
  });

  test('a partner’s digest is changed by staff without ever coming to staff', async () => {
    const partner = async (address: string) =>
      (
        await sql<{ id: number; places: string[] }[]>`
        select id, places from digest_subscription where places[1] like ${`%${address}`} and state <> 'ended'`
      )[0];
    const { id } = (await partner('partner2@example.org')) ?? { id: 0 };
    const form = await staff.say(`/digest change ${id}`);
    expect(problemOf(await staff.submit(form, { where: 'direct' })).where).toContain('I know no direct messages');
    await staff.submit(form, { where: 'mail', address: 'partner3@example.org' });
    expect((await partner('partner3@example.org'))?.places).toEqual(['mail::mail:partner3@example.org']);
    await sql`
      insert into digest_subscription (person, places, weekday, local_time, time_zone, language, state, token, created_at)
      select person, array['mail::mail:partner4@example.org'], 1, '09:00', 'UTC', 'en', 'unconfirmed', 'four', now()
      from digest_subscription where id = ${id}`;
    const taken = await staff.submit(form, { where: 'mail', address: 'Partner4@example.org' });
    expect(problemOf(taken).where).toContain('There is a digest for that place already');
  });

  test('without mail on the server it is said at once', async () => {
    const bare = await createDialogue({ database });
    expect(read(await bare.as('admin').say('/digest import'))).toContain('Mail is not set up on this server');
  });
});

test('what is kept for a prompt or a page is listed as such', async () => {
  at('2026-11-23T09:00:00Z');
  for (const [platform, name] of [
    ['terminal', 'ingrid'],
    ['playground', 'nils'],
  ] as const) {
    const reader = as(name, { platform, space: 'local' }, `${platform}:local:user:${name}`);
    await reader.submit(await reader.say('/digest subscribe'), { weekday: '1', time: '10:30', timeZone: 'Madrid' });
  }
  const next = read(await staff.say('/digest next'));
  expect(next).toContain('ingrid | a prompt | goes out');
  expect(next).toContain('nils | a page here | goes out');
});
