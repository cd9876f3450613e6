import {
  add,
  divide,
  type Exact,
  equals,
  exactOf,
  formatExact,
  formatGrouped,
  sign,
  subtract,
} from '../../base/index.js';
import {
  type Answer,
  type Determination,
  type DutyAmount,
  type Evidence,
  type Label,
  lowerEvidence,
  type NotIncluded,
  type Status,
  type Step,
  type Treatment,
} from '../determination.js';
import type { BasedQuantity } from '../shipment.js';
import { COMPONENTS, type ComponentId } from './components.js';
import { money } from './sale.js';
import type { Valuation } from './value.js';

/** The landed cost of one unit of the goods. */
export interface LandedUnit {
  readonly unit: string;
  /** exact, "p/q" where no finite decimal is equal */
  readonly amount: string;
  readonly currency: string;
}

/** What the goods would cost landed if a question of a charge were answered otherwise than is taken. */
export interface LandedOtherwise {
  readonly question: string;
  readonly label: Label;
  readonly answer: boolean;
  readonly landed: DutyAmount | null;
}

/** What the goods cost landed under one treatment. */
export interface LandedTreatment {
  readonly instrument: string;
  readonly quota?: 'in' | 'out';
  /** that of the treatment; `notComputed` where its duty is there and the landed cost is not */
  readonly status: Status;
  readonly reason?: string;
  readonly duty: DutyAmount | null;
  /** duties, fees and taxes */
  readonly charges: DutyAmount | null;
  readonly landed: DutyAmount | null;
  readonly perUnit: readonly LandedUnit[];
  readonly steps: readonly Step[];
  /** one for each question of a charge that is left open */
  readonly otherwise: readonly LandedOtherwise[];
  /** how far the duties that a price with duty paid contains are from those computed */
  readonly difference?: DutyAmount;
  readonly evidence: Evidence;
  readonly notIncluded: readonly NotIncluded[];
}

/** What one line comes to, treatment by treatment, in the order of the determination. */
export interface LandedLine {
  readonly code: string;
  readonly seq: number;
  readonly best: string | null;
  readonly bestReason?: string;
  readonly treatments: readonly LandedTreatment[];
}

/** What is paid and lies outside the customs value, in the importer's currency. */
function outside({ components, exact: { charges } }: Valuation): { id: ComponentId; amount: Exact }[] {
  return COMPONENTS.flatMap((id) => {
    const amount = charges.get(id);
    const component = components.find((each) => each.id === id);
    const counts = id !== 'duties' && component && component.effect !== 'added';
    return amount && counts && sign(amount) !== 0 ? [{ id, amount }] : [];
  });
}

/** Why the landed cost under a treatment that has a duty is not computed; undefined where it is. */
function whyNot(
  treatment: Treatment,
  { layers }: Determination,
  { exact: { value }, customsValue, missing }: Valuation,
): string | undefined {
  if (!value) return `the customs value needs ${customsValue.needs.map(({ id }) => id).join(', ')}`;
  if (missing.length > 0) return `the landed cost needs ${missing.map(({ id }) => id).join(', ')}`;
  const { stack } = treatment;
  if (stack?.total) return undefined;
  const open = stack?.charges.find(({ status }) => status === 'notComputed');
  if (open) return `${open.name.en} is not computed: ${open.reason?.en ?? `needs ${open.needs.join(', ')}`}`;
  return layers?.reason.en ?? 'what lies on top of the duty is not computed';
}

function landedTreatment(
  treatment: Treatment,
  determination: Determination,
  valuation: Valuation,
  quantities: readonly BasedQuantity[],
): LandedTreatment {
  const { instrument, quota, status, duty, notIncluded, stack } = treatment;
  const { customsValue, exact: sums } = valuation;
  const waits = duty !== null || (!sums.value && treatment.needs.includes('value'));
  const why = waits ? whyNot(treatment, determination, valuation) : undefined;
  const reason = why ?? treatment.reason;
  const total = stack?.total;
  const open = {
    instrument,
    ...(quota !== undefined && { quota }),
    duty,
    charges: total ?? null,
    evidence: lowerEvidence(stack?.evidence ?? treatment.evidence, customsValue.evidence),
    notIncluded,
  };
  const said = { ...open, ...(reason !== undefined && { reason }) };
  if (why !== undefined || !total || !sums.value) {
    return {
      ...said,
      status: duty ? 'notComputed' : status,
      landed: null,
      perUnit: [],
      steps: [],
      otherwise: [],
    };
  }
  const { currency } = total;
  const parts = outside(valuation);
  const due = exactOf(total.amount);
  const landed = add(
    parts.reduce((sum, { amount }) => add(sum, amount), sums.value),
    due,
  );
  const words = parts.map(({ id, amount }) => ` + ${id} ${money(amount, currency)}`).join('');
  const steps: Step[] = [
    {
      label: 'landed cost',
      expression: `customs value ${money(sums.value, currency)}${words} + duties, fees and taxes ${money(due, currency)}`,
      result: money(landed, currency),
    },
  ];
  const perUnit = quantities
    .filter(({ of }) => of === undefined)
    .map(({ amount, unit }): LandedUnit => {
      const each = divide(landed, amount);
      steps.push({
        label: `per ${unit}`,
        expression: `${money(landed, currency)} ÷ ${formatGrouped(amount)} ${unit}`,
        result: `${formatGrouped(each)} ${currency}/${unit}`,
      });
      return { unit, amount: formatExact(each), currency };
    });
  const deducted = sums.charges.get('duties');
  const differs = deducted && !equals(deducted, due);
  return {
    ...said,
    status,
    landed: { amount: formatExact(landed), currency },
    perUnit,
    steps,
    otherwise: (stack?.otherwise ?? []).map(({ question, label, answer, total: other }) => ({
      question,
      label,
      answer,
      landed: other && { amount: formatExact(add(subtract(landed, due), exactOf(other.amount))), currency },
    })),
    ...(differs && { difference: { amount: formatExact(subtract(due, deducted)), currency } }),
  };
}

/** The landed cost of every treatment of every line of an answer. */
export const landedLines = (
  answer: Answer,
  valuation: Valuation,
  quantities: readonly BasedQuantity[],
): readonly LandedLine[] =>
  answer.determinations.map((determination) => {
    const { line, best, bestReason, treatments } = determination;
    return {
      code: line.code,
      seq: line.seq,
      best,
      ...(bestReason !== undefined && { bestReason }),
      treatments: treatments.map((each) => landedTreatment(each, determination, valuation, quantities)),
    };
  });
