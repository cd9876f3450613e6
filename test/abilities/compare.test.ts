import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparedOrigin,
  type CompareRequest,
  type Comparison,
  compare,
  duty,
} from '../../src/kanzei.js';
import { factsRecord } from '../helpers/record.js';

const record = factsRecord();

const BEEF = { code: '0201.30-010', to: 'JP', on: '2026-05-15', value: '1000000' };

const only = ({ lines }: Comparison) => {
  expect(lines.length).toBe(1);
  return lines[0] as (typeof lines)[0];
};

const shown = ({ origin, best, treatment, duty: { amount, margin } }: ComparedOrigin) => [
  origin,
  best,
  treatment?.rate?.notation,
  amount?.amount,
  margin?.amount,
];

describe('compare', () => {
  it('puts the best treatment of each origin beside the others, in the order of the question', () => {
    const line = only(compare({ ...BEEF, origins: ['BR', 'US', 'Australia'] }, record));
    expect(line.origins.map(shown)).toEqual([
      ['BR', 'mfn', '38.5%', '385000', '177000'],
      ['US', 'usjta', '20.8%', '208000', '0'],
      ['AU', 'cptpp', '20.8%', '208000', '0'],
    ]);
    expect(line.cheapest.duty).toEqual({ origins: ['US', 'AU'], open: [] });
    expect(line.cheapest.duties).toEqual(line.cheapest.duty);
  });

  it('assumes what the question says: after a notice, U.S. beef pays the ordinary rate', () => {
    const assumed = record.assuming({ terminationNotice: '2025-01-01' as never, volumes: new Map() });
    const line = only(compare({ ...BEEF, origins: ['US', 'AU'] }, assumed));
    expect(line.origins.map(shown)[0]).toEqual(['US', 'mfn', '38.5%', '385000', '177000']);
  });

  it('gives no margin where the duties on top are not computed, and says whose could be lower', () => {
    const question = { code: '8703.23.01', to: 'US', on: '2025-10-01', value: '30000', declared: ['sea'] };
    const line = only(compare({ ...question, origins: ['JP', 'DE', 'KR'] }, record));
    expect(line.origins.map(({ duty: { margin } }) => margin?.amount)).toEqual(['750', '750', '0']);
    expect(line.origins.map(({ duties: { amount } }) => amount?.amount ?? null)).toEqual([
      '4500',
      null,
      null,
    ]);
    expect(line.cheapest.duty).toEqual({ origins: ['KR'], open: [] });
    expect(line.cheapest.duties).toEqual({ origins: ['JP'], open: ['DE', 'KR'] });
  });

  it('has the rates of every treatment where no best can be named', () => {
    const { value: _value, ...bare } = BEEF;
    const line = only(compare({ ...bare, origins: ['US', 'BR'] }, record));
    expect(line.cheapest.duty).toEqual({ origins: [], open: ['US', 'BR'] });
    expect(line.origins[0]).toMatchObject({
      best: null,
      treatment: null,
      duty: { amount: null, margin: null },
    });
    expect(line.origins[0]?.bestReason).toContain('it needs value');
    expect(line.origins[0]?.others.map(({ instrument, rate }) => [instrument, rate])).toEqual([
      ['mfn', '38.5%'],
      ['usjta', '20.8%'],
    ]);
  });

  it('names what no origin has a use for', () => {
    const unused = (request: Partial<CompareRequest>) =>
      compare({ ...BEEF, origins: ['US', 'BR'], ...request }, record).unused.map(({ name }) => name);
    expect(unused({ quantities: ['lead content=20kg'] })).toEqual(
      duty({ ...BEEF, from: 'US', quantities: ['lead content=20kg'] }, record).unused.map(({ name }) => name),
    );
    expect(unused({})).toEqual([]);
  });

  it.each([
    [['US'], '1 origin is given; 2 to 20 are compared'],
    [[], 'no origins are given'],
    [Array.from({ length: 21 }, () => 'US'), '21 origins are given'],
    [['US', 'AU', 'usa'], 'United States (US) is given twice'],
    [['US', 'Atlantis'], 'Atlantis'],
    [['US', 'JP'], 'returned goods'],
  ])('refuses the origins %j', (origins, message) => {
    expect(() => compare({ ...BEEF, origins }, record)).toThrow(message);
  });

  it('refuses a code that there is not, and one of more than 100 lines', () => {
    const origins = ['US', 'AU'];
    expect(() => compare({ ...BEEF, origins, code: '0201.30-011' }, record)).toThrow('no tariff line');
    expect(() => compare({ ...BEEF, origins, code: '03' }, record)).toThrow(/has \d+ lines; at most 100/);
  });
});

