import type { PlainDate } from '../base/index.js';
import {
  add,
  convert,
  divide,
  type Exact,
  equals,
  floorTo,
  formatExact,
  formatGrouped,
  multiply,
} from '../base/index.js';
import type { DutyBase, Situation } from '../notation/index.js';
import { holdsOn } from './calendar/days.js';
import { type Evidence, lowerEvidence, type Step } from './determination.js';
import type { ImporterRules, LawRecord, Rounding } from './record.js';
import type { Shipment } from './shipment.js';

const NOTHING: readonly string[] = [];
const HALF: Exact = { n: 1, d: 2 };

const apply = (rounding: Rounding, amount: Exact): Exact =>
  rounding.mode === 'down'
    ? floorTo(amount, rounding.to)
    : floorTo(add(amount, multiply(rounding.to, HALF)), rounding.to);

/**
 * The base of one shipment's duties under its importer's law: rounds the value, finds quantities and reference
 * prices, and keeps the account of one evaluation at a time.
 */
export class Assessment implements DutyBase, Situation {
  readonly currency: string;
  readonly origin: string;
  readonly date: PlainDate;
  steps: Step[] = [];
  needs: readonly string[] = NOTHING;
  reasons: readonly string[] = NOTHING;
  evidence: Evidence = 'published';

  /** the value after the importer's legal rounding */
  readonly dutiable: Exact | undefined;
  private readonly roundedText: string = '';
  private readonly roundedStep: Step | undefined;
  private readonly roundedEvidence: Evidence = 'published';

  constructor(
    private readonly shipment: Shipment,
    private readonly rules: ImporterRules,
    private readonly record: LawRecord,
    /** the names of bases and parts that rates have asked for */
    private readonly asked?: Set<string>,
  ) {
    this.currency = rules.currency;
    this.origin = shipment.origin;
    this.date = shipment.date;
    const { value } = shipment;
    if (value === undefined) return;
    this.dutiable = apply(rules.roundValue, value);
    this.roundedText = this.money(this.dutiable);
    if (equals(this.dutiable, value)) return;
    this.roundedEvidence = rules.roundValue.evidence;
    this.roundedStep = this.roundingStep('customs value for duty', rules.roundValue, value, this.dutiable);
  }

  /** Begins the account of another treatment. */
  reset(evidence: Evidence): void {
    this.steps = [];
    this.needs = NOTHING;
    this.reasons = NOTHING;
    this.evidence = evidence;
  }

  money(amount: Exact): string {
    if (amount === this.dutiable && this.roundedText !== '') return this.roundedText;
    return `${formatGrouped(amount)} ${this.currency}`;
  }

  step(label: string, expression: string, result: string): void {
    this.steps.push({ label, expression, result });
  }

  refuse(reason: string): undefined {
    this.reasons = [...this.reasons, reason];
    return undefined;
  }

  value(): Exact | undefined {
    if (this.dutiable === undefined) return this.need('value');
    if (this.roundedStep && !this.steps.includes(this.roundedStep)) {
      this.steps.push(this.roundedStep);
      this.evidence = lowerEvidence(this.evidence, this.roundedEvidence);
    }
    return this.dutiable;
  }

  unitValue(unit: string): Exact | undefined {
    const { value } = this.shipment;
    const quantity = this.quantity(unit, undefined);
    if (value === undefined) return this.need('value');
    return quantity && divide(value, quantity);
  }

  quantity(unit: string, of: string | undefined): Exact | undefined {
    if (of !== undefined) this.asked?.add(of);
    for (const quantity of this.shipment.quantities) {
      if (quantity.of !== of) continue;
      const amount = convert(quantity.amount, quantity.unit, unit);
      if (amount) return amount;
    }
    return this.need(of === undefined ? unit : `${unit} of ${of}`);
  }

  part(name: string): Exact | undefined {
    this.asked?.add(name);
    return this.shipment.parts.get(name) ?? this.need(`part: ${name}`);
  }

  /** the value of a part where one is given, without asking for it */
  given(name: string): Exact | undefined {
    this.asked?.add(name);
    return this.shipment.parts.get(name);
  }

  gate(name: string, unit: string): Exact | undefined {
    const { date } = this.shipment;
    const price = this.record.standardImportPrices.find(
      (entry) => entry.name === name && holdsOn(entry, date),
    );
    if (!price || price.amount === null) {
      return this.refuse(`the standard import price of ${name} is not in the facts`);
    }
    const perUnit = convert(price.amount, unit, price.unit);
    if (!perUnit)
      return this.refuse(`the standard import price of ${name} is per ${price.unit}, not per ${unit}`);
    this.evidence = lowerEvidence(this.evidence, price.evidence);
    this.steps.push({
      label: 'standard import price',
      expression: name,
      result: `${formatExact(perUnit)} ${this.currency}/${unit}`,
      evidence: price.evidence,
    });
    return perUnit;
  }

  /** An amount after the importer's legal rounding, without an account of it. */
  rounded(amount: Exact): Exact {
    return apply(this.rules.roundDuty, amount);
  }

  /** The duty, or a fee, after the importer's legal rounding. */
  round(amount: Exact, label = 'duty rounded'): Exact {
    const rounding = this.rules.roundDuty;
    const rounded = apply(rounding, amount);
    if (equals(rounded, amount)) return amount;
    this.evidence = lowerEvidence(this.evidence, rounding.evidence);
    this.steps.push(this.roundingStep(label, rounding, amount, rounded));
    return rounded;
  }

  private roundingStep(label: string, rounding: Rounding, from: Exact, to: Exact): Step {
    const unit = this.money(rounding.to);
    const rule =
      rounding.mode === 'down' ? `down to a multiple of ${unit}` : `to the nearest ${unit}, halves up`;
    return {
      label,
      expression: `${this.money(from)}, ${rule}`,
      result: this.money(to),
      ...(rounding.evidence === 'published' ? {} : { evidence: rounding.evidence }),
    };
  }

  private need(what: string): undefined {
    if (!this.needs.includes(what)) this.needs = [...this.needs, what];
    return undefined;
  }
}
