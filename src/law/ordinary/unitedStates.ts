import { type Context, PROVISIONAL, planBranch, provisional } from '../agreements.js';
import { openBranches } from '../branches.js';
import { lowerEvidence } from '../determination.js';
import { beyondEdition } from '../edition.js';
import type { Planned, Proposal } from '../plan.js';
import type { Instrument, InstrumentColumn } from '../record.js';
import { without } from '../treatment.js';

/** The column 1 general rate, or column 2 for the few origins that pay it (HTS General Note 3). */
export function ordinaryUnitedStates(
  instrument: Instrument,
  column: InstrumentColumn,
  context: Context,
  plan: Planned[],
): void {
  const { line, shipment } = context;
  const statutory = context.access.columnTwo;
  const name = column.column ?? 'general';
  const late = beyondEdition(line.edition, column.staging, shipment.date);
  const cited = line.citation(name);
  const proposal: Proposal = {
    instrument: instrument.id,
    quota: undefined,
    evidence:
      name === 'column2' && statutory
        ? lowerEvidence(line.edition.evidence, statutory.evidence)
        : line.edition.evidence,
    requires: [],
    citations: statutory ? [cited, statutory.citation] : [cited],
    asked: [],
    withheld: provisional(line) ? { status: 'notComputed', reason: PROVISIONAL } : undefined,
    claimed: false,
    choice: undefined,
    alternative: false,
  };
  if (name === 'column2' && !statutory) return;
  if (name === 'general' && statutory) {
    plan.push(without(proposal, 'notApplicable', `goods of ${shipment.origin} pay column 2`));
    return;
  }
  if (late !== undefined) {
    plan.push(without(proposal, 'notComputed', late));
    return;
  }
  const open = openBranches(line.cell(name), context.situation);
  if (open.length === 0) {
    plan.push(without(proposal, 'notComputed', `the line has no rate in column ${name}`));
  }
  for (const branch of open) {
    planBranch(branch, proposal, context, (target) => target.cell(name).branches, plan);
  }
}
