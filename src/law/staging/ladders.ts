import { exact, fraction } from '../../base/index.js';
import {
  type Category,
  cutThenEqual,
  cutThenHold,
  holdThenEqual,
  ladder,
  partialCut,
  stepwiseShares,
} from './category.js';
import type { KnownLadder } from './family.js';

/*
 * Ladders that are known for their products from the texts and the governments' own summaries, whatever the schedule
 * shows. Sources: docs/staging.md.
 */

/** "1 27.5 | 10 20": 27.5 in year 1, then in equal cuts 20 in year 10 */
const read = (text: string): [year: number, rate: string][] =>
  text.split(' | ').map((step) => {
    const [year, rate] = step.split(' ') as [string, string];
    return [Number(year), rate];
  });

const rates = (id: string, measure: string, text: string): Category => ladder(id, measure, read(text));

/** the same with shares of the base rate, in per cent */
const shares = (id: string, text: string): Category => ({
  id,
  steps: read(text).map(([year, percent]) => ({
    year,
    to: { kind: 'share', of: fraction(Number(exact(percent).n), 100) },
  })),
});

const of = (products: readonly string[], ...categories: readonly Category[]): KnownLadder[] =>
  categories.map((category) => ({ category, products }));

const PORK = ['0203', '020630', '020649'];
const PROCESSED_PORK = ['021011', '021012', '021019', '02109901', '160241', '160242', '160249'];

/** Ladders of the TPP schedule of Japan, which CPTPP incorporates and USJTA, EU–Japan and UK–Japan largely repeat. */
export const TPP_LADDERS: readonly KnownLadder[] = [
  ...of(['0201', '0202'], rates('beef', 'percent', '1 27.5 | 10 20 | 16 9')),
  ...of(['020610020', '020629020'], rates('beef cheek and head', 'percent', '1 39 | 10 20 | 16 9')),
  ...of(['020610011', '020621'], { ...cutThenEqual(50, 11), id: 'beef tongue' }),
  ...of(['020610019', '020629010'], { ...cutThenEqual(50, 13), id: 'beef offal' }),
  ...of(
    PORK,
    rates('pork, percentage', 'percent', '1 2.2 | 10 0'),
    rates('pork cuts', 'JPY/kg', '1 125 | 4 125 | 5 70 | 10 50'),
    rates('pork carcasses', 'JPY/kg', '1 93.75 | 4 93.75 | 5 52.5 | 10 37.5'),
  ),
  ...of(
    PROCESSED_PORK,
    rates('processed pork, percentage', 'percent', '1 4.3 | 5 2.2 | 11 0'),
    rates('processed pork, amount', 'price', '1 307.87 | 5 154.38 | 11 0'),
  ),
  ...of(['0402', '0403', '0404', '0405'], { ...holdThenEqual(1, 11), id: 'milk powder and butter in quota' }),
  ...[16, 21].flatMap((year) =>
    of(
      ['040410'],
      rates(`whey, amount to year ${year}`, 'JPY/kg', `1 40 | ${year} 0`),
      rates(`whey, sugared, to year ${year}`, 'percent', `1 35 | ${year} 0`),
      rates(`whey, other, to year ${year}`, 'percent', `1 25 | ${year} 0`),
    ),
  ),
  ...of(['0407'], shares('eggs in shell', '1 80 | 6 80 | 13 0')),
  ...of(
    ['040811', '040891'],
    stepwiseShares('dried eggs', [
      [1, 50],
      [7, 25],
      [13, 0],
    ]),
  ),
  ...of(['080810'], { ...cutThenEqual(25, 11), id: 'apples' }),
  ...of(['190219'], { ...partialCut(40, 9), id: 'pasta, 60%' }, { ...partialCut(45, 9), id: 'pasta, 55%' }),
  ...of(
    ['2105'],
    { ...partialCut(37, 6), id: 'ice cream, 63%' },
    { ...partialCut(33, 6), id: 'ice cream, 67%' },
  ),
  ...of(['4407', '4410', '4412'], { ...cutThenHold(50, 16), id: 'forest goods under safeguard' }),
];

/** EU–Japan and UK–Japan: whey comes down by seven tenths to year 11, from the first-year rates of TPP. */
export const EUROPEAN_LADDERS: readonly KnownLadder[] = [
  ...TPP_LADDERS,
  ...of(
    ['040410'],
    rates('whey, amount, 70%', 'JPY/kg', '1 40 | 11 12'),
    rates('whey, sugared, 70%', 'percent', '1 35 | 11 10.5'),
    rates('whey, other, 70%', 'percent', '1 25 | 11 7.5'),
  ),
];

/** Beef of the Japan–Australia agreement: 6, 1 and 1 points, then equal cuts (chilled); 8, 2 and 1 points (frozen). */
export const AUSTRALIA_LADDERS: readonly KnownLadder[] = [
  ...of(['0201'], rates('beef, chilled', 'percent', '1 32.5 | 2 31.5 | 3 30.5 | 15 23.5')),
  ...of(['0202'], rates('beef, frozen', 'percent', '1 30.5 | 2 28.5 | 3 27.5 | 12 25 | 18 19.5')),
];
