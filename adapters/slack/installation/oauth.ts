import type { Context } from 'hono';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Bot } from '#src/core/bot.ts';
import { PlatformError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';
import { formatPlace } from '#src/core/place.ts';
import type { InstallationStore } from '#src/core/ports.ts';
import type { Texts } from '../texts.ts';
import { type AccessSlack, type AppSecrets, createRevoke } from './access.ts';
import { decodeAccess, installationSpace, type SlackInstallation } from './installation.ts';
import { botScopes } from './scopes.ts';
import { createStates } from './state.ts';
import type { Workspaces } from './workspaces.ts';

export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';
const cookie = 'causeway_slack_oauth';

type Parts = {
  secrets: AppSecrets;
  access: AccessSlack;
  apiUrl: string;
  publicUrl: string;
  installations: InstallationStore;
  workspaces: Workspaces;
  bot: Bot;
  texts: Texts;
  logger: Logger;
  now(): Date;
};

/** Adds the app to a workspace: /slack/install sends to Slack, /slack/oauth_redirect takes what comes back. */
export function createOAuthRoutes(parts: Parts): Hono {
  const { secrets, access, apiUrl, publicUrl, installations, workspaces, bot, texts, logger, now } = parts;
  const revoke = createRevoke({ apiUrl, logger });
  const states = createStates(secrets.clientSecret, now);
  const redirectUri = `${publicUrl}${redirectPath}`;
  const said = texts.installation;
  const routes = new Hono();

  routes.get(installPath, (context) => {
    const { state, nonce, maxAgeS } = states.issue();
    setCookie(context, cookie, nonce, {
      httpOnly: true,
      secure: publicUrl.startsWith('https:'),
      sameSite: 'Lax',
      path: '/slack',
      maxAge: maxAgeS,
    });
    const address = new URL('/oauth/v2/authorize', apiUrl);
    address.search = new URLSearchParams({
      client_id: secrets.clientId,
      scope: botScopes.join(','),
      redirect_uri: redirectUri,
      state,
    }).toString();
    return context.redirect(address.href);
  });

  routes.get(redirectPath, async (context) => {
    const { code, state = '', error } = context.req.query();
    const nonce = getCookie(context, cookie) ?? '';
    deleteCookie(context, cookie, { path: '/slack' });
    if (!states.redeem(state, nonce)) return page(context, 400, said.linkEnded, said.startAgain);
    if (error === 'access_denied' || !code)
      return page(context, 400, error ? said.slackSaid({ code: error }) : said.noCode, said.tryAgain);
    try {
      const installation = decodeAccess(await access({ code, redirectUri }), now().getTime());
      const { teamId, enterpriseId } = installation;
      if (!workspaces.isAllowed({ teamId, enterpriseId })) {
        logger.info({ teamId, enterpriseId }, 'a Slack workspace that is not allowed was not added');
        // Slack has added it there all the same, and nobody here keeps what it gave.
        await revoke(installation.token).catch((thrown) =>
          logger.warn({ err: thrown, teamId, enterpriseId }, 'a Slack token that is not kept could not be given back'),
        );
        return page(context, 403, texts.notAllowed);
      }
      await keep(installation);
      return page(context, 200, said.done({ workspace: installation.teamName ?? said.yourWorkspace }));
    } catch (thrown) {
      logger.error({ err: thrown }, 'a Slack installation failed');
      const reason = thrown instanceof PlatformError ? said.slackSaid({ code: thrown.code }) : said.notKept;
      return page(context, 502, said.failed({ reason }), said.tryAgain);
    }
  });

  async function keep(installation: SlackInstallation): Promise<void> {
    const space = installationSpace(installation);
    if (!space) throw new Error('Slack named no workspace.');
    await installations.update('slack', space, async () => JSON.stringify(installation));
    workspaces.forget(space);
    const user = installation.installedBy ?? 'unknown';
    await bot.handle({
      type: 'lifecycle',
      happened: 'installed',
      id: `slack:${space}:installed:${installation.installedAtMs}`,
      actor: { platform: 'slack', space, user },
      place: formatPlace({ platform: 'slack', space, kind: 'user', id: user }),
    });
    logger.info({ space, orgWide: installation.isOrgWide }, 'the Slack app was installed');
  }

  /** A page with a sentence, and a link that begins anew where that may help. */
  function page(context: Context, status: 200 | 400 | 403 | 502, message: string, again?: string) {
    return context.html(
      html`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${said.title}</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}</style>
<h1>${said.title}</h1><p>${message}</p>${again ? html`<p><a href="${installPath}">${again}</a></p>` : ''}</html>`,
      status,
    );
  }

  return routes;
}
