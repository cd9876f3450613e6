/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath, pageIsBuilt } from './browser.js';
import { usePage } from './usePage.js';

const HEAD = 'id,code,importer,origin,date,value,claim,paid';

/** The question of each view in a link, and what its answer stands in. */
const LINKS = [
  ['#/duty?code=8703.23.01&to=US&from=JP&on=2025-10-01&value=30000&lang=en', '.answer', '.card-figure'],
  ['#/path?code=0201.30-010&to=JP&origins=US,AU&since=2020&until=2024&lang=en', '.answer', 'svg.drawing'],
  ['#/safeguards?id=beef&on=2021-03-15&day=2020-09-30&lang=en', 'main', '.slider'],
  ['#/reconcile?show=unexplained&sort=-value&find=84&lang=en', 'main', 'main table'],
  ['#/glossary?find=quota&lang=ja', '.glossary', '.glossary dd'],
] as const;

describe.skipIf(chromiumPath === undefined || !pageIsBuilt)(
  'what a reader does with the page (skipped where there is no Chromium or no build)',
  () => {
    const at = usePage();
    const { open, text } = at;

    const press = (name: string | RegExp): Promise<void> =>
      at.page.getByRole('button', { name }).first().click();
    const choose = (name: string, content: string): Promise<void> =>
      at.page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
    const read = async (download: Promise<Download>): Promise<string> =>
      readFileSync(await (await download).path(), 'utf8');

    it('assesses the example: what was due, what was left unused, what was refused', async () => {
      await open('#/assess?lang=en');
      await press('Try with an example');
      await expect
        .poll(() => text('.answer .lead'), { timeout: 30_000 })
        .toBe('example.csv: entries assessed: 7; rows refused: 1.');
      const unused = at.page.getByRole('table', { name: /Largest preference unused/ });
      expect(await unused.locator('tbody th').allTextContents()).toEqual(['A-105', 'A-102']);
      await at.page.getByLabel('Sum up by').selectOption('byChapter');
      const dues = at.page.getByRole('table', { name: /^Due under the claim/ });
      expect(await dues.locator('tbody th').allTextContents()).toContain('02');
      await unused.getByRole('link').first().click();
      await expect.poll(() => text('.card-figure')).toMatch(/ JPY$/);
      expect(at.page.url()).toContain('from=AU');
    });

    it('shows a row that is no entry with the reason, and saves nothing that a spreadsheet runs', async () => {
      await open('#/assess?lang=en');
      const evil = '=HYPERLINK("http://example.test")';
      const quoted = `"${evil.replaceAll('"', '""')}"`;
      await choose(
        'own.csv',
        [
          HEAD,
          `${quoted},0201.30-010,JP,US,2026-05-15,1000000,none,385000`,
          `${quoted},0201.30-010,JP,US,soon,1,none,0`,
        ].join('\n'),
      );
      const refused = at.page.getByRole('table', { name: /Rows refused/ });
      await refused.waitFor({ timeout: 30_000 });
      expect(await refused.locator('tbody').textContent()).toMatch(/soon/);
      for (const name of ['Result (CSV)', 'Refused rows (CSV)']) {
        const saving = at.page.waitForEvent('download');
        await at.page.getByRole('link', { name }).click();
        const saved = await read(saving);
        expect(saved).toContain('HYPERLINK');
        expect(saved).not.toMatch(/(^|[,\n"])=HYPERLINK/m);
      }
    });

    it('stops when it is told to', async () => {
      await open('#/assess?lang=en');
      const rows = Array.from(
        { length: 20_000 },
        (_, i) => `A-${i},0201.30-010,JP,US,2026-05-15,${1_000_000 + i},none,385000`,
      );
      await choose('many.csv', [HEAD, ...rows].join('\n'));
      await press('Cancel');
      expect(await text('.answer [role=status]')).toBe('Cancelled.');
      await at.page.waitForTimeout(1500);
      expect(await at.page.locator('.answer table, .answer progress').count()).toBe(0);
    });

    it('sorts and filters the lines of the report, and leads from one to its duty', async () => {
      await open('#/reconcile?lang=en');
      expect(await text('.card')).toContain('86,042,289 USD');
      const lines = at.page.getByRole('table', { name: /The head of a column sorts by it/ });
      await at.page.getByLabel('Code or product').fill('8458');
      await expect.poll(() => at.page.url()).toContain('find=8458');
      const codes = (): Promise<string[]> => lines.locator('tbody th a').allTextContents();
      expect((await codes()).every((code) => code.startsWith('8458'))).toBe(true);
      await lines.getByRole('button', { name: 'Line' }).click();
      const upwards = await codes();
      expect(upwards.length).toBeGreaterThan(1);
      expect(upwards).toEqual([...upwards].sort());
      await lines.getByRole('button', { name: 'Line' }).click();
      await expect.poll(codes).toEqual([...upwards].reverse());
      expect(await lines.locator('th[aria-sort=descending]').textContent()).toContain('Line');
      await lines.getByRole('link', { name: '8458.11.00.50' }).click();
      await expect.poll(() => text('h1')).toBe('Duty');
      expect(at.page.url()).toContain('on=2024-12-31');
      await expect.poll(() => text('.answer')).toContain('4.4%');
    });

    it('draws the origins that are chosen, and says what one pays less than another', async () => {
      await open('#/path?code=0201.30-010&to=JP&origins=US,AU&lang=en');
      const legend = at.page.getByRole('list', { name: 'Lines of the chart' });
      await legend.getByText('Japan–Australia').waitFor();
      await at.page.getByRole('checkbox', { name: 'Australia' }).uncheck();
      await expect.poll(() => legend.getByText('Japan–Australia').count()).toBe(0);
      await at.page.getByRole('checkbox', { name: 'Canada' }).check();
      await legend.getByText('CPTPP: Canada').waitFor();
      await at.page.getByLabel('B', { exact: true }).selectOption({ label: 'MFN: all origins chosen' });
      const margin = at.page.getByRole('table', { name: /\/ MFN$/ });
      await margin.waitFor();
      const year = margin.getByRole('row', { name: /^1 April 2026/ });
      expect(await year.textContent()).toMatch(/20\.8%.*38\.5%.*17\.7/);
    });

    it('goes through the year of the safeguard with the slider', async () => {
      await open('#/safeguards?id=beef&on=2021-03-15&lang=en');
      const slider = at.page.getByRole('slider');
      await slider.waitFor();
      await at.page.getByRole('button', { name: /measure begins/ }).click();
      await expect.poll(() => text('.slider + .card')).toMatch(/18 March 2021.*in force/);
      await expect.poll(() => at.page.url()).toContain('day=2021-03-18');
      await slider.focus();
      await at.page.keyboard.press('Home');
      await expect.poll(() => slider.getAttribute('aria-valuetext')).toContain('1 April 2020');
      await expect.poll(() => at.page.url()).toContain('day=2020-04-01');
      await at.page.goto(at.page.url().replace('day=2020-04-01', 'day=2021-03-10'));
      await expect.poll(() => slider.getAttribute('aria-valuetext')).toContain('10 March 2021');
    });

    it('finds a term, and goes to the one that a link names', async () => {
      await open('#/glossary?lang=en');
      await at.page.getByLabel('Find a term').fill('スナップバック');
      await expect.poll(() => at.page.locator('.glossary dt').count()).toBe(1);
      await open('#/duty?to=US&from=JP&code=8458.11.00&on=2025-10-10&value=100000&lang=en');
      await at.page.getByRole('link', { name: 'merchandise processing fee' }).click();
      await expect
        .poll(() => at.page.evaluate(() => document.activeElement?.textContent))
        .toContain('Merchandise processing fee');
    });

    it.each(LINKS)('shows the same again to who opens %s', async (hash, answer, answered) => {
      await open(hash);
      await at.page.locator(answered).first().waitFor();
      await at.page.waitForTimeout(1000);
      const shown = await text(answer);
      await at.page.reload();
      await at.page.locator(answered).first().waitFor();
      await expect.poll(() => text(answer), { timeout: 10_000 }).toBe(shown);
    });

    it('marks what is English in a Japanese page', async () => {
      await open('#/duty?code=0201.30-010&on=2026-05-15&value=1000000&lang=ja');
      await at.page.locator('.steps').first().waitFor();
      const spoken = (said: string): Promise<string | undefined> =>
        at.page
          .getByText(said)
          .first()
          .evaluate((element) => element.closest<HTMLElement>('[lang]')?.lang);
      expect(await spoken('ad valorem')).toBe('en');
      expect(await spoken('claim by the time of importation')).toBe('en');
      expect(await spoken('if no measure of the safeguard')).toBe('en');
      expect(await spoken('合法的な最低額')).toBe('ja');
    });

    it('says that a part of the page could not be loaded, and tries again', async () => {
      await at.page.route(/kanzei.*\.record/, (route) => route.abort());
      await at.page.goto(`${at.served.url}/#/duty?code=0201.30-010&on=2026-05-15&value=1000000&lang=en`);
      await expect.poll(() => text('[role=alert]')).toMatch(/could not be loaded/);
      expect(at.complaints.length).toBeGreaterThan(0);
      at.complaints.length = 0;
      await at.page.unroute(/kanzei.*\.record/);
      await press('Try again');
      await expect.poll(() => text('.card-figure')).toBe('208,000 JPY');
    });

    it('prints the answer without what is for the screen', async () => {
      await open('#/duty?code=0201.30-010&on=2026-05-15&value=1000000&lang=en');
      await at.page.locator('.card-figure').waitFor();
      await at.page.emulateMedia({ media: 'print' });
      expect(await at.page.locator('.toolbar').isVisible()).toBe(false);
      expect(await at.page.getByText('208,000 JPY').first().isVisible()).toBe(true);
      expect(await at.page.getByText('Japan Customs, tariff schedule').first().isVisible()).toBe(true);
    });
  },
);
