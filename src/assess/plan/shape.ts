import { divide, type Exact, multiply, ONE } from '../../base/index.js';
import type { Form, Linear } from '../../notation/index.js';
import { VALUE } from './amounts.js';

/** How much one of a whole-number column is. */
export type Scales = ReadonlyMap<string, Exact>;

/** A form without its constants: the names of its amounts and how they are put together. */
export type Shape =
  | { readonly kind: 'linear'; readonly names: readonly string[] }
  | { readonly kind: 'sum' | 'least' | 'greatest'; readonly of: readonly Shape[] }
  | { readonly kind: 'below'; readonly left: Shape; readonly right: Shape; readonly then: Shape };

/**
 * A form in whole numbers: the shape over whole-number columns with these constants, divided by the divisor, is the amount
 * in units of what it is rounded to.
 */
export interface WholeForm {
  readonly shape: Shape;
  /** the same for equal shapes */
  readonly key: string;
  readonly constants: readonly bigint[];
  readonly divisor: bigint;
  /** whether the rounded customs value counts */
  readonly usesValue: boolean;
}

const linears = (form: Form): readonly Linear[] => {
  if (form.kind === 'linear') return [form];
  return form.kind === 'below' ? [form.left, form.right, form.then] : form.of.flatMap(linears);
};

const namesOf = ({ terms }: Linear): string[] => [...terms.keys()].sort();

function shapeOf(form: Form): Shape {
  if (form.kind === 'linear') return { kind: 'linear', names: namesOf(form) };
  if (form.kind !== 'below') return { kind: form.kind, of: form.of.map(shapeOf) };
  return {
    kind: 'below',
    left: shapeOf(form.left),
    right: shapeOf(form.right),
    then: shapeOf(form.then),
  };
}

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b));

/** The amounts that a form needs and the columns do not have. */
export const lackedBy = (form: Form, scales: Scales): string[] => [
  ...new Set(linears(form).flatMap((each) => namesOf(each).filter((name) => !scales.has(name)))),
];

/** A form in whole numbers, in units of `to`; every amount of it must have a scale. */
export function toWhole(form: Form, scales: Scales, to: Exact): WholeForm {
  const perUnit = divide(ONE, to);
  const shares = linears(form).flatMap((each) =>
    namesOf(each).map((name) =>
      multiply(multiply(each.terms.get(name) as Exact, scales.get(name) as Exact), perUnit),
    ),
  );
  const divisor = shares.reduce((least, { d }) => {
    const other = BigInt(d);
    return (least / commonDivisor(least, other)) * other;
  }, 1n);
  const shape = shapeOf(form);
  return {
    shape,
    key: JSON.stringify(shape),
    constants: shares.map(({ n, d }) => (BigInt(n) * divisor) / BigInt(d)),
    divisor,
    usesValue: linears(form).some(({ terms }) => terms.has(VALUE)),
  };
}

/** The amounts of a shape in the order of its constants. */
export function namesIn(shape: Shape): readonly string[] {
  if (shape.kind === 'linear') return shape.names;
  if (shape.kind === 'below') return [shape.left, shape.right, shape.then].flatMap(namesIn);
  return shape.of.flatMap(namesIn);
}
