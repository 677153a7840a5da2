import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { jobs } from '#jobs/index.ts';
import { readLicence } from '#src/domain/experiences/licence.ts';
import { createCollectionReader } from '#src/read-collections.ts';
import { createFileFolder } from '#src/server/file-folder.ts';
import { readFileKind } from '#src/sources/file-kind.ts';
import { SourceError } from '#src/sources/source.ts';
import { createTakeImport } from '#src/take-import.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from './dialogue.ts';
import { switchOnMail } from './mail-platform.ts';

type House = Awaited<ReturnType<typeof createDialogue>>;
type Filled = House & { pages: ReturnType<typeof createPages> };
type Tokens = Awaited<ReturnType<typeof fill>>;

/** A house with something of everything that pages show, and an address of each page. */
export async function prepareEveryPage(env: Record<string, string> = {}) {
  const house = await createDialogue({
    env: { PUBLIC_URL: 'https://causeway.example', ...env },
    platforms: switchOnMail(),
  });
  const { bot, context, database } = house;
  const { sql } = database;
  const pages = createPages({
    ...context,
    read: bot.read,
    files: createFileFolder(mkdtempSync(join(tmpdir(), 'causeway-files-')), null),
    readFileKind,
    hasPlayground: true,
    dataLicence: readLicence('CC-BY-4.0'),
    imports: { takeImport: createTakeImport(context), isAboutFile: (error) => error instanceof SourceError },
    collections: { ...createCollectionReader(), sql, withTransaction: database.withTransaction },
  });
  return { ...house, pages, addresses: addressesOf(await fill({ ...house, pages })) };
}

/** An address of each page. */
const addressesOf = (tokens: Tokens): Record<string, string> => ({
  '/': '/',
  '/regions': '/regions',
  '/regions/:code': '/regions/SE224',
  '/experiences': '/experiences',
  '/experiences/map': '/experiences/map?area=health',
  '/experiences/:number': '/experiences/1',
  '/data': '/data',
  '/organisations': '/organisations?kind=city',
  '/organisations/:number': '/organisations/1',
  '/calls': '/calls?area=health',
  '/calls/:number': '/calls/1',
  '/tools': '/tools?area=health',
  '/tools/:number': '/tools/1',
  '/questions': '/questions',
  '/questions/:number': '/questions/1',
  '/indicators': '/indicators',
  '/compare': '/compare',
  '/compare/:names': '/compare/SE224,ES51,ITF4',
  '/briefs': '/briefs',
  '/briefs/:names': '/briefs/SE224?against=ES51',
  '/scores/:names': '/scores/SE224',
  '/peers': '/peers',
  '/peers/:names': '/peers/SE224',
  '/indicators/:names': '/indicators/unemployment',
  '/figures/:names': '/figures/unemployment?region=SE224',
  '/calendar': '/calendar?month=2026-12',
  '/testbeds': '/testbeds',
  '/testbeds/:number': '/testbeds/1',
  '/trainings': '/trainings',
  '/trainings/:number': '/trainings/1',
  '/certificates/:token': `/certificates/${tokens.certificate}`,
  '/methods': '/methods',
  '/privacy': '/privacy',
  '/api/v1': '/api/v1',
  '/digests/sign-up': '/digests/sign-up',
  '/digests/sign-up/:token': `/digests/sign-up/${tokens.signUp}`,
  '/digests/:token': `/digests/${tokens.issue}`,
  '/digests/:token/:verdict': `/digests/${tokens.issue}/useful`,
  '/digests/unsubscribe/:token': `/digests/unsubscribe/${tokens.subscription}`,
  '/digests/unsubscribe/:token/everything': `/digests/unsubscribe/${tokens.subscription}/everything`,
  '/digests/preferences/:token': `/digests/preferences/${tokens.subscription}`,
  '/digests/confirm/:token': `/digests/confirm/${tokens.confirm}`,
  '/imports/:token': `/imports/${tokens.importPage}`,
  '/collections/:token': `/collections/${tokens.collections[0]}`,
  '/collections/{token}, its columns': `/collections/${tokens.collections[1]}`,
  '/collections/{token}, its rows': `/collections/${tokens.collections[2]}`,
  '/records/:token/files': `/records/${tokens.record}/files`,
  '/records/:token': `/records/${tokens.record}?step=2`,
  '/forms/:token': `/forms/${tokens.form}`,
  '/invitations/:token': `/invitations/${tokens.invitation}`,
  '*': '/nowhere',
});

