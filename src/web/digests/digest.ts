import { type Context, Hono } from 'hono';
import { describeWhen } from '#src/answers/digests/describe.ts';
import { writtenIn } from '#src/answers/digests/written-in.ts';
import { readBody } from '#src/core/read-body.ts';
import { formatDay, formatInstant } from '#src/domain/date.ts';
import { mailAddressOf, type Subscription } from '#src/domain/digests/subscription.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import { confirmSubscription } from '#src/operations/digests/confirm.ts';
import { endAllByReader, endByReader, undoDays, undoEnd } from '#src/operations/digests/end.ts';
import { findPreferences, savePreferences } from '#src/operations/digests/preferences.ts';
import { canManageByLink, openFromIssue, readPrivateIssue } from '#src/operations/digests/private-issue.ts';
import { findRated, rateByLink } from '#src/operations/digests/rate.ts';
import {
  findSubscriptionByConfirmToken,
  findSubscriptionByToken,
  listBeside,
} from '#src/store/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';
import { privateHeaders } from '../headers.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';
import { preferencesForm, readPreferences } from './preferences.ts';
import { addSignUpRoutes, type SignUpContext } from './sign-up.ts';

export type DigestPagesContext = SignUpContext & {
  /** Where a request comes from; null where that is not known. */
  remoteOf?(c: Context): string | null;
};

/** Pages that a link in a digest may lead on to. */
const pagePath = /^\/(?:(?:experiences|questions)\/[1-9]\d{0,8}|regions\/[A-Z]{2}\w{0,5})$/;
/** Bytes of the largest form that the pages send. */
const longestForm = 20_000;
const token = ':token{[\\w-]{22}}';

/**
 * The pages behind private links: an issue as it was sent, whether it was useful, unsubscribing (also by one click from a mail program, RFC 8058)
 * and confirming an address. What changes something is done by POST alone, in a route of its own: mail programs and scanners follow links by
 * themselves, with GET and HEAD, and a route of GET answers both. The page of a channel's issue is open to all who read the channel, so nothing
 * can be done there in its owner's name.
 */
