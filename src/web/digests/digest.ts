import { Hono } from 'hono';
import { frameIn } from '../frame-in.ts';
import { privateHeaders, privateScriptHeaders } from '../headers.ts';
import { languageOf } from '../languages.ts';
import type { Frame } from '../layout.ts';
import { addConfirmPages } from './confirm.ts';
import { addIssuePages } from './issue.ts';
import { createLinkAnswers, type DigestPagesContext } from './link-answers.ts';
import { addPreferencesPages } from './preferences-pages.ts';
import { addSignUpRoutes, signUpPath } from './sign-up.ts';
import { addUnsubscribePages } from './unsubscribe.ts';

/**
 * The page to ask for a digest, and the pages behind private links. What changes something is done by POST alone, in a route of its own: mail
 * programs and scanners follow links by themselves, with GET and HEAD, and a route of GET answers both.
 */
export function createDigestRoutes(context: DigestPagesContext, frame: Frame): Hono {
  const app = new Hono();
  const answers = createLinkAnswers(frame);
  const { remoteOf = () => null } = context;
  // The form takes the time zone of the browser.
  app.use('/digests/*', (c, next) => (c.req.path === signUpPath ? privateScriptHeaders : privateHeaders)(c, next));
  addSignUpRoutes(app, context, { frameFor: (c) => frameIn(frame, languageOf(c)), remoteOf });
  addIssuePages(app, context, answers);
  addUnsubscribePages(app, context, answers);
  addPreferencesPages(app, context, answers);
  addConfirmPages(app, context, answers);
  app.get('/digests/*', answers.missing);
  return app;
}
