import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));

/** Why there are no browser tests here; null where there are. */
export const noBrowser = executablePath
  ? null
  : 'skipped: no browser. Install Debian’s chromium, or name one in CHROMIUM.';
if (noBrowser) console.log(noBrowser);

/** One for all files of a worker: starting it takes as much as twenty pages. It ends with the process that started it. */
let running: Promise<Browser> | undefined;

/** A real Chromium. `open` gives a page of a reader that was never here, which remembers what went wrong in it; all are closed after the file. */
export function createBrowser() {
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    if (executablePath) running ??= launch(executablePath);
    await running;
  });
  afterAll(() => Promise.all(contexts.splice(0).map((context) => context.close())));

  return {
    /** A page of a browser that was never here. */
    async open(url: string, options: BrowserContextOptions = {}): Promise<Watched> {
      const browser = await running;
      if (!browser) throw new Error('The browser is not running.');
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      contexts.push(context);
      const page = await context.newPage();
      const watched: Watched = { page, complaints: [], strangers: [] };
      const { origin } = new URL(url);
      page.on('pageerror', (error) => watched.complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          watched.complaints.push(`${message.text()} ${message.location().url}`.trim());
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

function launch(path: string): Promise<Browser> {
  return chromium.launch({
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
