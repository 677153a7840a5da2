import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));

/** Why there are no browser tests here; null where there are. */
export const noBrowser = executablePath
  ? null
  : 'skipped: no browser. Install Debian’s chromium, or name one in CHROMIUM.';
if (noBrowser) console.log(noBrowser);

/** A real Chromium for one test file. `open` gives a page that remembers what went wrong in it. */
export function createBrowser() {
  let profile = '';
  let first: BrowserContext | undefined;

  beforeAll(async () => {
    if (!executablePath) return;
    profile = mkdtempSync(join(tmpdir(), 'causeway-chromium-'));
    first = await launch(profile, executablePath);
  });
  afterAll(async () => {
    await first?.close();
    if (profile) rmSync(profile, { recursive: true, force: true });
  });

  return {
    /** A page of a browser that was never here. */
    async open(url: string, options: BrowserContextOptions = {}): Promise<Watched> {
      const context = await first?.browser()?.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      if (!context) throw new Error('The browser is not running.');
      const page = await context.newPage();
      const watched: Watched = { page, complaints: [], strangers: [] };
      const { origin } = new URL(url);
      page.on('pageerror', (error) => watched.complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') watched.complaints.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
          watched.strangers.push(request.url());
      });
      await page.goto(url);
      return watched;
    },
  };
}

/** `complaints` are console errors and exceptions, `strangers` requests to anywhere else. */
export type Watched = { page: Page; complaints: string[]; strangers: string[] };

function launch(profile: string, path: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: path,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
