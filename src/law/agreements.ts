import { type Branch, type Cell, followedHeadings, type Situation } from '../notation/index.js';
import type { Access, Opening } from './access.js';
import { askedFor, type OpenBranch, openBranches } from './branches.js';
import { formatCode } from './codes.js';
import { columnCell } from './columnCell.js';
import { type Evidence, lowerEvidence } from './determination.js';
import { beyondEdition } from './edition.js';
import { type Planned, type Proposal, planRate } from './plan.js';
import type { LawRecord, Line } from './record.js';
import type { Shipment } from './shipment.js';
import { without } from './treatment.js';

/** What the treatments of one line share. */
export interface Context {
  readonly record: LawRecord;
  readonly shipment: Shipment;
  readonly line: Line;
  readonly situation: Situation;
  readonly access: Access;
}

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

/** Plans one open branch; a reference to other headings becomes one conditional treatment for each. */
export function planBranch(
  open: OpenBranch,
  base: Proposal,
  context: Context,
  pick: (line: Line) => readonly Branch[],
  plan: Planned[],
): void {
  const { rate } = open.branch;
  const { importer } = context.line;
  const plain = open.quota === undefined && open.asked.length === 0;
  const alternative = open.alternative;
  const proposal = plain
    ? base
    : { ...base, quota: open.quota, asked: [...base.asked, ...askedFor(open)], alternative };
  const headings = followedHeadings(rate);
  const followed = headings === undefined ? NO_LINES : targets(headings, context);
  for (const target of followed) {
    const described = {
      ...proposal,
      asked: [...proposal.asked, `the good is described in ${formatCode(target.importer, target.code)}`],
      citations: [...proposal.citations, target.citation('rate of duty')],
      alternative: plain,
    };
    for (const branch of pick(target)) plan.push(planRate(described, branch.rate, importer));
  }
  if (followed.length === 0) {
    plan.push(planRate(open.missing ? untested(proposal) : proposal, rate, importer));
  }
}

const NO_LINES: readonly Line[] = [];

/** A proposal whose band of unit value cannot be tested with what is given. */
export const untested = (proposal: Proposal): Proposal => ({
  ...proposal,
  withheld: proposal.withheld ?? { status: 'notComputed', reason: 'the band of unit value cannot be tested' },
});

/** What closes an agreement whatever its rate: the choice of the person, membership, the edition. */
function withhold(opening: Opening, context: Context): Proposal['withheld'] {
  const { line, shipment } = context;
  if (shipment.claim === 'none') return { status: 'notApplicable', reason: 'no preference is claimed' };
  if (opening.state === 'unknown') {
    return { status: 'notComputed', reason: opening.reason ?? 'membership is not in the facts' };
  }
  return provisional(line) ? { status: 'notComputed', reason: PROVISIONAL } : undefined;
}

/**
 * Provisions of the last two U.S. chapters apply for periods and on conditions that the schedule's columns do not
 * hold; another line may still refer to their rates.
 */
export const provisional = (line: Line): boolean => line.importer === 'US' && line.code >= '98';

export const PROVISIONAL =
  'the periods and conditions of provisions of chapters 98 and 99 are not in the facts; ask for the line of chapters 1 to 97';

/** The grade of an opening on a line; after the edition's own date it rests on the staging day as well. */
function gradeOf({ evidence, column }: Opening, { line, shipment }: Context): Evidence {
  const grade = lowerEvidence(line.edition.evidence, evidence);
  return shipment.date > line.edition.date ? lowerEvidence(grade, column.stagingEvidence) : grade;
}

function proposalOf(opening: Opening, context: Context): Proposal {
  const { instrument, column, party } = opening;
  const cited = context.line.citation(opening.columnLabel);
  return {
    instrument: instrument.id,
    quota: undefined,
    evidence: gradeOf(opening, context),
    requires: column.certified ? column.requires.slice(1) : column.requires,
    citations: party ? [cited, party.citation] : [cited],
    asked: column.certified ? column.requires.slice(0, 1) : NOTHING,
    withheld: withhold(opening, context),
    claimed: context.shipment.claim === instrument.id,
    choice: undefined,
    alternative: false,
  };
}

const NOTHING: readonly string[] = [];

/** The cell of a line that holds the rates of an opening. */
const cellOf = (opening: Opening, line: Line): Cell => columnCell(line, opening.rates);

/** Every treatment of a line under one instrument beyond the importer's own rates, added to the plan. */
export function planAgreement(opening: Opening, context: Context, plan: Planned[]): void {
  const cell = cellOf(opening, context.line);
  const blank = cell.branches.length === 0;
  if (blank && (opening.state !== 'open' || opening.column.certified)) return;
  const proposal = proposalOf(opening, context);
  if (opening.state === 'closed') {
    plan.push(without(proposal, 'notApplicable', opening.reason ?? 'not in force'));
    return;
  }
  const late = beyondEdition(context.line.edition, opening.column.staging, context.shipment.date);
  if (late !== undefined && context.shipment.claim !== 'none') {
    plan.push(without(proposal, 'notComputed', late));
    return;
  }
  if (blank) {
    const { status, reason } = proposal.withheld ?? { status: 'notCovered', reason: opening.blank };
    plan.push(without(proposal, status, reason));
    return;
  }
  const open = openBranches(cell, context.situation);
  if (open.length === 0) {
    const reason = `no commitment to goods of ${context.shipment.origin} on this line`;
    plan.push(without(proposal, 'notCovered', reason));
  }
  for (const branch of open) {
    planBranch(branch, proposal, context, (line) => cellOf(opening, line).branches, plan);
  }
}
