import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { saveExperience, saveExperienceLife } from '#src/operations/experiences/versions.ts';
import { listPersonalData } from '#src/operations/personal-data.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { listRevisions } from '#src/store/experiences/revision.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';
import { whileHeldIn } from '#test/support/while-held.ts';
import { callReviewers } from './reviewers.ts';

const dialogue = await createDialogue();
const { as, clock, database } = dialogue;
const { sql } = database;
const { maria, jordi, rosa, sven, admin, alone } = await callReviewers(dialogue);
pass(60_000);

const filled = { groups: [], challenge: 'c', action: 'a', lesson: 'Ask first.' };
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
async function log(title: string, speaker = maria) {
  const values = { ...filled, title, region: 'Skåne', areas: ['health'] };
  return numberOf(await speaker.submit(await speaker.say('/experience log'), values));
}
function pass(ms: number) {
  clock.now = new Date(clock.now.getTime() + ms);
}
const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
const lettersTo = async (user: string) =>
  sql<{ text: string; places: string[]; period: string }[]>`
    select message ->> 'text' as text, places, period from delivery
    where purpose = 'review' and recipient = ${`person:${await idOf(user)}`} order by created_at, period`;
const readExperienceOf = async (number: number) => (await findExperience(sql, number)) as Experience;
const whileHeld = whileHeldIn(database);
const lifeOf = async (number: number) => (await sql`select life from experience where number = ${number}`)[0]?.life;

test('who may not review is told so, and is offered none of it', async () => {
  const number = await log('Not for me');
  for (const line of ['queue', `review ${number}`, `publish ${number}`, `send-back ${number}`, `archive ${number}`])
    expect(read(await jordi.say(`/experience ${line}`))).toContain('Your role does not allow that');
  expect(read(await jordi.say(`/experience show ${number}`))).not.toContain('[Review]');
  expect(read(await jordi.say('/help experience'))).not.toContain('publish');
  expect(read(await jordi.say('/home'))).not.toContain('review');
  expect(await lifeOf(number)).toBe('submitted');
  await maria.confirm(`/experience withdraw ${number}`);
});

test('who may review sees what waits on their own page, with the way there', async () => {
  const number = await log('Seen from my page');
  expect(read(await rosa.say('/me'))).toMatch(/waits? for review/);
  expect(JSON.stringify(await rosa.say('/me'))).toContain('"line":"/experience queue"');
  expect(read(await jordi.say('/me'))).not.toContain('for review');
  await maria.confirm(`/experience withdraw ${number}`);
});

test('the queue: oldest first, in pages that nothing falls out of, without one’s own', async () => {
  const numbers: number[] = [];
  for (let index = 1; index <= 7; index += 1) numbers.push(await log(`Waits ${index}`));
  const own = await log('Rosa’s own', rosa);
  const openers = (outcome: Outcome) =>
    outcome.type === 'message' ? outcome.blocks.flatMap((block) => (block.type === 'list' ? block.items : [])) : [];
  expect(read(await rosa.say('/home'))).toContain('7 experiences wait for review');
  expect(read(await rosa.say('/status'))).toContain('To review: 7');
  const first = await rosa.say('/experience queue');
  expect(read(first)).toContain('7 experiences wait for review, the oldest first.');
  expect(read(first)).toContain('logged by maria, 23 November 2026');
  expect(openers(first)).toHaveLength(5);
  const opened = read(await rosa.press(first, 'Review the first'));
  expect(opened).toContain('[Publish]');
  expect(opened).toContain('Waits 1');
  await rosa.say(`/experience publish ${numbers[0]}`);
  const second = read(await rosa.press(first, 'More'));
  expect(second).toContain('Waits 6');
  expect(second).toContain('Waits 7');
  expect(second).not.toContain('Waits 5');
  expect(second).not.toContain('own');
  expect(second).not.toContain('[More]');
  expect(read(await sven.say('/experience queue'))).toContain('7 experiences wait');
  expect(read(await rosa.say('/experience queue 99999'))).toContain('No other waits behind this one.');
  const said: string[] = [];
  for (const number of [...numbers.slice(1), own]) said.push(read(await sven.say(`/experience publish ${number}`)));
  expect(said.map((each) => /\w+ more waits? for review/.exec(each)?.[0])).toEqual([
    ...[6, 5, 4, 3, 2].map((count) => `${count} more wait for review`),
    'One more waits for review',
    undefined,
  ]);
  expect(read(await sven.say('/experience queue'))).toContain('No experience waits for review.');
  expect(read(await rosa.say('/home'))).not.toContain('wait for review');
});

