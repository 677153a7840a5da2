import type { Context, Hono } from 'hono';
import { formatLocalInstant } from '#src/answers/local-instant.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import { findPreferences, savePreferences } from '#src/operations/digests/preferences.ts';
import { askAdmission, findLetterboxState } from '#src/operations/people/admission.ts';
import { mailLetterboxLink } from '#src/operations/people/letterbox.ts';
import { findSubscriptionByToken } from '#src/store/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';
import { readForm } from '../form.ts';
import { html } from '../html.ts';
import { type DigestPagesContext, type LinkAnswers, token, wordsOf } from './link-answers.ts';
import { preferencesForm, readPreferences } from './preferences.ts';

/** Bytes of the largest form that the pages send. */
const longestForm = 20_000;

/** The page on which a reader changes their digest without an account. */
export function addPreferencesPages(
  app: Hono,
  context: DigestPagesContext,
  { show, answer, missing }: LinkAnswers,
): void {
  const { sql, withTransaction, catalogue, vocabulary, mailPlatform, now } = context;
  const members = [...catalogue.regions.values()].flatMap(({ isMember, code }) => (isMember ? [code] : []));
  const preferencesPath = `/digests/preferences/${token}` as const;

  app.get(preferencesPath, async (c) => {
    const found = await findPreferences(sql, c.req.param('token'));
    return found ? showPreferences(c, found, null) : showEnded(c);
  });

  app.post(preferencesPath, async (c) => {
    const found = await findPreferences(sql, c.req.param('token'));
    if (!found) return showEnded(c);
    const { language } = wordsOf(found);
    const sent = await readForm(c.req.raw, longestForm);
    if (sent === null) return showPreferences(c, found, textsFor(language).pages.form.tooLarge, 413);
    const read = readPreferences(sent, found, language, vocabulary.in(language), members);
    if ('problem' in read) return showPreferences(c, found, read.problem);
    const saved = await savePreferences({ withTransaction }, c.req.param('token'), read.preferences, now());
    if (!saved?.nextDue) return showEnded(c);
    const { preferences } = wordsOf(saved).texts;
    const next = formatLocalInstant(saved.nextDue, saved, wordsOf(saved).language);
    return showPreferences(c, saved, preferences.saved({ next }));
  });

  app.post(`${preferencesPath}/letters`, async (c) => {
    const found = await findPreferences(sql, c.req.param('token'));
    if (!found || c.req.header('sec-fetch-site') === 'cross-site') return missing(c);
    const { offer, ask } = textsFor(wordsOf(found).language).letterbox;
    const back = html`<p><a href="/digests/preferences/${found.token}">${wordsOf(found).texts.preferences.title}</a></p>`;
    if (await mailLetterboxLink(context, found.person, now())) return answer(c, found, offer.title, offer.sent, back);
    const asked = await askAdmission(context, found.person, now());
    if (asked === 'none') return missing(c);
    return answer(c, found, offer.title, { asked: ask.sent, waiting: ask.waiting, nobody: ask.nobody }[asked], back);
  });

  /** There is nothing to change: it has ended, or there never was one. */
  async function showEnded(c: Context) {
    const found = await findSubscriptionByToken(sql, c.req.param('token') ?? '');
    if (found?.state !== 'ended') return missing(c);
    const { preferences, confirming } = wordsOf(found).texts;
    return answer(c, found, preferences.title, confirming.ended);
  }

  async function showPreferences(c: Context, subscription: Subscription, said: string | null, status: 200 | 413 = 200) {
    const { language, texts } = wordsOf(subscription);
    const nameOf = (code: string) => {
      const region = catalogue.regions.get(code);
      return region ? regionName(region, language) : code;
    };
    const letters = await findLetterboxState({ sql, mailPlatform }, subscription.person);
    const content = preferencesForm(subscription, language, nameOf, { said, letters, members });
    return show(c, subscription, texts.preferences.title, content, status);
  }
}
