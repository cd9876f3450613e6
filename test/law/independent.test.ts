import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, type Exact, fraction, parseExact } from '../../src/base/index.js';
import { Assessment } from '../../src/law/assessment.js';
import { evaluateRate, printRate, type Rate } from '../../src/notation/index.js';
import { factsRecord } from '../helpers/record.js';
import { independentDuty } from './independentEvaluator.js';

/** Every distinct rate of both schedules, in all editions: the real population, not a made one. */
function allRates(): Rate[] {
  const record = factsRecord();
  const rates = new Map<string, Rate>();
  for (const edition of record.editions) {
    for (const chapter of record.chapters(edition.importer)) {
      for (const line of record.chapter(edition, chapter)) {
        for (const column of [
          'general',
          'temporary',
          'wto',
          'special',
          'column2',
          'usjta',
          'epa_cptpp',
          'epa_eu',
          'gsp',
        ]) {
          for (const { rate } of line.cell(column).branches) rates.set(printRate(rate), rate);
        }
      }
    }
  }
  return [...rates.values()];
}

const toExact = (decimal: Decimal): Exact => parseExact(decimal.toFixed()) as Exact;
const amount = (most: number, decimals: number) =>
  fc.integer({ min: 1, max: most }).map((digits) => new Decimal(digits).div(10 ** decimals));

describe('the engine against decimal.js', () => {
  it('gives the same duty for every distinct rate of the schedules on random shipments', () => {
    const rates = allRates();
    const record = factsRecord();
    let compared = 0;
    const priced = new Set<string>();
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: rates.length - 1 }),
        amount(2_000_000_000, 0),
        amount(50_000_000, 3),
        fc.integer({ min: 0, max: 120 }).map((whole) => new Decimal(whole)),
        (index, value, quantity, part) => {
          const rate = rates[index] as Rate;
          const assessment = new Assessment(
            {
              importer: 'JP',
              origin: 'US',
              date: date('2026-05-15'),
              value: toExact(value),
              quantities: [],
              parts: new Map(),
            },
            { ...record.rules('JP'), roundValue: { ...record.rules('JP').roundValue, to: fraction(1) } },
            record,
          );
          assessment.quantity = () => toExact(quantity);
          assessment.part = () => toExact(part);
          assessment.gate = () => toExact(new Decimal('546.53'));
          const engine = evaluateRate(rate, assessment);
          const expected = independentDuty(rate, { value, quantity, part, gate: new Decimal('546.53') });
          expect(engine === undefined).toBe(expected === undefined);
          if (engine === undefined || expected === undefined) return;
          compared += 1;
          priced.add(printRate(rate));
          const ratio = new Decimal(engine.n.toString()).div(engine.d.toString());
          const difference = ratio.minus(expected).abs();
          expect(difference.lte(expected.abs().plus(1).times('1e-15')), printRate(rate)).toBe(true);
        },
      ),
      { numRuns: 20_000, seed: 20260401 },
    );
    expect(compared).toBeGreaterThan(15_000);
    expect(priced.size).toBeGreaterThan(1_000);
  });
});