test('a name with signs of Markdown is said in the queue as it is written', async () => {
  const number = await log('By signs', alone('ana_*maria*_[x]'));
  expect(read(await sven.say('/experience queue'))).toContain('logged by ana_*maria*_[x], 23 November 2026');
  await sven.say(`/experience publish ${number}`);
});

test('published from the queue: said on the card by whom, told to the author once, kept as a version', async () => {
  const number = await log('Mentors for nurses');
  pass(1_000);
  const card = await rosa.press(await rosa.say('/experience queue'), `#${number}`);
  expect(read(card)).toContain(
    '[Evaluate] [Publish] [Send back] [I review it] [What waits for review] [Change it] [Archive]',
  );
  const done = await rosa.press(card, 'Publish');
  expect(read(done)).toContain(`#${number} “Mentors for nurses” is published. maria is told.`);
  const shown = read(await jordi.say(`/experience show ${number}`));
  expect(shown).toContain('Record: Reviewed by rosa, 23 November 2026');
  expect(shown).not.toContain('changed since');
  const letters = (await lettersTo('maria')).filter(({ text }) => text.includes(`#${number} `));
  expect(letters).toEqual([
    {
      text: `Your experience #${number} “Mentors for nurses” was reviewed by rosa and is published. Thank you.`,
      places: ['test:hall:user:maria'],
      period: `experience ${number}, version 2`,
    },
  ]);
  expect(await listRevisions(sql, number)).toMatchObject([
    { revision: 1, content: { life: 'submitted' }, comment: null },
    { revision: 2, content: { life: 'published' }, savedBy: await idOf('rosa'), savedAt: clock.now, comment: null },
  ]);
  pass(1_000);
  const form = await maria.say(`/experience edit ${number}`);
  expect(formOf(form).intro).toContain('what you save stands on public pages at once');
  await maria.submit(form, { lesson: 'Other.' });
  expect(read(await jordi.say(`/experience show ${number}`))).toContain(
    'Reviewed by rosa, 23 November 2026; changed since',
  );
});

