import { describe, expect, it } from 'vitest';
import { exact, formatExact } from '../../src/base/index.js';
import { type Rate, readRate } from '../../src/notation/index.js';
import { leastOf, onValue, openRate, unitValueAt } from '../../src/trade/reconcile/openRate.js';

const rateOf = (text: string): Rate => {
  const rate = readRate(text);
  if (!rate) throw new Error(`${text} is no rate`);
  return rate;
};

/** "20 JPY per kg at least": the unit value at which a rate gives a duty on a million */
function unitValue(text: string, collected: string, tolerance = '2'): string | undefined {
  const open = openRate(rateOf(text));
  const asked = { value: exact('1000000'), collected: exact(collected), tolerance: exact(tolerance) };
  const found = open && unitValueAt(open, asked);
  return found && `${formatExact(found.value)} per ${found.unit}${found.bound ? ` ${found.bound}` : ''}`;
}

describe('the unit value at which a rate gives what was collected', () => {
  it.each([
    // 2009.11-190, orange juice: the higher of a percentage and an amount by weight
    ['by weight where that is more', 'max(29.8%, 23 JPY/kg)', '460000', '50 per kg'],
    [
      'from the crossing on where the percentage rules',
      'max(29.8%, 23 JPY/kg)',
      '298000',
      '77.181208 per kg atLeast',
    ],
    ['none below the percentage', 'max(29.8%, 23 JPY/kg)', '297000', undefined],
    ['by weight where that is less', 'min(25%, 10 JPY/kg)', '100000', '100 per kg'],
    [
      'up to the crossing where the percentage is the cap',
      'min(25%, 10 JPY/kg)',
      '250000',
      '40 per kg atMost',
    ],
    ['none above the cap', 'min(25%, 10 JPY/kg)', '251000', undefined],
    ['within a cap that is itself the higher', 'min(max(10%, 5 JPY/kg), 20%)', '150000', '33.333333 per kg'],
    ['a floor by weight of a lower of two', 'max(min(25%, 10 JPY/l), 2 JPY/l)', '125000', '80 per l'],
    ['a difference of prices', '500 JPY/kg - value', '250000', '400 per kg'],
    ['a sum', '9.8% + 45 JPY/kg', '323000', '200 per kg'],
    ['a rate by quantity alone', '45 JPY/kg', '225000', '200 per kg'],
    ['nothing within the tolerance', '45 JPY/kg', '0', '22500000 per kg atLeast'],
    ['a rate on the value alone has none', '9.8%', '98000', undefined],
    ['a rate elsewhere has none', 'see 9802.00.40', '98000', undefined],
  ])('%s: %s', (_name, text, collected, wanted) => {
    const found = unitValue(text, collected);
    const rounded = found?.replace(/^[\d./]+/, (number) => {
      const [n, d = '1'] = number.split('/');
      return String(Number((Number(n) / Number(d)).toFixed(6)));
    });
    expect(rounded).toBe(wanted);
  });
});

describe('what a rate takes on a value', () => {
  it('is known only where it takes nothing else', () => {
    const amount = (text: string) => {
      const found = onValue(rateOf(text), exact('1000'));
      return found && formatExact(found);
    };
    expect(['free', '2.5%', 'min(5%, 3%)', '2% + 1 USD/kg'].map(amount)).toEqual([
      '0',
      '25',
      '30',
      undefined,
    ]);
  });

  it('is at least what it takes without any quantity', () => {
    const least = (text: string) => {
      const open = openRate(rateOf(text));
      return open && formatExact(leastOf(open, exact('1000')));
    };
    expect(['2% + 1 USD/kg', 'max(35%, 27 JPY/kg)', 'min(35%, 27 JPY/kg)'].map(least)).toEqual([
      '20',
      '350',
      '0',
    ]);
  });
});
