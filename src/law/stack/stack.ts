import { add, type Exact, equals, ZERO } from '../../base/index.js';
import type { Evidence, Otherwise, Stack } from '../determination.js';
import { lowerEvidence } from '../determination.js';
import { applyLayers, sumOf, wholeDuty } from '../layers/apply.js';
import type { PlannedLayer } from '../layers/plan.js';
import { dutyOf } from '../treatment.js';
import { Answers } from './answers.js';
import { gradeOf, isOpen, type StackBase, type Weighed } from './base.js';
import type { FeesFacts } from './facts.js';
import { feesOn } from './fees.js';
import { lowValueRelief } from './relief.js';

interface Pile {
  readonly charges: readonly Weighed[];
  /** undefined where a duty on top is not computed */
  readonly duties: Exact | undefined;
  readonly total: Exact | undefined;
}

/** All that lies on one treatment, by one set of answers. */
function pileOf(layers: readonly PlannedLayer[], fees: FeesFacts, base: StackBase): Pile {
  const relief = lowValueRelief(fees.lowValue, base);
  const shown = relief ? [relief] : [];
  if (relief?.free) return { charges: shown, duties: ZERO, total: ZERO };
  const onTop = applyLayers(layers, base);
  const duties = onTop.some(isOpen) ? undefined : add(base.duty, sumOf(onTop));
  if (duties === undefined) return { charges: [...shown, ...onTop], duties, total: undefined };
  const rest = feesOn(fees, { ...base, duty: duties });
  const total = rest.some(isOpen) ? undefined : add(duties, sumOf(rest));
  return { charges: [...shown, ...onTop, ...rest], duties, total };
}

/** What is needed to stack charges on a treatment, but for the answers. */
export type StackInput = Omit<StackBase, 'answers'>;

/**
 * What lies on top of a treatment: additional duties in the order of the law, fees and taxes, their sum, and what the sum
 * would be if an open question were answered otherwise.
 */
export function stackOn(
  layers: readonly PlannedLayer[],
  fees: FeesFacts,
  bare: StackInput,
  evidence: Evidence,
  asked?: Set<string>,
): Stack {
  const given = bare.shipment.answers ?? NO_ANSWERS;
  const answers = new Answers(given, asked);
  const pile = pileOf(layers, fees, { ...bare, answers });
  const amount = (exact: Exact | undefined) => (exact ? dutyOf(exact, bare.assessment) : null);
  const otherwise = answers.open.flatMap((question): Otherwise[] => {
    const turned = pileOf(layers, fees, { ...bare, answers: new Answers(given, undefined, question.id) });
    const { id, label, assumed } = question;
    if (turned.total && pile.total && equals(turned.total, pile.total)) return [];
    return [{ question: id, label, answer: !assumed, total: amount(turned.total) }];
  });
  return {
    charges: pile.charges.map(({ charge }) => charge),
    duties: amount(pile.duties),
    total: amount(pile.total),
    otherwise,
    evidence:
      pile.duties === undefined ? lowerEvidence(evidence, 'unverified') : gradeOf(pile.charges, evidence),
  };
}

/** Gives the duty of a treatment with the duties on top; undefined where one of them is not computed. */
export type WholeDuty = (duty: Exact, ordinary: Exact | undefined) => Exact | undefined;

/** How a shipment's duties become whole; undefined where nothing lies on top of any. */
export function dutiesOn(
  layers: readonly PlannedLayer[],
  fees: FeesFacts,
  goods: Omit<StackInput, 'instrument' | 'duty' | 'ordinary'>,
): WholeDuty | undefined {
  const { shipment, declared, code, value, on, assessment } = goods;
  const answers = new Answers(shipment.answers ?? NO_ANSWERS);
  if (lowValueRelief(fees.lowValue, { declared, code, on, assessment, answers })?.free) return () => ZERO;
  return layers.length === 0 ? undefined : wholeDuty(layers, { value, assessment, answers });
}

const NO_ANSWERS: ReadonlyMap<string, boolean> = new Map();
