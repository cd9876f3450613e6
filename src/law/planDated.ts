import { type Branch, followedHeadings, printConditions, printRate, type Rate } from '../notation/index.js';
import { askedFor, type OpenBranch, openBranches } from './branches.js';
import { formatCode } from './codes.js';
import type { Context } from './context.js';
import type { DatedCell } from './dated/datedCell.js';
import { lowerEvidence } from './determination.js';
import { type OpenRate, type Planned, type Proposal, planRate, planSpan } from './plan.js';
import type { Line } from './record.js';
import { without } from './treatment.js';

const digits = (code: string): string => code.replaceAll('.', '');

/** The lines of the same edition that a reference names, ranges included. */
function targets(headings: readonly string[], context: Context): Line[] {
  return headings.flatMap((heading) => {
    const [first, last] = heading.split('..').map(digits);
    if (last === undefined) return context.record.lines(context.line.edition, first as string);
    return context.record
      .lines(context.line.edition, (first as string).slice(0, 4))
      .filter(({ code }) => code >= (first as string) && code <= last.padEnd(8, '9'));
  });
}

/** The cell of another line of the schedule on the day. */
export type CellOn = (target: Line) => DatedCell;

/** Plans the rate of a heading that a rate refers to; a reference found there is not followed further. */
function planTarget(target: Line, dated: DatedCell, proposal: Proposal, context: Context, plan: Planned[]) {
  const whole: Proposal = {
    ...proposal,
    evidence: lowerEvidence(proposal.evidence, dated.evidence),
    asked: [...proposal.asked, `the good is described in ${formatCode(target.importer, target.code)}`],
    citations: [...proposal.citations, target.citation('rate of duty'), ...dated.citations.slice(1)],
    found: [...proposal.found, ...dated.how],
  };
  if (dated.options.length > 0) planDated(dated, whole, context, undefined, plan);
  else plan.push(without(whole, 'notComputed', dated.left ?? ''));
}

/** Plans one open branch; a reference to other headings becomes one conditional treatment for each. */
function planBranch(
  open: OpenBranch,
  base: Proposal,
  context: Context,
  cellOn: CellOn | undefined,
  plan: Planned[],
): void {
  const { rate } = open.branch;
  const { importer } = context.line;
  const plain = open.quota === undefined && open.asked.length === 0;
  const alternative = open.alternative;
  const proposal = plain
    ? base
    : { ...base, quota: open.quota, asked: [...base.asked, ...askedFor(open)], alternative };
  const headings = cellOn && followedHeadings(rate);
  const followed = headings ? targets(headings, context) : [];
  if (!cellOn || followed.length === 0) {
    plan.push(planRate(open.missing ? untested(proposal) : proposal, rate, importer));
    return;
  }
  for (const target of followed) {
    planTarget(target, cellOn(target), { ...proposal, alternative: plain }, context, plan);
  }
}

const conditionsOf = ({ when }: Branch): string => printConditions(when);

/** A proposal whose band of unit value cannot be tested with what is given. */
export const untested = (proposal: Proposal): Proposal => ({
  ...proposal,
  withheld: proposal.withheld ?? { status: 'notComputed', reason: 'the band of unit value cannot be tested' },
});

/** A rate that stands for every branch of another state of the cell: what became free, or was not yet divided. */
const undivided = (list: readonly OpenBranch[]): boolean =>
  list.length === 1 && list[0]?.asked.length === 0 && !list[0].missing;

/** The branches that the options share; undefined where they cannot be told to be the same. */
function sharedBranches(lists: readonly (readonly OpenBranch[])[]): readonly OpenBranch[] | undefined {
  const longest = lists.reduce((a, b) => (b.length > a.length ? b : a));
  const keys = (list: readonly OpenBranch[]): string =>
    list.map((open) => askedFor(open).join('; ')).join(' | ');
  const alike = lists.every(
    (list) => undivided(list) || (list.length === longest.length && keys(list) === keys(longest)),
  );
  return alike ? longest : undefined;
}

/** The distinct rates of one branch over all options, with their belief added up. */
function distinctRates(
  dated: DatedCell,
  lists: readonly (readonly OpenBranch[])[],
  rateOf: (list: readonly OpenBranch[]) => Rate,
): OpenRate[] {
  const rates = new Map<string, OpenRate>();
  for (const [i, list] of lists.entries()) {
    const rate = rateOf(list);
    const text = printRate(rate);
    const { belief } = dated.options[i] as DatedCell['options'][number];
    const known = rates.get(text);
    if (belief === undefined) rates.set(text, { rate });
    else rates.set(text, { rate, belief: belief + (known?.belief ?? 0) });
  }
  return [...rates.values()];
}

/**
 * Plans what a cell on a day, known or left open, gives to a shipment.
 *
 * @param cellOn the cells of headings that a rate refers to; without it a reference is not followed
 */
export function planDated(
  dated: DatedCell,
  proposal: Proposal,
  context: Context,
  cellOn: CellOn | undefined,
  plan: Planned[],
): void {
  const lists = dated.options.map(({ cell }) => openBranches(cell, context.situation));
  const { origin } = context.shipment;
  if (lists.every((list) => list.length === 0)) {
    const closed = [...new Set(dated.options.flatMap(({ cell }) => cell.branches.map(conditionsOf)))];
    const only = closed.length > 0 ? `; there is one for ${closed.join(' or ')}` : '';
    plan.push(without(proposal, 'notCovered', `no commitment to goods of ${origin} on this line${only}`));
    return;
  }
  if (lists.length === 1 && !dated.unbounded) {
    for (const open of lists[0] as readonly OpenBranch[]) planBranch(open, proposal, context, cellOn, plan);
    return;
  }
  const { left: reason = '', complete, unbounded } = dated;
  const left = { reason, complete, unbounded };
  const branches = sharedBranches(lists);
  if (!branches) {
    plan.push(without(proposal, 'notComputed', reason));
    return;
  }
  for (const [i, branch] of branches.entries()) {
    const rates = distinctRates(
      dated,
      lists,
      (list) => ((undivided(list) ? list[0] : list[i]) as OpenBranch).branch.rate,
    );
    if (rates.length === 1 && !dated.unbounded) {
      planBranch(branch, proposal, context, cellOn, plan);
      continue;
    }
    const asked = [...proposal.asked, ...askedFor(branch)];
    const { quota, alternative } = branch;
    const whole = { ...proposal, asked, alternative, ...(quota && { quota }) };
    plan.push(planSpan(whole, rates, left, context.line.importer));
  }
}
