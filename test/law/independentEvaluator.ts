import { Decimal } from 'decimal.js';
import { formatExact } from '../../src/base/index.js';
import type { Rate } from '../../src/notation/index.js';

const Precise = Decimal.clone({ precision: 80 });

/** What the independent evaluator charges duty on. */
export interface Base {
  readonly value: Decimal;
  readonly quantity: Decimal;
  readonly part: Decimal;
  readonly gate: Decimal;
}

function factor(text: string | undefined): Decimal {
  if (text === undefined) return new Precise(1);
  const [head, tail] = text.includes('-') ? text.split('-') : [undefined, text];
  const [numerator, denominator] = (tail as string).split('/');
  const ratio = new Precise(numerator as string).div(denominator ?? 1);
  return head === undefined ? ratio : new Precise(head).minus(ratio);
}

function number(value: Parameters<typeof formatExact>[0]): Decimal {
  const [numerator, denominator] = formatExact(value).split('/');
  return new Precise(numerator as string).div(denominator ?? 1);
}

/**
 * The duty on a base by decimal.js alone: a second implementation of every kind that has an amount, written from the
 * notation and not from the engine. Units are taken to be the unit of the quantity.
 */
export function independentDuty(rate: Rate, base: Base): Decimal | undefined {
  switch (rate.kind) {
    case 'free':
      return new Precise(0);
    case 'adValorem':
      return (rate.of === undefined ? base.value : base.part).times(number(rate.percent)).div(100);
    case 'specific':
      return base.quantity.times(number(rate.amount));
    case 'graduated': {
      const far =
        rate.direction === 'over'
          ? base.part.minus(number(rate.threshold))
          : number(rate.threshold).minus(base.part);
      const change = Decimal.max(0, far).times(number(rate.step));
      const perUnit = number(rate.amount).plus(rate.direction === 'over' ? change : change.neg());
      return perUnit.times(base.quantity);
    }
    case 'difference': {
      const unitValue = base.value.div(base.quantity);
      const term = (each: (typeof rate.from)[number]): Decimal =>
        (each.of === 'money' ? number(each.amount) : each.of === 'gate' ? base.gate : unitValue).times(
          factor(each.factor),
        );
      const from = rate.from.map(term).reduce((sum, each) => sum.plus(each), new Precise(0));
      const perUnit = from.minus(term(rate.less)).times(factor(rate.factor));
      return Decimal.max(0, perUnit).times(base.quantity);
    }
    case 'sum':
      return combine(rate.parts, base, (amounts) =>
        amounts.reduce((sum, each) => sum.plus(each), new Precise(0)),
      );
    case 'lower':
      return combine(rate.of, base, (amounts) => Decimal.min(...amounts));
    case 'higher':
      return combine(rate.of, base, (amounts) => Decimal.max(...amounts));
    default:
      return undefined;
  }
}

function combine(
  rates: readonly Rate[],
  base: Base,
  join: (amounts: Decimal[]) => Decimal,
): Decimal | undefined {
  const amounts: Decimal[] = [];
  for (const rate of rates) {
    const amount = independentDuty(rate, base);
    if (amount === undefined) return undefined;
    amounts.push(amount);
  }
  return join(amounts);
}
