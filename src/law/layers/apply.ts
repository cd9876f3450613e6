import { add, compare, type Exact, greater, multiply, subtract, ZERO } from '../../base/index.js';
import { type Charge, type Label, lowerEvidence, type Status } from '../determination.js';
import { percentOf } from '../percent.js';
import type { Answers } from '../stack/answers.js';
import { type StackBase, Steps, type Weighed } from '../stack/base.js';
import type { Question } from '../stack/question.js';
import { answerInWords, conditionInWords } from '../stack/words.js';
import { dutyOf } from '../treatment.js';
import type { LayerList } from './facts.js';
import type { PlannedLayer } from './plan.js';
import {
  type ChargeBase,
  type Charged,
  type ChargeForm,
  type ChargeFormBase,
  chargeForm,
  chargeRule,
  printRule,
} from './rules/index.js';

/** Whether a layer is due on a line by the answers, before amounts. */
export interface Chosen {
  readonly layer: PlannedLayer;
  /** the layer that takes its place */
  readonly by: PlannedLayer | undefined;
  /** the answer that keeps it away */
  readonly failed: Question | undefined;
}

const isDue = ({ layer, by, failed }: Chosen): boolean => !by && !failed && !layer.leftOutBy;

type Displaced = Map<string, PlannedLayer>;

/** Of a layer that something else keeps away only what nobody would expect is asked, so that it is not listed. */
const failedQuestion = (
  { if: conditions, unless }: PlannedLayer,
  isAway: boolean,
  answers: Answers,
): Question | undefined =>
  conditions.find((each) => (each.quiet || !isAway) && !answers.of(each)) ??
  (isAway ? undefined : unless.find((each) => answers.of(each)));

/** Takes the layers in their order: which are due, which not. */
export function chooseLayers(layers: readonly PlannedLayer[], answers: Answers): Chosen[] {
  const displaced: Displaced = new Map();
  return layers.map((layer): Chosen => {
    const by = displaced.get(layer.facts.family);
    const isAway = by !== undefined || layer.leftOutBy !== undefined;
    const chosen = { layer, by, failed: failedQuestion(layer, isAway, answers) };
    if (isDue(chosen)) {
      for (const family of layer.facts.insteadOf ?? [])
        if (!displaced.has(family)) displaced.set(family, layer);
    }
    return chosen;
  });
}

/** A layer with its amount before rounding. */
interface Outcome extends Chosen {
  readonly charged?: Charged;
  /** what the contents of earlier layers leave of the value */
  readonly rest: Exact;
}

type Goods = Pick<StackBase, 'value' | 'assessment'>;

/** What a layer without a content of its own is charged on. */
function restFor({ besidesContent, lessContent }: PlannedLayer['facts'], goods: Goods, left: Exact): Exact {
  const rest = besidesContent ? left : goods.value;
  const given = lessContent && goods.assessment.given(lessContent.content);
  if (!given || compare(given, multiply(goods.value, percentOf(lessContent.atLeast))) < 0) return rest;
  return greater(subtract(rest, given), ZERO);
}

const chargeBase = (
  goods: Goods,
  duty: Exact,
  ordinary: Exact | undefined,
  left: Exact,
  facts: PlannedLayer['facts'],
  step?: ChargeBase['step'],
): ChargeBase => ({
  value: goods.value,
  rest: restFor(facts, goods, left),
  left,
  duty,
  ordinary,
  content: (name) => goods.assessment.given(name),
  money: (amount) => goods.assessment.money(amount),
  step,
});

/** Works out the layers that are due, in their order. */
function walk(
  layers: readonly Chosen[],
  goods: Goods,
  duty: Exact,
  ordinary: Exact | undefined,
  visit: (outcome: Outcome) => void,
): void {
  let rest = goods.value;
  for (const chosen of layers) {
    if (!isDue(chosen)) {
      visit({ ...chosen, rest });
      continue;
    }
    const { facts } = chosen.layer;
    const charged = chargeRule(facts.charge, chargeBase(goods, duty, ordinary, rest, facts));
    visit({ ...chosen, rest, charged });
    if ('on' in charged && charged.on) rest = subtract(rest, charged.on);
  }
}

/** Gives the duty of a treatment with the duties on top; undefined where one of them is not computed. */
export function wholeDuty(
  layers: readonly PlannedLayer[],
  goods: Goods & Pick<StackBase, 'answers'>,
): (duty: Exact, ordinary: Exact | undefined) => Exact | undefined {
  const due = chooseLayers(layers, goods.answers).filter(isDue);
  return (duty, ordinary) => {
    let sum: Exact | undefined = duty;
    walk(due, goods, duty, ordinary, ({ charged }) => {
      const amount = charged && 'amount' in charged ? charged.amount : undefined;
      sum = sum && amount && add(sum, goods.assessment.rounded(amount));
    });
    return sum;
  };
}

