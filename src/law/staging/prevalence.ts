/**
 * How often each category occurs, learned from the lines themselves: an expectation–maximisation in which a line's
 * weights over its fitting categories are worked out from what its heading, its chapter and its column show, and
 * those from the lines in turn. A line never counts as evidence for itself. All numbers here are probabilities.
 */

/** One staged number: which categories of the family fit it, and how likely each makes what is published. */
export interface Case {
  /** places in the family with their likelihood */
  readonly likelihood: ReadonlyMap<number, number>;
  /** from narrow to wide: heading with base rate, heading, chapter, column */
  readonly contexts: readonly string[];
  /** cases that often share the category: another number of the cell, the same line in a parallel column */
  readonly links: readonly Link[];
}

export interface Link {
  readonly to: number;
  /** places of the other case's family in this one's, when the families differ */
  readonly translate: (place: number) => number | undefined;
  /** chance of the same category */
  readonly weight: number;
  /** another number of the same cell */
  readonly inside: boolean;
}

/** Pseudo-counts by which a narrow context trusts the wider one; the last is for the family's own weights. */
const TRUST = [1.5, 3, 5, 5, 20];
const ROUNDS = 12;
/** how far a category that is not shared still leans to the class of the other */
const SAME_CLASS = 0.5;

/** What a schedule's family says before any line is seen. */
export interface FamilyWeights {
  /** by place, summing to 1 */
  readonly weights: readonly number[];
  /** by place: known from the law for the product, so that its weight is not learned from other lines */
  readonly known: readonly boolean[];
  /** by place: 0 for eliminations, 1 for reductions */
  readonly classes: readonly number[];
  /** the weight of each class */
  readonly classWeights: readonly number[];
}

interface Entry {
  total: number;
  readonly by: Map<number, number>;
  readonly byClass: [number, number];
}
type Counts = Map<string, Entry>;

function tally(
  counts: Counts,
  contexts: readonly string[],
  posterior: ReadonlyMap<number, number>,
  { classes, known }: FamilyWeights,
): void {
  for (const context of contexts) {
    let entry = counts.get(context);
    if (!entry) {
      entry = { total: 0, by: new Map(), byClass: [0, 0] };
      counts.set(context, entry);
    }
    entry.total += 1;
    for (const [place, weight] of posterior) {
      if (known[place]) continue;
      entry.by.set(place, (entry.by.get(place) ?? 0) + weight);
      entry.byClass[classes[place] as 0 | 1] += weight;
    }
  }
}

/** The prior of every fitting category of a case: the widest context first, each narrower one correcting it. */
function priorsOf(
  item: Case,
  family: FamilyWeights,
  counts: Counts,
  own: ReadonlyMap<number, number> | undefined,
): { byPlace: Map<number, number>; byClass: readonly number[] } {
  const ownClass = [0, 0];
  for (const [place, weight] of own ?? []) (ownClass[family.classes[place] as number] as number) += weight;
  const byClass = [...family.classWeights];
  const within = new Map<number, number>();
  for (const place of item.likelihood.keys()) {
    within.set(
      place,
      (family.weights[place] as number) / (byClass[family.classes[place] as number] as number),
    );
  }
  for (let level = item.contexts.length - 1; level >= 0; level -= 1) {
    const entry = counts.get(item.contexts[level] as string);
    const trust = TRUST[level] as number;
    const left = [0, 1].map((of) => Math.max((entry?.byClass[of] ?? 0) - (ownClass[of] as number), 0));
    for (const [place, prior] of within) {
      const count = Math.max((entry?.by.get(place) ?? 0) - (own?.get(place) ?? 0), 0);
      within.set(
        place,
        (count + trust * prior) / ((left[family.classes[place] as number] as number) + trust),
      );
    }
    const total = (left[0] as number) + (left[1] as number);
    for (const of of [0, 1])
      byClass[of] = ((left[of] as number) + trust * (byClass[of] as number)) / (total + trust);
  }
  const byPlace = new Map<number, number>();
  for (const [place, prior] of within) {
    const learned = prior * (byClass[family.classes[place] as number] as number);
    byPlace.set(place, family.known[place] ? (family.weights[place] as number) : learned);
  }
  return { byPlace, byClass };
}

