import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type LandedRequest, landed } from '../../src/abilities/landed.js';
import { add, exact, formatExact, multiply, Problem } from '../../src/base/index.js';
import { factsRecord } from '../helpers/record.js';

const record = factsRecord();
const folder = mkdtempSync(join(tmpdir(), 'kanzei-landed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const file = (text: string): string => {
  files += 1;
  const path = join(folder, `rates-${files}.csv`);
  writeFileSync(path, text);
  return path;
};

const BEEF: LandedRequest = {
  code: '0201.30-010',
  from: 'US',
  to: 'JP',
  on: '2026-05-15',
  price: '10000 USD',
  incoterm: 'FOB',
  freight: '1200 USD',
  insurance: '80 USD',
  rates: ['USD=149.32'],
};
const LATHE: LandedRequest = {
  code: '8458.11.00',
  from: 'JP',
  to: 'US',
  on: '2025-10-01',
  price: '3000000 JPY',
  incoterm: 'CIF',
  freight: '180000 JPY',
  insurance: '9000 JPY',
  rates: ['JPY=0.0067'],
  mode: 'sea',
};
const treatment = (request: LandedRequest, instrument: string) =>
  landed(request, record).lines[0]?.treatments.find((each) => each.instrument === instrument);

describe('landed cost', () => {
  it('of beef sold FOB into Japan: CIF value, duty, consumption tax', () => {
    const answer = landed({ ...BEEF, quantities: ['1000kg'] }, record);
    expect(answer.customsValue.amount).toEqual({ amount: '1684329.6', currency: 'JPY' });
    // 20.8 % of 1,684,000 = 350,272, down to 350,200; tax 126,900 + 35,700
    expect(answer.lines[0]).toMatchObject({ best: 'usjta' });
    expect(treatment({ ...BEEF, quantities: ['1000kg'] }, 'usjta')).toMatchObject({
      duty: { amount: '350200' },
      charges: { amount: '512800' },
      landed: { amount: '2197129.6', currency: 'JPY' },
      perUnit: [{ unit: 'kg', amount: '2197.1296' }],
    });
    expect(answer.assumptions.map(({ label }) => label.en)).toEqual([
      expect.stringMatching(
        /1 USD = 149.32 JPY, given by you; the law uses the weekly average of 2026-04-26/,
      ),
    ]);
  });

  it('of a lathe sold CIF into the United States: freight and insurance are paid, but not valued', () => {
    const answer = landed(LATHE, record);
    expect(answer.customsValue.amount).toEqual({ amount: '18833.7', currency: 'USD' });
    expect(treatment(LATHE, 'mfn')).toMatchObject({
      duty: { amount: '828.7' },
      charges: { amount: '2913.88' },
      landed: { amount: '23013.88' },
    });
    expect(answer.assumptions[0]?.label.en).toMatch(/exported on 2025-10-01/);
    const air = treatment({ ...LATHE, mode: 'air' }, 'mfn');
    expect(air?.landed?.amount).toBe('22990.34');
    expect(landed({ ...LATHE, exported: '2025-09-20' }, record).assumptions[0]?.label.en).toMatch(
      /quarter from 2025-07-01 to 2025-09-30/,
    );
  });

  it('by sea where the terms of sale are for carriage by sea and nothing else is said', () => {
    const { mode: _mode, ...bare } = LATHE;
    const about = (request: LandedRequest) => landed(request, record).assumptions.map((each) => each.about);
    expect(treatment(bare, 'mfn')?.landed?.amount).toBe('23013.88');
    expect(about(bare)).toContain('sea');
    expect(about(LATHE)).not.toContain('sea');
    expect(about({ ...bare, declared: ['sea=no'] })).not.toContain('sea');
    expect(treatment({ ...bare, declared: ['sea=no'] }, 'mfn')?.landed?.amount).toBe('22990.34');
    for (const incoterm of ['FAS', 'FOB', 'CFR', 'CIF']) {
      expect(about({ ...bare, incoterm, inland: '0' }), incoterm).toContain('sea');
    }
    for (const incoterm of ['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP']) {
      const open = { ...bare, incoterm, inland: '0', delivery: '0' };
      expect(about(open), incoterm).not.toContain('sea');
    }
    expect(about(BEEF)).not.toContain('sea');
  });

  it('names the rate to look up where none is at hand, and takes one of the facts where there is', () => {
    const { rates: _rates, ...bare } = BEEF;
    const open = landed({ ...bare, on: '2026-11-26' }, record);
    expect(open.customsValue.amount).toBeNull();
    expect(open.customsValue.needs).toEqual([
      {
        id: 'rate USD',
        label: expect.objectContaining({ en: expect.stringContaining('2026-11-08 to 2026-11-14') }),
      },
    ]);
    expect(open.lines[0]?.treatments[0]).toMatchObject({ landed: null, status: expect.any(String) });
    const dated = landed({ ...bare, on: '2025-09-10' }, record);
    expect(dated.exchange).toMatchObject([
      { currency: 'USD', rate: '147.36', basis: 'facts', evidence: 'secondary', from: '2025-09-07' },
    ]);
    expect(dated.customsValue.amount?.amount).toBe(formatExact(multiply(exact('11280'), exact('147.36'))));
  });

  it('a rate that only the landed cost needs leaves the customs value', () => {
    const { rates: _rates, ...bare } = LATHE;
    const answer = landed({ ...bare, incoterm: 'FOB', price: '20000 USD', insurance: '0' }, record);
    expect(answer.customsValue.amount?.amount).toBe('20000');
    expect(answer.needs.map(({ id }) => id)).toEqual(['rate JPY']);
    expect(answer.lines[0]?.treatments[0]).toMatchObject({
      status: 'notComputed',
      reason: 'the landed cost needs rate JPY',
      duty: expect.objectContaining({ currency: 'USD' }),
    });
  });

  it('takes a table, rates for a hundred units and rates the other way round', () => {
    const rateTable = file('currency,from,to,rate,unit\nUSD,2026-05-10,2026-05-16,14932,100\n');
    const { rates: _rates, ...bare } = BEEF;
    const answer = landed({ ...bare, rateTable }, record);
    expect(answer.exchange[0]).toMatchObject({ rate: '149.32', basis: 'table', evidence: 'unverified' });
    expect(answer.customsValue.amount?.amount).toBe('1684329.6');
    const won = landed(
      { ...bare, price: '1000 KRW', freight: '0', insurance: '0', rates: ['100 KRW=10.80 JPY'] },
      record,
    );
    expect(won.customsValue.amount?.amount).toBe('108');
    const turned = landed({ ...LATHE, rates: ['USD=150 JPY'] }, record);
    expect(turned.customsValue.amount?.amount).toBe('18740');
  });

  it('a price with duty paid needs the duties inside it, and says how far they are from those computed', () => {
    const ddp: LandedRequest = { ...BEEF, incoterm: 'DDP', price: '3000000 JPY', delivery: '0', rates: [] };
    expect(landed(ddp, record).customsValue.needs.map(({ id }) => id)).toEqual(['duties']);
    const given = treatment({ ...ddp, duties: '700000 JPY' }, 'usjta');
    expect(given?.difference?.currency).toBe('JPY');
    const { charges } = given ?? {};
    expect(given?.landed?.amount).toBe(formatExact(add(exact('2300000'), exact(charges?.amount ?? ''))));
  });

  it('takes a share of the freight', () => {
    const answer = landed({ ...BEEF, freightShare: '40%' }, record);
    expect(answer.customsValue.amount?.amount).toBe(formatExact(multiply(exact('10560'), exact('149.32'))));
    expect(landed({ ...BEEF, freightShare: '2/5' }, record).customsValue.amount).toEqual(
      answer.customsValue.amount,
    );
  });

  it('is the sum of its parts, whatever the amounts', () => {
    const amount = fc.integer({ min: 1, max: 10 ** 7 });
    fc.assert(
      fc.property(amount, amount, amount, amount, (price, freight, insurance, delivery) => {
        for (const [request, outside] of [
          [{ ...BEEF, rates: [] }, [freight, insurance, delivery]],
          [{ ...BEEF, rates: [], incoterm: 'CIF' }, [delivery]],
        ] as const) {
          const answer = landed(
            {
              ...request,
              price: `${price} JPY`,
              freight: `${freight} JPY`,
              insurance: `${insurance} JPY`,
              delivery: `${delivery} JPY`,
            },
            record,
          );
          for (const each of answer.lines[0]?.treatments ?? []) {
            if (!each.landed || !each.charges) continue;
            const parts = [price, ...outside].reduce((sum, n) => sum + n, 0);
            expect(Number(each.landed.amount)).toBe(parts + Number(each.charges.amount));
          }
        }
        const whole = price + freight + insurance;
        const own = { price: `${whole} USD`, freight: `${freight} USD`, insurance: `${insurance} USD` };
        const [line] = landed({ ...LATHE, ...own, delivery: `${delivery} USD`, rates: [] }, record).lines;
        for (const { landed: sum, charges } of line?.treatments ?? []) {
          if (!sum || !charges) continue;
          const parts = add(exact(String(whole + delivery)), exact(charges.amount));
          expect(sum.amount).toBe(formatExact(parts));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('what cannot be used', () => {
  it.each<[string, Partial<LandedRequest>, RegExp]>([
    ['an Incoterm that is none', { incoterm: 'FOBB' }, /not a rule of Incoterms 2020/],
    ['a price without a currency', { price: '10000' }, /names no currency/],
    ['a price in two currencies', { price: 'USD 100 EUR' }, /names two currencies/],
    ['a price of 0', { price: '0 USD' }, /price is 0/],
    ['a negative freight', { freight: '-5 USD' }, /negative/],
    ['an amount that is none', { insurance: 'much' }, /not an amount with its currency/],
    ['duties in a price without them', { duties: '5 USD' }, /contains no import duties/],
    ['a share without a freight', { freight: undefined, freightShare: '10%' }, /without the freight/],
    ['a share above all', { freightShare: '140%' }, /not a share/],
    ['a share that is a number', { freightShare: '0.4' }, /not a share/],
    ['a rate that is none', { rates: ['149.32'] }, /cannot be read/],
    ['a rate of 0', { rates: ['USD=0'] }, /cannot be read/],
    ['a rate to another currency', { rates: ['USD=0.9 EUR'] }, /does not name JPY/],
    ['a rate of the own currency', { rates: ['JPY=1'] }, /to itself/],
    ['two rates of a currency', { rates: ['USD=1', 'USD=2'] }, /two rates of USD/],
    ['a rate out of bounds', { rates: ['USD=99999999999'] }, /not between/],
    ['a day of exportation into Japan', { exported: '2026-05-01' }, /day of declaration/],
    ['an answer that is none', { declared: ['sea=perhaps'] }, /is no answer|not a question/],
    ['too many rates', { rates: Array.from({ length: 101 }, () => 'USD=1') }, /at most 100/],
    [
      'a table without a column',
      { rateTable: file('currency,from,to\nUSD,2026-01-01,2026-01-02\n') },
      /no column "rate"/,
    ],
  ])('%s', (_name, change, message) => {
    expect(() => landed({ ...BEEF, ...change }, record)).toThrow(Problem);
    expect(() => landed({ ...BEEF, ...change }, record)).toThrow(message);
  });

  it('an exportation after the arrival, and contradicting answers', () => {
    expect(() => landed({ ...LATHE, exported: '2025-11-01' }, record)).toThrow(/after they arrive/);
    expect(() => landed({ ...LATHE, declared: ['sea=no'] }, record)).toThrow(/yes and no/);
  });
});
