import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Exact, formatExact, parseExact } from '../../src/base/index.js';
import {
  type Branch,
  type Cell,
  type Condition,
  compareRates,
  printCell,
  printRate,
  type Rate,
  REFUSALS,
  readCell,
  readRate,
} from '../../src/notation/index.js';

const amount = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, scale]) => parseExact((digits / 10 ** scale).toFixed(scale)) as Exact)
  .map((value) => parseExact(formatExact(value)) as Exact);
const name = fc.constantFrom('case', 'lead content', 'strap, band or bracelet', 'sugar added; or not: other');
const unit = fc.constantFrom('kg', 't', 'L', 'number', 'dozen', 'm2', 'proof liter', 'head');
const factor = fc.constantFrom('1.002', '2/11', '1.007-51.46/897.59', '0.6');

const plain: fc.Arbitrary<Rate> = fc.oneof(
  fc.constant<Rate>({ kind: 'free' }),
  fc.constant<Rate>({ kind: 'noChange' }),
  fc.record({ percent: amount }).map((rate): Rate => ({ kind: 'adValorem', ...rate })),
  fc.record({ percent: amount, of: name }).map((rate): Rate => ({ kind: 'adValorem', ...rate })),
  fc.record({ amount, unit, of: fc.option(name, { nil: undefined }) }).map(
    ({ of, ...rate }): Rate => ({
      kind: 'specific',
      currency: 'JPY',
      ...rate,
      ...(of !== undefined && { of }),
    }),
  ),
  fc.record({ amount, step: amount, threshold: amount, over: fc.boolean(), proportional: fc.boolean() }).map(
    ({ over, ...rate }): Rate => ({
      kind: 'graduated',
      ...rate,
      direction: over ? 'over' : 'under',
      measure: 'degrees of polarisation',
      currency: 'USD',
      unit: 'kg',
    }),
  ),
  fc
    .record({
      amount,
      gate: fc.boolean(),
      fromFactor: fc.option(factor, { nil: undefined }),
      lessFactor: fc.option(factor, { nil: undefined }),
      outer: fc.option(fc.constantFrom('2/11', '0.8'), { nil: undefined }),
    })
    .map(
      ({ amount: price, gate, fromFactor, lessFactor, outer }): Rate => ({
        kind: 'difference',
        from: [
          {
            ...(gate ? { of: 'gate' as const, name: 'part cuts' } : { of: 'money' as const, amount: price }),
            ...(fromFactor !== undefined && { factor: fromFactor }),
          },
        ],
        less: { of: 'value', ...(lessFactor !== undefined && { factor: lessFactor }) },
        currency: 'JPY',
        unit: gate ? 'kg' : 'head',
        ...(outer !== undefined && { factor: outer }),
      }),
    )
    // a price without any unit in it could not say its unit
    .filter((rate) => rate.kind === 'difference'),
  fc
    .record({
      headings: fc.array(fc.constantFrom('9921.01.01', '9823.03.01..9823.03.12'), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .map((rate): Rate => ({ kind: 'reference', to: 'headings', ...rate })),
  amount.map((adjustment): Rate => ({ kind: 'reference', to: 'applicable', adjustment })),
  fc
    .constantFrom(...(Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]))
    .map((reason): Rate => ({ kind: 'refused', reason, text: '(無税)〜(6%); x: y' })),
);

const rate: fc.Arbitrary<Rate> = fc.letrec<{ rate: Rate; simple: Rate }>((tie) => ({
  simple: plain,
  rate: fc.oneof(
    { weight: 3, arbitrary: plain },
    {
      weight: 1,
      arbitrary: fc
        .array(
          plain.filter((part) => part.kind !== 'refused' && part.kind !== 'reference'),
          { minLength: 2, maxLength: 3 },
        )
        .filter((parts) => parts.every((part) => part.kind !== 'graduated' && part.kind !== 'difference'))
        .map((parts): Rate => ({ kind: 'sum', parts })),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(tie('rate'), { minLength: 2, maxLength: 3 })
        .map((of): Rate => ({ kind: 'lower', of })),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(tie('rate'), { minLength: 2, maxLength: 3 })
        .map((of): Rate => ({ kind: 'higher', of })),
    },
  ),
})).rate;

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .uniqueArray(fc.constantFrom('AU', 'NZ', 'CA', 'VN'), { minLength: 1 })
    .map((countries): Condition => ({ kind: 'origin', countries })),
  fc
    .uniqueArray(fc.constantFrom('JP', 'A', 'A+', 'S+', 'P'), { minLength: 1 })
    .map((symbols): Condition => ({ kind: 'programme', symbols })),
  fc
    .tuple(
      fc.constantFrom('in' as const, 'out' as const),
      fc.option(fc.constant('TWQ-JP3'), { nil: undefined }),
    )
    .map(
      ([side, quota]): Condition => ({ kind: 'quota', side, ...(quota !== undefined && { name: quota }) }),
    ),
  fc.constant<Condition>({ kind: 'season', from: '11-01', to: '02-29' }),
  name.map((text): Condition => ({ kind: 'use', name: text })),
  name.map((text): Condition => ({ kind: 'product', name: text })),
  fc.constant<Condition>({ kind: 'other' }),
  amount.map(
    (price): Condition => ({
      kind: 'valueBand',
      above: { of: 'gate', name: 'part cuts', minus: price },
      upTo: { of: 'gate', name: 'part cuts', over: parseExact('1.043') as Exact },
      currency: 'JPY',
      unit: 'kg',
    }),
  ),
);

const branch: fc.Arbitrary<Branch> = fc.record({
  when: fc.array(condition, { maxLength: 2 }),
  rate,
  applied: fc.boolean(),
});
const cell: fc.Arbitrary<Cell> = fc.record({
  branches: fc.array(branch, { minLength: 1, maxLength: 3 }),
  stars: fc.integer({ min: 0, max: 2 }),
});

describe('the canonical notation', () => {
  it('reads back every rate it prints', () => {
    fc.assert(
      fc.property(rate, (given) => {
        expect(readRate(printRate(given))).toEqual(given);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back every cell it prints', () => {
    fc.assert(
      fc.property(cell, (given) => {
        expect(readCell(printCell(given))).toEqual(given);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['free'],
    ['38.5%'],
    ['482 JPY/kg'],
    ['29.8% + 635 JPY/kg'],
    ['min(54 JPY/kg, 525.048 JPY/kg - value)'],
    ['(524 JPY/kg * 1.002 - value) * 2/11'],
    ['max(min(21.3%, 156.8 JPY/L), 93 JPY/L)'],
    ['0.44 USD/number + 6% of "case" + 14% of "strap, band or bracelet"'],
    ['gate("processed pork") JPY/kg * 1.5 - value * 0.6'],
    ['see 9921.01.01 or 9921.01.02'],
    ['applicable + 25%'],
  ])('prints %s as it was written', (text) => {
    const given = readRate(text);
    expect(given).toBeDefined();
    expect(printRate(given as Rate)).toBe(text);
  });

  it.each([
    [''],
    ['38,5%'],
    ['-5%'],
    ['5 %'],
    ['482 JPY/stone'],
    ['min(5%)'],
    ['see 99.1'],
    ['refused because "x"'],
    ['1e3%'],
  ])('does not take %j for a rate', (text) => {
    expect(readRate(text)).toBeUndefined();
  });

  it('orders rates only where the order holds for every shipment', () => {
    const of = (a: string, b: string) => compareRates(readRate(a) as Rate, readRate(b) as Rate);
    expect(of('free', '5%')).toBe(-1);
    expect(of('5%', '3.9%')).toBe(1);
    expect(of('482 JPY/kg', '54 JPY/kg')).toBe(1);
    expect(of('1 JPY/kg', '1000 JPY/t')).toBe(0);
    expect(of('29.8% + 635 JPY/kg', '35% + 700 JPY/kg')).toBe(-1);
    expect(of('29.8% + 635 JPY/kg', '25% + 700 JPY/kg')).toBeUndefined();
    expect(of('5%', '100 JPY/kg')).toBeUndefined();
  });
});
