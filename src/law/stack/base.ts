import type { Exact, PlainDate } from '../../base/index.js';
import type { Assessment } from '../assessment.js';
import { type Charge, type Evidence, lowerEvidence, type Step } from '../determination.js';
import type { Shipment } from '../shipment.js';
import type { Answers } from './answers.js';

/** What charges on a treatment are worked out from. */
export interface StackBase {
  readonly shipment: Shipment;
  /** digits of the line, with its statistical suffix where the importer gives one */
  readonly code: string;
  readonly on: PlainDate;
  readonly instrument: string;
  /** customs value as declared, and after the importer's legal rounding */
  readonly declared: Exact;
  readonly value: Exact;
  /** the duty of the treatment */
  readonly duty: Exact;
  /** the duty at the ordinary rate; undefined where it is not computed */
  readonly ordinary: Exact | undefined;
  readonly assessment: Assessment;
  readonly answers: Answers;
}

/** A charge with its exact amount; undefined where it is not due or not computed. */
export interface Weighed {
  readonly charge: Charge;
  readonly amount: Exact | undefined;
}

/** What is due is summed up; what is not computed leaves the sum open. */
export const isOpen = ({ charge }: Weighed): boolean => charge.status === 'notComputed';

/** The grade of what is due. */
export const gradeOf = (charges: readonly Weighed[], evidence: Evidence): Evidence =>
  charges.reduce(
    (grade, { charge, amount }) => (amount ? lowerEvidence(grade, charge.evidence) : grade),
    evidence,
  );

/** A list of steps to which a calculation adds. */
export class Steps {
  readonly list: Step[] = [];

  add(label: string, expression: string, result: string, evidence?: Evidence): void {
    this.list.push({ label, expression, result, ...(evidence && { evidence }) });
  }
}
