import type { Context, Hono } from 'hono';
import { describeFaults, fieldsOf, firstFields, languageField, laterFields } from '#src/answers/experiences/form.ts';
import { UserError } from '#src/core/errors.ts';
import type { Field, Problems } from '#src/core/form.ts';
import { listGroups } from '#src/core/form-fields.ts';
import { localeOf } from '#src/core/locale.ts';
import type { Logger } from '#src/core/logger.ts';
import { plainText } from '#src/core/markdown.ts';
import { shorten } from '#src/core/text.ts';
import { validateValues } from '#src/core/validate-form.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { findFaults } from '#src/domain/experiences/form.ts';
import { hashValue } from '#src/domain/experiences/record-draft.ts';
import { languageName } from '#src/domain/language.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import {
  finishRecord,
  keepTyped,
  type OpenRecordPage,
  openRecordPage,
} from '#src/operations/experiences/record-page.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import { listAttachments } from '#src/store/experiences/attachment.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { encodeFields, formBytes, readFields, readForm } from '../form.ts';
import { privateScriptHeaders } from '../headers.ts';
import { type Html, html } from '../html.ts';
import { languageOf } from '../languages.ts';
import { type Frame, layout } from '../layout.ts';
import { type AttachmentParts, addAttachmentPage } from './attachment-page.ts';

type PageContext = AttachmentParts & {
  sql: Sql;
  withTransaction: Database['withTransaction'];
  catalogue: Catalogue;
  vocabulary: Vocabulary;
  logger: Logger;
  now(): Date;
};

type Shown = {
  step: number;
  problems?: Problems;
  values?: OpenRecordPage['values'];
  above?: Html;
  status?: 200 | 400 | 409 | 413;
};

/** What a button does; fields of a record are called “action” and “status”. */
const pressed = 'press';
const path = '/records/:token{[\\w-]{22}}';
/** The longest part has five texts of 10,000 characters. */
const longestForm = formBytes(60_000);
const longestTheirs = 400;

