import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { unnamedBlocks } from '#src/answers/people/unnamed.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { text } from '#src/core/blocks.ts';
import type { Bot } from '#src/core/bot.ts';
import { describeDisposition } from '#src/core/file-name.ts';
import { bytesOf } from '#src/core/files.ts';
import type { Form, Problems } from '#src/core/form.ts';
import { encodeBlocks } from '#src/core/html/blocks.ts';
import { escapeHtml, openTag } from '#src/core/html/escape.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { createPostLimit, type OpenLetterbox, openLetterbox } from '#src/operations/people/letterbox.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findLetter, listLetters, saveQuiet } from '#src/store/people/letterbox.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { formBytes, readForm } from '../form.ts';
import { frameIn } from '../frame-in.ts';
import { privateHeaders } from '../headers.ts';
import { type Html, html, raw } from '../html.ts';
import { languageOf } from '../languages.ts';
import { type Frame, layout } from '../layout.ts';
import { hearForm, spokenForm } from '../spoken.ts';
import { letterSkin } from './letter-skin.ts';

export type LetterPagesContext = { sql: Sql; mailPlatform: string | null; now(): Date; catalogue: Catalogue };

/** The longest form has ten texts of 3,000 characters, and lines besides. */
const longestForm = formBytes(50_000);
const mostLetters = 20;
const path = '/letters/:token{[\\w-]{22}}';
const startingLines = {
  introductions: '/me introductions',
  ask: '/introduction ask',
  mine: '/introduction mine',
  conversations: '/conversation list',
  rounds: '/round list',
  events: '/event list',
  trainings: '/training list',
  testbeds: '/testbed list',
  calendar: '/calendar',
} as const;

/**
 * The private page of somebody who is reached by mail: what members of chats get there, with what can be pressed and filled in. What changes something is done by
 * POST alone; the page works without scripts.
 */