const INTO = {
  JP: ['US', 'AU', 'CA', 'GB', 'DE', 'CN', 'BR', 'VN', 'CU'],
  US: ['JP', 'AU', 'CA', 'MX', 'KR', 'CN', 'DE', 'CU'],
} as const;

const questions = fc.constantFrom('JP' as const, 'US' as const).chain((to) => {
  const edition = record.edition(to, '2026-05-15' as never);
  const codes = record
    .chapters(to)
    .flatMap((chapter) => record.chapter(edition, chapter).map(({ code }) => code));
  return fc.record({
    to: fc.constant(to),
    code: fc.constantFrom(...new Set(codes)),
    origins: fc.shuffledSubarray([...INTO[to]], { minLength: 2 }),
    on: fc.constantFrom('2019-06-01', '2021-03-20', '2025-10-01', '2026-05-15', '2030-01-01'),
    value: fc.integer({ min: 1, max: 9_999_999 }).map(String),
    quantities: fc.constantFrom([], ['1234kg'], ['77kg', '12l', '5piece']),
  });
});

describe('every figure of a comparison is that of duty', () => {
  it('for any line, day, value and origins', () => {
    let compared = 0;
    fc.assert(
      fc.property(questions, ({ origins, ...goods }) => {
        let comparison: Comparison;
        try {
          comparison = compare({ ...goods, origins }, record);
        } catch (error) {
          const [from] = origins as [string];
          expect(() => duty({ ...goods, from }, record)).toThrow((error as Error).message);
          return;
        }
        for (const [i, from] of origins.entries()) {
          const answer = duty({ ...goods, from }, record);
          expect(comparison.lines.map(({ line }) => line)).toEqual(
            answer.determinations.map(({ line }) => line),
          );
          for (const [k, { best, treatments }] of answer.determinations.entries()) {
            const { cheapest, origins: rivals } = comparison.lines[k] as (typeof comparison.lines)[0];
            const rival = rivals[i] as ComparedOrigin;
            const chosen = treatments.find((each) => each.instrument === best && each.status === 'available');
            expect([rival.origin, rival.best, rival.treatment]).toEqual([from, best, chosen ?? null]);
            expect(rival.duty.amount).toEqual(chosen?.duty ?? null);
            expect(rival.others.length).toBe(treatments.length - (chosen ? 1 : 0));
            for (const side of ['duty', 'duties'] as const) {
              const known = rivals.flatMap((each) => each[side].amount ?? []);
              const { amount, margin } = rival[side];
              if (!amount || !margin) {
                expect([amount, margin]).toEqual([null, null]);
                continue;
              }
              // at most two decimals and eight digits: whole hundredths are exact
              const hundredths = known.map((each) => Math.round(Number(each.amount) * 100));
              const above = Math.round(Number(amount.amount) * 100) - Math.min(...hundredths);
              expect(Math.round(Number(margin.amount) * 100)).toBe(above);
              expect(cheapest[side].origins.includes(from)).toBe(above === 0);
              compared += 1;
            }
          }
        }
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(compared).toBeGreaterThan(1000);
  });
});