test('sent back with a comment: out of sight, shown to the author, and submitted again by saving', async () => {
  const number = await log('Zebra crossings');
  const asked = await rosa.say(`/experience send-back ${number}`);
  expect(formOf(asked).intro).toContain('Zebra crossings');
  expect(await rosa.submit(asked, { comment: ' ' })).toMatchObject({ problems: { comment: 'Please fill this in.' } });
  const comment = 'For **whom** was it?\nAnd when?';
  pass(1_000);
  expect(read(await rosa.submit(asked, { comment }))).toContain('is sent back with your comment. maria is told.');
  const [letter] = (await lettersTo('maria')).filter(({ text }) => text.includes('sent back'));
  expect(letter?.text).toContain('For \\*\\*whom\\*\\* was it?');

  expect(read(await jordi.say(`/experience show ${number}`))).toContain('There is no experience');
  expect(read(await jordi.say('/experience search zebra'))).toContain('No experience matches');
  expect(read(await jordi.say('/experience list Skåne'))).not.toContain('Zebra');
  const said = `Sent back by rosa, 23 November 2026: “${comment}”`;
  const card = await maria.say(`/experience show ${number}`);
  expect(read(card)).toContain(said);
  expect(read(card)).toContain('Record: Sent back for changes');
  const toReviewers = await as('sven').say(`/experience show ${number}`);
  expect(read(toReviewers)).toContain(`#${number} was sent back by rosa`);
  expect(read(toReviewers)).not.toContain('Zebra');
  expect(read(await sven.press(toReviewers, 'Review'))).toContain('Zebra');
  const inChannel = read(await as('maria').say(`/experience show ${number}`));
  expect(inChannel).not.toContain('whom');
  expect(inChannel).toContain('[Read the comment]');
  expect(read(await maria.say('/experience mine'))).toContain(said);
  expect(read(await jordi.say('/experience mine'))).not.toContain('whom');

  const form = await maria.press(await maria.say('/experience mine'), `Change #${number}`);
  expect(formOf(form).intro).toContain('whom');
  pass(1_000);
  const saved = await maria.submit(form, { groups: ['women'] });
  expect(read(saved)).toContain(`Saved #${number}. It waits for review again.`);
  expect(read(await jordi.say('/experience search zebra'))).toContain('Zebra crossings');
  expect(read(await jordi.say(`/experience show ${number}`))).not.toContain('Sent back');
  const queue = await sven.say('/experience queue');
  expect(read(queue)).toContain('submitted again by maria, 23 November 2026');
  const again = await sven.press(queue, `#${number}`);
  expect(read(again)).toContain(said);
  await sven.press(again, 'Publish');
  expect(read(await maria.say(`/experience show ${number}`))).not.toContain('Sent back');
  expect((await listRevisions(sql, number)).map(({ content, comment }) => [content.life, comment])).toEqual([
    ['submitted', null],
    ['sent-back', comment],
    ['submitted', null],
    ['published', null],
  ]);

  const { experience_revision: revisions } = await listPersonalData(sql, await idOf('maria'));
  expect(JSON.stringify(revisions)).toContain('For **whom** was it?');
});

test('the later fields submit it again too, and what was sent back can be published as it is', async () => {
  const number = await log('Later fields');
  await rosa.submit(await rosa.say(`/experience send-back ${number}`), { comment: 'More.' });
  const asked = await sven.say(`/experience publish ${number}`);
  expect(read(asked)).toContain(`#${number} was sent back by rosa on 23 November 2026 and is not submitted again yet.`);
  expect(await lifeOf(number)).toBe('sent-back');
  await maria.submit(await maria.say(`/experience complete ${number}`), { tips: 'Begin small.' });
  expect(await lifeOf(number)).toBe('submitted');
  await rosa.submit(await rosa.say(`/experience send-back ${number}`), { comment: 'Still more.' });
  const card = await sven.say(`/experience review ${number}`);
  expect(read(card)).toContain('Still more.');
  expect(read(card)).not.toContain('[Send back]');
  expect(read(await sven.press(card, 'Publish'))).toContain('is published');
});

test('who changes it while it is published: what nobody read is not published', async () => {
  const number = await log('Changed meanwhile');
  const card = await rosa.say(`/experience review ${number}`);
  const held = await readExperienceOf(number);
  const publishing = await whileHeld(
    (tx) => saveExperience(tx, number, { fields: { ...held, title: 'Not read yet' } }, held.author ?? 0, clock.now),
    () => rosa.press(card, 'Publish'),
  );
  expect(read(publishing)).toContain(`#${number} was changed since you read it`);
  expect(read(publishing)).toContain('Not read yet');
  expect(await lifeOf(number)).toBe('submitted');
  await maria.confirm(`/experience withdraw ${number}`);
});

