import { compare, type Exact, sign } from '../base/index.js';
import type { Treatment } from './determination.js';

/** A treatment with the amounts the choice needs. */
export interface Priced {
  readonly treatment: Treatment;
  /**
   * duty after rounding with the duties on top, when it could be computed, whatever the status; the least where the rate
   * is left open
   */
  readonly amount: Exact | undefined;
  /** the most, where the rate is left open */
  readonly most?: Exact | undefined;
  /** one of several descriptions of the same instrument of which exactly one fits the good */
  readonly alternative: boolean;
  /** only if the importer shows something more, so that it is never the best */
  readonly conditional?: boolean | undefined;
}

const rank = (priced: Priced): number => (priced.treatment.instrument === 'mfn' ? 0 : 1);

/** The cheapest available first; on a tie `mfn`, then fewest requirements, then id order. */
function order(a: Priced, b: Priced): number {
  return (
    compare(a.amount as Exact, b.amount as Exact) ||
    rank(a) - rank(b) ||
    a.treatment.requires.length - b.treatment.requires.length ||
    (a.treatment.instrument < b.treatment.instrument
      ? -1
      : a.treatment.instrument > b.treatment.instrument
        ? 1
        : 0)
  );
}

/** An instrument whose every description is cheaper than the best, so that it wins whichever fits. */
function lowerWhicheverFits(priced: readonly Priced[], best: Priced): Priced | undefined {
  const dearest = new Map<string, Priced | undefined>();
  for (const each of priced) {
    if (!each.alternative || each.treatment.status !== 'conditional') continue;
    const { instrument } = each.treatment;
    const before = dearest.get(instrument);
    if (
      !dearest.has(instrument) ||
      (before && each.amount && compare(each.amount, before.amount as Exact) > 0)
    ) {
      dearest.set(instrument, each.amount && each);
    }
  }
  for (const each of dearest.values()) {
    if (each?.amount && compare(each.amount, best.amount as Exact) < 0) return each;
  }
  return undefined;
}

/** How a treatment that is not computed stands to the best that is. */
function claimOf(rival: Priced, best: Priced | undefined): string {
  if (!best) return 'is not computed';
  return rival.most && compare(rival.most, best.amount as Exact) < 0
    ? `is lower than ${best.treatment.instrument}, but by how much is not settled`
    : 'could be lower and is not computed';
}

/** What a choice is worth where a safeguard of the chosen treatment may be in force. */
function ifNoMeasure({ safeguard }: Treatment): string | undefined {
  if (safeguard?.status !== 'unknown') return undefined;
  const { name, rate } = safeguard;
  const instead = rate === undefined ? 'the rate of the measure, which is not in the facts' : rate;
  return `if no measure of the safeguard on ${name.en} runs; during one it pays ${instead}`;
}

interface Choice {
  readonly best: string | null;
  readonly bestReason?: string;
}

function named({ treatment }: Priced): Choice {
  const best = treatment.instrument;
  const bestReason = ifNoMeasure(treatment);
  return bestReason === undefined ? { best } : { best, bestReason };
}

/** The instrument of the best lawful treatment and what the choice rests on, or why none can be named. */
export function chooseBest(priced: readonly Priced[]): Choice {
  let best: Priced | undefined;
  for (const candidate of priced) {
    if (candidate.treatment.status !== 'available' || !candidate.amount) continue;
    if (!best || order(candidate, best) < 0) best = candidate;
  }
  if (best && sign(best.amount as Exact) === 0) return named(best);
  const rival = priced.find(
    ({ treatment, amount, conditional, alternative }) =>
      treatment.status === 'notComputed' &&
      (!conditional || alternative) &&
      !(best && amount && compare(amount, best.amount as Exact) >= 0),
  );
  if (rival) {
    const { instrument, needs, reason } = rival.treatment;
    const lack = needs.length > 0 ? `it needs ${needs.join(', ')}` : reason;
    return { best: null, bestReason: `${instrument} ${claimOf(rival, best)}: ${lack}` };
  }
  if (!best) return { best: null, bestReason: 'no treatment is available without a further condition' };
  const certain = lowerWhicheverFits(priced, best);
  if (certain) {
    const { instrument, duty } = certain.treatment;
    return {
      best: null,
      bestReason: `${instrument} is lower than ${best.treatment.instrument} whichever of its descriptions fits (at most ${duty?.amount} ${duty?.currency}); the description decides the amount`,
    };
  }
  return named(best);
}
