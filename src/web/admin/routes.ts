import type { Context, Hono } from 'hono';
import { isAllowed } from '#src/core/role.ts';
import { recordActBeside } from '#src/operations/admin/acts.ts';
import {
  endAdminSessions,
  enterByLink,
  freshMinutes,
  linkMinutes,
  type OpenSession,
  openAdminSession,
  readAdminLink,
} from '#src/operations/admin/session.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { formBytes, readForm } from '../form.ts';
import { frameIn } from '../frame-in.ts';
import { sessionHeaders } from '../headers.ts';
import { type Html, html } from '../html.ts';
import { languageOf } from '../languages.ts';
import type { Frame } from '../layout.ts';
import { auditView } from './audit.ts';
import type { AdminContext } from './context.ts';
import { digestsView } from './digests.ts';
import { figuresView } from './figures.ts';
import { adminPage, alert, outside, wordsOf } from './frame.ts';
import { createAdminGate } from './gate.ts';
import { growthFileView, growthView } from './growth.ts';
import { memberView } from './member.ts';
import { membersView } from './members.ts';
import { addOpenIdRoutes, openIdPath } from './openid.ts';
import {
  type AdminPage,
  type AdminPageName,
  type AdminSubpageName,
  adminPages,
  adminSubpages,
  pageAfter,
} from './page-list.ts';
import { platformsView } from './platforms.ts';
import { rulesView, ruleView } from './rules.ts';
import { createSayer } from './say.ts';
import { startView } from './start.ts';
import type { View } from './view.ts';

/** The longest form has ten texts of 3,000 characters, and lines besides. */
const longestForm = formBytes(50_000);
const loginPath = '/admin/login/:token{[\\w-]{32}}';

