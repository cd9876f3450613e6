import { add, type Exact, multiply, subtract, ZERO } from '../base/exact.js';

/**
 * A duty as arithmetic on the amounts of a shipment, before legal rounding: a sum of amounts, each times a constant, and
 * sums, least and greatest of such. What a database can work out for many shipments at once.
 */
export type Form = Linear | Composite | Below;

export interface Linear {
  readonly kind: 'linear';
  /** constants by the name of the amount */
  readonly terms: ReadonlyMap<string, Exact>;
}

export interface Composite {
  readonly kind: 'sum' | 'least' | 'greatest';
  readonly of: readonly Form[];
}

/** A form that counts only where one linear form is below another; else nothing is due. */
export interface Below {
  readonly kind: 'below';
  readonly left: Linear;
  readonly right: Linear;
  readonly then: Linear;
}

/** How the amounts of a shipment are called, and what is constant for all shipments of a day. */
export interface FormBase {
  /** the customs value after the importer's legal rounding */
  readonly value: string;
  /** the customs value as declared */
  readonly declared: string;
  /** the name of a quantity and how much of the unit one of it is; undefined for an unknown unit */
  quantity(
    unit: string,
    of: string | undefined,
  ): { readonly name: string; readonly perUnit: Exact } | undefined;
  part(name: string): string;
  /** a standard import price per unit; undefined where it is not in the facts */
  gate(name: string, unit: string): Exact | undefined;
}

/** A constant times one amount. */
export const linear = (name: string, constant: Exact): Linear => ({
  kind: 'linear',
  terms: new Map([[name, constant]]),
});

export const NOTHING_DUE: Linear = { kind: 'linear', terms: new Map() };

/** The sum; of linear forms it is linear. */
export function addForms(forms: readonly Form[]): Form {
  const whole = new Map<string, Exact>();
  const rest: Form[] = [];
  for (const form of forms) {
    if (form.kind === 'linear') {
      for (const [name, constant] of form.terms) whole.set(name, add(whole.get(name) ?? ZERO, constant));
    } else rest.push(form);
  }
  const sum: Linear = { kind: 'linear', terms: whole };
  if (rest.length === 0) return sum;
  return { kind: 'sum', of: whole.size > 0 ? [sum, ...rest] : rest };
}

/** a − b of linear forms. */
export function subtractForms(a: Linear, b: Linear): Linear {
  const terms = new Map(a.terms);
  for (const [name, constant] of b.terms) terms.set(name, subtract(terms.get(name) ?? ZERO, constant));
  return { kind: 'linear', terms };
}

/** A linear form times a constant. */
export const scaleForm = ({ terms }: Linear, factor: Exact): Linear => ({
  kind: 'linear',
  terms: new Map([...terms].map(([name, constant]) => [name, multiply(constant, factor)])),
});

/** The forms of all parts; undefined where one has none. */
export function everyForm(forms: readonly (Form | undefined)[]): readonly Form[] | undefined {
  return forms.every((form) => form !== undefined) ? forms : undefined;
}
