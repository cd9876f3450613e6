import { add, type Exact, sign } from '../../base/index.js';
import type { Evidence } from '../../law/index.js';
import { applyLayers, chooseLayers, sumOf } from '../../law/layers/apply.js';
import type { PlannedLayer } from '../../law/layers/plan.js';
import { Answers } from '../../law/stack/answers.js';
import { isOpen, type StackBase } from '../../law/stack/base.js';
import type { Question } from '../../law/stack/question.js';
import { EXCLUSION, mayBeExcluded } from './exclusions.js';
import type { LayerName, Spared } from './types.js';

/** What lies on top of a duty in one way in which the importer may answer. */
export interface OnTop {
  readonly layers: readonly LayerName[];
  /** set where a duty on top of the line is not due */
  readonly spared: Spared | undefined;
  /** the duty with what lies on top; undefined where the duty itself is */
  readonly amount: Exact | undefined;
  readonly evidence: readonly Evidence[];
}

export type OnTopBase = Omit<StackBase, 'answers' | 'duty'> & { readonly duty: Exact | undefined };

const questionsOf = (layers: readonly PlannedLayer[]): readonly Question[] => [
  ...new Map(layers.flatMap((each) => [...each.if, ...each.unless]).map((each) => [each.id, each])).values(),
];

/** Answers by which no layer is due, if there are such: every exception holds, no condition does. */
function sparingAnswers(layers: readonly PlannedLayer[]): readonly Answers[] {
  const conditions = layers.flatMap((each) => each.if.map(({ id }) => [id, false] as const));
  const exceptions = layers.flatMap((each) => each.unless.map(({ id }) => [id, true] as const));
  return [
    [...conditions, ...exceptions],
    [...exceptions, ...conditions],
  ].map((answers) => new Answers(new Map(answers)));
}

/** Why layers are not due: by the answers taken, by others, or by others that are so rare that nobody would expect them. */
function sparedBy(layers: readonly PlannedLayer[], answers: Answers): Spared {
  const turned = chooseLayers(layers, answers).flatMap(({ failed }) =>
    failed && answers.of(failed) !== failed.assumed ? [failed] : [],
  );
  const questions = [...new Map(turned.map((each) => [each.id, each])).values()];
  return {
    by: questions.some(({ quiet }) => quiet) ? 'rareAnswers' : 'answers',
    because: questions.map(({ id, label }) =>
      answers.of(questions.find((each) => each.id === id) as Question)
        ? label
        : { en: `it is not so that ${label.en}`, ja: `${label.ja}、ではない` },
    ),
  };
}

const keyOf = ({ layers }: OnTop): string => layers.map(({ id }) => id).join();

const nameOf = ({ facts }: PlannedLayer): LayerName => ({ id: facts.id, name: facts.name });

function onTopBy(layers: readonly PlannedLayer[], answers: Answers, base: OnTopBase): OnTop | undefined {
  const { duty } = base;
  const chosen = chooseLayers(layers, answers);
  const charges = duty ? applyLayers(layers, { ...base, duty, answers }) : [];
  if (charges.some(isOpen)) return undefined;
  const charged = new Set(
    charges.filter(({ amount }) => amount && sign(amount) > 0).map(({ charge }) => charge.id),
  );
  const due = chosen
    .filter(({ layer, by, failed }) => (duty ? charged.has(layer.facts.id) : !by && !failed))
    .map(({ layer }) => layer);
  return {
    layers: due.map(nameOf),
    spared: due.length < layers.length ? sparedBy(layers, answers) : undefined,
    amount: duty && add(duty, sumOf(charges)),
    evidence: (due.length > 0 ? due : layers).map(({ evidence }) => evidence),
  };
}

/**
 * What may lawfully lie on top of a duty: as the answers are taken, with each turned, with every exception claimed. Nothing
 * at all only where answers allow it; where single importers were granted exclusions, presumed to be so.
 */
export function waysOnTop(layers: readonly PlannedLayer[], base: OnTopBase): readonly OnTop[] {
  if (layers.length === 0) return [{ layers: [], spared: undefined, amount: base.duty, evidence: [] }];
  const turned = [undefined, ...questionsOf(layers).map(({ id }) => id)];
  const answers = [...turned.map((id) => new Answers(new Map(), undefined, id)), ...sparingAnswers(layers)];
  const ways = new Map<string, OnTop>();
  for (const each of answers) {
    const way = onTopBy(layers, each, base);
    if (way && !ways.has(keyOf(way))) ways.set(keyOf(way), way);
  }
  const [taken] = ways.values();
  const due = layers.filter(({ facts }) => taken?.layers.some(({ id }) => id === facts.id));
  if (!ways.has('') && due.length > 0 && due.every(mayBeExcluded)) {
    ways.set('', {
      layers: [],
      spared: { by: 'presumption', because: [EXCLUSION] },
      amount: base.duty,
      evidence: layers.map(({ evidence }) => evidence),
    });
  }
  return [...ways.values()];
}

const UNKNOWN: Spared = {
  by: 'presumption',
  because: [
    {
      en: 'all of it was entered on days for which it is not known what lies on top, and nothing did',
      ja: '上乗せ関税が不明な日にすべて輸入され、上乗せがなかった',
    },
  ],
};

/**
 * What lies on top where the facts do not say it: that nothing does is only inferred. Where they do for other days of the
 * year, it is presumed besides that the goods came on these.
 */
export const unknownOnTop = (duty: Exact | undefined, knownOnOtherDays: boolean): OnTop => ({
  layers: [],
  spared: knownOnOtherDays ? UNKNOWN : undefined,
  amount: duty,
  evidence: ['reconstructed'],
});