export function createDigestRoutes(context: DigestPagesContext, frame: Frame): Hono {
  const { sql, withTransaction, catalogue, now, remoteOf = () => null } = context;
  const app = new Hono();
  app.use('/digests/*', privateHeaders);

  addSignUpRoutes(app, context, { frameFor: () => frame, remoteOf, missing });

  app.get(`/digests/${token}`, async (c) => {
    const found = await readPrivateIssue({ sql }, c.req.param('token'));
    if (!found) return missing(c);
    const { issue, subscription } = found;
    const { language, texts } = wordsOf(subscription);
    if (!issue.message) {
      const day = formatDay(issue.cutOff, { language, timeZone: subscription.timeZone });
      return answer(c, subscription, texts.title, texts.forgotten({ day }));
    }
    const path = `/digests/${issue.token}`;
    const canManage = await canManageByLink({ sql }, found);
    return c.html(
      await layout(
        { ...frame, language },
        texts.title,
        html`<article>${encodeMessage(issue.message)}</article>
          ${
            canManage
              ? html`<form method="post" class="buttons">
                  <button formaction="${path}/useful">${texts.useful}</button>
                  <button formaction="${path}/not-useful">${texts.notUseful}</button>
                </form>
                <p><a href="/digests/unsubscribe/${subscription.token}">${texts.unsubscribe}</a></p>`
              : ''
          }`,
      ),
    );
  });

  app.get(`/digests/${token}/open/:path{.+}`, async (c) => {
    const path = `/${c.req.param('path')}`;
    if (!pagePath.test(path)) return missing(c);
    const isKnown = await openFromIssue({ sql }, c.req.param('token'), isOpenedByReader(c));
    return isKnown ? c.redirect(path) : missing(c);
  });

  const verdictPath = `/digests/${token}/:verdict{useful|not-useful}` as const;

  app.get(verdictPath, async (c) => {
    const rated = await findRated({ sql }, c.req.param('token'));
    if (!rated) return missing(c);
    const { texts } = wordsOf(rated.subscription);
    const isUseful = c.req.param('verdict') === 'useful';
    const { title, ask } = texts.verdict;
    const asked = ask({ isUseful: isUseful ? 'yes' : 'no' });
    return question(c, rated.subscription, title, asked, isUseful ? texts.useful : texts.notUseful);
  });

  app.post(verdictPath, async (c) => {
    const rated = await rateByLink({ sql }, c.req.param('token'), c.req.param('verdict') === 'useful', now());
    if (!rated) return missing(c);
    const { texts } = wordsOf(rated.subscription);
    const { title, done } = texts.verdict;
    const back = html`<p><a href="/digests/${rated.issue.token}">${texts.back}</a></p>`;
    return answer(c, rated.subscription, title, done, back);
  });

  const unsubscribePath = `/digests/unsubscribe/${token}` as const;

  app.get(unsubscribePath, async (c) => {
    const subscription = await findSubscriptionByToken(sql, c.req.param('token'));
    if (!subscription) return missing(c);
    const { texts } = wordsOf(subscription);
    const { title, ask, before, beside } = texts.unsubscribing;
    const others = (await listBeside(sql, subscription)).length;
    const all = others > 0 ? offerAll(subscription) : '';
    if (subscription.state === 'ended')
      return answer(c, subscription, title, others > 0 ? beside.before({ others }) : before, all);
    const where = whereOf(subscription);
    const asked = others > 0 ? beside.ask({ where, others }) : ask({ where });
    return question(c, subscription, title, asked, texts.unsubscribe, all);
  });

  app.post(unsubscribePath, async (c) => {
    const subscription = await findSubscriptionByToken(sql, c.req.param('token'));
    if (!subscription) return missing(c);
    const { title, done, before, beside } = wordsOf(subscription).texts.unsubscribing;
    const isEnded = await withTransaction((inside) => endByReader(inside, subscription, now()));
    const others = (await listBeside(sql, subscription)).length;
    if (others === 0)
      return answer(c, subscription, title, isEnded ? done : before, isEnded ? offerUndo(subscription) : '');
    const said = isEnded ? beside.done({ others }) : beside.before({ others });
    return answer(c, subscription, title, said, offerAll(subscription));
  });

  const everythingPath = `${unsubscribePath}/everything` as const;

  app.get(everythingPath, async (c) => {
    const subscription = await findSubscriptionByToken(sql, c.req.param('token'));
    if (!subscription) return missing(c);
    const { title, everything, beside } = wordsOf(subscription).texts.unsubscribing;
    return question(c, subscription, title, everything.ask({ where: whereOf(subscription) }), beside.all);
  });

  app.post(everythingPath, async (c) => {
    const subscription = await findSubscriptionByToken(sql, c.req.param('token'));
    if (!subscription) return missing(c);
    const { title, everything } = wordsOf(subscription).texts.unsubscribing;
    await withTransaction((inside) => endAllByReader(inside, subscription, now()));
    return answer(c, subscription, title, everything.done);
  });

  function offerUndo(subscription: Subscription): Html {
    const { undo, undoWithin } = wordsOf(subscription).texts.unsubscribing;
    return html`<form method="post" action="/digests/unsubscribe/${subscription.token}/undo" class="buttons">
        <button>${undo}</button>
      </form>
      <p>${undoWithin({ days: undoDays })}</p>`;
  }

  function offerAll(subscription: Subscription): Html {
    const { all } = wordsOf(subscription).texts.unsubscribing.beside;
    return html`<form method="post" action="/digests/unsubscribe/${subscription.token}/everything" class="buttons">
      <button>${all}</button>
    </form>`;
  }

  const whereOf = ({ places, language }: Subscription) => mailAddressOf(places) ?? wordsOf({ language }).texts.here;

  const preferencesPath = `/digests/preferences/${token}` as const;

  app.get(preferencesPath, async (c) => {
    const found = await findPreferences(sql, c.req.param('token'));
    return found ? showPreferences(c, found, null) : missing(c);
  });

  app.post(preferencesPath, async (c) => {
    const found = await findPreferences(sql, c.req.param('token'));
    if (!found) return missing(c);
    const { language } = wordsOf(found);
    const body = await readBody(c.req.raw, longestForm).catch(() => null);
    const read = readPreferences(new URLSearchParams(body ? new TextDecoder().decode(body) : ''), found, language);
    if ('problem' in read) return showPreferences(c, found, read.problem);
    const saved = await savePreferences({ withTransaction }, c.req.param('token'), read.preferences, now());
    if (!saved?.nextDue) return missing(c);
    const { preferences } = wordsOf(saved).texts;
    const next = formatInstant(saved.nextDue, { language: wordsOf(saved).language, timeZone: saved.timeZone });
    return showPreferences(c, saved, preferences.saved({ next }));
  });

  async function showPreferences(c: Context, subscription: Subscription, said: string | null) {
    const { language, texts } = wordsOf(subscription);
    const nameOf = (code: string) => {
      const region = catalogue.regions.get(code);
      return region ? regionName(region, language) : code;
    };
    const content = preferencesForm(subscription, language, nameOf, said);
    return c.html(await layout({ ...frame, language }, texts.preferences.title, content));
  }

  const undoPath = `${unsubscribePath}/undo` as const;

  app.post(undoPath, async (c) => {
    const subscription = await findSubscriptionByToken(sql, c.req.param('token'));
    if (!subscription) return missing(c);
    const { undone, notUndone, title } = wordsOf(subscription).texts.unsubscribing;
    const isBack = await withTransaction((inside) => undoEnd(inside, subscription, now()));
    return answer(c, subscription, title, isBack ? undone : notUndone({ days: undoDays }));
  });

  const confirmPath = `/digests/confirm/${token}` as const;

  app.get(confirmPath, async (c) => {
    const subscription = await findSubscriptionByConfirmToken(sql, c.req.param('token'));
    if (!subscription) return missing(c);
    if (subscription.state !== 'unconfirmed') return answerConfirmed(c, subscription);
    const { language, texts } = wordsOf(subscription);
    const { title, ask } = texts.confirming;
    return question(c, subscription, title, ask({ when: describeWhen(subscription, language) }), texts.confirm);
  });

  app.post(confirmPath, async (c) => {
    const subscription = await findSubscriptionByConfirmToken(sql, c.req.param('token'));
    if (!subscription) return missing(c);
    if (subscription.state !== 'unconfirmed') return answerConfirmed(c, subscription);
    const { language, texts } = wordsOf(subscription);
    const { title, done, donePaused } = texts.confirming;
    const confirmed = await withTransaction((inside) => confirmSubscription(inside, subscription, now()));
    if (confirmed?.state === 'paused') return answer(c, subscription, title, donePaused);
    if (!confirmed?.nextDue) return answerConfirmed(c, subscription);
    const next = formatInstant(confirmed.nextDue, { language, timeZone: subscription.timeZone });
    return answer(c, subscription, title, done({ when: describeWhen(subscription, language), next }));
  });

  app.get('/digests/*', missing);

  function answerConfirmed(c: Context, subscription: Subscription) {
    const { title, before, ended } = wordsOf(subscription).texts.confirming;
    return answer(c, subscription, title, subscription.state === 'ended' ? ended : before);
  }

  async function question(
    c: Context,
    subscription: Subscription,
    title: string,
    text: string,
    button: string,
    more: Html | '' = '',
  ) {
    const content: Html = html`<h1>${title}</h1>
      <p dir="auto">${text}</p>
      <form method="post" class="buttons"><button>${button}</button></form>
      ${more}`;
    return c.html(await layout({ ...frame, language: wordsOf(subscription).language }, title, content));
  }

  async function answer(c: Context, subscription: Subscription, title: string, text: string, more: Html | '' = '') {
    const { language } = wordsOf(subscription);
    const content: Html = html`<h1>${title}</h1>
      <p dir="auto">${text}</p>
      ${more}`;
    return c.html(await layout({ ...frame, language }, title, content));
  }

  async function missing(c: Context) {
    const { title, back } = frame.texts.notFound;
    const content: Html = html`<h1>${title}</h1>
      <p>${textsFor(frame.language).digestPages.missing}</p>
      <p><a href="/">${back}</a></p>`;
    return c.html(await layout(frame, title, content), 404);
  }

  return app;
}

/** Whether a browser went there, as browsers say by themselves: what looks links up ahead of the reader, or reads pages for others, does not. */
function isOpenedByReader({ req }: Context): boolean {
  const isAhead = req.header('sec-purpose') !== undefined || req.header('purpose') !== undefined;
  return req.method === 'GET' && req.header('sec-fetch-mode') === 'navigate' && !isAhead;
}

function wordsOf({ language }: Pick<Subscription, 'language'>) {
  const written = writtenIn(language);
  return { language: written, texts: textsFor(written).digestPages };
}
