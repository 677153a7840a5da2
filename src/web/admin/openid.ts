import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { SignInSecrets, SignInService } from '#src/domain/admin/sign-in.ts';
import { enterByIdentity } from '#src/operations/admin/openid.ts';
import { textsFor } from '#src/texts/index.ts';
import { frameIn } from '../frame-in.ts';
import { languageOf } from '../languages.ts';
import type { Frame } from '../layout.ts';
import type { AdminContext } from './context.ts';
import { outside } from './frame.ts';
import type { createAdminGate } from './gate.ts';

export const openIdPath = '/admin/openid';
/** Where the provider sends the browser back to. */
export const openIdReturnPath = `${openIdPath}/return`;
const cookie = 'causeway-openid';
const minutes = 10;

/** Adds signing in by an OpenID provider: out to it, and back. */
export function addOpenIdRoutes(
  app: Hono,
  context: AdminContext,
  { signIn, gate, frame }: { signIn: SignInService; gate: ReturnType<typeof createAdminGate>; frame: Frame },
): void {
  const { logger, now, publicUrl } = context;
  const secure = publicUrl?.startsWith('https:') === true;
  /** Whoever is not known reads the language of their browser. */
  const framed = (c: Context) => frameIn(frame, languageOf(c));
  const wordsIn = (c: Context) => textsFor(languageOf(c)).admin;

  app.get(openIdPath, async (c) => {
    if (gate.isGuessing(c)) return outside(c, framed(c), wordsIn(c).refused.fast, { status: 429 });
    try {
      const { url, secrets } = await signIn.begin();
      const value = Buffer.from(JSON.stringify(secrets)).toString('base64url');
      // Lax: the way back begins at the provider.
      setCookie(c, cookie, value, { path: openIdPath, httpOnly: true, secure, sameSite: 'Lax', maxAge: minutes * 60 });
      return c.redirect(url, 303);
    } catch (error) {
      logger.warn({ err: error }, 'the OpenID provider did not answer');
      return outside(c, framed(c), wordsIn(c).openId.unreachable, { status: 403 });
    }
  });

  app.get(openIdReturnPath, async (c) => {
    const secrets = readSecrets(c);
    // What was kept is good for one way back.
    deleteCookie(c, cookie, { path: openIdPath, secure });
    if (gate.isGuessing(c)) return outside(c, framed(c), wordsIn(c).refused.fast, { status: 429 });
    if (!secrets) return outside(c, framed(c), wordsIn(c).openId.failed, { status: 403 });
    try {
      const identity = await signIn.finish(new URL(c.req.url).search, secrets);
      const token = await enterByIdentity(context, { identity, before: gate.read(c), now: now() });
      if (token === null) return outside(c, framed(c), wordsIn(c).openId.nobody, { status: 403 });
      gate.keep(c, token);
      // Out and back: who is let in was not guessing.
      for (let way = 0; way < 2; way += 1) gate.hasFound(c);
      return c.redirect('/admin', 303);
    } catch (error) {
      // What the provider sent may hold a code: of the error its name and words alone.
      logger.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'a sign-in by OpenID Connect failed');
      return outside(c, framed(c), wordsIn(c).openId.failed, { status: 403 });
    }
  });
}

function readSecrets(c: Context): SignInSecrets | null {
  try {
    const said: Record<string, unknown> = JSON.parse(Buffer.from(getCookie(c, cookie) ?? '', 'base64url').toString());
    const { state, nonce, verifier } = said;
    const isWhole = [state, nonce, verifier].every((each) => typeof each === 'string' && each !== '');
    return isWhole ? { state: String(state), nonce: String(nonce), verifier: String(verifier) } : null;
  } catch {
    return null;
  }
}
