import type { Outcome } from '#src/core/outcome.ts';
import { createPages } from '#src/web/pages.ts';
import type { createDialogue, Speaker } from './dialogue.ts';
import { read } from './dialogue.ts';

type House = Awaited<ReturnType<typeof createDialogue>>;

/** The path of the link that /admin gives. */
export function loginPath(outcome: Outcome): string {
  const path = /\/admin\/login\/[\w-]{32}/.exec(JSON.stringify(outcome))?.[0];
  if (!path) throw new Error(`There is no link in ${read(outcome)}`);
  return path;
}

/** The pages of a house, and browsers that keep their cookie. */
export function createAdminPages({ bot, context }: Pick<House, 'bot' | 'context'>, origin: string) {
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false, handle: bot.handle, staffBot: bot });

  function createVisitor() {
    let cookie = '';
    async function ask(
      path: string,
      init: { method?: string; body?: URLSearchParams; headers?: Record<string, string> } = {},
    ) {
      const headers = { ...(cookie && { cookie }), ...init.headers };
      const response = await pages.request(`${origin}${path}`, { ...init, headers });
      const [, set] = /^([^;]+)/.exec(response.headers.get('set-cookie') ?? '') ?? [];
      if (set) cookie = set.endsWith('=') ? '' : set;
      return response;
    }
    const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = { origin }) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
    return {
      ask,
      post,
      get cookie() {
        return cookie;
      },
      async text(path: string): Promise<string> {
        return (await ask(path)).text();
      },
      async say(line: string) {
        const response = await post('/admin/say', { line });
        return { status: response.status, text: await response.text() };
      },
      /** Sends the one form of a button below a page's text whose label holds this. */
      async press(page: string, label: string) {
        const found = [...page.matchAll(/<form[^>]*action="\/admin\/say".*?<\/form>/gs)].find(([form]) =>
          form.includes(`${label}`),
        );
        if (!found) throw new Error(`There is no button “${label}”`);
        const fields = [...found[0].matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
          name,
          unescaped(value),
        ]);
        const response = await post('/admin/say', Object.fromEntries(fields));
        return { status: response.status, text: await response.text() };
      },
      async signIn(speaker: Pick<Speaker, 'say'>) {
        const response = await post(loginPath(await speaker.say('/admin')));
        if (response.status !== 303) throw new Error(await response.text());
      },
    };
  }

  return { pages, createVisitor };
}

const unescaped = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
