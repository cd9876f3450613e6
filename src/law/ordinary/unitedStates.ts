import type { Cell } from '../../notation/index.js';
import { PROVISIONAL, provisional } from '../agreements.js';
import type { Context } from '../context.js';
import { type DatedCell, publishedCell, unknownCell } from '../dated/datedCell.js';
import { ordinaryState } from '../dated/ordinaryCells.js';
import { lowerEvidence } from '../determination.js';
import { coversDay } from '../edition.js';
import type { Planned, Proposal } from '../plan.js';
import { planDated } from '../planDated.js';
import type { Instrument, InstrumentColumn, Line } from '../record.js';
import { without } from '../treatment.js';

/** The cell of an ordinary column on the day of the shipment: where the editions differ, both with what lies between. */
function cellOn(name: string, staging: string, { line, shipment, record }: Context): DatedCell {
  const own = publishedCell(line.cell(name), line.citation(name));
  if (coversDay(line.edition, staging, shipment.date)) return own;
  const state = ordinaryState(line, [name], shipment.date, record);
  switch (state.state) {
    case 'unknown':
      return { ...unknownCell(state.left), citations: own.citations };
    case 'stands':
      return {
        ...own,
        evidence: 'reconstructed',
        how: [state.how],
        citations: [...own.citations, ...state.citations],
      };
    case 'changed': {
      const cells: readonly Cell[] = [line.cell(name), state.other.cell(name)];
      return {
        options: cells.map((cell) => ({ cell })),
        left: state.left,
        complete: false,
        unbounded: false,
        evidence: 'reconstructed',
        how: [],
        citations: [...own.citations, state.other.citation(name)],
      };
    }
  }
}

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
  if (name === 'column2' && !statutory) return;
  const dated = cellOn(name, column.staging, context);
  const grade = lowerEvidence(line.edition.evidence, dated.evidence);
  const proposal: Proposal = {
    instrument: instrument.id,
    quota: undefined,
    evidence: name === 'column2' && statutory ? lowerEvidence(grade, statutory.evidence) : grade,
    requires: [],
    citations: statutory ? [...dated.citations, statutory.citation] : dated.citations,
    asked: [],
    withheld: provisional(line) ? { status: 'notComputed', reason: PROVISIONAL } : undefined,
    claimed: false,
    found: dated.how,
    alternative: false,
  };
  if (name === 'general' && statutory) {
    plan.push(without(proposal, 'notApplicable', `goods of ${shipment.origin} pay column 2`));
    return;
  }
  const known = dated.options.some(({ cell }) => cell.branches.length > 0);
  if (!known) {
    plan.push(without(proposal, 'notComputed', dated.left ?? `the line has no rate in column ${name}`));
    return;
  }
  const targetOn = (target: Line): DatedCell => cellOn(name, column.staging, { ...context, line: target });
  planDated(dated, proposal, context, targetOn, plan);
}
