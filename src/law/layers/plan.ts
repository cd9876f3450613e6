import type { PlainDate } from '../../base/index.js';
import { holdsOn } from '../calendar/days.js';
import { formatCode } from '../codes.js';
import { type Evidence, lowerEvidence } from '../determination.js';
import type { LawRecord } from '../record.js';
import { begins, type Question, questionFor } from '../stack/question.js';
import type { Asked, LayerFacts, LayerList, LayersFacts } from './facts.js';
import { type Listed, listed } from './products.js';

/** A layer on a line. */
export interface PlannedLayer {
  readonly facts: LayerFacts;
  readonly evidence: Evidence;
  /** the list of products left out on which the code is */
  readonly leftOutBy: LayerList | undefined;
  readonly if: readonly Question[];
  readonly unless: readonly Question[];
}

/** The duties on top of a line for goods of an origin on a day, in the order in which they are applied. */
export type PlannedLayers =
  | { readonly status: 'planned'; readonly layers: readonly PlannedLayer[] }
  | {
      readonly status: 'notInFacts';
      readonly from: PlainDate | undefined;
      readonly to: PlainDate | undefined;
    };

const NONE: PlannedLayers = { status: 'planned', layers: [] };

const LEFT_OUT = 'left-out';

/** The ids of the questions about the statistical suffix that a layer can ask. */
export const suffixIds = (layer: string): string[] => [`${layer}-suffix`, `${layer}-${LEFT_OUT}-suffix`];

/** A question that the statistical suffix of the code would answer. */
const suffixQuestion = (id: string, codes: readonly string[], facts: LayersFacts): Question => {
  const text = codes.map((code) => formatCode(facts.importer, code)).join(', ');
  return {
    id: `${id}-suffix`,
    label: { en: `its code is ${text}`, ja: `統計番号が${text}である` },
    assumed: true,
    quiet: false,
  };
};

function questionsOf(asked: readonly Asked[], code: string, on: PlainDate, facts: LayersFacts): Question[] {
  return asked.flatMap((each) => {
    const id = typeof each === 'string' ? each : each.question;
    const question = facts.questions.find((known) => known.id === id);
    if (!question || begins(code, question.notFor)) return [];
    const products = typeof each === 'string' ? question.products : each.products;
    if (products && !listed(code, products, facts)) return [];
    if (!holdsOn(question, on)) return [];
    return [questionFor(question, code)];
  });
}

function planLayer(
  layer: LayerFacts,
  code: string,
  on: PlainDate,
  facts: LayersFacts,
): PlannedLayer | undefined {
  if (!holdsOn(layer, on)) return undefined;
  const covered: Listed = layer.products === undefined || listed(code, layer.products, facts, on);
  const except = layer.except ?? [];
  const left: Listed = listed(code, except, facts, on);
  if (covered === false) return undefined;
  const lists = [...(layer.products ?? []), ...except];
  const graded = facts.lists
    .filter(({ id, from }) => lists.includes(id) && (from === undefined || on >= from))
    .map(({ evidence, changed }) =>
      changed !== undefined && on < changed ? lowerEvidence(evidence, 'reconstructed') : evidence,
    );
  // on the day of the text itself the text says what was in force
  const known = on === facts.text ? undefined : on > facts.text ? facts.known : layer.days;
  const own = known ? lowerEvidence(layer.evidence, known.evidence) : layer.evidence;
  return {
    facts: layer,
    evidence: graded.reduce(lowerEvidence, own),
    leftOutBy:
      left === true
        ? facts.lists.find(({ id }) => except.includes(id) && listed(code, [id], facts, on) === true)
        : undefined,
    if: [
      ...(covered === true ? [] : [suffixQuestion(layer.id, covered, facts)]),
      ...questionsOf(layer.if ?? [], code, on, facts),
    ],
    unless: [
      ...(typeof left === 'boolean'
        ? []
        : [{ ...suffixQuestion(`${layer.id}-${LEFT_OUT}`, left, facts), assumed: false }]),
      ...questionsOf(layer.unless ?? [], code, on, facts),
    ],
  };
}

/**
 * The layers on a line for goods of an origin on a day.
 *
 * @param code digits of the line, with its statistical suffix where the importer gives one
 */
export function planLayers(
  importer: LayersFacts['importer'],
  code: string,
  origin: string,
  on: PlainDate,
  record: LawRecord,
): PlannedLayers {
  const facts = record.layers.find((each) => each.importer === importer);
  if (!facts) return NONE;
  const { from, known } = facts;
  if (!facts.origins.includes(origin)) return { status: 'notInFacts', from: undefined, to: undefined };
  if (on < from || on > known.on) return { status: 'notInFacts', from, to: known.on };
  const layers = facts.layers.flatMap((layer) => planLayer(layer, code, on, facts) ?? []);
  return { status: 'planned', layers };
}
