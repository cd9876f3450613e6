import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, type Exact, equals, exact, formatExact, ONE, sign } from '../../src/base/index.js';
import {
  addForms,
  branchesOf,
  type DutyBase,
  evaluateRate,
  type FormBase,
  formAt,
  formOf,
  linear,
  NOTHING_DUE,
  readRate,
} from '../../src/notation/index.js';

const NAMES: FormBase = {
  value: 'value',
  declared: 'value',
  quantity: (unit) => ({ name: unit, perUnit: ONE }),
  part: (name) => name,
  gate: () => undefined,
};

const baseOf = (value: Exact, quantity: Exact): DutyBase => ({
  currency: 'JPY',
  value: () => value,
  unitValue: () => divide(value, quantity),
  quantity: () => quantity,
  part: () => undefined,
  gate: () => undefined,
  refuse: () => undefined,
  step: () => {},
  money: formatExact,
});

const RATES = [
  'free',
  '2.5%',
  '482 JPY/kg',
  '29.8% + 635 JPY/kg',
  'max(29.8%, 23 JPY/kg)',
  'min(54 JPY/kg, 525.048 JPY/kg - value)',
  'min(max(10%, 5 JPY/kg), 20%)',
  'max(12% + 3 JPY/kg, 7 JPY/kg)',
];

describe('a form on known amounts', () => {
  it('comes to what the rate does, and to one of its branches', () => {
    const amount = fc.integer({ min: 1, max: 10_000_000 }).map((n) => exact(String(n)));
    fc.assert(
      fc.property(fc.constantFrom(...RATES), amount, amount, (text, value, quantity) => {
        const rate = readRate(text);
        const form = rate && formOf(rate, NAMES);
        if (!rate || !form) throw new Error(`${text} has no form`);
        const amounts = new Map([
          ['value', value],
          ['kg', quantity],
        ]);
        const found = formAt(form, amounts);
        expect(formatExact(found)).toBe(formatExact(evaluateRate(rate, baseOf(value, quantity)) as Exact));
        expect(branchesOf(form).some((branch) => equals(formAt(branch, amounts), found))).toBe(true);
      }),
    );
  });

  it('counts only where one amount is below another', () => {
    const [left, right, due] = [linear('a', ONE), linear('b', ONE), linear('c', exact('2'))];
    const form = addForms([{ kind: 'below', left, right, due }, linear('c', ONE)]);
    const at = (a: string, b: string) =>
      formatExact(
        formAt(
          form,
          new Map([
            ['a', exact(a)],
            ['b', exact(b)],
            ['c', exact('10')],
          ]),
        ),
      );
    expect([at('1', '2'), at('2', '2'), at('3', '2')]).toEqual(['30', '10', '10']);
    expect(branchesOf(form)).toHaveLength(2);
    expect(sign(formAt(NOTHING_DUE, new Map()))).toBe(0);
  });
});
