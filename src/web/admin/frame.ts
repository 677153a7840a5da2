import type { Context } from 'hono';
import { isAllowed } from '#src/core/role.ts';
import type { OpenSession } from '#src/operations/admin/session.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { type AdminPageName, adminPages } from './page-list.ts';

const head = html`<link rel="stylesheet" href="/assets/admin.css" />`;

/** The sentences of somebody who is in, with their language. */
export function wordsOf({ person }: Pick<OpenSession, 'person'>) {
  const language = spokenLanguage(person.language);
  const all = textsFor(language);
  return { language, all, texts: all.admin };
}

/** A page of staff: where one can go, who one is, and what it holds. `at` is the page that one is on, or came from. */
export function adminPage(
  frame: Frame,
  staff: OpenSession,
  { at, title, content }: { at: AdminPageName; title?: string; content: Html },
): Html {
  const { language, all, texts } = wordsOf(staff);
  const { person } = staff;
  const links = adminPages.filter(({ right }) => isAllowed(person.role, right));
  const heading = title ?? texts.pages[at];
  const nav = html`<nav class="staff" aria-label="${texts.navigation}"><details><summary>${texts.navigation}</summary><div class="pages">
      ${links.map(({ name, path }) => html`<a href="${path}" ${name === at ? html`aria-current="page"` : ''}>${texts.pages[name]}</a>`)}
    </div></details></nav>`;
  const who = html`<div class="who"><p dir="auto">${texts.who({ name: person.displayName ?? all.me.unnamed, role: all.me.roles[person.role] })}</p>
      <form method="post" action="/admin/end" class="aside-press"><button>${texts.end}</button></form></div>`;
  const whole = html`${nav}<h1 dir="auto">${heading}</h1>${content}${who}`;
  return layout({ ...frame, texts: all.pages, language }, `${heading} · ${texts.title}`, whole, { head });
}

/** A page for who is not in: a sentence, and what can be done. */
export async function outside(
  c: Context,
  frame: Frame,
  sentence: string,
  { status, more }: { status: 200 | 401 | 403 | 404 | 429; more?: Html },
): Promise<Response> {
  const { title } = textsFor(frame.language).admin;
  const content = html`<h1>${title}</h1><p>${sentence}</p>${more ?? ''}`;
  return c.html(await layout(frame, title, content, { head }), status);
}

/** Draws what went wrong, above what a page shows else. */
export const alert = (sentence: string): Html => html`<p class="said wrong" role="alert">${sentence}</p>`;
