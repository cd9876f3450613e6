import { add, divide, exact, floorTo, multiply } from '../../base/index.js';
import { type Charge, type Label, lowerEvidence } from '../determination.js';
import { dutyOf } from '../treatment.js';
import { type StackBase, Steps, type Weighed } from './base.js';
import type { AskedByCode, JapanTaxes } from './facts.js';
import { conditionInWords } from './words.js';

const HUNDRED = exact('100');

/** Whether something is so of the goods, and whether that was taken rather than said. */
function answerTo(
  { question, asked }: AskedByCode,
  { code, answers }: StackBase,
): { readonly so: boolean; readonly open: boolean } {
  const begins = (list: readonly string[]): boolean => list.some((prefix) => code.startsWith(prefix));
  if (!begins(asked)) return { so: false, open: false };
  const { otherwiseFor, ...rest } = question;
  const planned = { ...rest, assumed: rest.assumed !== begins(otherwiseFor) };
  return { so: answers.of(planned), open: !answers.isGiven(planned) };
}

/**
 * Japan's consumption tax on a treatment: national, then local on the national tax, each cut to 100 yen, on the full
 * customs value and the duty, cut to 1,000 yen (Japan Customs FAQ 1111).
 */
export function japanTaxes(facts: JapanTaxes, base: StackBase): readonly Weighed[] {
  const { consumptionTax: tax } = facts;
  const { assessment, declared, duty, on } = base;
  const rate = tax.rates.find(({ from, to }) => from <= on && (to === null || on <= to));
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
  const money = (amount: Parameters<typeof assessment.money>[0]): string => assessment.money(amount);
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
  const cut = exact(tax.taxDownTo.amount);
  const whole = add(declared, duty);
  const taxed = floorTo(whole, exact(tax.baseDownTo.amount));
  const steps = new Steps();
  steps.add('customs value and duty', `${money(declared)} + ${money(duty)}`, money(whole));
  steps.add('base', `${money(whole)}, down to a multiple of ${tax.baseDownTo.amount} yen`, money(taxed));
  const national = divide(multiply(taxed, exact(percent)), HUNDRED);
  const nationalCut = floorTo(national, cut);
  steps.add('national', `${percent}% × ${money(taxed)}`, money(national));
  steps.add(
    'cut',
    `${money(national)}, down to a multiple of ${tax.taxDownTo.amount} yen`,
    money(nationalCut),
  );
  const [n = '', d = ''] = rate.local.split('/');
  const local = divide(multiply(nationalCut, exact(n)), exact(d));
  const localCut = floorTo(local, cut);
  const localSteps = new Steps();
  localSteps.add('local', `${n}/${d} × ${money(nationalCut)}`, money(local));
  localSteps.add(
    'cut',
    `${money(local)}, down to a multiple of ${tax.taxDownTo.amount} yen`,
    money(localCut),
  );
  const due = (amount: typeof cut, list: Steps): Partial<Charge> => ({
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
