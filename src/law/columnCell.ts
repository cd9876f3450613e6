import type { Branch, Cell } from '../notation/index.js';
import type { Line } from './record.js';

/** A column of a schedule, or one programme of the U.S. Special column. */
export interface RateColumn {
  readonly name: string;
  readonly programme?: string;
}

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

/** The cell of a line in a column. */
export function columnCell(line: Line, { name, programme }: RateColumn): Cell {
  const cell = line.cell(name);
  return programme === undefined ? cell : cellOfProgramme(cell, programme);
}
