import { add, divide, type Exact, equals, multiply, ONE, sign, subtract, ZERO } from '../../base/index.js';
import {
  branchesOf,
  type Form,
  type FormBase,
  formAt,
  formOf,
  type Linear,
  type Rate,
} from '../../notation/index.js';
import { isCollected } from './tolerance.js';
import type { Goods } from './types.js';

/** A rate on the value and on amounts that are not known. */
export interface OpenRate {
  readonly form: Form;
  /** names of unknown quantities and of the values of unknown parts */
  readonly quantities: readonly string[];
  readonly parts: readonly string[];
}

const VALUE = 'customs value';

/** A rate as arithmetic; undefined where it has no amount of its own, or takes more than statistics could ever give. */
export function openRate(rate: Rate): OpenRate | undefined {
  const quantities: string[] = [];
  const parts: string[] = [];
  const noted = (list: string[], name: string): string => {
    if (!list.includes(name)) list.push(name);
    return name;
  };
  const base: FormBase = {
    value: VALUE,
    declared: VALUE,
    quantity: (unit, of) => ({
      name: noted(quantities, of === undefined ? unit : `${unit} of ${of}`),
      perUnit: ONE,
    }),
    part: (name) => noted(parts, name),
    gate: () => undefined,
  };
  const form = formOf(rate, base);
  return form && { form, quantities, parts };
}

/** What a rate takes on a value, where it takes nothing else. */
export function onValue(rate: Rate, value: Exact): Exact | undefined {
  const open = openRate(rate);
  return open && open.quantities.length + open.parts.length === 0 ? leastOf(open, value) : undefined;
}

/** What a rate takes on a value in any case. */
export const leastOf = ({ form }: OpenRate, value: Exact): Exact => formAt(form, new Map([[VALUE, value]]));

/** Where a rate is one sum: what it takes on the value, and the shares of the parts. */
export function sumOfParts(
  { form, parts }: OpenRate,
  value: Exact,
): { readonly fixed: Exact; readonly shares: readonly Exact[] } | undefined {
  const [sum, ...others] = branchesOf(form);
  if (!sum || others.length > 0) return undefined;
  return {
    fixed: formAt(sum, new Map([[VALUE, value]])),
    shares: parts.map((name) => sum.terms.get(name) ?? ZERO),
  };
}

/** The value of one unit at which a rate gives the duty collected. */
export interface UnitValue {
  readonly unit: string;
  readonly value: Exact;
  /** set where every unit value from this on, or up to this, gives it */
  readonly bound?: 'atLeast' | 'atMost';
}

type Asked = Pick<Goods, 'value' | 'collected' | 'tolerance'>;

/** A rate on the value and one unknown quantity, others taken as nothing. */
class OnQuantity {
  private readonly lines: readonly { readonly fixed: Exact; readonly each: Exact }[];

  constructor(
    private readonly form: Form,
    private readonly value: Exact,
    private readonly unit: string,
  ) {
    this.lines = branchesOf(form).map((branch: Linear) => ({
      fixed: multiply(branch.terms.get(VALUE) ?? ZERO, value),
      each: branch.terms.get(unit) ?? ZERO,
    }));
  }

  at(quantity: Exact): Exact {
    const { form, value, unit } = this;
    return formAt(
      form,
      new Map([
        [VALUE, value],
        [unit, quantity],
      ]),
    );
  }

  /** the quantities, above nothing, at which a branch comes to an amount */
  meeting(amount: Exact): readonly Exact[] {
    return this.lines
      .filter(({ each }) => sign(each) !== 0)
      .map(({ fixed, each }) => divide(subtract(amount, fixed), each))
      .filter((quantity) => sign(quantity) > 0);
  }

  solve(amount: Exact): Exact | undefined {
    return this.meeting(amount).find((quantity) => equals(this.at(quantity), amount));
  }

  /** where the duty collected is what the rate takes for a whole range of quantities: the end of the range */
  range(asked: Asked): UnitValue | undefined {
    const { value, unit } = this;
    const flat = this.lines.find(({ fixed, each }) => sign(each) === 0 && isCollected(fixed, asked));
    if (!flat) return undefined;
    const ruled = (quantity: Exact): boolean => equals(this.at(quantity), flat.fixed);
    for (const end of this.meeting(flat.fixed)) {
      const found = { unit, value: divide(value, end) };
      if (ruled(divide(end, TWO))) return { ...found, bound: 'atLeast' };
      if (ruled(multiply(end, TWO))) return { ...found, bound: 'atMost' };
    }
    return undefined;
  }
}

const TWO: Exact = { n: 2, d: 1 };

/**
 * The unit value at which a rate on quantities gives the duty collected: by the branch of a minimum or maximum that does.
 * Undefined where none does.
 */
export function unitValueAt({ form, quantities, parts }: OpenRate, asked: Asked): UnitValue | undefined {
  const [unit] = quantities;
  if (unit === undefined) return undefined;
  const { value, collected, tolerance } = asked;
  const rate = new OnQuantity(form, value, unit);
  const range = rate.range(asked);
  if (range) return range;
  const others = parts.length > 0 || quantities.length > 1;
  const quantity = rate.solve(collected);
  if (quantity) return { unit, value: divide(value, quantity), ...(others && { bound: 'atLeast' as const }) };
  // duty within the tolerance of the least still leaves a unit value: the least at which it rounds away
  const least = rate.at(ZERO);
  if (!isCollected(least, asked)) return undefined;
  const rounded = rate.solve(add(least, tolerance));
  return rounded && { unit, value: divide(value, rounded), bound: 'atLeast' };
}