/** A layer that is due, as arithmetic on named amounts where no content is given. */
export type LayerForm = ChargeForm & { readonly layer: PlannedLayer };

/** The layers that are due on a line by the answers, as arithmetic on named amounts. */
export function layerForms(
  layers: readonly PlannedLayer[],
  answers: Answers,
  names: Omit<ChargeFormBase, 'nothingLeft'>,
): LayerForm[] {
  let taken = false;
  return chooseLayers(layers, answers)
    .filter(isDue)
    .map(({ layer }) => {
      const nothingLeft = taken && layer.facts.besidesContent === true;
      const made = chargeForm(layer.facts.charge, { ...names, nothingLeft });
      if ('form' in made && made.takesAll) taken = true;
      const content = made.content ?? layer.facts.lessContent?.content;
      return { ...made, content, layer };
    });
}

const notDueBeside = ({ facts: { name } }: PlannedLayer): Label => ({
  en: `not due where ${name.en} is`,
  ja: `${name.ja}が課される場合は課されない`,
});

/** On what a layer that is due is conditional. */
function conditionOf({ if: conditions, unless }: PlannedLayer, { answers }: StackBase): Label | undefined {
  const open = (list: readonly Question[]): Label[] =>
    list.filter((each) => !each.quiet && !answers.isGiven(each)).map(({ label }) => label);
  return conditionInWords(open(conditions), open(unless));
}

const bare = ({ facts, evidence }: PlannedLayer, status: Status, reason?: Label): Charge => ({
  id: facts.id,
  kind: 'duty',
  name: facts.name,
  status,
  ...(reason !== undefined && { reason }),
  ...(facts.headings.length > 0 && { headings: facts.headings }),
  rate: printRule(facts.charge),
  amount: null,
  needs: [],
  evidence,
  steps: [],
  citations: [facts.citation],
});

/** A product on a list that a layer leaves out. */
function leftOut(layer: PlannedLayer, { citation, evidence }: LayerList): Charge {
  const { locator } = citation;
  const charge = bare(layer, 'notApplicable', {
    en: `its code is on the list of products left out: ${locator}`,
    ja: `対象から除かれる品目の一覧に掲載（${locator}）`,
  });
  return {
    ...charge,
    evidence: lowerEvidence(charge.evidence, evidence),
    citations: [...charge.citations, citation],
  };
}

const without = (charge: Charge): Weighed => ({ charge, amount: undefined });

function due(layer: PlannedLayer, base: StackBase, { amount: raw }: { amount: Exact }, rest: Exact): Weighed {
  const { assessment } = base;
  const steps = new Steps();
  assessment.reset(layer.evidence);
  assessment.value();
  chargeRule(
    layer.facts.charge,
    chargeBase(base, base.duty, base.ordinary, rest, layer.facts, (...step) => steps.add(...step)),
  );
  const before = assessment.steps;
  assessment.steps = [];
  const amount = assessment.round(raw);
  const condition = conditionOf(layer, base);
  const charge: Charge = {
    ...bare(layer, condition === undefined ? 'available' : 'conditional', condition),
    amount: dutyOf(amount, assessment),
    evidence: assessment.evidence,
    steps: [...before, ...steps.list, ...assessment.steps],
  };
  return { charge, amount };
}

function describe({ layer, by, failed, charged, rest }: Outcome, base: StackBase): Weighed[] {
  const { answers } = base;
  // what nobody would expect is not listed
  if (failed?.quiet && !answers.isGiven(failed)) return [];
  if (by) return [without(bare(layer, 'notApplicable', notDueBeside(by)))];
  if (failed) {
    const why = answerInWords(failed, answers.of(failed), answers.isGiven(failed));
    return [without(bare(layer, 'notApplicable', why))];
  }
  const { leftOutBy } = layer;
  if (leftOutBy) return [without(leftOut(layer, leftOutBy))];
  if (!charged) return [];
  if ('refused' in charged) return [without(bare(layer, 'notComputed', charged.refused))];
  if ('lacks' in charged) {
    const { lacks } = charged;
    const needs = { en: `needs ${lacks}`, ja: `${lacks}が必要` };
    return [without({ ...bare(layer, 'notComputed', needs), needs: [lacks] })];
  }
  return [due(layer, base, charged, rest)];
}

/** The duties on top of a treatment, in the order in which they are applied; those that are not due say why. */
export function applyLayers(layers: readonly PlannedLayer[], base: StackBase): readonly Weighed[] {
  const charges: Weighed[] = [];
  walk(chooseLayers(layers, base.answers), base, base.duty, base.ordinary, (outcome) =>
    charges.push(...describe(outcome, base)),
  );
  return charges;
}

/** The sum of what is due. */
export const sumOf = (charges: readonly Weighed[]): Exact =>
  charges.reduce((sum, { amount }) => (amount ? add(sum, amount) : sum), ZERO);
