import { compare, divide, exact, greater, lesser, multiply } from '../../base/index.js';
import type { Charge, Label, Status } from '../determination.js';
import { lowerEvidence } from '../determination.js';
import { dutyOf } from '../treatment.js';
import { type StackBase, Steps, type Weighed } from './base.js';
import type { Question, UnitedStatesFees } from './facts.js';

const HUNDRED = exact('100');
/** instruments whose goods are known to pay the merchandise processing fee */
const PAY = new Set(['mfn', 'us-column-2', 'usjta']);

const WAIVED: Question = {
  id: 'fee-waived',
  label: { en: 'the agreement waives the merchandise processing fee', ja: '協定が物品取扱手数料を免除する' },
  assumed: false,
};

function processingFee({ merchandiseProcessingFee: fee }: UnitedStatesFees, base: StackBase): Weighed {
  const { assessment, value, on, instrument, answers } = base;
  const year = fee.years.find(({ from, to }) => from <= on && on <= to);
  const charge = (status: Status, rest: Partial<Charge>): Charge => ({
    id: 'merchandise-processing-fee',
    kind: 'fee',
    name: fee.name,
    status,
    rate: year ? `${fee.percent}%, ${year.minimum} to ${year.maximum} USD` : `${fee.percent}%`,
    amount: null,
    needs: [],
    evidence: fee.rate.evidence,
    steps: [],
    citations: [fee.rate.citation, ...(year ? [year.citation] : [])],
    ...rest,
  });
  const unknown = (reason: Label): Weighed => ({
    charge: charge('notComputed', { reason }),
    amount: undefined,
  });
  const open = !PAY.has(instrument) && !answers.isGiven(WAIVED);
  if (!PAY.has(instrument) && answers.of(WAIVED)) {
    return { charge: charge('notApplicable', { reason: WAIVED.label }), amount: undefined };
  }
  if (!year) {
    return unknown({
      en: `its minimum and maximum on ${on} are not in the facts`,
      ja: `${on}の下限額と上限額は資料にない`,
    });
  }
  const formal = compare(base.declared, exact(fee.formalAbove.value)) > 0;
  if (!formal && year.informal === undefined) {
    const { value: most } = fee.formalAbove;
    return unknown({
      en: `the fee of an informal entry (to ${most} USD) on ${on} is not in the facts`,
      ja: `${on}の略式通関（${most} USDまで）の手数料は資料にない`,
    });
  }
  const steps = new Steps();
  const raw = divide(multiply(value, exact(fee.percent)), HUNDRED);
  const bounded = formal
    ? greater(exact(year.minimum), lesser(exact(year.maximum), raw))
    : exact(year.informal ?? '0');
  if (formal) {
    steps.add('ad valorem', `${fee.percent}% × ${assessment.money(value)}`, assessment.money(raw));
    steps.add(
      `not below ${year.minimum} nor above ${year.maximum} USD for an entry`,
      assessment.money(raw),
      assessment.money(bounded),
    );
  } else {
    steps.add('automated informal entry', year.name, assessment.money(bounded));
  }
  assessment.reset(lowerEvidence(year.evidence, formal ? fee.rate.evidence : fee.formalAbove.evidence));
  const amount = assessment.round(bounded);
  const own = instrument === 'usjta' ? [fee.usjta] : [];
  const due = charge(open ? 'conditional' : 'available', {
    ...(open && {
      reason: {
        en: `unless ${WAIVED.label.en}, which is not in the facts`,
        ja: `${WAIVED.label.ja}場合を除く（免除の有無は資料にない）`,
      },
    }),
    amount: dutyOf(amount, assessment),
    evidence: own.reduce((grade, { evidence }) => lowerEvidence(grade, evidence), assessment.evidence),
    steps: [...steps.list, ...assessment.steps],
    citations: [fee.rate.citation, year.citation, ...own.map(({ citation }) => citation)],
  });
  return { charge: due, amount };
}

const BY_SEA: Question = {
  id: 'sea',
  label: { en: 'it arrives by sea', ja: '海上輸送で到着する' },
  assumed: false,
};

function harborFee({ harborMaintenanceFee: fee }: UnitedStatesFees, base: StackBase): Weighed {
  const { assessment, value, answers } = base;
  const charge: Charge = {
    id: 'harbor-maintenance-fee',
    kind: 'fee',
    name: fee.name,
    status: 'notApplicable',
    reason: { en: 'only for cargo that arrives by sea', ja: '海上輸送で到着する貨物のみ' },
    rate: `${fee.percent}%`,
    amount: null,
    needs: [],
    evidence: fee.rate.evidence,
    steps: [],
    citations: [fee.rate.citation],
  };
  if (!answers.of(BY_SEA)) return { charge, amount: undefined };
  const steps = new Steps();
  const raw = divide(multiply(value, exact(fee.percent)), HUNDRED);
  steps.add('ad valorem', `${fee.percent}% × ${assessment.money(value)}`, assessment.money(raw));
  assessment.reset(fee.rate.evidence);
  const amount = assessment.round(raw);
  const { reason, ...rest } = charge;
  return {
    charge: {
      ...rest,
      status: 'available',
      amount: dutyOf(amount, assessment),
      evidence: assessment.evidence,
      steps: [...steps.list, ...assessment.steps],
    },
    amount,
  };
}

/** The questions of the fees. */
export const FEE_QUESTIONS: readonly Question[] = [WAIVED, BY_SEA];

/** The fees on an entry into the United States, the shipment taken as one entry. */
export const unitedStatesFees = (facts: UnitedStatesFees, base: StackBase): readonly Weighed[] => [
  processingFee(facts, base),
  harborFee(facts, base),
];
