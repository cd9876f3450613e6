/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath, pageIsBuilt, type Served, serve, startBrowser } from './browser.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const VIEWS = [
  '#/',
  '#/duty?value=1000000&on=2026-05-15',
  '#/duty?to=US&from=JP&code=8458.11.00&on=2025-10-10&value=100000',
  '#/duty?code=0201.30&on=2026-05-15',
  '#/duty?code=nonsense',
  '#/path?code=0201.30-010&to=JP',
  '#/safeguards?id=beef&on=2021-03-15',
  '#/assess',
  '#/reconcile',
  '#/glossary',
];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

describe.skipIf(chromiumPath === undefined || !pageIsBuilt)(
  'the page (skipped where there is no Chromium or no build)',
  () => {
    let served: Served;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let complaints: string[];

    beforeAll(async () => {
      served = await serve();
      browser = await startBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await served?.stop();
    });

    const watch = (opened: Page): Page => {
      opened.on('pageerror', (error) => complaints.push(error.message));
      opened.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      opened.on('request', (request) => {
        if (!request.url().startsWith(served.url)) complaints.push(`asked ${request.url()}`);
      });
      return opened;
    };

    beforeEach(async () => {
      complaints = [];
      context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
      page = watch(await context.newPage());
    });
    afterEach(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });

    const open = async (hash: string): Promise<void> => {
      await page.goto(`${served.url}/${hash}`);
      await page.locator('main h1, main .usa-alert').first().waitFor();
    };
    const text = (selector: string): Promise<string | null> => page.locator(selector).first().textContent();

    it('answers three real questions as it opens', async () => {
      await open('#/?lang=en');
      await page.locator('.question-card .card-figure').nth(2).waitFor();
      const figures = await page.locator('.question-card .card-figure').allTextContents();
      expect(figures[0]).toBe('208,000 JPY');
      expect(figures[1]).toMatch(/^[\d,.]+ USD$/);
      expect(figures[2]).toMatch(/^\d+(\.\d+)? %$/);
    });

    it('finds beef by its name, and answers for the line that is chosen', async () => {
      await open('#/duty?on=2026-05-15&value=1000000');
      const box = page.getByRole('combobox', { name: 'Product' });
      await box.fill('boneless beef');
      await page.getByRole('option').first().waitFor();
      await page.getByRole('option').filter({ hasText: '0201.30' }).first().click();
      await expect.poll(() => page.url()).toContain('code=0201.30');
      await page.locator('.answer table').first().waitFor();
      const first = page.locator('.answer button.code-text').first();
      if (await first.isVisible()) await first.click();
      await expect.poll(() => text('.card-figure')).toBe('208,000 JPY');
      expect(await text('.card')).toContain('177,000 JPY');
    });

    it('answers at once when the value changes', async () => {
      await open('#/duty?code=0201.30-010&on=2026-05-15&value=1000000');
      await page.getByLabel('Customs value').fill('2000000');
      await expect.poll(() => text('.card-figure')).toBe('416,000 JPY');
      expect(page.url()).toContain('value=2000000');
    });

    it('shows the duties on top and lets their questions be answered', async () => {
      await open('#/duty?to=US&from=JP&code=8458.11.00&on=2025-10-10&value=100000&lang=en');
      await expect.poll(() => text('.card-figure')).toBe('15,000 USD');
      await page
        .getByRole('button', { name: /^yes →/ })
        .first()
        .click();
      await expect.poll(() => page.url()).toContain('declare=');
    });

    it('says why a question has no answer', async () => {
      await open('#/duty?code=nonsense&lang=en');
      expect(await text('[role=alert]')).toMatch(/nonsense/);
      await page.goto(`${served.url}/#/duty?code=0201.30-010&on=0000-00-00&lang=en`);
      await expect.poll(() => text('[role=alert]')).toMatch(/0000-00-00/);
    });

    it('is used with the keyboard alone', async () => {
      await open('#/duty?on=2026-05-15&value=1000000&lang=en');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the answer');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('whisky', { delay: 5 });
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.url()).toContain('code=2208');
    });

    it('speaks Japanese, and keeps the language in its address', async () => {
      await open('#/duty?code=0201.30-010&on=2026-05-15&value=1000000&lang=en');
      await page.getByRole('button', { name: '日本語' }).click();
      await expect.poll(() => text('h1')).toBe('関税');
      expect(page.url()).toContain('lang=ja');
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
      expect(await text('.card-figure')).toBe('208,000円');
      await page.reload();
      await expect.poll(() => text('h1')).toBe('関税');
    });

    it('gives the same answer to who opens its link', async () => {
      await open('#/duty?code=8703.23.01&to=US&from=JP&on=2025-10-01&value=30000&lang=en');
      await expect.poll(() => text('.card-figure')).toBe('4,500 USD');
      const shown = await text('.answer');
      const other = watch(await context.newPage());
      await other.goto(page.url());
      await other.locator('.card-figure').waitFor();
      expect(await other.locator('.answer').textContent()).toBe(shown);
    });

    it('gives the determinations of the HTTP interface, byte for byte', async () => {
      const asked = 'code=8703.23.01&from=JP&to=US&on=2025-10-01&value=30000';
      await open(`#/duty?${asked}&lang=en`);
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download JSON' }).click();
      const saved = readFileSync(await (await saving).path(), 'utf8');
      const answered = await (await fetch(`${served.url}/duty?${asked}`)).text();
      const determinations = (text: string): string => JSON.stringify(JSON.parse(text).determinations);
      expect(determinations(saved)).toBe(determinations(answered));
    });

    it('works without a network after the first load', async () => {
      await open('#/duty?code=0201.30-010&on=2026-05-15&value=1000000&lang=en');
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await context.setOffline(true);
      await page.reload();
      await expect.poll(() => text('.card-figure')).toBe('208,000 JPY');
      await page.goto(`${served.url}/#/path?code=0201.30-010&to=JP&lang=en`);
      await page.locator('main svg, main table').first().waitFor();
      await context.setOffline(false);
    });

    it.each(VIEWS)('has nothing that keeps people out: %s', async (hash) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await open(hash);
        await page.waitForTimeout(300);
        await page.evaluate(AXE);
        const { violations } = (await page.evaluate(
          "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
        )) as AxeResult;
        expect(
          violations.map(
            ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map((it) => it.target).join(' ')}`,
          ),
        ).toEqual([]);
      }
    });

    it.each(VIEWS)('fits a phone: %s', async (hash) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open(`${hash}${hash.includes('?') ? '&' : '?'}lang=ja`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(390);
    });
  },
);
