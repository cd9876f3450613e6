import { compare, exact, greater, lesser, multiply } from '../../base/index.js';
import { holdsOn } from '../calendar/days.js';
import type { Charge, Label, Status } from '../determination.js';
import { lowerEvidence } from '../determination.js';
import { percentOf } from '../percent.js';
import { dutyOf } from '../treatment.js';
import { type StackBase, Steps, type Weighed } from './base.js';
import type { UnitedStatesFees } from './facts.js';
import type { FeeKind } from './fees.js';
import { answerInWords } from './words.js';

const ROUNDED = 'fee rounded';

function processingFee({ merchandiseProcessingFee: fee }: UnitedStatesFees, base: StackBase): Weighed {
  const { assessment, value, on, instrument, answers } = base;
  const { waived } = fee;
  const year = fee.years.find((each) => holdsOn(each, on));
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
  const asked = !fee.paidUnder.includes(instrument);
  const open = asked && !answers.isGiven(waived);
  if (asked && answers.of(waived)) {
    return { charge: charge('notApplicable', { reason: waived.label }), amount: undefined };
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
  const raw = multiply(value, percentOf(fee.percent));
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
  const amount = assessment.round(bounded, ROUNDED);
  const own = instrument === 'usjta' ? [fee.usjta] : [];
  const due = charge(open ? 'conditional' : 'available', {
    ...(open && {
      reason: {
        en: `unless ${waived.label.en}, which is not in the facts`,
        ja: `${waived.label.ja}場合を除く（免除の有無は資料にない）`,
      },
    }),
    amount: dutyOf(amount, assessment),
    evidence: own.reduce((grade, { evidence }) => lowerEvidence(grade, evidence), assessment.evidence),
    steps: [...steps.list, ...assessment.steps],
    citations: [fee.rate.citation, year.citation, ...own.map(({ citation }) => citation)],
  });
  return { charge: due, amount };
}

function harborFee({ harborMaintenanceFee: fee }: UnitedStatesFees, base: StackBase): Weighed {
  const { assessment, value, answers } = base;
  const { question } = fee;
  const given = answers.isGiven(question);
  const { en, ja } = question.label;
  const charge: Charge = {
    id: 'harbor-maintenance-fee',
    kind: 'fee',
    name: fee.name,
    status: 'available',
    rate: `${fee.percent}%`,
    amount: null,
    needs: [],
    evidence: fee.rate.evidence,
    steps: [],
    citations: [fee.rate.citation],
  };
  if (!answers.of(question)) {
    const open = {
      en: `if ${en}; it is not counted, for how it arrives was not said`,
      ja: `「${ja}」に該当する場合に限る（輸送手段の指定がないため、合計に含まない）`,
    };
    const reason = given ? answerInWords(question, false, true) : open;
    return {
      charge: { ...charge, status: given ? 'notApplicable' : 'conditional', reason },
      amount: undefined,
    };
  }
  const steps = new Steps();
  const raw = multiply(value, percentOf(fee.percent));
  steps.add('ad valorem', `${fee.percent}% × ${assessment.money(value)}`, assessment.money(raw));
  assessment.reset(fee.rate.evidence);
  const amount = assessment.round(raw, ROUNDED);
  return {
    charge: {
      ...charge,
      amount: dutyOf(amount, assessment),
      evidence: assessment.evidence,
      steps: [...steps.list, ...assessment.steps],
    },
    amount,
  };
}

/** The fees on an entry into the United States, the shipment taken as one entry. */
export const unitedStatesFees: FeeKind<UnitedStatesFees> = {
  questions: ({ merchandiseProcessingFee, harborMaintenanceFee }) => [
    merchandiseProcessingFee.waived,
    harborMaintenanceFee.question,
  ],
  charges: (facts, base) => [processingFee(facts, base), harborFee(facts, base)],
};
