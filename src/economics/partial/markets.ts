import { Problem } from '../../base/index.js';

/**
 * Many import markets at once, one a tariff line. The rows of line l, one a source, are lineStart[l] to lineStart[l + 1] - 1
 * of the other arrays; lineStart has one place more than there are lines.
 */
export interface Markets {
  readonly lineStart: Int32Array;
  /** at the prices of the source, before duty (a customs value), in any one unit */
  readonly value: Float64Array;
  /** ad valorem, as a fraction: 0.1 is 10 % */
  readonly tariff: Float64Array;
  readonly newTariff: Float64Array;
  /** what messages call a row and a line; their numbers where it is not given */
  readonly names?: MarketNames;
}

export interface MarketNames {
  row(row: number): string;
  line(line: number): string;
}

const NUMBERED: MarketNames = {
  row: (row) => `row ${row + 1}`,
  line: (line) => `line ${line + 1}`,
};

export const namesOf = (markets: Markets): MarketNames => markets.names ?? NUMBERED;

export const linesIn = ({ lineStart }: Markets): number => lineStart.length - 1;

/** The place of the first cell that is not as it should be; -1 when all are. */
export function firstNot(cells: Float64Array, right: (cell: number) => boolean): number {
  for (let i = 0; i < cells.length; i += 1) if (!right(cells[i] as number)) return i;
  return -1;
}

/** Throws Problem `invalidInput` naming the first cell that is not as it should be. */
export function requireCells(
  what: string,
  cells: Float64Array,
  right: (cell: number) => boolean,
  must: string,
  name: (place: number) => string,
  suggestions: readonly string[] = [],
): void {
  const at = firstNot(cells, right);
  if (at < 0) return;
  const given = Number.isNaN(cells[at]) ? 'is missing' : `is ${cells[at]}`;
  throw new Problem('invalidInput', `${name(at)}: the ${what} ${given}; it must be ${must}`, suggestions);
}

export const isAmount = (cell: number): boolean => cell >= 0 && cell < Infinity;
export const isTariff = (cell: number): boolean => cell > -1 && cell < Infinity;
/** an elasticity of supply may be infinite: the price of the source is then given */
export const isElasticity = (cell: number): boolean => cell >= 0;
export const isFiniteElasticity = (cell: number): boolean => cell >= 0 && cell < Infinity;

const AMOUNT = 'a number, zero or more';
const TARIFF = 'a number above -1 (-100 %)';

function requireLength(what: string, cells: Float64Array, length: number, of: string): void {
  if (cells.length === length) return;
  throw new Problem('invalidInput', `there are ${cells.length} cells of ${what} for ${length} ${of}`);
}

/** An elasticity a line, or a source where it is one of supply. */
export function requireElasticity(
  markets: Markets,
  what: string,
  cells: Float64Array,
  by: 'line' | 'row',
  right: (cell: number) => boolean,
  must: string,
): void {
  requireLength(what, cells, by === 'row' ? markets.value.length : linesIn(markets), `${by}s`);
  requireCells(what, cells, right, must, namesOf(markets)[by]);
}

/**
 * Throws Problem `invalidInput` for markets that are none: no line, arrays that do not fit, negative flows, tariffs at or
 * below -100 %, a line without any trade.
 */
export function requireMarkets(markets: Markets): void {
  const { lineStart, value, tariff, newTariff } = markets;
  const lines = linesIn(markets);
  const rows = value.length;
  if (lines < 1 || rows === 0) throw new Problem('invalidInput', 'there is no market: not one row');
  if (lineStart[0] !== 0 || lineStart[lines] !== rows) {
    throw new Problem('invalidInput', 'the lines do not begin at the first row and end at the last');
  }
  requireLength('tariff', tariff, rows, 'rows');
  requireLength('new tariff', newTariff, rows, 'rows');
  const names = namesOf(markets);
  requireCells('value', value, isAmount, AMOUNT, names.row);
  requireCells('tariff', tariff, isTariff, TARIFF, names.row);
  requireCells('new tariff', newTariff, isTariff, TARIFF, names.row);
  for (let line = 0; line < lines; line += 1) {
    let total = 0;
    for (let row = lineStart[line] as number; row < (lineStart[line + 1] as number); row += 1) {
      total += value[row] as number;
    }
    if (total > 0 && total < Infinity) continue;
    if (total > 0) {
      throw new Problem('invalidInput', `${names.line(line)}: its trade is larger than a number can be`, [
        'give the values in a larger unit',
      ]);
    }
    throw new Problem(
      'invalidInput',
      `${names.line(line)}: its trade is zero, so there is no market to solve`,
      ['leave the line out'],
    );
  }
}

/** The sums of each line. */
export function sumByLine(cells: Float64Array, lineStart: Int32Array): Float64Array {
  const sums = new Float64Array(lineStart.length - 1);
  for (let line = 0; line < sums.length; line += 1) {
    let sum = 0;
    for (let row = lineStart[line] as number; row < (lineStart[line + 1] as number); row += 1) {
      sum += cells[row] as number;
    }
    sums[line] = sum;
  }
  return sums;
}
