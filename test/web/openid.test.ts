import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, expect, test } from 'vitest';
import { listPersonalData } from '#src/operations/personal-data.ts';
import { createOpenId } from '#src/sources/openid.ts';
import { openIdReturnPath } from '#src/web/admin/openid.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const origin = 'https://causeway.example';
const house = await createDialogue({ env: { PUBLIC_URL: origin }, platforms: switchOnMail() });
const { as, bot, context, database } = house;
const { sql } = database;
await as('admin').say('/help');
const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
const mailOf = async (user: string, mail: string) => {
  await as(user).say('/help');
  await sql`insert into account (platform, space, "user", person) values ('mail', '', ${mail}, ${await idOf(user)})`;
};
await mailOf('staff', 'Staff@example.org');
await mailOf('maria', 'maria@example.org');
await as('admin').confirm(`/person role ${await idOf('staff')} admin`);
await sql`insert into account (platform, space, "user", person) values ('mail', '', 'office@city.example', ${await idOf('staff')})`;

/** Who the provider knows: the mail address, and whether it verified it. */
const known: Record<string, { email: string; isVerified: boolean }> = {
  s1: { email: 'staff@example.org', isVerified: true },
  s2: { email: 'staff@example.org', isVerified: false },
  m1: { email: 'maria@example.org', isVerified: true },
  n1: { email: 'nobody@example.org', isVerified: true },
  // Another domain, which small letters of Turkish would make the same.
  i1: { email: 'office@c\u0130ty.example', isVerified: true },
};

const server = createServer((request, response) => handle(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const redirectUri = `${origin}${openIdReturnPath}`;
const provider = new Provider(issuer, {
  clients: [
    {
      ...{ client_id: 'causeway', client_secret: 'a secret of the client', redirect_uris: [redirectUri] },
      ...{ token_endpoint_auth_method: 'client_secret_post', require_auth_time: true },
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  cookies: { keys: ['a key of cookies'] },
  pkce: { required: () => true },
  findAccount: (_context, accountId) => ({
    accountId,
    claims: () => ({ sub: accountId, email: known[accountId]?.email, email_verified: known[accountId]?.isVerified }),
  }),
});
const handle = provider.callback();

const pages = createPages({
  ...{ ...context, read: bot.read, hasPlayground: false, handle: bot.handle, staffBot: bot },
  signIn: createOpenId({ issuer, clientId: 'causeway', clientSecret: 'a secret of the client', redirectUri }),
});

/** A browser: it keeps cookies by the host they came from. */
function createBrowser() {
  const jars = new Map<string, Map<string, string>>();
  async function ask(url: string, form?: Record<string, string>) {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const init = {
      ...{ redirect: 'manual' as const, headers: { ...(cookie && { cookie }), ...(form && { origin }) } },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    };
    const response = url.startsWith(origin) ? await pages.request(url, init) : await fetch(url, init);
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970|Max-Age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
  const leadOf = (response: Response, from: string) => new URL(response.headers.get('location') ?? '', from).href;
  return {
    ask,
    /** Begins at this server, signs in at the provider, and returns the address that it sends the browser back to. */
    async signInAt(login: string): Promise<string> {
      let url = leadOf(await ask(`${origin}/admin/openid`), origin);
      for (let step = 0; step < 12; step += 1) {
        if (url.startsWith(origin)) return url;
        const response = await ask(url);
        if (response.status >= 300 && response.status < 400) url = leadOf(response, url);
        else {
          const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(await response.text()) ?? [];
          url = leadOf(await ask(url, { prompt, login, password: 'any' }), url);
        }
      }
      throw new Error(`The provider did not send the browser back: ${url}`);
    },
  };
}

const said = async (response: Response) => ({ status: response.status, text: await response.text() });

test('who is not in is led to the provider, and with a verified address that is known here comes in', async () => {
  const browser = createBrowser();
  const outside = await said(await browser.ask(`${origin}/admin`));
  expect(outside.status).toBe(401);
  expect(outside.text).toContain('href="/admin/openid"');
  const back = await browser.signInAt('s1');
  const entered = await browser.ask(back);
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/admin']);
  expect((await said(await browser.ask(`${origin}/admin`))).text).toContain('You are staff, Admin.');
  expect(await sql`select issuer, subject, person from openid_subject`).toEqual([
    { issuer, subject: 's1', person: await idOf('staff') },
  ]);
  // They proved who they are a moment ago: rights may be given.
  const given = await browser.ask(`${origin}/admin/say`, { line: `/person role ${await idOf('maria')} member` });
  expect(given.status).toBe(200);
  // What came back is used up, and is worth nothing in another browser.
  for (const other of [browser, createBrowser()]) expect((await other.ask(back)).status).toBe(403);
});

test('a subject that is linked comes in without an address; an address that is not verified, unknown or a member’s does not', async () => {
  known.s1 = { email: 'moved@example.org', isVerified: false };
  const linked = createBrowser();
  expect((await linked.ask(await linked.signInAt('s1'))).status).toBe(303);
  const people = (await sql`select 1 from person`).length;
  for (const login of ['s2', 'm1', 'n1', 'i1']) {
    const browser = createBrowser();
    const refused = await said(await browser.ask(await browser.signInAt(login)));
    expect([login, refused.status]).toEqual([login, 403]);
    expect(refused.text).toContain('nobody with a right to them is reached at its verified mail address');
    expect((await browser.ask(`${origin}/admin`)).status).toBe(401);
  }
  expect(await sql`select 1 from person`).toHaveLength(people);
  expect(await sql`select subject from openid_subject`).toEqual([{ subject: 's1' }]);
});

test('another state, another code and no provider at all open nothing', async () => {
  for (const [name, value] of [
    ['state', 'another'],
    ['code', 'another'],
    ['iss', 'https://evil.example'],
  ] as const) {
    const browser = createBrowser();
    const back = new URL(await browser.signInAt('s1'));
    back.searchParams.set(name, value);
    const refused = await said(await browser.ask(back.href));
    expect([name, refused.status, refused.text.includes('The sign-in did not work.')]).toEqual([name, 403, true]);
    expect((await browser.ask(`${origin}/admin`)).status).toBe(401);
  }
  const gone = createOpenId({ issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y', redirectUri });
  await expect(gone.begin()).rejects.toThrow();
});

test('who somebody is at a provider is exported and goes with them; a lost role ends what it opened', async () => {
  const id = await idOf('staff');
  expect((await listPersonalData(sql, id)).openid_subject).toMatchObject([{ issuer, subject: 's1' }]);
  await as('admin').confirm(`/person role ${id} member`);
  const browser = createBrowser();
  expect((await browser.ask(await browser.signInAt('s1'))).status).toBe(403);
  await sql`delete from person where id = ${id}`;
  expect(await sql`select 1 from openid_subject`).toEqual([]);
});
