/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Served, serve, startBrowser } from './browser.js';

/** What a test of the page has at hand. */
export interface Opened {
  page: Page;
  context: BrowserContext;
  served: Served;
  /** what the page complained of, and what it asked of others */
  complaints: string[];
  /** opens an address of the page */
  open(hash: string): Promise<void>;
  /** the text of the first that a selector finds */
  text(selector: string): Promise<string | null>;
  /** has the complaints of another page counted too */
  watch(page: Page): Page;
}

/** Serves the page and opens a new one for every test, which must not complain. */
export function usePage(): Opened {
  let browser: Browser;
  const at = {
    async open(hash: string) {
      await at.page.goto(`${at.served.url}/${hash}`);
      await at.page.locator('main h1, main .usa-alert').first().waitFor();
    },
    text: (selector: string) => at.page.locator(selector).first().textContent(),
    watch(page: Page) {
      page.on('pageerror', (error) => at.complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') at.complaints.push(message.text());
      });
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(at.served.url) && !url.startsWith('blob:')) at.complaints.push(`asked ${url}`);
      });
      return page;
    },
  } as Opened;
  beforeAll(async () => {
    at.served = await serve();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await at.served?.stop();
  });
  beforeEach(async () => {
    at.complaints = [];
    at.context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
    at.page = at.watch(await at.context.newPage());
  });
  afterEach(async () => {
    await at.context.close();
    expect(at.complaints).toEqual([]);
  });
  return at;
}
