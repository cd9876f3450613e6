import { type Context, beyondEdition, citeColumn, priceBranch } from '../agreements.js';
import type { Priced } from '../best.js';
import { openBranches } from '../branches.js';
import { memberOf } from '../openings.js';
import type { Instrument, InstrumentColumn } from '../record.js';
import { type Proposal, without } from '../treatment.js';

/** The column 1 general rate, or column 2 for the few origins that pay it (HTS General Note 3). */
export function ordinaryUnitedStates(
  instrument: Instrument,
  column: InstrumentColumn,
  context: Context,
): Priced[] {
  const { line, shipment, record } = context;
  const statutory = memberOf(record, 'us-column-2', shipment.origin, shipment.date);
  const name = column.column ?? 'general';
  const late = beyondEdition(line, column.staging, shipment);
  const proposal: Proposal = {
    instrument: instrument.id,
    evidence: name === 'column2' && statutory ? statutory.evidence : 'published',
    requires: [],
    citations: [citeColumn(line, name), ...(statutory ? [statutory.citation] : [])],
    asked: [],
    ...(late !== undefined && { withheld: { status: 'notComputed' as const, reason: late } }),
  };
  if (name === 'column2' && !statutory) return [];
  if (name === 'general' && statutory) {
    return [without(proposal, 'notApplicable', `goods of ${shipment.origin} pay column 2`)];
  }
  const open = openBranches(line.cell(name), context.assessment);
  if (open.length === 0) return [without(proposal, 'notComputed', `the line has no rate in column ${name}`)];
  return open.flatMap((branch) =>
    priceBranch(branch, proposal, context, (target) => target.cell(name).branches),
  );
}
