import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, date, exact, formatExact, multiply, parseForeignMoney } from '../../../src/base/index.js';
import {
  COMPONENTS,
  type ComponentId,
  INCOTERM_CODES,
  INCOTERMS,
  type IncotermCode,
  type Rates,
  type Sale,
  type ValuationFacts,
  valueSale,
} from '../../../src/law/valuation/index.js';
import { compileValuation } from '../../../src/record/compileValuation.js';

const [JP, US] = compileValuation(resolve(import.meta.dirname, '../../../facts')) as [
  ValuationFacts,
  ValuationFacts,
];
const NO_RATES: Rates = { given: new Map(), table: [], facts: [] };
const AMOUNTS: Readonly<Record<ComponentId, string>> = {
  inland: '3',
  freight: '50',
  insurance: '700',
  delivery: '2000',
  duties: '10000',
};

function sale(code: IncotermCode, given: readonly ComponentId[], currency: string, price = '1000000'): Sale {
  return {
    incoterm: INCOTERMS[code],
    price: parseForeignMoney(`${price} ${currency}`),
    components: new Map(given.map((id) => [id, parseForeignMoney(`${AMOUNTS[id]} ${currency}`)])),
    declared: date('2026-05-15'),
  };
}

const value = (facts: ValuationFacts, code: IncotermCode, given: readonly ComponentId[]) => {
  const currency = facts.importer === 'JP' ? 'JPY' : 'USD';
  return valueSale(sale(code, given, currency), facts, NO_RATES, currency);
};

const charges = (code: IncotermCode): ComponentId[] =>
  COMPONENTS.filter((id) => id !== 'duties' || code === 'DDP');

/** What a customs value needs beside the price, and what it is for a price of 1,000,000 with every charge given. */
const TABLE: readonly [
  IncotermCode,
  { needs: readonly ComponentId[]; value: string },
  { needs: readonly ComponentId[]; value: string },
][] = [
  ['EXW', { needs: ['inland', 'freight', 'insurance'], value: '1000753' }, { needs: [], value: '1000000' }],
  ['FCA', { needs: ['inland', 'freight', 'insurance'], value: '1000753' }, { needs: [], value: '1000000' }],
  ['FAS', { needs: ['inland', 'freight', 'insurance'], value: '1000753' }, { needs: [], value: '1000000' }],
  ['FOB', { needs: ['freight', 'insurance'], value: '1000750' }, { needs: [], value: '1000000' }],
  ['CFR', { needs: ['insurance'], value: '1000700' }, { needs: ['freight'], value: '999950' }],
  [
    'CPT',
    { needs: ['insurance', 'delivery'], value: '998700' },
    { needs: ['freight', 'delivery'], value: '997950' },
  ],
  ['CIF', { needs: [], value: '1000000' }, { needs: ['freight', 'insurance'], value: '999250' }],
  [
    'CIP',
    { needs: ['delivery'], value: '998000' },
    { needs: ['freight', 'insurance', 'delivery'], value: '997250' },
  ],
  [
    'DAP',
    { needs: ['delivery'], value: '998000' },
    { needs: ['freight', 'insurance', 'delivery'], value: '997250' },
  ],
  [
    'DPU',
    { needs: ['delivery'], value: '998000' },
    { needs: ['freight', 'insurance', 'delivery'], value: '997250' },
  ],
  [
    'DDP',
    { needs: ['delivery', 'duties'], value: '988000' },
    { needs: ['freight', 'insurance', 'delivery', 'duties'], value: '987250' },
  ],
];

describe('the customs value by Incoterm', () => {
  it('covers the eleven rules', () => {
    expect(TABLE.map(([code]) => code)).toEqual(INCOTERM_CODES);
  });

  it.each(TABLE)('%s into Japan (CIF) and the United States (FOB)', (code, japan, unitedStates) => {
    for (const [facts, row] of [
      [JP, japan],
      [US, unitedStates],
    ] as const) {
      const bare = value(facts, code, []);
      expect(bare.customsValue.needs.map(({ id }) => id)).toEqual(row.needs);
      expect(bare.customsValue.amount).toEqual(
        row.needs.length > 0
          ? null
          : { amount: '1000000', currency: facts.importer === 'JP' ? 'JPY' : 'USD' },
      );
      expect(value(facts, code, row.needs).customsValue.amount?.amount).toBe(row.value);
      expect(value(facts, code, charges(code)).customsValue.amount?.amount).toBe(row.value);
      for (const id of row.needs) {
        const without = value(
          facts,
          code,
          row.needs.filter((each) => each !== id),
        );
        expect(without.customsValue.needs.map((need) => need.id)).toEqual([id]);
        expect(without.customsValue.amount).toBeNull();
      }
    }
  });

  it('a charge of 0 is given; one that is not given is never 0', () => {
    const zero = valueSale(
      {
        ...sale('FOB', ['freight'], 'JPY'),
        components: new Map([
          ['freight', parseForeignMoney('0', 'USD')],
          ['insurance', parseForeignMoney('0', 'USD')],
        ]),
      },
      JP,
      NO_RATES,
      'JPY',
    );
    expect(zero.customsValue.amount?.amount).toBe('1000000');
    expect(value(JP, 'FOB', ['freight']).customsValue.amount).toBeNull();
  });

  it('what the landed cost lacks beside the customs value is named apart', () => {
    const fob = value(US, 'FOB', []);
    expect(fob.customsValue.amount?.amount).toBe('1000000');
    expect(fob.missing.map(({ id }) => id)).toEqual(['freight', 'insurance']);
    expect(value(US, 'EXW', ['freight']).missing.map(({ id }) => id)).toEqual(['inland', 'insurance']);
    expect(value(JP, 'CIF', []).missing).toEqual([]);
  });

  it('says why a price with duty paid is not solved for', () => {
    const [, need] = value(JP, 'DDP', []).customsValue.needs;
    expect(need?.label.en).toContain('does not solve for them');
  });

  it('refuses charges that leave nothing of the price', () => {
    expect(() => valueSale(sale('CIF', ['freight', 'insurance'], 'USD', '750'), US, NO_RATES, 'USD')).toThrow(
      /come to as much as the price or more \(750 USD − freight 50 USD − insurance 700 USD\)/,
    );
  });

  it('is the price and the charges, exact, whatever the amounts', () => {
    const decimal = fc
      .tuple(fc.nat(10 ** 9), fc.nat(99))
      .map(([n, c]) => `${n}.${String(c).padStart(2, '0')}`);
    fc.assert(
      fc.property(decimal, decimal, decimal, (price, freight, insurance) => {
        const made: Sale = {
          incoterm: INCOTERMS.FOB,
          price: parseForeignMoney(`${price} USD`),
          components: new Map([
            ['freight', parseForeignMoney(`${freight} USD`)],
            ['insurance', parseForeignMoney(`${insurance} USD`)],
          ]),
          declared: date('2026-05-15'),
        };
        fc.pre(Number(price) > 0);
        const fob = valueSale(made, US, NO_RATES, 'USD');
        expect(fob.customsValue.amount?.amount).toBe(formatExact(exact(price)));
        const rates = { ...NO_RATES, given: new Map([['USD', exact('149.32')]]) };
        const cif = valueSale(made, JP, rates, 'JPY');
        const sum = add(add(exact(price), exact(freight)), exact(insurance));
        expect(cif.customsValue.amount?.amount).toBe(formatExact(multiply(sum, exact('149.32'))));
      }),
    );
  });
});