/** The pages of staff, behind a link that they ask for in their chat. What changes something is done by POST alone; they work without scripts. */
export function addAdminPages(app: Hono, context: AdminContext, frame: Frame): void {
  const { now } = context;
  const gate = createAdminGate(context);
  const sayer = createSayer(context);
  const views: Record<Exclude<AdminPageName, LinesName> | AdminSubpageName, View> = {
    ...{ rules: rulesView, rule: ruleView },
    ...{ start: startView, members: membersView, member: memberView, digests: digestsView, preview: digestsView },
    ...{
      figures: figuresView,
      platforms: platformsView,
      growth: growthView,
      growthFile: growthFileView,
      audit: auditView,
    },
  };
  app.use('/admin', sessionHeaders);
  app.use('/admin/*', sessionHeaders);

  app.get(loginPath, async (c) => {
    if (gate.isGuessing(c)) return tooFast(c);
    const person = await readAdminLink(context, c.req.param('token'), now());
    if (!person) return gone(c);
    gate.hasFound(c);
    const { texts, frame: theirs } = wordsFor(person.language);
    const button = html`<form method="post" class="buttons"><button class="primary">${texts.login.enter}</button></form>`;
    return outside(c, theirs, texts.login.ask, { status: 200, more: button });
  });

  app.post(loginPath, async (c) => {
    if (!gate.isOwn(c)) return outside(c, framed(c), wordsIn(c).refused.origin, { status: 403 });
    if (gate.isGuessing(c)) return tooFast(c);
    const token = await enterByLink(context, { token: c.req.param('token'), before: gate.read(c), now: now() });
    if (token === null) return gone(c);
    gate.hasFound(c);
    gate.keep(c, token);
    return c.redirect('/admin', 303);
  });

  if (context.signIn) addOpenIdRoutes(app, context, { signIn: context.signIn, gate, frame });

  app.post('/admin/end', async (c) => {
    const staff = await enter(c);
    if (!staff) return closed(c);
    if (!gate.isOwn(c)) return foreign(c, staff);
    await endAdminSessions(context, staff.person.id, now());
    await recordActBeside(context.sql, staff.person, { line: '/admin end', door: 'page', now: now() });
    gate.drop(c);
    const { texts, frame: theirs } = wordsFor(staff.person.language);
    return outside(c, theirs, texts.ended, { status: 200 });
  });

  app.get('/admin/say', async (c) => {
    const staff = await enter(c);
    if (!staff) return closed(c);
    const line = c.req.query('line') ?? '';
    if (!sayer.onlyReads(line)) return missing(c, staff);
    const at = placeOf(c.req.query('at'));
    return showSaid(c, staff, at, sayer.draw(staff, await sayer.ask(staff, line), at));
  });

  app.post('/admin/say', async (c) => {
    const staff = await enter(c);
    if (!staff) return closed(c);
    const { refused } = wordsOf(staff).texts;
    if (!gate.isOwn(c)) return foreign(c, staff);
    if (gate.isTooFast(staff.session.token)) return showSaid(c, staff, 'start', alert(refused.fast), 429);
    const sent = await readForm(c.req.raw, longestForm);
    if (sent === null) return showSaid(c, staff, 'start', alert(wordsOf(staff).all.pages.form.tooLarge), 413);
    const at = placeOf(sent.get('at'));
    const line = sent.get('form') ?? sent.get('line');
    if (line === null) return c.redirect('/admin', 303);
    if (!staff.isFresh && sayer.needsFresh(line))
      return showSaid(c, staff, at, alert(refused.notFresh({ minutes: freshMinutes })), 403);
    const outcome = await sayer.hear(staff, sent);
    const after = outcome.type === 'message' && outcome.failed !== true ? pageAfter(line) : null;
    return after === null ? showSaid(c, staff, at, sayer.draw(staff, outcome, at)) : c.redirect(after, 303);
  });

  for (const page of adminPages)
    addPage(page.path, page, async (c, staff) =>
      hasLines(page) ? linesView(staff, page) : views[page.name](c, staff, { context, sayer }),
    );
  for (const { name, path, of } of adminSubpages) {
    const page = adminPages.find((each) => each.name === of);
    if (page) addPage(path, page, (c, staff) => views[name](c, staff, { context, sayer }));
  }

  function addPage(
    path: string,
    { name, right }: AdminPage,
    show: (c: Context, staff: OpenSession) => ReturnType<View>,
  ) {
    app.get(path, async (c) => {
      const staff = await enter(c);
      if (!staff) return closed(c);
      if (!isAllowed(staff.person.role, right)) return noRight(c, staff);
      const view = await show(c, staff);
      if (view instanceof Response) return view;
      return view ? c.html(await adminPage(frame, staff, { at: name, ...view })) : missing(c, staff);
    });
  }

  app.get('/admin/*', async (c) => {
    const staff = await enter(c);
    return staff ? missing(c, staff) : closed(c);
  });

  async function linesView(staff: OpenSession, { name, lines }: Extract<AdminPage, { lines: unknown }>) {
    const answers: Html[] = [];
    for (const line of lines) {
      const outcome = await sayer.ask(staff, line);
      const isNamed = outcome.type === 'message' && outcome.blocks[0]?.type === 'heading';
      // Among others an answer says what it is of.
      const heading = line === '/call list' && !isNamed ? html`<h2>${wordsOf(staff).all.call.page.title}</h2>` : '';
      answers.push(html`${heading}${sayer.draw(staff, outcome, name)}`);
    }
    return { content: html`${answers}` };
  }

  async function enter(c: Context): Promise<OpenSession | null> {
    for (const token of gate.read(c)) {
      const staff = await openAdminSession(context, token, now());
      if (staff) return staff;
    }
    return null;
  }

  function wordsFor(said: string) {
    const language = spokenLanguage(said);
    const all = textsFor(language);
    return { texts: all.admin, frame: { ...frame, texts: all.pages, language } };
  }

  /** Whoever is not known reads the language of their browser. */
  const framed = (c: Context) => frameIn(frame, languageOf(c));
  const wordsIn = (c: Context) => textsFor(languageOf(c)).admin;

  /** Says that a session has ended, or never was. */
  function closed(c: Context) {
    gate.drop(c);
    const { closed: sentence, openId } = wordsIn(c);
    const more = context.signIn ? html`<p><a class="line" href="${openIdPath}">${openId.begin}</a></p>` : html``;
    return outside(c, framed(c), sentence({ minutes: linkMinutes }), { status: 401, more });
  }

  function tooFast(c: Context) {
    return outside(c, framed(c), wordsIn(c).refused.fast, { status: 429 });
  }

  function gone(c: Context) {
    return outside(c, framed(c), wordsIn(c).login.gone({ minutes: linkMinutes }), { status: 404 });
  }

  async function showSaid(
    c: Context,
    staff: OpenSession,
    at: AdminPageName,
    content: Html,
    status: 200 | 403 | 413 | 429 = 200,
  ) {
    const { texts } = wordsOf(staff);
    const { path } = adminPages.find(({ name }) => name === at) ?? adminPages[0];
    const back = html`<p><a href="${path}">${texts.back({ page: texts.pages[at] })}</a></p>`;
    return c.html(await adminPage(frame, staff, { at, content: html`${content}${back}` }), status);
  }

  const foreign = (c: Context, staff: OpenSession) =>
    showSaid(c, staff, 'start', alert(wordsOf(staff).texts.refused.origin), 403);

  async function noRight(c: Context, staff: OpenSession) {
    return showSaid(c, staff, 'start', alert(wordsOf(staff).texts.refused.right), 403);
  }

  async function missing(c: Context, staff: OpenSession) {
    const { all } = wordsOf(staff);
    const content = html`<p>${all.pages.notFound.page}</p>`;
    return c.html(await adminPage(frame, staff, { at: 'start', title: all.pages.notFound.title, content }), 404);
  }
}

type LinesName = Extract<AdminPage, { lines: unknown }>['name'];

const hasLines = (page: AdminPage): page is Extract<AdminPage, { lines: unknown }> => 'lines' in page;

const placeOf = (said: string | null | undefined): AdminPageName =>
  adminPages.find(({ name }) => name === said)?.name ?? 'start';
