import { type Cell, readRate } from '../notation/index.js';
import type { Opening } from './access.js';
import { columnCell } from './columnCell.js';
import type { Context } from './context.js';
import { agreementCell } from './dated/agreementCell.js';
import { type DatedCell, publishedCell } from './dated/datedCell.js';
import { type Citation, type Evidence, lowerEvidence } from './determination.js';
import { coversDay } from './edition.js';
import { type Planned, type Proposal, planRate } from './plan.js';
import { planDated } from './planDated.js';
import type { Line } from './record.js';
import type { Measure } from './safeguard/types.js';
import { safeguardOn } from './safeguardOn.js';
import { without } from './treatment.js';

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

/** The grade of an opening on a line; that an edition answers for its year rests on the staging day. */
const gradeOf = ({ evidence, column }: Opening, { line }: Context): Evidence =>
  lowerEvidence(lowerEvidence(line.edition.evidence, evidence), column.stagingEvidence);

function proposalOf(opening: Opening, context: Context): Proposal {
  const { instrument, column, party } = opening;
  return {
    instrument: instrument.id,
    quota: undefined,
    evidence: gradeOf(opening, context),
    requires: column.certified ? column.requires.slice(1) : column.requires,
    citations: party ? [party.citation] : NO_CITATIONS,
    asked: column.certified ? column.requires.slice(0, 1) : NOTHING,
    withheld: withhold(opening, context),
    claimed: context.shipment.claim === instrument.id,
    found: [],
    alternative: false,
  };
}

const NOTHING: readonly string[] = [];
const NO_CITATIONS: readonly Citation[] = [];

/** The cell of a line that holds the rates of an opening. */
const cellOf = (opening: Opening, line: Line): Cell => columnCell(line, opening.rates);

/** The cell of an opening on the day of the shipment: the edition's, or what is known beyond the editions. */
function cellOn(opening: Opening, { line, shipment, record }: Context): DatedCell {
  const { column, columnLabel } = opening;
  return coversDay(line.edition, column.staging, shipment.date)
    ? publishedCell(cellOf(opening, line), line.citation(columnLabel))
    : agreementCell(opening, line, shipment.date, record);
}

/** Every treatment of a line under one instrument beyond the importer's own rates, added to the plan. */
export function planAgreement(opening: Opening, context: Context, plan: Planned[]): void {
  const bare = proposalOf(opening, context);
  if (opening.state === 'closed') {
    if (cellOf(opening, context.line).branches.length === 0) return;
    const cited = [context.line.citation(opening.columnLabel), ...bare.citations];
    plan.push(without({ ...bare, citations: cited }, 'notApplicable', opening.reason ?? 'not in force'));
    return;
  }
  const dated = cellOn(opening, context);
  const blank = dated.options.length === 1 && dated.options[0]?.cell.branches.length === 0;
  if (blank && (opening.state !== 'open' || opening.column.certified)) return;
  const proposal: Proposal = {
    ...bare,
    evidence: lowerEvidence(bare.evidence, dated.evidence),
    citations: [...dated.citations, ...bare.citations],
    found: dated.how,
  };
  if (blank) {
    const { status, reason } = proposal.withheld ?? { status: 'notCovered', reason: opening.blank };
    plan.push(without(proposal, status, reason));
    return;
  }
  if (dated.options.length === 0) {
    const { status, reason } = proposal.withheld ?? { status: 'notComputed', reason: dated.left ?? '' };
    plan.push(without(proposal, status, reason));
    return;
  }
  const { line, shipment, record } = context;
  const effect = safeguardOn(opening.instrument.id, line, shipment.date, record);
  const whole = effect?.note ? { ...proposal, safeguard: effect.note } : proposal;
  if (effect?.measure) planMeasure(effect.measure, whole, line, plan);
  else planDated(dated, whole, context, (target) => cellOn(opening, { ...context, line: target }), plan);
}

/** A good of the agreement pays the rate of a safeguard measure in force in place of the agreement's own. */
function planMeasure(measure: Measure, proposal: Proposal, line: Line, plan: Planned[]): void {
  const { from, to, rate: text, evidence, citations } = measure;
  const measured: Proposal = {
    ...proposal,
    evidence: lowerEvidence(proposal.evidence, evidence),
    citations: [...proposal.citations, ...citations],
    found: [
      {
        label: 'safeguard measure',
        expression: `from ${from} to ${to ?? '?'}`,
        result: text ?? '?',
        evidence,
      },
    ],
  };
  const rate = text === null ? undefined : readRate(text);
  if (rate) plan.push(planRate(measured, rate, line.importer));
  else plan.push(without(measured, 'notComputed', 'the rate of the safeguard measure is not in the facts'));
}