export function addLetterPages(app: Hono, context: LetterPagesContext, handle: Bot['handle'], frame: Frame): void {
  const { sql, now } = context;
  const isInBounds = createPostLimit(now);
  app.use('/letters/*', privateHeaders);

  app.get(path, async (c) => {
    const box = await openLetterbox(context, c.req.param('token'));
    return box ? show(c, box, '') : missing(c);
  });

  app.post(path, async (c) => {
    const box = await openLetterbox(context, c.req.param('token'));
    if (!box || c.req.header('sec-fetch-site') === 'cross-site') return missing(c);
    const { page } = wordsOf(box);
    if (!isInBounds(box.token)) return show(c, box, html`<p class="said wrong" role="alert">${page.tooFast}</p>`, 429);
    const sent = await readForm(c.req.raw, longestForm);
    if (sent === null) return show(c, box, html`<p class="said wrong" role="alert">${tooLarge(box)}</p>`, 413);
    return show(c, box, drawOutcome(box, await hearForm(handle, { ...box, eventId: eventId(box.actor.user) }, sent)));
  });

  app.get(`${path}/quiet`, async (c) => {
    const box = await openLetterbox(context, c.req.param('token'));
    if (!box) return missing(c);
    const { page } = wordsOf(box);
    return show(
      c,
      box,
      html`<h2>${page.quietTitle}</h2><p>${page.quietAsk}</p>
        <form method="post" action="/letters/${box.token}/quiet" class="buttons"><button name="quiet" value="yes">${page.quiet}</button></form>`,
    );
  });

  app.post(`${path}/quiet`, async (c) => {
    const box = await openLetterbox(context, c.req.param('token'));
    if (!box) return missing(c);
    const sent = await readForm(c.req.raw, longestForm);
    // A mail program that ends it by one press sends something else.
    const isQuiet = sent?.get('quiet') !== 'no';
    await saveQuiet(sql, box.token, isQuiet);
    const { page } = wordsOf(box);
    return show(
      c,
      { ...box, isQuiet },
      html`<p class="said" role="status">${isQuiet ? page.quietDone : page.loudDone}</p>`,
    );
  });

  app.get(`${path}/files/:letter{[\\w-]{1,64}}/:index{\\d{1,2}}`, async (c) => {
    const box = await openLetterbox(context, c.req.param('token'));
    const letter = box && (await findLetter(sql, box.place, c.req.param('letter')));
    const file = letter?.blocks.filter((block) => block.type === 'file')[Number(c.req.param('index'))];
    if (!file) return missing(c);
    c.header('content-disposition', describeDisposition('attachment', file.name));
    c.header('content-type', 'application/octet-stream');
    return c.body(Buffer.from(bytesOf(file)));
  });

  const eventId = (user: string) => (given: string | null) =>
    `page:${user}:${given !== null && /^[\da-f-]{36}$/.test(given) ? given : randomUUID()}`;

  function drawOutcome(box: OpenLetterbox, outcome: Outcome): Html {
    const { page } = wordsOf(box);
    switch (outcome.type) {
      case 'message':
        return html`<section class="answer" aria-label="${page.said}">${drawMessage(box, outcome, null)}</section>`;
      case 'form':
        return drawForm(box, outcome.form, {});
      case 'problems':
        return drawForm(box, outcome.form, outcome.problems);
      default:
        return html``;
    }
  }

  function drawMessage(
    { token }: OpenLetterbox,
    message: Pick<Message, 'text' | 'blocks' | 'folds'>,
    letter: string | null,
  ): Html {
    const press = (label: string, line: string, style?: string) =>
      `${openTag('form', { method: 'post', action: `/letters/${token}`, class: 'press' })}${openTag('input', { type: 'hidden', name: 'event', value: randomUUID() })}${openTag(
        'button',
        { name: 'line', value: line, ...(style && { class: style }) },
      )}<bdi>${escapeHtml(label)}</bdi></button></form>`;
    const skin = letterSkin(press, letter === null ? null : (index) => `/letters/${token}/files/${letter}/${index}`);
    return raw(encodeBlocks(message, skin));
  }

  function drawForm(box: OpenLetterbox, form: Form, problems: Problems): Html {
    return spokenForm(form, problems, {
      action: `/letters/${box.token}`,
      hidden: html`<input type="hidden" name="event" value="${randomUUID()}" />`,
      texts: textsFor(wordsOf(box).language),
    });
  }

  async function show(c: Context, box: OpenLetterbox, above: Html | '', status: 200 | 413 | 429 = 200) {
    const { page, language } = wordsOf(box);
    const letters = await listLetters(sql, box.place, now(), mostLetters);
    const begin: Message = {
      text: '',
      blocks: [
        {
          type: 'actions',
          items: Object.entries(startingLines).map(([name, line]) => ({
            ...{ type: 'button', line },
            label: page.lines[name as keyof typeof startingLines],
          })),
        },
      ],
    };
    const content = html`<h1>${page.title}</h1>
      ${above === '' ? drawMessage(box, { text: '', blocks: whoseBlocks(context, box) }, null) : ''}
      ${above}
      ${above === '' ? html`<p class="note">${page.intro}</p>` : html`<p><a href="/letters/${box.token}">${page.back}</a></p>`}
      <section aria-label="${page.newest}">
        ${letters.length === 0 ? (above === '' ? html`<p>${page.none}</p>` : '') : letters.map(({ id, message }) => html`<article class="letter">${drawMessage(box, message, id)}</article>`)}
      </section>
      <h2>${page.begin}</h2>
      ${drawMessage(box, begin, null)}
      <form method="post" action="/letters/${box.token}" class="fields">
        <input type="hidden" name="event" value="${randomUUID()}" />
        <div class="field"><label for="words">${page.write.label}</label><span class="note" id="words-hint">${page.write.hint}</span>
          <input id="words" name="words" maxlength="1000" autocomplete="off" dir="auto" aria-describedby="words-hint" /></div>
        <p class="buttons"><button>${page.write.submit}</button></p>
      </form>
      <form method="post" action="/letters/${box.token}/quiet" class="aside-press"><button name="quiet" value="${box.isQuiet ? 'no' : 'yes'}">${box.isQuiet ? page.loud : page.quiet}</button></form>`;
    return c.html(await layout(frameIn(frame, language), page.title, content), status);
  }

  async function missing(c: Context) {
    const shown = frameIn(frame, languageOf(c));
    const { title, back } = shown.texts.notFound;
    const content = html`<h1>${title}</h1><p>${textsFor(shown.language).letterbox.page.missing}</p><p><a href="/">${back}</a></p>`;
    return c.html(await layout(shown, title, content), 404);
  }
}

/** Says whose page it is, as others see them, with the way to change it. */
function whoseBlocks({ catalogue }: Pick<LetterPagesContext, 'catalogue'>, box: OpenLetterbox): Block[] {
  const { person } = box;
  const { page, language } = wordsOf(box);
  const { displayName, region } = person;
  if (!displayName || !region) return unnamedBlocks({ ...person, language });
  const said = { name: displayName, region: nameRegion({ catalogue }, region, { language }) };
  return [text(page.whose(said)), ...actions(button(textsFor(language).me.buttons.edit, '/me edit'))];
}

const tooLarge = (box: OpenLetterbox) => textsFor(wordsOf(box).language).pages.form.tooLarge;

function wordsOf({ person }: Pick<OpenLetterbox, 'person'>) {
  const language = spokenLanguage(person.language);
  return { language, page: textsFor(language).letterbox.page };
}
