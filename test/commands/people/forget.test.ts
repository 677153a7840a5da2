import { beforeAll, describe, expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import { runIntroductions } from '#src/operations/introductions/run-introductions.ts';
import { personalData } from '#src/operations/personal-data.ts';
import { runRounds } from '#src/operations/rounds/run-rounds.ts';
import type { Database } from '#src/store/database/database.ts';
import { createPages } from '#src/web/pages.ts';
import { createTestDatabase, nameOf } from '#test/support/database.ts';
import { createDialogue, read, type Speaker } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';
import { findEverywhere } from '#test/support/search-database.ts';

const send = jobs.find(({ name }) => name === 'send-digests');
const user = 'UZELDA77';
const name = 'Zelda Quixotina';
const address = 'zelda@quixotina.example';
const lastMoment = '2026-11-30T09:30:00Z';
const who = [user, 'Quixotina', address];

/** What only its author, or who reviews, could read. */
const hidden = [
  'zwithdrawna',
  'zarchiveda',
  'zoldwordsa',
  'zsentbacka',
  'zdrafta',
  'zquestionwithdrawna',
  'zanswerwithdrawna',
  'zcommentedtoher',
  'zofferhidden',
  'zseekhidden',
  'znotehidden',
  'zcontacthidden',
  'zlearnedhidden',
  'zreporthidden',
  'zusenote',
  'zusecontact',
  'zuseresult',
];
/** What everybody could read. */
const publicWords = ['zopentitle', 'zopenlesson', 'zquestionopen', 'zansweropen'];
/** What she wrote to others as staff. */
const written = ['zreviewcomment', 'zopeningwords', 'znotewords', 'zfoundinall'];

type AdapterContext = Awaited<ReturnType<typeof open>>;

/** The house on a database, and the people who talk to it. */
async function open(database: Database) {
  const house = await createDialogue({
    ...{ database, env: { PUBLIC_URL: 'https://causeway.example' }, platforms: switchOnMail() },
  });
  const { as, clock, context } = house;
  const { sql } = database;
  const tick = () => send?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  const at = (instant: string) => {
    clock.now = new Date(instant);
  };
  const direct = (id: string, more = {}) => as(id, more, `test:hall:user:${id}`);
  const zelda = direct(user, { displayName: name });
  const [admin, author, sceptic] = [direct('admin'), direct('author'), direct('sceptic')];
  const reader = direct('reader');
  const held = direct('held');
  const prompt = as('prompt', { platform: 'terminal', space: 'local' }, 'terminal:local:user:prompt');
  const idOf = async (id: string) => (await sql`select person from account where "user" = ${id}`)[0]?.person as number;
  const heldId = async () =>
    (await sql`select s.id from digest_subscription s where person = ${await idOf('held')}`)[0]?.id;
  return { ...house, sql, tick, at, zelda, admin, author, sceptic, reader, held, prompt, idOf, heldId };
}

/** A network in which somebody left something in every corner: its database, closed. */
async function live(): Promise<Database> {
  const house = await open(await createTestDatabase({ figures: true }));
  const { bot, clock, context, database, sql, tick, at, idOf } = house;
  const { zelda, admin, author, sceptic, reader, held, prompt } = house;
  const log = async (speaker: Speaker, title: string, lesson = 'l') => {
    const values = { region: 'Skåne', areas: ['housing'], groups: [], challenge: 'c', action: 'a', title, lesson };
    return Number(/#(\d+)/.exec(read(await speaker.submit(await speaker.say('/experience log'), values)))?.[1]);
  };
  const ask = async (speaker: Speaker, title: string) =>
    Number(
      /#(\d+)/.exec(
        read(await speaker.submit(await speaker.say('/question ask'), { title, areas: ['housing'], region: '' })),
      )?.[1],
    );
  const answer = async (speaker: Speaker, question: number, content: string) =>
    speaker.submit(await speaker.say(`/question answer ${question}`), { content });
  const subscribe = async (speaker: Speaker, values = {}) =>
    speaker.submit(await speaker.say('/digest subscribe'), values);

  // A number that stands for nothing else.
  await sql`alter sequence person_id_seq restart with 971717`;
  await zelda.say('/me');
  await sql`alter sequence person_id_seq restart with 2`;
  for (const each of [admin, author, sceptic, reader, held, prompt]) await each.say('/me');
  await admin.confirm(`/person role ${await idOf(user)} staff`);
  clock.now = new Date(clock.now.getTime() + 11_000);
  for (const each of [reader, held, zelda]) await subscribe(each);
  await subscribe(zelda, { where: 'mail', address });

  const first = await log(zelda, 'zoldwordsa one', 'zopenlesson one');
  await zelda.submit(await zelda.say(`/experience edit ${first}`), { title: 'zopentitle one' });
  const second = await log(zelda, 'zopentitle two', 'zopenlesson two');
  await zelda.submit(await zelda.say(`/experience complete ${first}`), { contact: address, tips: 'Do it' });
  const withdrawn = await log(zelda, 'zwithdrawna title');
  await zelda.confirm(`/experience withdraw ${withdrawn}`);
  await admin.confirm(`/experience archive ${await log(zelda, 'zarchiveda title')}`);
  const back = await log(zelda, 'zsentbacka title');
  await admin.submit(await admin.say(`/experience send-back ${back}`), { comment: 'zcommentedtoher' });
  await zelda.submit(await zelda.say('/experience log'), { title: 'zdrafta' });
  await zelda.submit(await zelda.say(`/experience complete ${second}`), { start: 'zdrafta nonsense' });

  const asked = await ask(zelda, 'Is zquestionopen here?');
  await answer(author, asked, 'Another answered her');
  const taken = await ask(zelda, 'Is zquestionwithdrawna here?');
  await zelda.confirm(`/question withdraw ${taken}`);
  const others = await ask(author, 'Who knows?');
  const kept = await ask(prompt, 'Who knows at a prompt?');
  for (const question of [others, kept]) await answer(zelda, question, 'zansweropen of hers');
  await answer(zelda, others, 'zanswerwithdrawna of hers');
  await zelda.confirm(`/question withdraw ${others} answer=2`);

  const theirs = await log(author, 'By somebody else');
  await zelda.submit(await zelda.say(`/experience send-back ${theirs}`), { comment: 'zreviewcomment' });
  const judged = await log(author, 'Judged by her');
  await zelda.say(`/experience claim ${judged}`);
  await zelda.submit(await zelda.say(`/experience evaluate ${judged}`), {
    impact: 'no',
    summary: 'zfoundinall',
    decision: 'publish',
  });
  await zelda.submit(await zelda.say(`/experience try ${judged}`), {
    ...{ plan: 'tried', note: 'zusenote', contact: 'zusecontact', result: 'zuseresult' },
  });
  await reader.submit(await reader.say(`/experience try ${second}`), { plan: 'wants', note: 'Of the reader' });
  for (const line of [`experience ${judged}`, 'area housing', 'region Skåne']) await zelda.say(`/follow ${line}`);
  await reader.say(`/follow experience ${first}`);
  await reader.say(`/experience useful ${first}`);
  await zelda.say(`/experience show ${judged}`);
  await author.confirm(`/experience withdraw ${judged}`);
  await zelda.say('/experience notes no');
  await zelda.confirm(`/question close ${await ask(author, 'To be closed?')}`);
  await zelda.submit(await zelda.say('/digest open week=49'), { opening: 'zopeningwords' });
  await zelda.submit(await zelda.say('/digest note week=49'), { note: 'znotewords' });
  const list =
    'name,address,region,areas,weekday,time,time zone,language\nPartner,partner@example.org,Skåne,,monday,09:00,UTC,en';
  await zelda.submit(await zelda.say('/digest import'), { text: list });
  await zelda.say('/me link');
  await zelda.say('/me link WRONGCDE');
  await meet({ zelda, admin, author, sceptic, reader });
  // An event that a platform calls by its person, as some do.
  await bot.handle({
    id: `test:${user}:1`,
    type: 'action',
    actor: zelda.actor,
    place: `test:hall:user:${user}`,
    line: `/experience restore ${first}`,
  });
  await house.adapterContext.lines.save(`/experience search zlonglinea ${'long '.repeat(100)}`);

  /** Introductions and a round that she takes part in, questions and forms of others that name her by her number. */
  async function meet({ zelda, admin, author, sceptic, reader }: Record<string, Speaker>) {
    if (!zelda || !admin || !author || !sceptic || !reader) throw new Error('nobody');
    const at = { [user]: 'Skåne', author: 'Murcia', sceptic: 'Puglia', reader: 'Catalonia' };
    for (const [each, id] of [
      [zelda, user],
      [author, 'author'],
      [sceptic, 'sceptic'],
      [reader, 'reader'],
    ] as const) {
      await each.submit(await each.say('/me edit'), { region: at[id] ?? null });
      const mark = each === zelda ? 'hidden' : '';
      await each.submit(await each.say('/me introductions'), {
        isOpen: true,
        offerAreas: ['housing'],
        offerText: `zoffer${mark}`,
        seekText: `zseek${mark}`,
      });
      await each.submit(await each.say('/me availability'), { monthly: 4, contact: each === zelda ? address : id });
    }
    const write = async (from: Speaker, to: string, note: string) => {
      const form = await from.say(`/introduction write person=${await idOf(to)} area=housing words="${note} wish"`);
      await from.submit(form, { note, contact: `${note} contact` });
      return (await sql<{ number: number }[]>`select max(number) as number from introduction`)[0]?.number;
    };
    await author.close(await author.say(`/introduction write person=${await idOf(user)} area=housing`), {
      note: 'Dear',
    });
    const first = await write(zelda, 'author', 'znotehidden');
    await author.submit(await author.say(`/introduction accept ${first}`), { contact: 'author' });
    const second = await write(reader, user, 'Reader asks');
    await zelda.submit(await zelda.say(`/introduction accept ${second}`), { contact: 'zcontacthidden' });
    await write(sceptic, user, 'Sceptic asks');
    await runIntroductions(context, { now: clock.now, signal: new AbortController().signal });
    await zelda.say(`/introduction met ${first} yes`);
    await zelda.submit(await zelda.say(`/introduction learned ${first}`), { useful: '2', learned: 'zlearnedhidden' });
    await zelda.submit(await zelda.say(`/introduction report ${second}`), { content: 'zreporthidden' });
    await reader.say(`/introduction block ${second}`);
    const code = /\/me link ([A-Z2-9]{8})/.exec(read(await admin.say('/me link')))?.[1];
    await zelda.press(await zelda.say(`/me link ${code}`), 'Ask there');
    await admin.say(`/person role ${await idOf(user)} reviewer`);
    const when = { title: 'Round', kind: 'pairs', day: '2026-12-14', time: '9:00', timeZone: 'UTC', cooldown: 3 };
    await admin.submit(await admin.say('/round create'), when);
    for (const each of [zelda, author, sceptic, reader]) await each.say('/round join 1');
    await admin.confirm('/round run 1');
    await runRounds(context, { now: clock.now, signal: new AbortController().signal });
    await runRounds(context, { now: clock.now, signal: new AbortController().signal });
  }

  await admin.confirm(`/digest hold week=49 subscription=${await house.heldId()}`);
  at(lastMoment);
  await tick();
  await house.queue.stop();
  await database.close();
  return database;
}

/** Lived once; every test that forgets somebody has a copy of its own. */
const lived = await live();

async function liveOn(): Promise<AdapterContext> {
  const house = await open(await createTestDatabase({ copyOf: lived }));
  house.at(lastMoment);
  return house;
}

async function pagesOf({ bot, context, sql }: AdapterContext): Promise<string> {
  const pages = createPages({ ...context, read: bot.read, hasPlayground: true });
  const issues = await sql<{ token: string }[]>`select token from digest_issue`;
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
  const paths = [
    ...['/', '/regions/SE224', '/regions/SE22'],
    ...numbers.flatMap((number) => [`/experiences/${number}`, `/questions/${number}`]),
    ...issues.map(({ token }) => `/digests/${token}`),
  ];
  const texts = await Promise.all(paths.map(async (path) => (await pages.request(path)).text()));
  return texts.join('\n');
}

/** Everything that others can ask for. */
async function answersOf({ admin, reader, author, prompt, heldId, sql }: AdapterContext): Promise<string> {
  const held = await heldId();
  const issues = await sql<{ subscription: number }[]>`select distinct subscription from digest_issue`;
  const lines = [
    ...[
      '/home',
      '/person list',
      '/outbox',
      '/digest next',
      '/digest measures',
      '/experience queue',
      '/experience search housing',
    ],
    ...[
      '/question list',
      '/region show Skåne',
      '/experience mine',
      '/question mine',
      `/digest preview subscription=${held}`,
    ],
    ...issues.map(({ subscription }) => `/digest preview subscription=${subscription} week=49`),
    ...Array.from({ length: 8 }, (_, index) => `/experience show ${index + 1}`),
    ...Array.from({ length: 6 }, (_, index) => `/question show ${index + 1}`),
  ];
  const outcomes = [];
  for (const speaker of [admin, reader, author, prompt])
    for (const line of lines) outcomes.push(await speaker.say(line));
  return JSON.stringify(outcomes);
}

const found = ({ sql }: AdapterContext, texts: readonly string[]) => findEverywhere(sql, texts, nameOf(lived));
const shownOf = (shown: string, texts: readonly string[]) => texts.filter((text) => shown.includes(text));

describe('before', () => {
  test('she left something in every corner: the search finds it where the contracts say that people are', async () => {
    const house = await liveOn();
    const texts = [
      ...who,
      ...hidden,
      ...publicWords,
      ...written,
      'partner@example.org',
      `person:${await house.idOf(user)}`,
    ];
    const columns = new Set((await found(house, texts)).map((each) => each.replace(/^.* in (public\.)?/, '')));
    const corners = personalData.flatMap(({ tables }) =>
      Object.entries(tables).flatMap(([table, { personal }]) => personal.map((column) => `${table}.${column}`)),
    );
    // Texts stand nowhere else.
    expect([...columns].filter((column) => !corners.includes(column))).toEqual([]);
    for (const column of [
      ...[
        'person.display_name',
        'account.user',
        'experience.title',
        'experience.details',
        'experience.search',
        'experience.words',
      ],
      ...[
        'experience_revision.content',
        'experience_revision.comment',
        'vocabulary.word',
        'question.title',
        'question.place',
      ],
      ...[
        'question_answer.content',
        'draft.field_values',
        'handled_event.outcome',
        'delivery.message',
        'delivery.places',
      ],
      ...['delivery.quotes', 'digest_issue.message', 'digest_issue.digest', 'digest_subscription.places'],
      ...['introduction_preference.offer_text', 'introduction.note', 'introduction.wish', 'introduction_side.learned'],
      ...['introduction_side.contact', 'introduction_report.content'],
      ...['digest_steering.opening', 'digest_steering.note', 'digest_list.content'],
    ])
      expect(columns, column).toContain(column);
    // The line of a long button is nobody's to read.
    expect(await found(house, ['zlonglinea'])).toEqual([]);
    expect(shownOf(await pagesOf(house), publicWords)).toEqual(publicWords);
    const all = [...publicWords, 'Quixotina', 'zsentbacka', 'zreviewcomment'];
    expect(shownOf(await answersOf(house), all)).toEqual(all);
    const file = (await house.zelda.say('/me export')) as Extract<
      Awaited<ReturnType<Speaker['say']>>,
      { type: 'message' }
    >;
    const exported = file.blocks.find((block) => block.type === 'file');
    for (const text of [...who, ...hidden, ...publicWords, ...written, 'Partner'])
      expect(exported?.type === 'file' && exported.content, text).toContain(text);
  });
});

describe.each([
  ['keep', [...who, ...hidden], [...publicWords, ...written]],
  ['delete', [...who, ...hidden, ...publicWords, ...written], []],
] as const)('forgotten with “%s”', (choice, gone, stays) => {
  let house: AdapterContext;
  let id = 0;
  beforeAll(async () => {
    house = await liveOn();
    id = await house.idOf(user);
    expect(read(await house.zelda.confirm(`/me forget ${choice}`))).toContain('You are forgotten.');
  });

  test('no table of any schema holds her id, name, address or texts', async () => {
    expect(await found(house, [...gone, String(id)])).toEqual([]);
    const references = await house.sql<{ table: string; column: string }[]>`
      select c.conrelid::regclass::text as table, a.attname as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.contype = 'f' and c.confrelid = 'person'::regclass`;
    for (const { table, column } of references)
      expect(await house.sql`select 1 from ${house.sql(table)} where ${house.sql(column)} = ${id}`, table).toEqual([]);
    for (const text of stays) expect(await found(house, [text]), text).not.toEqual([]);
  });

  test('no page and no answer shows them', async () => {
    const shown = (await pagesOf(house)) + (await answersOf(house));
    expect(shownOf(shown, gone)).toEqual([]);
  });

  test('what others were sent still stands, without her', async () => {
    const [issue] = await house.sql<{ token: string; text: string }[]>`
      select token, message ->> 'text' as text from digest_issue where message is not null`;
    expect(issue?.text).toContain(choice === 'keep' ? 'zopentitle' : 'This was withdrawn.');
    expect(issue?.text).toContain('Who knows?');
    let seen = '';
    await house.adapterContext.kept.hand('terminal:local:user:prompt', async ({ text }) => {
      seen += text;
    });
    if (choice === 'keep') expect(seen).toContain('Somebody answered your question');
    expect(seen).not.toContain('Quixotina');
  });

  test('nor does what goes out from now on, nor what is drawn again', async () => {
    house.at('2026-11-30T10:00:00Z');
    await house.admin.say(`/digest approve week=49 subscription=${await house.heldId()}`);
    await house.tick();
    for (const each of [house.reader, house.author]) await each.say('/home');
    expect(await found(house, gone)).toEqual([]);
    const shown = (await pagesOf(house)) + (await answersOf(house));
    expect(shownOf(shown, gone)).toEqual([]);
    if (choice === 'keep') expect(shown).toContain('zopentitle');
  });
});

describe('who joined another first', () => {
  test('is forgotten with all that both left behind', async () => {
    const house = await liveOn();
    const other = house.as('UOTHER88', { platform: 'other', space: 'guild', displayName: 'Quixotina elsewhere' });
    await other.say('/me');
    const question = await house.sql`select number from question where title = 'Who knows at a prompt?'`;
    await other.submit(await other.say(`/question answer ${question[0]?.number}`), { content: 'zfromelsewhere' });
    const code = /\/me link ([A-Z2-9]{8})/.exec(read(await other.say('/me link')))?.[1];
    // Staff here, a member there: as a member.
    await house.zelda.press(await house.zelda.say(`/me link ${code}`), 'Join as member');
    house.clock.now = new Date(house.clock.now.getTime() + 11_000);
    expect(await house.idOf(user)).toBe(await house.idOf('UOTHER88'));
    await other.confirm('/me forget delete');
    const gone = [...who, ...hidden, ...publicWords, ...written, 'zfromelsewhere', 'UOTHER88'];
    expect(await found(house, gone)).toEqual([]);
    expect(shownOf((await pagesOf(house)) + (await answersOf(house)), gone)).toEqual([]);
  });
});
