import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { FormValues } from '#src/core/form.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { forgetPersonalData, listPersonalData } from '#src/operations/personal-data.ts';
import { askToVerify, checkLinks } from '#src/operations/tools/upkeep.ts';
import { createDialogue, formOf, read, type Speaker } from '#test/support/dialogue.ts';
import { expectFirstScreen } from '#test/support/first-screen.ts';

const page = `<!doctype html><html lang="sv"><head><title>Vägledning &ndash; f&ouml;retag</title>
  <meta name="description" content="S&aring; ordnar en region spr&#229;kcaf&eacute;er."><meta property="og:site_name" content="SKR"></head><body>…</body></html>`;
const asked: { method: string; path: string; agent: string }[] = [];
let statusOf: (path: string, method: string) => number = () => 200;
const server = createServer((request, response) => {
  const { method = '', url = '' } = request;
  asked.push({ method, path: url, agent: request.headers['user-agent'] ?? '' });
  if (url === '/away') return response.writeHead(302, { location: 'http://10.0.0.1/inside' }).end();
  const status = statusOf(url, method);
  return response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(method === 'HEAD' ? '' : page);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

const { as, clock, context, database } = await createDialogue({ env: { IMPORT_HOSTS: host } });
// The server of this test stands on this machine, whose addresses are this server's own otherwise.
context.isOwnLink = () => false;
const { sql } = database;
const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
const [admin, maria, rosa] = ['admin', 'maria', 'rosa'].map(alone) as [Speaker, Speaker, Speaker];
for (const each of [admin, maria, rosa]) await each.say('/help');
await sql`update person set role = 'reviewer' where display_name = 'rosa'`;
const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
const letters = async (purpose: string) => {
  const rows = await sql<{ text: string }[]>`
    select message ->> 'text' as text from delivery where purpose = ${purpose} order by created_at, period`;
  return rows.map(({ text }) => plainText(text));
};
const pass = (days: number) => {
  clock.now = new Date(clock.now.getTime() + days * 86_400_000);
};
const signal = new AbortController().signal;
const values = {
  ...{ title: 'Housing first for refugees', kind: 'guideline', summary: 'How a town finds flats with landlords.' },
  ...{ areas: ['housing'], groups: ['families'], language: 'en', publisher: 'UNHCR', year: 2024, licence: 'CC BY 4.0' },
  verifyOn: null,
};
let serial = 0;
async function addTool(more: FormValues = {}, speaker = admin) {
  serial += 1;
  const form = await speaker.say(speaker === admin ? '/tool add' : '/tool suggest');
  return speaker.submit(form, { ...values, link: `http://${host}/guide-${serial}`, ...more });
}

beforeEach(() => {
  statusOf = () => 200;
  asked.length = 0;
});

describe('adding', () => {
  test('what a page says of itself stands in the form; what staff add is in the toolbox at once', async () => {
    const form = await admin.say(`/tool add http://${host}/guide`);
    expect(formOf(form).values).toMatchObject({
      ...{
        title: 'Vägledning – företag',
        summary: 'Så ordnar en region språkcaféer.',
        publisher: 'SKR',
        language: 'sv',
      },
      link: `http://${host}/guide`,
    });
    expect(asked[0]?.agent).toMatch(/^Causeway\//);
    const added = await admin.submit(form, { kind: 'guideline', areas: ['language'] });
    expect(read(added)).toContain('Added to the toolbox as #');
    expect(read(added)).toContain('Guideline, Swedish');
    expectFirstScreen(added);
    expect(read(await maria.say('/tool list'))).toContain('Vägledning – företag');
  });

  test('an address inside a network, also behind a redirect, is not asked; the form opens all the same', async () => {
    for (const link of ['http://10.0.0.1/inside', `http://${host}/away`]) {
      const form = formOf(await admin.say(`/tool add ${link}`));
      expect(form.intro).toContain('The page could not be read.');
      expect(form.intro).toContain('10.0.0.1');
      expect(form.values).toMatchObject({ link });
    }
  });

  test('what is no link, is there already, or a day that is past is said beside the field', async () => {
    const form = await admin.say('/tool add');
    const bad = await admin.submit(form, { ...values, link: 'see my desk', verifyOn: '2026-01-01' });
    if (bad.type !== 'problems') throw new Error('accepted');
    expect(bad.problems.link).toContain('no address of a page: see my desk');
    expect(bad.problems.verifyOn).toBe('This day is past.');
    const first = await addTool({ link: `http://${host}/same` });
    const same = await admin.submit(await admin.say('/tool add'), { ...values, link: `http://${host}/SAME` });
    if (same.type !== 'problems') throw new Error('accepted');
    expect(same.problems.link).toContain(`#${numberOf(first)} Housing first for refugees has this link already.`);
  });

  test('the same link sent at once, or written in another way, makes one entry', async () => {
    const form = await maria.say('/tool suggest');
    const link = `http://${host}/once`;
    const made = await Promise.all(
      Array.from({ length: 3 }, () => maria.submit(form, { ...values, title: 'Once', link }).catch(() => null)),
    );
    expect(made.filter((each) => each?.type === 'message' && !each.failed)).toHaveLength(1);
    expect(await sql`select 1 from tool where title = 'Once'`).toHaveLength(1);
    for (const other of [`${link}/`, `${link}#part`, link.toUpperCase()]) {
      const refused = await admin.submit(await admin.say('/tool add'), { ...values, link: other });
      if (refused.type !== 'problems') throw new Error(`accepted ${other}`);
      expect(refused.problems.link).toContain('has this link already');
    }
    const another = await admin.submit(await admin.say('/tool add'), {
      ...values,
      title: 'Once',
      link: `${link}?of=2`,
    });
    expect(read(another)).toContain('Added to the toolbox');
    await sql`delete from tool where title = 'Once'`;
  });

  test('members suggest; a reviewer takes it or says why not, and who suggested it is told once', async () => {
    const taken = numberOf(await addTool({ title: 'Mentors for nurses', areas: ['health'] }, maria));
    const other = numberOf(await addTool({ title: 'An advertisement' }, maria));
    expect(read(await maria.say('/tool list words=nurses'))).toContain('Nothing in the toolbox fits “nurses”.');
    expect(read(await as('olle').say(`/tool show ${taken}`))).toContain(`There is no entry #${taken}`);
    expect(read(await maria.say(`/tool publish ${taken}`))).not.toContain('is in the toolbox now');
    const queue = await rosa.say('/tool queue');
    expect(read(queue)).toContain('2 suggestions wait for a review:');
    const shown = await rosa.press(queue, `#${taken}`);
    expect(read(await rosa.press(shown, 'Take it'))).toContain('is in the toolbox now');
    const declined = await rosa.submit(await rosa.say(`/tool decline ${other}`), { comment: 'It sells something.' });
    expect(read(declined)).toContain('was not taken');
    expect(read(await rosa.say(`/tool publish ${other}`))).toContain('was looked at already');
    const said = await letters('tool-review');
    expect(said).toHaveLength(2);
    expect(said[0]).toContain(`Your suggestion #${taken} Mentors for nurses is in the toolbox now.`);
    expect(said[1]).toContain('Why: It sells something.');
    expect(read(await maria.say('/tool list words=nurses'))).toContain(`#${taken} Mentors for nurses`);
  });

  test('what was changed since a reviewer read it is neither taken nor declined, and is shown as it is now', async () => {
    const number = numberOf(await addTool({ title: 'A guide', link: `http://${host}/good` }, maria));
    const shown = await rosa.say(`/tool show ${number}`);
    const declining = await rosa.press(shown, 'Do not take it');
    await maria.submit(await maria.say(`/tool edit ${number}`), { link: `http://${host}/malware` });
    const pressed = await rosa.press(shown, 'Take it');
    expect(read(pressed)).toContain(`#${number} was changed since you read it. This is how it is now.`);
    expect(read(pressed)).toContain('/malware');
    const declined = read(await rosa.submit(declining, { comment: 'Old.' }));
    expect(declined).toContain('so it was not declined. This is how it is now. You wrote: “Old.”');
    expect(read(await rosa.press(shown, 'Do not take it'))).toContain('was changed since you read it');
    expect((await sql`select state from tool where number = ${number}`)[0]?.state).toBe('suggested');
    expect(read(await rosa.press(pressed, 'Take it'))).toContain('is in the toolbox now');
  });

  test('so many suggestions of one member are taken within a day; what is typed stays', async () => {
    const tom = alone('tom');
    await tom.say('/help');
    const late = await tom.say('/tool suggest');
    for (let index = 0; index < 10; index += 1) await addTool({ title: `Guide ${index}` }, tom);
    const made = await sql`select number from tool where suggested_by = ${await idOf('tom')}`;
    expect(made).toHaveLength(10);
    expect(formOf(await tom.say('/tool suggest')).intro).toContain('You have suggested 10 things within a day');
    const refused = await tom.submit(late, { ...values, link: `http://${host}/late` });
    expect(refused.type).toBe('problems');
    expect(JSON.stringify(refused)).toContain('You have suggested 10 things');
    pass(1);
    expect(read(await tom.submit(late, { ...values, link: `http://${host}/late` }))).toContain('#');
  });

  test('a reviewer does not take their own suggestion', async () => {
    const own = numberOf(await addTool({ title: 'My own guide' }, rosa));
    expect(read(await rosa.say(`/tool publish ${own}`))).toContain('You suggested');
    expect(read(await rosa.say('/tool queue'))).not.toContain('My own guide');
  });

  test('it is changed and taken out by who looks after it or staff, not by others; and put back', async () => {
    const number = numberOf(await addTool({ title: 'Draft guide' }));
    expect(read(await maria.say(`/tool edit ${number}`))).toContain('not yours to change');
    const saved = await admin.submit(await admin.say(`/tool edit ${number}`), { title: 'Final guide' });
    expect(read(saved)).toContain(`#${number} Final guide`);
    expect(read(await admin.confirm(`/tool withdraw ${number}`))).toContain('out of the toolbox');
    expect(read(await maria.say(`/tool show ${number}`))).toContain('There is no entry');
    expect(read(await admin.say(`/tool restore ${number}`))).toContain('is back');
    expect(read(await maria.say(`/tool show ${number}`))).toContain('Final guide');
  });
});

describe('finding', () => {
  test('by words in another language, by area and by kind; with experiences in one search', async () => {
    await addTool({ title: 'Manual de intérpretes en el hospital', language: 'es', areas: ['health'], kind: 'module' });
    expect(read(await maria.say('/tool list interpreters'))).toContain('Manual de intérpretes en el hospital');
    expect(read(await maria.say('/tool list kind=module'))).toContain('One entry in the toolbox (Training module)');
    const values = { region: 'Skåne', areas: ['health'], groups: [], challenge: 'c', action: 'a', lesson: 'l' };
    await maria.submit(await maria.say('/experience log'), { title: 'Interpreters by telephone', ...values });
    const found = await maria.say('/experience search interpreters');
    expect(read(found)).toContain('Interpreters by telephone');
    expect(read(found)).toContain('Guides on this: Manual de intérpretes en el hospital (Training module, #');
    expectFirstScreen(found);
    expect(read(await maria.say('/experience search beekeeping'))).not.toContain('Guides on this');
  });

  test('answers on a policy area name its guides: an experience, an indicator, a ranking, a policy', async () => {
    await addTool({ title: 'Work from the first day', areas: ['labour-market'] });
    const values = { region: 'Skåne', areas: ['labour-market'], groups: [], challenge: 'c', action: 'a', lesson: 'l' };
    const logged = await maria.submit(await maria.say('/experience log'), { title: 'Flats from the town', ...values });
    for (const line of [
      `/experience show ${numberOf(logged)}`,
      '/indicator show unemployment Skåne',
      '/indicator rank unemployment',
      '/policy show Skåne area=labour-market',
      '/experience list area=labour-market',
    ]) {
      const answer = await as('olle').say(line);
      expect(read(answer), line).toContain('Guides on this: ');
      expectFirstScreen(answer);
    }
    expect(read(await as('olle').say('/indicator show early-leavers Skåne'))).not.toContain('Guides on this');
  });

  test('opening is counted, but not that of who looks after it', async () => {
    const number = numberOf(await addTool({ title: 'Counted guide' }));
    await admin.say(`/tool show ${number}`);
    await maria.say(`/tool show ${number}`);
    await rosa.say(`/tool show ${number}`);
    expect(read(await admin.say(`/tool show ${number}`))).toContain('Opened: 2 times');
  });
});

describe('upkeep', () => {
  const check = () => checkLinks(context, { now: clock.now, signal, pauseMs: 0 });

  test('a link is told to be broken after three tries on different days, once, to who looks after it', async () => {
    await check();
    const number = numberOf(await addTool({ title: 'Gone guide', link: `http://${host}/gone` }));
    const quiet = numberOf(await addTool({ title: 'Shy guide', link: `http://${host}/shy` }));
    statusOf = (path, method) =>
      path === '/gone' ? 404 : path === '/shy' ? 403 : path === '/head' && method === 'HEAD' ? 404 : 200;
    await addTool({ title: 'No HEAD here', link: `http://${host}/head` });
    asked.length = 0;
    expect(await check()).toEqual({ there: 1, broken: 1, unsure: 1 });
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      ...['HEAD /gone', 'GET /gone', 'HEAD /shy', 'GET /shy', 'HEAD /head', 'GET /head'],
    ]);
    // On the same day nothing is asked again.
    expect(await check()).toEqual({ there: 0, broken: 0, unsure: 0 });
    pass(2);
    await check();
    expect(await letters('tool-link')).toEqual([]);
    pass(2);
    await check();
    const [letter, ...more] = await letters('tool-link');
    expect(more).toEqual([]);
    expect(letter).toContain(`The link of #${number} Gone guide in the toolbox has not worked three times`);
    expect(read(await maria.say(`/tool show ${number}`))).toContain('Its link did not work when it was last looked at');
    expect(read(await rosa.say('/tool queue'))).toContain('Gone guide');
    pass(7);
    await check();
    expect(await letters('tool-link')).toHaveLength(1);
    expect(read(await maria.say(`/tool show ${quiet}`))).not.toContain('did not work');
    statusOf = () => 200;
    pass(7);
    await check();
    expect(read(await maria.say(`/tool show ${number}`))).not.toContain('did not work');
  });

  test('on the day that was said its owner is asked once whether it still holds', async () => {
    const day = new Date(clock.now.getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
    const number = numberOf(await addTool({ title: 'Ageing guide', verifyOn: day }));
    await askToVerify(context, { now: clock.now });
    expect(await letters('tool-verify')).toEqual([]);
    pass(4);
    await askToVerify(context, { now: clock.now });
    await askToVerify(context, { now: clock.now });
    expect(await letters('tool-verify')).toHaveLength(1);
    expect(read(await admin.say(`/tool verify ${number}`))).toContain('still holds. You are asked again on');
  });
});

test('the digest has what is new in the toolbox, in the areas that are followed', async () => {
  const olle = alone('olle');
  await olle.submit(await olle.say('/me edit'), { region: 'Skåne', interests: ['education'] });
  await addTool({ title: 'Schools that welcome', areas: ['education'] });
  await addTool({ title: 'Something on health', areas: ['health'] });
  pass(1);
  const news = read(await olle.say('/digest preview'));
  expect(news).toContain('New in the toolbox');
  expect(news).toContain('Schools that welcome');
  expect(news).not.toContain('Something on health');
});

test('who is forgotten takes what they suggested along, or leaves what was published without a name', async () => {
  const pia = alone('pia');
  const kept = numberOf(await addTool({ title: 'Kept guide' }, pia));
  const waiting = numberOf(await addTool({ title: 'Waiting guide' }, pia));
  await rosa.say(`/tool publish ${kept}`);
  const id = await idOf('pia');
  expect((await listPersonalData(sql, id)).tool).toMatchObject([{ number: kept }, { number: waiting }]);
  const how = { isKept: true, now: clock.now, removedTitle: () => '' };
  await database.withTransaction((inside) => forgetPersonalData(inside, id, how));
  expect(read(await maria.say(`/tool show ${kept}`))).toContain('Kept guide');
  expect(await sql`select 1 from tool where number = ${waiting}`).toHaveLength(0);
});
