import type { Context, Hono } from 'hono';
import { describeWhen } from '#src/answers/digests/describe.ts';
import { describeWish } from '#src/answers/digests/sign-up.ts';
import { formatLocalInstant } from '#src/answers/local-instant.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import { confirmSubscription } from '#src/operations/digests/confirm.ts';
import { findSubscriptionByConfirmToken } from '#src/store/digests/subscription.ts';
import { html } from '../html.ts';
import { type DigestPagesContext, type LinkAnswers, token, wordsOf } from './link-answers.ts';

/** Confirming that an address wants its digest. */
export function addConfirmPages(
  app: Hono,
  { sql, withTransaction, catalogue, now }: DigestPagesContext,
  { question, answer, missing }: LinkAnswers,
): void {
  const confirmPath = `/digests/confirm/${token}` as const;

  app.get(confirmPath, async (c) => {
    const subscription = await findSubscriptionByConfirmToken(sql, c.req.param('token'));
    if (!subscription) return missing(c);
    if (subscription.state !== 'unconfirmed') return answerConfirmed(c, subscription);
    const { texts } = wordsOf(subscription);
    const { title, unless } = texts.confirming;
    const more = html`<p class="note">${unless}</p>`;
    return question(c, subscription, title, describeWish({ catalogue }, subscription), texts.confirm, more);
  });

  app.post(confirmPath, async (c) => {
    const subscription = await findSubscriptionByConfirmToken(sql, c.req.param('token'));
    if (!subscription) return missing(c);
    if (subscription.state !== 'unconfirmed') return answerConfirmed(c, subscription);
    const { language, texts } = wordsOf(subscription);
    const { doneTitle, done, donePaused } = texts.confirming;
    const confirmed = await withTransaction((inside) => confirmSubscription(inside, subscription, now()));
    if (confirmed?.state === 'paused') return answer(c, subscription, doneTitle, donePaused);
    if (!confirmed?.nextDue) return answerConfirmed(c, subscription);
    const next = formatLocalInstant(confirmed.nextDue, subscription, language);
    return answer(c, subscription, doneTitle, done({ when: describeWhen(subscription, language), next }));
  });

  function answerConfirmed(c: Context, subscription: Subscription) {
    const { title, before, ended } = wordsOf(subscription).texts.confirming;
    return answer(c, subscription, title, subscription.state === 'ended' ? ended : before);
  }
}