/** The page on which somebody fills in the whole record of an experience, a part at a time. It keeps what is typed; without a script its buttons do. */
export function addRecordPage(app: Hono, context: PageContext, frame: Frame): void {
  app.use('/records/*', privateScriptHeaders);
  addAttachmentPage(app, context, {
    frame,
    opened: (c, act) =>
      opened(c, async (page) => {
        if (page.isEnded) return gone(c, page, 'endedEmpty');
        if (c.req.method === 'POST' && c.req.header('sec-fetch-site') === 'cross-site') return missing(c);
        return act(page, wordsOf(page).language);
      }),
  });

  app.get(path, (c) =>
    opened(c, async (page) => {
      if (page.isEnded) return gone(c, page, 'endedEmpty');
      return show(c, page, { step: stepOf(c.req.query('step')) });
    }),
  );

  app.post(path, (c) =>
    opened(c, async (page) => {
      if (c.req.header('sec-fetch-site') === 'cross-site') return missing(c);
      const { texts, language } = wordsOf(page);
      const sent = await readForm(c.req.raw, longestForm);
      const isScript = sent?.get(pressed) === 'type';
      if (sent === null) {
        const said = textsFor(language).pages.form.tooLarge;
        return show(c, page, { step: 0, above: html`<p class="said wrong" role="alert">${said}</p>`, status: 413 });
      }
      const step = stepOf(sent.get('step'));
      const groups = await groupsOf(page);
      const fields = groups[step]?.fields ?? [];
      const typed = readFields(fields, sent);
      const kept = await keepTyped(
        context,
        page,
        fields.map(({ name }) => ({ name, value: typed[name] ?? null, seen: sent.get(`seen-${name}`) ?? '' })),
      );
      if (page.isEnded)
        return isScript ? c.json({ said: texts.ended({ number: page.number }) }) : gone(c, page, 'ended');
      const isInConflict = kept.conflicts.length > 0;
      if (isScript) {
        const untold = new Set(kept.conflicts.map(({ name }) => name));
        const seen = fields.flatMap(({ name }) => (untold.has(name) ? [] : [[name, hashValue(kept.values[name])]]));
        const said = isInConflict ? texts.status.conflict({ keep: texts.keep }) : sayKept(page);
        return c.json({ said, isInConflict, seen: Object.fromEntries(seen) }, isInConflict ? 409 : 200);
      }
      if (isInConflict) {
        const problems = Object.fromEntries(
          kept.conflicts.map(({ name, theirs }) => [name, texts.conflict({ theirs: shown(theirs, language) })]),
        );
        const mine = Object.fromEntries(kept.conflicts.map(({ name }) => [name, typed[name] ?? null]));
        return show(
          c,
          { ...page, values: kept.values },
          { step, problems, values: { ...kept.values, ...mine }, status: 409 },
        );
      }
      if (sent.get(pressed) === 'done') return finish(c, page, step);
      const go = sent.get('go');
      if (go === 'files') return c.redirect(`/records/${c.req.param('token')}/files`, 303);
      const next = go === null ? (sent.get(pressed) === 'next' ? step + 1 : step) : stepOf(go);
      return c.redirect(`/records/${c.req.param('token')}?step=${Math.min(next, groups.length - 1)}`, 303);
    }),
  );

  /** Checks everything that was typed, and puts it into the record. */
  async function finish(c: Context, before: OpenRecordPage, step: number): Promise<Response> {
    const page = (await openRecordPage(context, c.req.param('token') ?? '')) ?? before;
    const { texts, language } = wordsOf(page);
    const groups = await groupsOf(page);
    const fields = groups.flatMap((group) => group.fields);
    const checked = validateValues(fields, page.values, context.vocabulary, botTextsFor(language).field);
    const faults = describeFaults(findFaults(checked.values), textsFor(language));
    const problems = { ...faults, ...checked.problems };
    const firstWith = (names: readonly string[]) =>
      Math.max(
        0,
        groups.findIndex((group) => group.fields.some(({ name }) => names.includes(name))),
      );
    const names = Object.keys(problems);
    if (names.length > 0) return show(c, page, { step: firstWith(names), problems, status: 400 });
    const done = await finishRecord(context, page, checked.values);
    if (done.conflicts) {
      const told = done.conflicts.map(({ name, theirs }) => [
        name,
        texts.overtaken({ done: texts.done, theirs: shown(theirs, language) }),
      ]);
      const at = firstWith(done.conflicts.map(({ name }) => name));
      return show(c, page, { step: at, problems: Object.fromEntries(told), status: 409 });
    }
    const after = (await openRecordPage(context, c.req.param('token') ?? '')) ?? page;
    const said = done.isResubmitted ? texts.resubmitted : texts.saved;
    return show(c, after, { step, above: html`<p class="said" role="status">${said}</p>` });
  }

  async function show(c: Context, page: OpenRecordPage, { step: wanted, problems = {}, values, above, status }: Shown) {
    const { texts, language } = wordsOf(page);
    const files = (await listAttachments(context.sql, page.number)).length;
    const groups = await groupsOf(page);
    const step = Math.min(wanted, groups.length - 1);
    const fields = groups[step]?.fields ?? [];
    const isWrong = (group: { fields: Field[] }) => group.fields.some(({ name }) => problems[name] !== undefined);
    const content = html`<h1>${texts.title({ number: page.number })}</h1>
      ${above ?? ''}
      <p class="note">${texts.intro({ done: texts.done })}</p>
      <form method="post" action="/records/${c.req.param('token')}" class="fields" data-keeps
        data-saving="${texts.status.saving}" data-offline="${texts.status.offline}">
        <input type="hidden" name="step" value="${String(step)}" />
        ${fields.map(({ name }) => html`<input type="hidden" name="seen-${name}" value="${hashValue(page.values[name])}" />`)}
        <button name="${pressed}" value="keep" hidden></button>
        <nav class="buttons" aria-label="${texts.steps}">${groups.map((group, at) => {
          const label = (isWrong(group) ? texts.stepWithProblems : texts.step)({
            number: at + 1,
            name: group.name ?? '',
          });
          return html`<button name="go" value="${String(at)}" ${at === step ? html`aria-current="step"` : ''}>${label}</button>`;
        })}<button name="go" value="files">${textsFor(language).attachment.button({ count: files })}</button></nav>
        ${encodeFields(fields, values ?? page.values, onlyOf(fields, problems), textsFor(language).pages.form)}
        <p class="note" role="status" data-status>${page.draft ? sayKept(page) : texts.nothingKept}</p>
        <p class="buttons">
          ${step + 1 < groups.length ? html`<button name="${pressed}" value="next">${texts.next}</button>` : ''}
          <button name="${pressed}" value="keep">${texts.keep}</button>
          <button name="${pressed}" value="done" class="primary">${texts.done}</button>
        </p>
      </form>
      <script src="/assets/record-form.js" type="module"></script>`;
    const whole = { ...frame, texts: textsFor(language).pages, language };
    return c.html(await layout(whole, texts.title({ number: page.number }), content), status ?? 200);
  }

  /** The fields of a record in their groups. What is longer than a chat takes stays as long as it is. */
  async function groupsOf({ person, values, experience }: OpenRecordPage) {
    const texts = textsFor(wordsOf({ person }).language);
    const first = fieldsOf(await firstFields(texts, context, person), experience);
    const fields = [...first, languageField(texts), ...laterFields(texts)];
    return listGroups(
      fields.map((field) => {
        const { length } = String(values[field.name] ?? '');
        return 'maxLength' in field && length > field.maxLength ? { ...field, maxLength: length } : field;
      }),
    );
  }

  function sayKept(page: OpenRecordPage): string {
    const { texts, language } = wordsOf(page);
    const { timeZone } = page.person;
    return texts.kept({
      time: new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short', timeZone }).format(context.now()),
    });
  }

  /** Opens the page, or says why it cannot be. */
  async function opened(c: Context, act: (page: OpenRecordPage) => Promise<Response>): Promise<Response> {
    try {
      const page = await openRecordPage(context, c.req.param('token') ?? '');
      return page ? await act(page) : await missing(c);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return say(c, languageOf(c), plainText(error.message), 409);
    }
  }

  const gone = (c: Context, page: OpenRecordPage, why: 'ended' | 'endedEmpty') => {
    const { texts, language } = wordsOf(page);
    return say(c, language, texts[why]({ number: page.number }), 404);
  };

  const missing = (c: Context) => say(c, languageOf(c), textsFor(languageOf(c)).recordPage.missing, 404);

  async function say(c: Context, language: string, sentence: string, status: 404 | 409) {
    const whole = { ...frame, texts: textsFor(language).pages, language };
    const { title, back } = whole.texts.notFound;
    const heading = status === 404 ? title : whole.texts.name;
    const content = html`<h1>${heading}</h1><p dir="auto">${sentence}</p><p><a href="/">${back}</a></p>`;
    return c.html(await layout(whole, heading, content), status);
  }
}

const stepOf = (said: string | null | undefined) => (/^\d$/.test(said ?? '') ? Number(said) : 0);

const onlyOf = (fields: readonly Field[], problems: Problems): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([name]) => fields.some((field) => field.name === name)));

/** What stands elsewhere, as it is told: a language by its name. */
function shown(theirs: string, language: string): string {
  const { nothing } = textsFor(language).recordPage;
  return theirs === '' ? nothing : shorten(/^[a-z]{2}$/.test(theirs) ? languageName(theirs) : theirs, longestTheirs);
}

function wordsOf({ person }: Pick<OpenRecordPage, 'person'>) {
  const language = spokenLanguage(person.language);
  return { language, texts: textsFor(language).recordPage };
}
