import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  add,
  compare,
  type Exact,
  exact,
  formatExact,
  parseExact,
  subtract,
  ZERO,
} from '../../src/base/index.js';
import { duty, type Reconciliation, reconcile } from '../../src/kanzei.js';
import { factsRecord } from '../helpers/record.js';

/** Without printing the page where it fails. */
const expectSaid = (page: string, text: string): void => expect(page.includes(text), text).toBe(true);

const OFFICIAL = fileURLToPath(
  new URL(
    '../../../shared/data/trade/us-census-hs10-2024/us_imports_japan_hs10_2024.csv.gz',
    import.meta.url,
  ),
);
const PRESENT = existsSync(OFFICIAL);
if (!PRESENT)
  console.warn('skipped: ../shared/data/trade is missing, the imports of 2024 are not reconciled');

const sum = (texts: readonly string[]): string =>
  formatExact(texts.map((text) => parseExact(text) as Exact).reduce(add, ZERO));

describe.skipIf(!PRESENT)(
  `U.S. imports from Japan in 2024${PRESENT ? '' : ' (../shared/data is not here)'}`,
  () => {
    let found: Reconciliation;
    beforeAll(async () => {
      found = await reconcile({ file: OFFICIAL }, factsRecord());
    }, 300_000);

    it('are 151.340 billion dollars with 2.282 billion of duty, every row used', () => {
      expect(found.total).toEqual({ lines: 10083, value: '151340030810', collected: '2282216944' });
      expect(found).toMatchObject({ empty: 19, repeated: 0, badRows: { count: 0 } });
    });

    it('are explained exactly to 0.05 % of the duty, more widely to 0.05 % of the value', () => {
      const { exact: whole, parameter, unexplained, toTheValue } = found;
      console.log(
        `exact ${whole.percent} %, with a parameter ${parameter.percent} %, unexplained ${unexplained.percent} %; to the value ${toTheValue.percent} %`,
      );
      expect(Number(whole.percent)).toBeGreaterThan(81.5);
      expect(Number(toTheValue.percent)).toBeGreaterThanOrEqual(88);
      expect(Number(unexplained.percent)).toBeLessThanOrEqual(0.5);
    });

    it('are what docs/reconcile.md says', () => {
      const page = readFileSync(fileURLToPath(new URL('../../docs/reconcile.md', import.meta.url)), 'utf8');
      const rounded = (text: string, decimals: number) => Number(text).toFixed(decimals);
      const grouped = (count: number) => count.toLocaleString('en-US');
      const { exact: whole, parameter, unexplained, toTheValue, utilisation, kinds, chapters } = found;
      for (const { percent, lines, value, collected } of [whole, parameter, unexplained, toTheValue]) {
        const tenths = (text: string) =>
          (Number(text) / 1e6).toLocaleString('en-US', {
            minimumFractionDigits: 1,
            maximumFractionDigits: 1,
          });
        expectSaid(
          page,
          `| ${rounded(percent, 3)} | ${grouped(lines)} | ${tenths(value)} | ${tenths(collected)} |`,
        );
      }
      for (const { percent, lines } of kinds) {
        if (Number(percent) < 0.04) continue;
        expectSaid(page, `| ${rounded(percent, 3)} | ${grouped(lines)} |`);
      }
      const millions = (text: string) => rounded(String(Number(text) / 1e6), 2);
      expectSaid(page, `saved ${millions(utilisation.saved)} million dollars`);
      expectSaid(page, `${millions(utilisation.unused)} million more could have been saved`);
      expectSaid(page, `rate of use is ${utilisation.percent} %`);
      expectSaid(page, `they paid ${utilisation.control.percent} % less than the ordinary duty`);
      const used = chapters.filter(
        (each) => Number(each.utilisation.saved) + Number(each.utilisation.unused) > 2e6,
      );
      for (const { utilisation: use } of used) {
        expectSaid(page, `| ${millions(use.saved)} | ${millions(use.unused)} |`);
      }
    });

    it('are divided without rest, in all and by chapter', () => {
      const { exact: whole, parameter, unexplained, total, chapters, kinds, lines, utilisation } = found;
      expect(sum([whole.value, parameter.value, unexplained.value])).toBe(total.value);
      expect(sum(kinds.map(({ collected }) => collected))).toBe(total.collected);
      expect(sum(chapters.flatMap((each) => [each.exact, each.parameter, each.unexplained]))).toBe(
        total.value,
      );
      expect(sum(chapters.map(({ collected }) => collected))).toBe(total.collected);
      expect(sum(lines.flatMap((line) => line.utilisation?.saved ?? []))).toBe(utilisation.saved);
      expect(sum(chapters.map((each) => each.utilisation.unused))).toBe(utilisation.unused);
    });

    it('have shares between nothing and all, and savings within what can be saved', () => {
      for (const { explanation, utilisation, code } of found.lines) {
        for (const { id, value } of explanation?.parameters ?? []) {
          expect(Number(value) >= 0 && (id !== 'share' || Number(value) <= 1), code).toBe(true);
        }
        if (!utilisation) continue;
        const { saved, unused, ordinaryDuty, preferenceDuty } = utilisation;
        const [most, least] = [exact(ordinaryDuty), exact(preferenceDuty)];
        const rest = subtract(add(exact(saved), exact(unused)), subtract(most, least));
        expect(compare(exact(saved), ZERO) >= 0 && compare(exact(unused), ZERO) >= 0, code).toBe(true);
        expect(formatExact(rest), code).toBe('0');
      }
    });

    it('never count a line with a specific rate as exact', () => {
      const exactly = found.lines.filter((line) => line.class === 'exact');
      expect(
        exactly.filter(({ explanation }) => /USD\//.test(explanation?.treatments[0]?.rate ?? '')),
      ).toEqual([]);
    });

    it('pay what `kanzei duty` says, where the ordinary duty explains them', () => {
      const ordinary = found.lines.filter(({ explanation }) => explanation?.kind === 'ordinary');
      for (const { code, value, explanation } of ordinary.filter((_line, i) => i % 41 === 0)) {
        const [line] = duty(
          { code: code.slice(0, 10), from: 'JP', to: 'US', on: '2024-07-01', value },
          factsRecord(),
        ).determinations;
        const amount = line?.treatments.find(({ instrument }) => instrument === 'mfn')?.duty?.amount;
        expect(amount, code).toBe(explanation?.duty);
      }
    });
  },
);
