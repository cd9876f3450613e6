import { expect, it } from 'vitest';
import { duty } from '../../src/abilities/duty.js';
import { factsRecord } from '../helpers/record.js';

const JAPAN = { code: '0802.12-200', from: 'US', to: 'JP', on: '2026-05-15', value: '1000000' };
const UNITED_STATES = { code: '8471.30.01', from: 'CN', to: 'US', on: '2025-06-01', value: '1000' };

it('an answer does not depend on what was asked before', () => {
  const record = factsRecord();
  const first = JSON.stringify(duty(UNITED_STATES, record));
  for (const claim of [undefined, 'usjta', 'none']) duty({ ...JAPAN, claim }, record);
  expect(JSON.stringify(duty(UNITED_STATES, record))).toBe(first);
  const [determination] = duty(UNITED_STATES, record).determinations;
  expect(determination?.treatments[0]?.rate?.official).toBe('Free');
  expect(duty(JAPAN, record).determinations[0]?.treatments[1]?.rate?.official).toBe('無税');
});

it('a claim changes no price and is not remembered', () => {
  const record = factsRecord();
  const plain = JSON.stringify(duty(JAPAN, record));
  const claimed = duty({ ...JAPAN, claim: 'usjta' }, record);
  const amounts = (text: string) =>
    JSON.parse(text).determinations[0].treatments.map((each: { duty: unknown }) => each.duty);
  expect(amounts(JSON.stringify(claimed))).toEqual(amounts(plain));
  expect(JSON.stringify(duty(JAPAN, record))).toBe(plain);
});

it('names that no rate asks for are given back', () => {
  const watch = {
    code: '9102.11.10',
    from: 'JP',
    to: 'US',
    on: '2025-06-01',
    value: '1000',
    parts: ['strap=5'],
  };
  const { unused } = duty(watch, factsRecord());
  expect(unused).toEqual([{ name: 'strap', asked: ['battery', 'case', 'strap, band or bracelet'] }]);
});

it('answers that no charge asks for are given back, whichever lines and treatments ask', () => {
  const gum = { code: '1704.10.00', from: 'JP', to: 'US', on: '2025-06-01', value: '1000' };
  const unused = (request: object) => duty({ ...gum, ...request }, factsRecord()).unusedAnswers;
  expect(unused({})).toEqual([]);
  expect(unused({ declared: ['sea', 'donation=no'] })).toEqual([]);
  expect(unused({ declared: ['metal-15-percent', 'sea'] })).toEqual([
    { name: 'metal-15-percent', asked: ['sea'] },
  ]);
  expect(unused({ value: undefined, declared: ['sea'] })).toEqual([{ name: 'sea', asked: [] }]);
});
