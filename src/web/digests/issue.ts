import type { Context, Hono } from 'hono';
import { formatDay } from '#src/domain/date.ts';
import { canManageByLink, openFromIssue, readPrivateIssue } from '#src/operations/digests/private-issue.ts';
import { findRated, rateByLink } from '#src/operations/digests/rate.ts';
import { type Html, html } from '../html.ts';
import { encodeMessage } from '../message.ts';
import { type DigestPagesContext, type LinkAnswers, token, wordsOf } from './link-answers.ts';

/** Pages that a link in a digest may lead on to. */
const pagePath = /^\/(?:(?:experiences|questions)\/[1-9]\d{0,8}|regions\/[A-Z]{2}\w{0,5})$/;

/**
 * An issue as it was sent, its links, and whether it was useful. The page of a channel's issue is open to all who read the channel, so nothing
 * can be done there in its owner's name.
 */
export function addIssuePages(
  app: Hono,
  context: DigestPagesContext,
  { show, question, answer, missing }: LinkAnswers,
): void {
  const { sql, now } = context;
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
    const content: Html = html`<article>${encodeMessage(issue.message)}</article>
      ${
        canManage
          ? html`<form method="post" class="buttons">
              <button formaction="${path}/useful">${texts.useful}</button>
              <button formaction="${path}/not-useful">${texts.notUseful}</button>
            </form>
            <p><a href="/digests/unsubscribe/${subscription.token}">${texts.unsubscribe}</a></p>`
          : ''
      }`;
    return show(c, subscription, texts.title, content);
  });

  app.get(`/digests/${token}/open/:path{.+}`, async (c) => {
    const path = `/${c.req.param('path')}`;
    if (!pagePath.test(path)) return missing(c);
    const isKnown = await openFromIssue(context, c.req.param('token'), isOpenedByReader(c));
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
    const rated = await rateByLink(context, c.req.param('token'), c.req.param('verdict') === 'useful', now());
    if (!rated) return missing(c);
    const { texts } = wordsOf(rated.subscription);
    const { title, done } = texts.verdict;
    const back = html`<p><a href="/digests/${rated.issue.token}">${texts.back}</a></p>`;
    return answer(c, rated.subscription, title, done, back);
  });
}

/**
 * Returns whether a browser went there, as browsers say by themselves: what looks links up ahead of the reader, or reads pages for others, does not.
 */
function isOpenedByReader({ req }: Context): boolean {
  const isAhead = req.header('sec-purpose') !== undefined || req.header('purpose') !== undefined;
  return req.method === 'GET' && req.header('sec-fetch-mode') === 'navigate' && !isAhead;
}
