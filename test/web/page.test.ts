/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { chromiumPath, pageIsBuilt } from './browser.js';
import { usePage } from './usePage.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every view, and what is there once it has answered. */
const VIEWS = [
  ['#/', '.question-card:last-child .card-figure'],
  ['#/duty?value=1000000&on=2026-05-15', '.answer table'],
  ['#/duty?to=US&from=JP&code=8458.11.00&on=2025-10-10&value=100000', '.card-figure'],
  ['#/duty?code=0201.30&on=2026-05-15', '.answer table'],
  ['#/duty?code=nonsense', '[role=alert]'],
  ['#/path?code=0201.30-010&to=JP', 'svg.drawing'],
  ['#/safeguards?id=beef&on=2021-03-15', 'svg.drawing'],
  ['#/assess', '.drop'],
  ['#/reconcile', 'svg.drawing'],
  ['#/glossary', '.glossary dd'],
] as const;

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
    const at = usePage();
    const { open, text } = at;

    it('answers three real questions as it opens', async () => {
      await open('#/?lang=en');
      await at.page.locator('.question-card .card-figure').nth(2).waitFor();
      const figures = await at.page.locator('.question-card .card-figure').allTextContents();
      expect(figures[0]).toBe('208,000 JPY');
      expect(figures[1]).toMatch(/^[\d,.]+ USD$/);
      expect(figures[2]).toMatch(/^\d+(\.\d+)? %$/);
    });

    it('finds beef by its name, and answers for the line that is chosen', async () => {
      await open('#/duty?on=2026-05-15&value=1000000');
      const box = at.page.getByRole('combobox', { name: 'Product' });
      await box.fill('boneless beef');
      await at.page.getByRole('option').first().waitFor();
      await at.page.getByRole('option').filter({ hasText: '0201.30' }).first().click();
      await expect.poll(() => at.page.url()).toContain('code=0201.30');
      await at.page.locator('.answer table').first().waitFor();
      const first = at.page.locator('.answer button.code-text').first();
      if (await first.isVisible()) await first.click();
      await expect.poll(() => text('.card-figure')).toBe('208,000 JPY');
      expect(await text('.card')).toContain('177,000 JPY');
    });

    it('answers at once when the value changes', async () => {
      await open('#/duty?code=0201.30-010&on=2026-05-15&value=1000000');
      await at.page.getByLabel('Customs value').fill('2000000');
      await expect.poll(() => text('.card-figure')).toBe('416,000 JPY');
      expect(at.page.url()).toContain('value=2000000');
    });

    it('shows the duties on top and lets their questions be answered', async () => {
      await open('#/duty?to=US&from=JP&code=8458.11.00&on=2025-10-10&value=100000&lang=en');
      await expect.poll(() => text('.card-figure')).toBe('15,000 USD');
      await at.page
        .getByRole('button', { name: /^yes →/ })
        .first()
        .click();
      await expect.poll(() => at.page.url()).toContain('declare=');
    });

    it('says why a question has no answer', async () => {
      await open('#/duty?code=nonsense&lang=en');
      expect(await text('[role=alert]')).toMatch(/nonsense/);
      await at.page.goto(`${at.served.url}/#/duty?code=0201.30-010&on=0000-00-00&lang=en`);
      await expect.poll(() => text('[role=alert]')).toMatch(/0000-00-00/);
    });

    it('is used with the keyboard alone', async () => {
      await open('#/duty?on=2026-05-15&value=1000000&lang=en');
      await at.page.keyboard.press('Tab');
      expect(await at.page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the answer');
      await at.page.keyboard.press('Enter');
      expect(await at.page.evaluate(() => document.activeElement?.id)).toBe('main');
      await at.page.keyboard.press('Tab');
      expect(await at.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
      await at.page.keyboard.press('Control+A');
      await at.page.keyboard.type('whisky', { delay: 5 });
      await at.page.getByRole('option').first().waitFor();
      await at.page.keyboard.press('ArrowDown');
      await at.page.keyboard.press('Enter');
      await expect.poll(() => at.page.url()).toContain('code=2208');
    });

    it('speaks Japanese, and keeps the language in its address', async () => {
      await open('#/duty?code=0201.30-010&on=2026-05-15&value=1000000&lang=en');
      await at.page.getByRole('button', { name: '日本語' }).click();
      await expect.poll(() => text('h1')).toBe('関税');
      expect(at.page.url()).toContain('lang=ja');
      expect(await at.page.evaluate(() => document.documentElement.lang)).toBe('ja');
      expect(await text('.card-figure')).toBe('208,000円');
      await at.page.reload();
      await expect.poll(() => text('h1')).toBe('関税');
    });

    it('gives the same answer to who opens its link', async () => {
      await open('#/duty?code=8703.23.01&to=US&from=JP&on=2025-10-01&value=30000&lang=en');
      await expect.poll(() => text('.card-figure')).toBe('4,500 USD');
      const shown = await text('.answer');
      const other = at.watch(await at.context.newPage());
      await other.goto(at.page.url());
      await other.locator('.card-figure').waitFor();
      expect(await other.locator('.answer').textContent()).toBe(shown);
    });

    it('gives the determinations of the HTTP interface, byte for byte', async () => {
      const asked = 'code=8703.23.01&from=JP&to=US&on=2025-10-01&value=30000';
      await open(`#/duty?${asked}&lang=en`);
      const saving = at.page.waitForEvent('download');
      await at.page.getByRole('button', { name: 'Download JSON' }).click();
      const saved = readFileSync(await (await saving).path(), 'utf8');
      const answered = await (await fetch(`${at.served.url}/duty?${asked}`)).text();
      const determinations = (text: string): string => JSON.stringify(JSON.parse(text).determinations);
      expect(determinations(saved)).toBe(determinations(answered));
    });

    it('works without a network after the first load', async () => {
      await open('#/duty?code=0201.30-010&on=2026-05-15&value=1000000&lang=en');
      await at.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await at.context.setOffline(true);
      await at.page.reload();
      await expect.poll(() => text('.card-figure')).toBe('208,000 JPY');
      await at.page.goto(`${at.served.url}/#/path?code=0201.30-010&to=JP&lang=en`);
      await at.page.locator('main svg, main table').first().waitFor();
      await at.context.setOffline(false);
    });

    it.each(VIEWS)('has nothing that keeps people out: %s', async (hash, answered) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await at.page.emulateMedia({ colorScheme });
        await open(hash);
        await at.page.reload();
        await at.page.locator(answered).first().waitFor();
        expect(await at.page.evaluate(() => document.documentElement.dataset.theme)).toBe(colorScheme);
        await at.page.evaluate(AXE);
        const { violations } = (await at.page.evaluate(
          "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
        )) as AxeResult;
        expect(
          violations.map(
            ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map((it) => it.target).join(' ')}`,
          ),
        ).toEqual([]);
      }
    });

    it.each(VIEWS)('fits a phone: %s', async (hash, answered) => {
      await at.page.setViewportSize({ width: 390, height: 844 });
      await open(`${hash}${hash.includes('?') ? '&' : '?'}lang=ja`);
      await at.page.locator(answered).first().waitFor();
      const wide = await at.page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(390);
    });
  },
);
