import type { Branch, Cell } from '../notation/index.js';
import { type Context, priceAgreement } from './agreements.js';
import { Assessment } from './assessment.js';
import { type Priced, chooseBest } from './best.js';
import type { Determination, NotIncluded } from './determination.js';
import { describeLine } from './line.js';
import { openings } from './openings.js';
import { ordinaryJapan } from './ordinary/japan.js';
import { ordinaryUnitedStates } from './ordinary/unitedStates.js';
import type { ImporterRules, InstrumentColumn, LawRecord, Line } from './record.js';
import type { Shipment } from './shipment.js';

const ORDINARY = { JP: ordinaryJapan, US: ordinaryUnitedStates };

const programmeCells = new WeakMap<Cell, Map<string, Cell>>();

/** The branches of a U.S. Special cell that name one programme. */
function cellOfProgramme(cell: Cell, symbol: string): Cell {
  let known = programmeCells.get(cell);
  if (!known) {
    known = new Map();
    programmeCells.set(cell, known);
  }
  const found = known.get(symbol);
  if (found) return found;
  const branches: Branch[] = [];
  for (const branch of cell.branches) {
    const named = branch.when.some(
      (condition) => condition.kind === 'programme' && condition.symbols.includes(symbol),
    );
    if (named) {
      branches.push({ ...branch, when: branch.when.filter(({ kind }) => kind !== 'programme') });
    }
  }
  const result: Cell = { branches, stars: 0 };
  known.set(symbol, result);
  return result;
}

function agreementCell(line: Line, column: InstrumentColumn, name: string): Cell {
  const cell = line.cell(name);
  return column.programme === undefined ? cell : cellOfProgramme(cell, column.programme);
}

const NOTHING: readonly NotIncluded[] = [];
const levies = new WeakMap<ImporterRules, readonly NotIncluded[]>();

/** A star in the WTO column marks goods under state trading, which carry a levy beside the customs duty. */
function stateTrading(line: Line, rules: ImporterRules): readonly NotIncluded[] {
  if (!rules.stateTrading || line.cell('wto').stars === 0) return NOTHING;
  const known = levies.get(rules) ?? [rules.stateTrading];
  levies.set(rules, known);
  return known;
}

/**
 * What one line of a schedule pays: every treatment open to the shipment, priced with its arithmetic, and the best
 * lawful one. Pure and exact: the same shipment, line and record give the same result.
 */
export function determine(shipment: Shipment, line: Line, record: LawRecord): Determination {
  const rules = record.rules(line.importer);
  const assessment = new Assessment(shipment, rules, record);
  const context: Context = { record, shipment, line, assessment, notIncluded: stateTrading(line, rules) };
  const priced: Priced[] = [];
  for (const instrument of record.instruments) {
    if (instrument.scope !== 'ordinary') continue;
    for (const column of instrument.columns) {
      if (column.importer === line.importer) priced.push(...ORDINARY[line.importer](instrument, column, context));
    }
  }
  for (const opening of openings(record, line.importer, shipment.origin, shipment.date)) {
    priced.push(
      ...priceAgreement(
        opening,
        (target) => agreementCell(target, opening.column, opening.columnName),
        context,
      ),
    );
  }
  return {
    line: describeLine(line),
    treatments: priced.map(({ treatment }) => treatment),
    ...chooseBest(priced),
    ...(rules.layers !== undefined && { layers: { status: 'notComputed' as const, reason: rules.layers } }),
    notIncluded: rules.notIncluded,
  };
}
