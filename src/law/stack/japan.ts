import { add, type Exact, exact, exactOf, floorTo, multiply } from '../../base/index.js';
import { holdsOn } from '../calendar/days.js';
import { type Charge, type Label, lowerEvidence } from '../determination.js';
import { percentOf } from '../percent.js';
import { dutyOf } from '../treatment.js';
import { type StackBase, Steps, type Weighed } from './base.js';
import type { AskedByCode, JapanTaxes } from './facts.js';
import type { FeeKind } from './fees.js';
import { begins, questionFor } from './question.js';
import { conditionInWords } from './words.js';

/** Whether something is so of the goods, and whether that was taken rather than said. */
function answerTo(
  { question, asked }: AskedByCode,
  { code, answers }: StackBase,
): { readonly so: boolean; readonly open: boolean } {
  if (!begins(code, asked)) return { so: false, open: false };
  const planned = questionFor(question, code);
  return { so: answers.of(planned), open: !answers.isGiven(planned) };
}

function charges(facts: JapanTaxes, base: StackBase): readonly Weighed[] {
  const { consumptionTax: tax } = facts;
  const { assessment, declared, duty, on } = base;
  const rate = tax.rates.find((each) => holdsOn(each, on));
  const excise = answerTo(tax.excise, base);
  const { so: food, open } = answerTo(tax.reduced, base);
  const percent = rate && (food ? (rate.reduced ?? rate.standard) : rate.standard);
  const make = (id: string, name: Label, text: string, rest: Partial<Charge>): Charge => ({
    id,
    kind: 'tax',
    name,
    status: 'notComputed',
    rate: text,
    amount: null,
    needs: [],
    evidence: rate?.evidence ?? 'unverified',
    steps: [],
    citations: [tax.baseDownTo.citation],
    ...rest,
  });
  if (!rate || percent === undefined) {
    const reason = { en: `the rate on ${on} is not in the facts`, ja: `${on}の税率は資料にない` };
    return [{ charge: make('consumption-tax', tax.national, '', { reason }), amount: undefined }];
  }
  if (excise.so) {
    const { en, ja } = tax.excise.question.label;
    const reason = {
      en: `${en}: that tax enters the base and is not computed`,
      ja: `${ja}：その税は課税標準に含まれ、計算されない`,
    };
    return [{ charge: make('consumption-tax', tax.national, `${percent}%`, { reason }), amount: undefined }];
  }
  const money = (amount: Exact): string => assessment.money(amount);
  const reducedIsOpen = open && rate.reduced !== null;
  const taken = [...(excise.open ? [tax.excise] : []), ...(reducedIsOpen ? [tax.reduced] : [])];
  const labelsOf = (list: readonly AskedByCode[]): Label[] => list.map(({ question }) => question.label);
  const reason = conditionInWords(
    labelsOf(food ? taken.filter((each) => each === tax.reduced) : []),
    labelsOf(food ? taken.filter((each) => each === tax.excise) : taken),
  );
  const status = {
    status: reason ? ('conditional' as const) : ('available' as const),
    ...(reason && { reason }),
    evidence: taken.reduce((grade, { evidence }) => lowerEvidence(grade, evidence), rate.evidence),
    citations: [tax.baseDownTo.citation, rate.citation],
  };
  const down = (amount: Exact, to: string, label: string, list: Steps): Exact => {
    const cut = floorTo(amount, exact(to));
    list.add(label, `${money(amount)}, down to a multiple of ${to} yen`, money(cut));
    return cut;
  };
  const whole = add(declared, duty);
  const steps = new Steps();
  steps.add('customs value and duty', `${money(declared)} + ${money(duty)}`, money(whole));
  const taxed = down(whole, tax.baseDownTo.amount, 'base', steps);
  const national = multiply(taxed, percentOf(percent));
  steps.add('national', `${percent}% × ${money(taxed)}`, money(national));
  const nationalCut = down(national, tax.taxDownTo.amount, 'cut', steps);
  const local = multiply(nationalCut, exactOf(rate.local));
  const localSteps = new Steps();
  localSteps.add('local', `${rate.local} × ${money(nationalCut)}`, money(local));
  const localCut = down(local, tax.taxDownTo.amount, 'cut', localSteps);
  const due = (amount: Exact, list: Steps): Partial<Charge> => ({
    ...status,
    amount: dutyOf(amount, assessment),
    steps: list.list,
  });
  return [
    {
      charge: make('consumption-tax', tax.national, `${percent}%`, due(nationalCut, steps)),
      amount: nationalCut,
    },
    {
      charge: make(
        'local-consumption-tax',
        tax.local,
        `${rate.local} of the national tax`,
        due(localCut, localSteps),
      ),
      amount: localCut,
    },
  ];
}

/**
 * Japan's consumption tax on a treatment: national, then local on the national tax, each cut to 100 yen, on the full
 * customs value and the duty, cut to 1,000 yen (Japan Customs FAQ 1111).
 */
export const japanTaxes: FeeKind<JapanTaxes> = {
  questions: ({ consumptionTax: { reduced, excise } }) => [reduced.question, excise.question],
  charges,
};