/** Something of everything that pages show. */
async function fill(house: Filled) {
  const { as, clock, context, pages } = house;
  const { sql } = house.database;
  const ana = as('ana', { timeZone: 'UTC' }, 'test:hall:user:ana');
  await ana.submit(await ana.say('/digest subscribe'), { where: 'mail', address: 'ana@example.org', tellsEmpty: true });
  const [{ confirmToken }] = await sql<[{ confirmToken: string }]>`select confirm_token from digest_subscription`;
  await pages.request(`/digests/confirm/${confirmToken}`, { method: 'POST' });
  const author = as('bo');
  const told = { challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.', groups: ['women'] };
  await author.submit(await author.say('/experience log'), {
    ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'] },
    ...told,
  });
  await as('admin').say('/experience publish 1');
  await as('admin').submit(await as('admin').say('/call add'), {
    ...{ title: 'Health for newcomers', areas: ['health'], day: '2027-04-08', time: '17:00', timeZone: 'Brussels' },
    ...{ summary: 'For towns.', link: 'https://example.org/call' },
  });
  await as('admin').submit(await as('admin').say('/organisation add'), {
    ...{ name: 'City of Malmö', kind: 'city', region: 'Skåne', place: 'Malmö', web: 'https://malmo.example.org' },
  });
  await as('admin').submit(await as('admin').say('/tool add'), {
    ...{ title: 'How to pay mentors', kind: 'guideline', summary: 'From the first month on.', areas: ['health'] },
    ...{ link: 'https://example.org/mentors', language: 'en' },
  });
  await author.submit(await author.say('/question ask'), {
    title: 'Who teaches at night?',
    areas: ['language'],
    region: '',
  });
  await as('admin').submit(await as('admin').say('/training create'), {
    ...{
      title: 'Listening first',
      summary: 'How to ask, with https://example.org/guide.',
      areas: ['health'],
      capacity: 2,
      minutes: 90,
    },
    ...{ day: '2026-12-03', time: '14:00', timeZone: 'Europe/Madrid', organiser: 'Region Skåne', code: 'bakori' },
  });
  await ana.say('/training join 1');
  await author.submit(await author.say('/testbed create'), {
    ...{
      title: 'Mentors for nurses',
      question: 'Do mentors help?',
      region: 'Skåne',
      startsOn: '2026-11-02',
      endsOn: '2027-01-31',
      risks: 'Few.',
    },
    ...{
      timeZone: 'Europe/Stockholm',
      steps: '2026-11-20 | Find mentors | Ana',
      measures: 'Families | 0 | 20',
      isPublic: true,
    },
  });
  await author.submit(await author.say('/testbed measure 1'), { value1: '5' });
  await sql`update training_seat set present_at = now(), certificate = 'certificate-1234'`;
  clock.now = new Date(clock.now.getTime() + 7 * 24 * 3_600_000);
  await jobs
    .find(({ name }) => name === 'send-digests')
    ?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  await pages.request('/digests/sign-up', {
    method: 'POST',
    body: new URLSearchParams({
      ...{ address: 'cy@example.org', weekday: '1', time: '9', timeZone: 'UTC', language: 'en' },
    }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const [{ token: subscription }] = await sql<[{ token: string }]>`select token from digest_subscription`;
  const [{ token: issue }] = await sql<[{ token: string }]>`select token from digest_issue`;
  const [{ token: signUp }] = await sql<[{ token: string }]>`select token from digest_sign_up`;
  const importPage = tokenIn('imports', await as('admin').say('/figures page'));
  const collections = [await collect(house, 0), await collect(house, 1), await collect(house, 2)];
  const record = tokenIn('records', await author.say('/experience page 1'));
  return {
    certificate: 'certificate-1234',
    record,
    subscription,
    issue,
    signUp,
    confirm: confirmToken,
    importPage,
    collections,
    form: await openForm(as),
    invitation: await invite(as, sql),
  };
}

/** The token of an address that something said names; in Markdown its signs are escaped. */
function tokenIn(room: string, said: unknown): string {
  const text = JSON.stringify(said).replaceAll('\\\\', '');
  const token = new RegExp(`/${room}/([\\w-]{22,32})`).exec(text)?.[1];
  if (!token) throw new Error(`No address of /${room}: ${text.slice(0, 300)}`);
  return token;
}

/** The form of a rule that anybody may send. */
async function openForm(as: House['as']): Promise<string> {
  const yaml =
    'name: Tell us\non: {form: {for: everybody, fields: [{name: idea, label: Your idea, kind: long-text}]}}\nsteps: [{end: true}]';
  const admin = as('admin');
  await admin.submit(await admin.say('/rule import'), { yaml });
  for (const line of ['/rule try 1', '/rule on 1']) await admin.say(line);
  return tokenIn('forms', await admin.say('/rule address 1'));
}

/** The page of an invitation that went to a mail address, with its form. */
async function invite(as: House['as'], sql: House['database']['sql']): Promise<string> {
  const admin = as('admin', {}, 'test:hall:user:admin');
  const form = await admin.say('/invitation create');
  await admin.submit(form, { role: 'reviewer', region: 'Skåne', organisation: '1', address: 'dee@example.org' });
  const sent = await sql`select message from delivery where message::text like '%/invitations/%'`;
  return tokenIn('invitations', sent);
}

/** The page of a list of experiences: empty, with its columns to be named, or with its rows checked. */
async function collect({ as, pages }: Pick<Filled, 'as' | 'pages'>, step: 0 | 1 | 2): Promise<string> {
  const token = tokenIn('collections', await as('admin').say('/experience import'));
  const path = `/collections/${token}`;
  const rows = [
    'Title;Region;Summary;Start',
    'Mentors;Skåne;Mentors help nurses;soon',
    'Mentors;Skåne;Mentors help nurses;',
  ];
  const form = new FormData();
  form.append('file', new File([[...rows, 'Café;Atlantis;We meet;2021'].join('\n')], 'list.csv'));
  if (step > 0) await pages.request(path, { method: 'POST', body: form });
  const names = { 'column-0': 'title', 'column-1': 'region', 'column-2': 'action', 'column-3': 'start' };
  const body = new URLSearchParams({ ...names, source: 'A list', area: 'health', action: 'check' });
  if (step > 1) await pages.request(path, { method: 'POST', body });
  const isChecked = async () => (await (await pages.request(path)).text()).includes('Likely duplicates');
  while (step > 1 && !(await isChecked())) await setTimeout(50);
  return token;
}