test('who changes it while it is archived or sent back hears so', async () => {
  const number = await log('Reviewed meanwhile');
  const reviewed = async (life: 'archived' | 'sent-back', title: string) => {
    const form = await maria.say(`/experience edit ${number}`);
    const by = await idOf('rosa');
    return read(
      await whileHeld(
        (tx) => saveExperienceLife(tx, number, life, { by, at: clock.now, comment: 'More.' }),
        () => maria.submit(form, { title }),
      ),
    );
  };
  expect(await reviewed('sent-back', 'Typed meanwhile')).toContain('It waits for review again.');
  expect(await reviewed('archived', 'Typed too late')).toContain(`#${number} is archived`);
  expect(await lifeOf(number)).toBe('archived');
  expect((await readExperienceOf(number)).title).toBe('Typed meanwhile');
  const [draft] = await sql`select field_values from draft where form = ${`/experience edit ${number}`}`;
  expect(draft?.fieldValues.title).toBe('Typed too late');
});

test('of two reviewers at once one wins, and the other sees how it stands', async () => {
  const number = await log('Two at once');
  const cards = [
    await rosa.say(`/experience review ${number}`),
    await sven.say(`/experience review ${number}`),
  ] as const;
  const answers = (await Promise.all([rosa.press(cards[0], 'Publish'), sven.press(cards[1], 'Publish')])).map(read);
  expect(answers.filter((said) => said.includes('is published. maria is told.'))).toHaveLength(1);
  expect(answers.filter((said) => /was published by (rosa|sven) on 23 November/.test(said))).toHaveLength(1);
  expect((await lettersTo('maria')).filter(({ text }) => text.includes('Two at once'))).toHaveLength(1);
  expect(await listRevisions(sql, number)).toHaveLength(2);
});

test('published while another writes a comment: the comment is not lost', async () => {
  const number = await log('While writing');
  const form = await rosa.say(`/experience send-back ${number}`);
  await sven.say(`/experience publish ${number}`);
  const late = await rosa.submit(form, { comment: 'A long comment' });
  if (late.type !== 'problems') throw new Error(`The form is not shown again: ${late.type}`);
  expect(late.problems.comment).toContain(`#${number} was published by sven on 23 November 2026.`);
  expect(late.form.values).toMatchObject({ comment: 'A long comment' });
  expect(await lifeOf(number)).toBe('published');
  const drafts = (await listPersonalData(sql, await idOf('rosa'))).draft as unknown as { fieldValues: object }[];
  expect(drafts.map(({ fieldValues }) => fieldValues)).toContainEqual({ comment: 'A long comment' });
});

test('what was changed since it was read is not published unread', async () => {
  const number = await log('Read before');
  const card = await rosa.say(`/experience review ${number}`);
  await maria.submit(await maria.say(`/experience edit ${number}`), { lesson: 'Something else.' });
  const shown = await rosa.press(card, 'Publish');
  expect(read(shown)).toContain(`#${number} was changed since you read it.`);
  expect(read(shown)).toContain('Something else.');
  expect(await lifeOf(number)).toBe('submitted');
  expect(read(await rosa.press(shown, 'Publish'))).toContain('is published');
});

test('nobody reviews their own but an admin, and the card says so', async () => {
  const number = await log('By a reviewer', rosa);
  for (const line of ['publish', 'send-back'])
    expect(read(await rosa.say(`/experience ${line} ${number}`))).toContain('somebody else has to review it');
  expect(read(await rosa.say(`/experience review ${number}`))).not.toContain('[Publish]');
  const own = await log('By an admin', admin);
  expect(
    read(await admin.press(await admin.press(await admin.say('/experience queue'), `#${own}`), 'Publish')),
  ).not.toContain('is told');
  expect(read(await jordi.say(`/experience show ${own}`))).toContain(
    'Reviewed by admin, who logged it, 23 November 2026',
  );
  expect(await lettersTo('admin')).toEqual([]);
});

