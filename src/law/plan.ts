import { printRate, type Rate } from '../notation/index.js';
import type { Access } from './access.js';
import type { Priced } from './best.js';
import type {
  Citation,
  Evidence,
  NotIncluded,
  QuotaNote,
  SafeguardNote,
  Status,
  Step,
} from './determination.js';
import type { PlannedLayers } from './layers/plan.js';
import type { ImporterCode } from './record.js';

/** What is settled of a treatment before its rate is turned into an amount. */
export interface Proposal {
  readonly instrument: string;
  readonly quota: 'in' | 'out' | undefined;
  readonly evidence: Evidence;
  readonly requires: readonly string[];
  readonly citations: readonly Citation[];
  /** conditions that only the importer can settle; a proposal with any is conditional */
  readonly asked: readonly string[];
  /** set when the treatment cannot be given whatever the rate; the rate is still priced to judge the best */
  readonly withheld: { readonly status: Status; readonly reason: string } | undefined;
  readonly claimed: boolean;
  /** how the rate was found, shown before the arithmetic */
  readonly found: readonly Step[];
  /** one of several descriptions of which exactly one fits the good */
  readonly alternative: boolean;
  readonly safeguard?: SafeguardNote;
  readonly quotaState?: QuotaNote;
}

/** A treatment with a rate, ready to be priced on any shipment. */
export interface PlannedRate {
  readonly proposal: Proposal;
  readonly rate: Rate;
  readonly texts: { readonly notation: string; readonly official: string };
  readonly requires: readonly string[];
  /** the status and its reason if the rate can be priced */
  readonly status: Status;
  readonly reason: string | undefined;
}

/** One of the rates that the facts leave open. */
export interface OpenRate {
  readonly rate: Rate;
  readonly belief?: number;
}

/** A treatment whose rate the facts leave open, ready to be priced at each rate it may be. */
export interface PlannedSpan {
  readonly proposal: Proposal;
  readonly importer: ImporterCode;
  readonly rates: readonly OpenRate[];
  readonly left: Left;
  readonly requires: readonly string[];
  readonly status: Status;
  readonly reason: string;
}

/** What is left open of a rate. */
export interface Left {
  readonly reason: string;
  /** the rates are all there are, not only the ends of what is left */
  readonly complete: boolean;
  /** the rates have no greatest: at most the ordinary one */
  readonly unbounded: boolean;
}

/** A treatment whose rate awaits a shipment, or one that no amount can change. */
export type Planned = PlannedRate | PlannedSpan | Priced;

export const awaitsPrice = (planned: Planned): planned is PlannedRate | PlannedSpan => 'proposal' in planned;

export const isSpan = (planned: PlannedRate | PlannedSpan): planned is PlannedSpan => 'rates' in planned;

const memos = {
  JP: new WeakMap<Rate, PlannedRate['texts']>(),
  US: new WeakMap<Rate, PlannedRate['texts']>(),
};

/** A rate in the canonical notation and in the importer's. */
export function rateTexts(rate: Rate, importer: ImporterCode): PlannedRate['texts'] {
  const memo = memos[importer];
  let texts = memo.get(rate);
  if (!texts) {
    texts = { notation: printRate(rate), official: printRate(rate, importer) };
    memo.set(rate, texts);
  }
  return texts;
}

const NOTHING: readonly string[] = [];

/** On what a treatment is conditional, in words. */
const conditionOf = ({ asked }: Proposal): string | undefined =>
  asked.length > 0 ? `if ${asked.join('; and ')}` : undefined;

/**
 * Settles everything of a treatment that the amounts of a shipment cannot change.
 *
 * @param official the official text where the rate was put together from two cells
 */
export function planRate(
  proposal: Proposal,
  rate: Rate,
  importer: ImporterCode,
  official?: string,
): PlannedRate {
  const { asked, requires, withheld } = proposal;
  const condition = conditionOf(proposal);
  const all = condition === undefined ? requires : [...asked, ...requires];
  return {
    proposal,
    rate,
    texts: official === undefined ? rateTexts(rate, importer) : { notation: printRate(rate), official },
    requires: withheld?.status === 'notApplicable' ? NOTHING : all,
    status: withheld?.status ?? (condition === undefined ? 'available' : 'conditional'),
    reason: withheld?.reason ?? condition,
  };
}

/** Settles everything of a treatment whose rate is left open that the amounts of a shipment cannot change. */
export function planSpan(
  proposal: Proposal,
  rates: readonly OpenRate[],
  left: Left,
  importer: ImporterCode,
): PlannedSpan {
  const { asked, requires, withheld } = proposal;
  const reason = [conditionOf(proposal), left.reason].filter((part) => part !== undefined).join(': ');
  return {
    proposal,
    importer,
    rates,
    left,
    requires: withheld?.status === 'notApplicable' ? NOTHING : [...asked, ...requires],
    status: withheld?.status ?? 'notComputed',
    reason: withheld?.reason ?? reason,
  };
}

/** Every treatment of a line for an origin on a date, and what is left out. */
export interface Plan {
  readonly planned: readonly Planned[];
  /** what each priced treatment leaves out */
  readonly levies: readonly NotIncluded[];
  /** duties on top of the line */
  readonly layers: PlannedLayers;
  /** what the whole answer for the line leaves out */
  readonly notIncluded: readonly NotIncluded[];
  /** the same where the treatments have their stacks */
  readonly beyondStack: readonly NotIncluded[];
}

const MOST_KEPT = 8;

/** The plans of one line, by what an origin can use on a date; the latest few are kept, the last one at hand. */
export class Plans {
  private access: Access | undefined;
  private plan: Plan | undefined;
  private kept: { readonly access: Access; readonly plan: Plan }[] | undefined;

  find(access: Access): Plan | undefined {
    if (this.access === access) return this.plan;
    for (const each of this.kept ?? []) {
      if (each.access !== access) continue;
      this.access = access;
      this.plan = each.plan;
      return each.plan;
    }
    return undefined;
  }

  keep(access: Access, plan: Plan): void {
    this.access = access;
    this.plan = plan;
    this.kept = [{ access, plan }, ...(this.kept ?? [])].slice(0, MOST_KEPT);
  }
}
