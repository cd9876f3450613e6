import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromiumPath, pageIsBuilt, serve, startBrowser } from '../test/web/browser.js';

const MOST_SCRIPT = 250_000;
const MOST_MILLISECONDS = 100;
const KEYSTROKES = 200;

/** The scripts that the page loads before it shows anything, compressed. */
function firstScripts(): number {
  const folder = resolve(import.meta.dirname, '../dist/web');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    (match) => match[1] as string,
  );
  return names.reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
    0,
  );
}

/** What a person types: values of a shipment, digit by digit, and names of goods. */
const TYPED = [
  ...['1234567', '98765432', '500000', '2000000', '31415926'].map((text) => ['Customs value', text] as const),
  ...[
    'boneless beef',
    'ball bearings',
    'machine tools',
    'whisky',
    'cheddar',
    'frozen orange juice',
    'natural cheese',
    'almonds',
  ].map((text) => ['Product', text] as const),
];

/** Types a letter and waits until the answer is drawn; a text, since it runs in the page. */
const MEASURE = `async (input, letter) => {
  const begin = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, input.value + letter);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  await settled();
  while (document.querySelector('[data-asking]')) await settled();
  return performance.now() - begin;
}`;

/** Types into the page and measures, for each key, until the answer is drawn. */
async function keystrokes(): Promise<readonly number[]> {
  const served = await serve();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript({ content: `globalThis.measureKey = ${MEASURE}` });
    await page.goto(`${served.url}/#/duty?code=0201.30-010&on=2026-05-15&value=1&lang=en`);
    await page.locator('.card-figure').waitFor();
    const times: number[] = [];
    for (let round = 0; times.length < KEYSTROKES; round += 1) {
      const [label, text] = TYPED[round % TYPED.length] as (typeof TYPED)[number];
      const field = page.getByLabel(label, { exact: true }).first();
      await field.fill('');
      for (const key of text) {
        if (times.length === KEYSTROKES) break;
        times.push(
          await field.evaluate((input, letter) => Reflect.get(globalThis, 'measureKey')(input, letter), key),
        );
      }
    }
    return times;
  } finally {
    await browser.close();
    await served.stop();
  }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;

/** The first view's script, and how long an answer takes after a key. */
export async function web(): Promise<void> {
  if (!pageIsBuilt) throw new Error('there is no page; run npm run build');
  if (chromiumPath === undefined)
    throw new Error('there is no Chromium; install it, or name it in KANZEI_CHROMIUM');
  const bytes = firstScripts();
  console.log(
    `first-view script: ${bytes} bytes gzip, ${(bytes / MOST_SCRIPT).toFixed(2)} of ${MOST_SCRIPT} (at most 1)`,
  );
  const sorted = [...(await keystrokes())].sort((a, b) => a - b);
  const [half, most, worst] = [at(sorted, 0.5), at(sorted, 0.95), sorted.at(-1) as number];
  console.log(
    `${KEYSTROKES} keystrokes to their answer: median ${half.toFixed(0)} ms, 95th percentile ${most.toFixed(0)} ms, worst ${worst.toFixed(0)} ms; ratio ${(most / MOST_MILLISECONDS).toFixed(2)} (at most 1)`,
  );
  if (bytes > MOST_SCRIPT || most > MOST_MILLISECONDS) process.exitCode = 1;
}
