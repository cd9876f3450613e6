import { type Branch, compareRates, type Order, printRate, type Rate } from '../../notation/index.js';
import { askedFor, type OpenBranch, openBranches } from '../branches.js';
import type { Context } from '../context.js';
import { ordinaryState } from '../dated/ordinaryCells.js';
import { type Citation, type Evidence, lowerEvidence, type Step } from '../determination.js';
import { coversDay } from '../edition.js';
import { type Planned, type Proposal, planRate } from '../plan.js';
import { untested } from '../planDated.js';
import type { Instrument, InstrumentColumn, Line, Party } from '../record.js';
import { without } from '../treatment.js';

/**
 * The statutory rate: the temporary rate where there is one, else the general rate
 * (Temporary Tariff Measures Act, art. 2; Customs Tariff Act, art. 3).
 */
function statutory(context: Context): { column: string; open: OpenBranch }[] {
  const { line, situation } = context;
  const branches: { column: string; open: OpenBranch }[] = [];
  for (const column of ['temporary', 'general']) {
    const open = openBranches(line.cell(column), situation);
    branches.push(...open.map((branch) => ({ column, open: branch })));
    const last = open.at(-1);
    if (last && last.asked.length === 0 && !last.missing) break;
  }
  return branches;
}

interface Choice {
  readonly rate: Rate;
  readonly columns: readonly string[];
  readonly step: Step;
  /** both cells as the schedule prints them, where the rate is the lower of the two */
  readonly official?: string;
  /** the WTO rate is, or may be, what applies */
  readonly conventional: boolean;
}

function chooseRate(column: string, branch: Branch, wto: Branch): Choice {
  const own = `${column} ${printRate(branch.rate)}`;
  const bound = `WTO ${printRate(wto.rate)}`;
  const make = (rate: Rate, columns: readonly string[], expression: string): Choice => ({
    rate,
    columns,
    conventional: columns.includes('wto'),
    step: { label: 'rate chosen', expression, result: printRate(rate) },
  });
  if (branch.rate.kind === 'refused' && wto.rate.kind === 'free') {
    return make(wto.rate, ['wto'], `${own}; ${bound} is a ceiling`);
  }
  const order: Order = wto.rate.kind === 'refused' ? undefined : compareRates(wto.rate, branch.rate);
  if (!wto.applied || branch.rate.kind === 'refused' || order === 0 || order === 1) {
    return make(branch.rate, [column], `${own}; ${bound} is not lower`);
  }
  const both = [column, 'wto'];
  if (wto.rate.kind === 'refused') return make(wto.rate, both, `${bound} may be lower than ${own}`);
  if (order === -1 || !branch.applied) return make(wto.rate, both, `${bound} is lower than ${own}`);
  const lower: Rate = { kind: 'lower', of: [branch.rate, wto.rate] };
  const official = `${printRate(branch.rate, 'JP')} / WTO ${printRate(wto.rate, 'JP')}`;
  return { ...make(lower, both, `the lower of ${own} and ${bound}`), official };
}

const choices = new WeakMap<Branch, WeakMap<Branch, Choice>>();

function chosen(column: string, branch: Branch, wto: Branch): Choice {
  const known = choices.get(branch)?.get(wto);
  if (known && known.columns[0] === column) return known;
  const choice = chooseRate(column, branch, wto);
  const byBranch = choices.get(branch) ?? new WeakMap<Branch, Choice>();
  byBranch.set(wto, choice);
  choices.set(branch, byBranch);
  return choice;
}

/** The rate of one pair of branches: the statutory one and, where there is one, the WTO one. */
function choose(column: string, branch: Branch, wto: Branch | undefined): Choice {
  if (wto) return chosen(column, branch, wto);
  const text = printRate(branch.rate);
  return {
    rate: branch.rate,
    columns: [column],
    conventional: false,
    step: { label: 'rate chosen', expression: `${column} ${text}`, result: text },
  };
}

/**
 * Japan's ordinary duty: the statutory rate, or the WTO rate where that is lower (Customs Tariff Act, art. 3;
 * WTO Agreement schedule of Japan).
 */
export function ordinaryJapan(
  instrument: Instrument,
  column: InstrumentColumn,
  context: Context,
  plan: Planned[],
): void {
  const { line, situation, access } = context;
  const day = standsOn(column, context);
  if ('left' in day) {
    plan.push(without(notKnown(instrument, line), 'notComputed', day.left));
    return;
  }
  const withdrawn = access.wtoWithdrawn ? [withdrawnStep(access.wtoWithdrawn)] : NO_STEPS;
  const wto = access.wtoWithdrawn ? [] : openBranches(line.cell('wto'), situation);
  const pairs: readonly (OpenBranch | undefined)[] = wto.length === 0 ? ALONE : wto;
  for (const { column: name, open } of statutory(context)) {
    for (const bound of pairs) {
      const choice = choose(name, open.branch, bound?.branch);
      const rests = access.wtoWithdrawn ?? (choice.conventional ? access.wtoMember : undefined);
      const cited = choice.columns.map((each) => line.citation(each));
      const proposal: Proposal = {
        instrument: instrument.id,
        quota: open.quota ?? bound?.quota,
        evidence: rests ? lowerEvidence(day.evidence, rests.evidence) : day.evidence,
        requires: NOTHING,
        citations: [...cited, ...day.citations, ...(rests ? [rests.citation] : [])],
        asked: bound && bound.asked.length > 0 ? [...askedFor(open), ...askedFor(bound)] : askedFor(open),
        withheld: unknownAccess(choice, context),
        claimed: false,
        found: [...day.found, ...withdrawn, choice.step],
        alternative: open.alternative || bound?.alternative === true,
      };
      const missing = open.missing || bound?.missing === true;
      plan.push(
        planRate(missing ? untested(proposal) : proposal, choice.rate, line.importer, choice.official),
      );
    }
  }
}

const NO_STEPS: readonly Step[] = [];

const withdrawnStep = ({ country, from, to, evidence }: Party): Step => ({
  label: 'WTO rate',
  expression: `not given to goods of ${country}, ${from ?? '…'} to ${to ?? '…'}`,
  result: 'left out',
  evidence,
});

interface Day {
  readonly evidence: Evidence;
  readonly found: readonly Step[];
  readonly citations: readonly Citation[];
}

/** On what the line's own cells stand for the day of the shipment, or why they do not. */
function standsOn(
  column: InstrumentColumn,
  { line, shipment, record }: Context,
): Day | { readonly left: string } {
  const { evidence } = line.edition;
  if (coversDay(line.edition, column.staging, shipment.date)) return { evidence, found: [], citations: [] };
  const state = ordinaryState(line, ['temporary', 'wto', 'general'], shipment.date, record);
  if (state.state !== 'stands') return state;
  return {
    evidence: lowerEvidence(evidence, 'reconstructed'),
    found: [state.how],
    citations: state.citations,
  };
}

const notKnown = (instrument: Instrument, line: Line): Proposal => ({
  instrument: instrument.id,
  quota: undefined,
  evidence: 'unverified',
  requires: NOTHING,
  citations: [line.citation('general')],
  asked: NOTHING,
  withheld: undefined,
  claimed: false,
  found: [],
  alternative: false,
});

const ALONE: readonly undefined[] = [undefined];
const NOTHING: readonly string[] = [];

function unknownAccess(choice: Choice, { shipment, access }: Context): Proposal['withheld'] {
  if (!choice.conventional || access.wtoMember) return undefined;
  return {
    status: 'notComputed',
    reason: `whether Japan gives ${shipment.origin} the WTO rate on ${shipment.date} is not in the facts`,
  };
}
