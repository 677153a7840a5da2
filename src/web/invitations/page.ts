import type { Hono } from 'hono';
import { describeInvitation } from '#src/answers/invitations/what.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { openInvitation, takeByMail } from '#src/operations/invitations/take.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import type { Outbox } from '#src/store/outbox/outbox.ts';
import { textsFor } from '#src/texts/index.ts';
import type { PageHelpers } from '../experiences/route-context.ts';
import { formBytes, readForm } from '../form.ts';
import { sessionHeaders } from '../headers.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';

type Context = {
  sql: Sql;
  withTransaction: Database['withTransaction'];
  catalogue: Catalogue;
  outbox: Outbox;
  mailPlatform: string | null;
  publicUrl: string | null;
  now(): Date;
};

const path = '/invitations/:token{[\\w-]{32}}';
const longestName = 100;
const longestForm = formBytes(longestName * 4);

/** Adds the page of an invitation. Looking at it takes nothing: only the button does, where it went to a mail address; in a chat a line does. */
export function addInvitationPage(app: Hono, context: Context, { frameFor }: Pick<PageHelpers, 'frameFor'>): void {
  const { now } = context;

  app.get(path, sessionHeaders, async (c) => {
    const frame = frameFor(c);
    const token = c.req.param('token');
    const invitation = await openInvitation(context, token, now());
    const { invitation: texts, me } = textsFor(frame.language);
    const { page } = texts;
    if (!invitation) return c.html(await draw(frame, html`<p>${page.gone}</p>`), 404);
    const what = describeInvitation(context, invitation, frame);
    const form =
      invitation.address === null
        ? ''
        : html`<form method="post" class="fields"><div class="field"><label for="name">${page.name}</label>
          <input id="name" name="name" required maxlength="${String(longestName)}" autocomplete="name" dir="auto" /></div>
          <p class="buttons"><button class="primary">${page.join}</button></p></form>`;
    return c.html(
      await draw(
        frame,
        html`<p dir="auto">${page.text({ name: invitation.inviterName ?? me.unnamed, what })}</p>${form}
          <p>${page.chat}</p><p><code>/invitation take ${token}</code></p>`,
      ),
    );
  });

  app.post(path, sessionHeaders, async (c) => {
    const frame = frameFor(c);
    const { page } = textsFor(frame.language).invitation;
    const isForeign = c.req.header('sec-fetch-site') === 'cross-site';
    const displayName = (await readForm(c.req.raw, longestForm))?.get('name')?.trim().slice(0, longestName) ?? '';
    const taken =
      isForeign || displayName === ''
        ? null
        : await takeByMail(context, c.req.param('token'), { displayName, language: frame.language, now: now() });
    return taken
      ? c.html(await draw(frame, html`<p class="said" role="status">${page.joined}</p>`))
      : c.html(await draw(frame, html`<p>${page.gone}</p>`), 404);
  });
}

function draw(frame: Frame, content: Html) {
  const { title } = textsFor(frame.language).invitation.page;
  return layout(frame, `${title} · ${frame.texts.name}`, html`<h1>${title}</h1>${content}`, {
    head: html`<meta name="robots" content="noindex, nofollow" />`,
  });
}