const normalised = (weights: Map<number, number>): Map<number, number> => {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  if (sum > 0) for (const [place, weight] of weights) weights.set(place, weight / sum);
  return weights;
};

/** What is known of every case in one round. */
interface Round {
  readonly cases: readonly Case[];
  readonly families: readonly FamilyWeights[];
  readonly priors: readonly { byPlace: ReadonlyMap<number, number>; byClass: readonly number[] }[];
}

/**
 * What the numbers beyond a link say of each category of a case: a message of belief propagation. The other number
 * has the same category, or one of the same class, or any; with the same category its base is the same as well, so
 * that what is published there is certain.
 */
function message(from: number, link: Link, round: Round, depth: number): Map<number, number> {
  const item = round.cases[from] as Case;
  const other = round.cases[link.to] as Case;
  const belief = new Map(other.likelihood);
  if (depth > 0) {
    for (const next of other.links) {
      if (next.to === from) continue;
      const further = message(link.to, next, round, depth - 1);
      for (const [place, weight] of belief) belief.set(place, weight * (further.get(place) ?? 0));
    }
  }
  const { byPlace, byClass } = round.priors[link.to] as Round['priors'][number];
  const { classes, known } = round.families[link.to] as FamilyWeights;
  const unlike = [0, 0];
  let any = 0;
  const same = new Map<number, number>();
  for (const [place, weight] of belief) {
    const believed = weight * (byPlace.get(place) ?? 0);
    any += believed;
    // a ladder known for the product says nothing of the class of others
    if (!known[place]) (unlike[classes[place] as number] as number) += believed;
    const here = link.translate(place);
    const certain = link.inside ? 1 : (other.likelihood.get(place) as number);
    if (here !== undefined) same.set(here, weight / certain);
  }
  const ownClasses = (round.families[from] as FamilyWeights).classes;
  const heard = new Map<number, number>();
  for (const place of item.likelihood.keys()) {
    const of = ownClasses[place] as number;
    const inClass = (unlike[of] as number) / Math.max(byClass[of] as number, 1e-9);
    const different = SAME_CLASS * inClass + (1 - SAME_CLASS) * any;
    heard.set(place, (1 - link.weight) * different + link.weight * (same.get(place) ?? 0));
  }
  return normalised(heard);
}

export interface Prevalence {
  /**
   * by case: the prior of each fitting category, from its contexts and parallel columns, without its own evidence and
   * without the other numbers of its cell, with which it is weighed together
   */
  readonly priors: readonly ReadonlyMap<number, number>[];
}

const DEPTH = 3;

function informed(index: number, round: Round, inside: boolean): Map<number, number> {
  const prior = new Map((round.priors[index] as Round['priors'][number]).byPlace);
  for (const link of (round.cases[index] as Case).links) {
    if (link.inside && !inside) continue;
    const heard = message(index, link, round, DEPTH);
    for (const [place, weight] of prior) prior.set(place, weight * (heard.get(place) ?? 0));
  }
  return prior;
}

/**
 * Learns the prior of every category for every case.
 *
 * @param families the weights of each case's family
 */
export function learnPrevalence(
  cases: readonly Case[],
  families: readonly FamilyWeights[],
  rounds = ROUNDS,
): Prevalence {
  let counts: Counts = new Map();
  let posteriors: (ReadonlyMap<number, number> | undefined)[] = cases.map(() => undefined);
  for (let round = 0; ; round += 1) {
    const priors = cases.map((item, i) =>
      priorsOf(item, families[i] as FamilyWeights, counts, posteriors[i]),
    );
    const known: Round = { cases, families, priors };
    if (round === rounds) return { priors: cases.map((_item, i) => informed(i, known, false)) };
    posteriors = cases.map((item, i) => {
      const posterior = informed(i, known, true);
      for (const [place, prior] of posterior) posterior.set(place, prior * (item.likelihood.get(place) ?? 0));
      return normalised(posterior);
    });
    counts = new Map();
    for (const [i, item] of cases.entries()) {
      tally(
        counts,
        item.contexts,
        posteriors[i] as ReadonlyMap<number, number>,
        families[i] as FamilyWeights,
      );
    }
  }
}
