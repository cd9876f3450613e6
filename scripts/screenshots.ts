/**
 * Pictures of every view of the page, at the widths of a phone and of a desk, in both languages, into docs/screenshots:
 *
 *   npm run web:screenshots
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve, startBrowser } from '../test/web/browser.js';

const VIEWS: Readonly<Record<string, string>> = {
  start: '#/?',
  duty: '#/duty?code=0201.30-010&on=2026-05-15&value=1000000',
  'duty-us': '#/duty?to=US&from=JP&code=8458.11.00&on=2025-10-10&value=100000',
  path: '#/path?code=0201.30-010&to=JP',
  safeguards: '#/safeguards?id=beef&on=2021-03-15',
  assess: '#/assess?',
  reconcile: '#/reconcile?',
  glossary: '#/glossary?',
};
const WIDTHS = [390, 1440];
const LANGUAGES = ['en', 'ja'];
const HEIGHT = 1100;

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
mkdirSync(folder, { recursive: true });
const served = await serve();
const browser = await startBrowser();
try {
  for (const width of WIDTHS) {
    for (const language of LANGUAGES) {
      const page = await browser.newPage({ viewport: { width, height: HEIGHT } });
      for (const [name, hash] of Object.entries(VIEWS)) {
        await page.goto(`${served.url}/${hash}${hash.endsWith('?') ? '' : '&'}lang=${language}`);
        await page.locator('main h1').first().waitFor();
        await page.waitForTimeout(2000);
        await page.screenshot({
          path: `${folder}${name}-${width}-${language}.jpg`,
          type: 'jpeg',
          quality: 45,
        });
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
  await served.stop();
}