test('archived after asking, and back to where it was; only by reviewers', async () => {
  const number = await log('Had its time');
  await sven.say(`/experience publish ${number}`);
  const asked = await rosa.say(`/experience archive ${number}`);
  expect(read(asked)).toContain(`Archive #${number} “Had its time”?`);
  expect(await lifeOf(number)).toBe('published');
  expect(read(await rosa.press(asked, 'Archive'))).toContain('is archived.');
  expect(read(await jordi.say(`/experience show ${number}`))).toContain('There is no experience');
  const card = read(await maria.say(`/experience show ${number}`));
  expect(card).toContain('Record: Archived');
  expect(card).not.toContain('[Change it]');
  expect(read(await maria.say(`/experience edit ${number}`))).toContain('stays as it is until a reviewer restores it');
  expect(read(await maria.say(`/experience restore ${number}`))).toContain('Only a reviewer can restore it.');
  expect(read(await rosa.say(`/experience publish ${number}`))).toContain(`#${number} was archived by rosa`);
  const back = await rosa.press(await rosa.say(`/experience archive ${number}`), 'Restore');
  expect(read(back)).toContain(`#${number} is back from the archive.`);
  expect(await lifeOf(number)).toBe('published');
  expect(read(await jordi.say(`/experience show ${number}`))).toContain('Record: Reviewed by');
  expect((await lettersTo('maria')).slice(-3).map(({ text }) => text)).toEqual([
    expect.stringContaining('is published'),
    expect.stringContaining('was archived by rosa'),
    expect.stringContaining('was brought back from the archive by rosa'),
  ]);
});

test('withdrawn ones wait for nobody and are not published', async () => {
  const number = await log('Taken back');
  await maria.confirm(`/experience withdraw ${number}`);
  expect(read(await rosa.say('/experience queue'))).not.toContain('Taken back');
  expect(read(await rosa.say(`/experience publish ${number}`))).toContain(`#${number} is withdrawn.`);
  expect(read(await rosa.say(`/experience send-back ${number}`))).toContain(`#${number} is withdrawn.`);
  expect(read(await rosa.say('/experience publish 999999'))).toContain('There is no experience #999999');
});

test('the same press twice is one review', async () => {
  const number = await log('Pressed twice');
  const event = { id: 'press-1', actor: rosa.actor, place: 'test:hall:user:rosa' as const };
  const press = () => dialogue.bot.handle({ ...event, type: 'action', line: `/experience publish ${number}` });
  expect(await press()).toEqual(await press());
  expect(await listRevisions(sql, number)).toHaveLength(2);
});

test('words of what is not open correct nobody', async () => {
  const number = await log('Quokka sanctuary');
  expect(read(await jordi.say('/experience search quokak'))).toContain('I looked for “quokka”');
  await rosa.submit(await rosa.say(`/experience send-back ${number}`), { comment: 'Why?' });
  expect(read(await jordi.say('/experience search quokak'))).not.toContain('quokka');
});

test('what somebody left behind waits too', async () => {
  const ida = alone('ida');
  const number = await log('Left behind', ida);
  await ida.confirm('/me forget keep');
  for (const reviewer of [rosa, admin])
    expect(read(await reviewer.say('/experience queue'))).toContain(`#${number} Left behind`);
  expect(read(await rosa.say(`/experience publish ${number}`))).not.toContain('is told');
  expect(read(await maria.say(`/experience show ${number}`))).toContain('Reviewed by rosa');
});

test('who leaves takes the comments along, and their name as a reviewer', async () => {
  const number = await log('Stays open', jordi);
  await sven.submit(await sven.say(`/experience send-back ${number}`), { comment: 'A secret word' });
  await jordi.submit(await jordi.say(`/experience edit ${number}`), {});
  await sven.say(`/experience publish ${number}`);
  await jordi.confirm('/me forget keep');
  expect(JSON.stringify(await listRevisions(sql, number))).not.toContain('A secret word');
  expect(await sql`select 1 from delivery where message::text like '%A secret word%'`).toEqual([]);
  await sven.confirm('/me forget delete');
  expect(read(await maria.say(`/experience show ${number}`))).toContain('Record: Reviewed, 23 November 2026');
});
