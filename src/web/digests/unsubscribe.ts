import type { Hono } from 'hono';
import { mailAddressOf, type Subscription } from '#src/domain/digests/subscription.ts';
import { endAllByReader, endByReader, undoDays, undoEnd } from '#src/operations/digests/end.ts';
import { findSubscriptionByToken, listBeside } from '#src/store/digests/subscription.ts';
import { type Html, html } from '../html.ts';
import { type DigestPagesContext, type LinkAnswers, token, wordsOf } from './link-answers.ts';

/** Unsubscribing: from one digest, also by one click from a mail program (RFC 8058), from all of a reader, and back. */
export function addUnsubscribePages(
  app: Hono,
  { sql, withTransaction, now }: DigestPagesContext,
  { question, answer, missing }: LinkAnswers,
): void {
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

  const undoPath = `${unsubscribePath}/undo` as const;

  app.post(undoPath, async (c) => {
    const subscription = await findSubscriptionByToken(sql, c.req.param('token'));
    if (!subscription) return missing(c);
    const { undone, notUndone, title } = wordsOf(subscription).texts.unsubscribing;
    const isBack = await withTransaction((inside) => undoEnd(inside, subscription, now()));
    return answer(c, subscription, title, isBack ? undone : notUndone({ days: undoDays }));
  });
}

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
