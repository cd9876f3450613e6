import {
  compare,
  convert,
  divide,
  type Exact,
  exact,
  floorTo,
  formatExact,
  multiply,
  ONE,
  parseUnit,
  sign,
  ZERO,
} from '../base/index.js';
import { type Cell, printCell, type Rate } from '../notation/index.js';
import type { ScheduleLine } from '../record/index.js';
import type { Components, DatabaseLine } from './unitedStatesDatabase.js';

/** A line on which our reading of the text and USITC’s split of the rate do not agree. */
export interface UsitcDifference {
  readonly code: string;
  readonly column: string;
  /** our reading, in the canonical notation */
  readonly read: string;
  /** USITC’s components */
  readonly official: string;
}

export interface UsitcComparison {
  readonly column: string;
  /** lines with components in numbers on USITC’s side */
  readonly compared: number;
  /** lines whose components USITC leaves to the text (sentinels) */
  readonly leftToText: number;
  readonly differences: readonly UsitcDifference[];
}

/** How the database prints its components: all decimals, or cut after two significant places (2017). */
export type Precision = 'full' | 'cut';

/** A rate as an ad valorem fraction and amounts in dollars; undefined when it is more than that. */
export interface Split {
  readonly adValorem: Exact;
  readonly amounts: readonly Amount[];
}

/** An amount in dollars per unit. */
interface Amount {
  readonly amount: Exact;
  readonly unit: string;
}

const HUNDREDTH = exact('0.01');
const THOUSANDTH = exact('0.001');
const TEN_THOUSANDTH = exact('0.0001');

/** Splits a rate into ad valorem and specific amounts. A percentage of a part of the value is no ad valorem here. */
export function splitRate(rate: Rate): Split | undefined {
  if (rate.kind === 'free') return { adValorem: ZERO, amounts: [] };
  if (rate.kind === 'adValorem') {
    return rate.of === undefined ? { adValorem: divide(rate.percent, exact('100')), amounts: [] } : undefined;
  }
  if (rate.kind === 'specific') return { adValorem: ZERO, amounts: [rate] };
  if (rate.kind !== 'sum') return undefined;
  let adValorem = ZERO;
  const amounts: Amount[] = [];
  for (const part of rate.parts) {
    const split = splitRate(part);
    if (!split || (sign(adValorem) !== 0 && sign(split.adValorem) !== 0)) return undefined;
    if (sign(split.adValorem) !== 0) adValorem = split.adValorem;
    amounts.push(...split.amounts);
  }
  return { adValorem, amounts };
}

/** Whether an exact number is the one the database prints. Thirds have no decimal and are cut in every year. */
function printedAs(ours: Exact, theirs: Exact, precision: Precision): boolean {
  if (compare(ours, theirs) === 0) return true;
  if (formatExact(ours).includes('/'))
    return (
      compare(floorTo(ours, THOUSANDTH), theirs) === 0 ||
      (precision === 'cut' && compare(floorTo(ours, HUNDREDTH), theirs) === 0)
    );
  if (precision === 'full') return false;
  const step =
    compare(ours, HUNDREDTH) >= 0 ? HUNDREDTH : compare(ours, THOUSANDTH) >= 0 ? THOUSANDTH : TEN_THOUSANDTH;
  return compare(floorTo(ours, step), theirs) === 0;
}

const numeric = ({ adValorem, specific, other }: Components): boolean =>
  adValorem !== undefined && specific !== undefined && other !== undefined;

/** Whether one of our amounts is theirs, per its own unit or per a unit that USITC counts the line in. */
function amountAgrees(ours: Amount, theirs: Exact, units: readonly string[], precision: Precision): boolean {
  if (printedAs(ours.amount, theirs, precision)) return true;
  return units.some((unit) => {
    const size = convert(ONE, unit, ours.unit);
    return size !== undefined && compare(multiply(ours.amount, size), theirs) === 0;
  });
}

function agrees(
  split: Split | undefined,
  components: Components,
  row: DatabaseLine,
  precision: Precision,
): boolean {
  if (!split || !printedAs(split.adValorem, components.adValorem ?? ZERO, precision)) return false;
  const theirs = [components.specific ?? ZERO, components.other ?? ZERO].filter(
    (amount) => sign(amount) !== 0,
  );
  const rest = split.amounts.filter(({ amount }) => sign(amount) !== 0);
  if (rest.length !== theirs.length) return false;
  for (const amount of theirs) {
    const at = rest.findIndex((ours) => amountAgrees(ours, amount, unitsOf(row), precision));
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
}

const unitsOf = (row: DatabaseLine): string[] => row.units.map((unit) => unit.split(' [')[0] as string);

function describe({ typeCode, adValorem, specific, other }: Components): string {
  const text = (number: Exact | undefined): string => (number === undefined ? '-' : formatExact(number));
  return `type ${typeCode || '-'}: ad valorem ${text(adValorem)}, specific ${text(specific)}, other ${text(other)}`;
}

const printOne = (rate: Rate): string =>
  printCell({ branches: [{ when: [], rate, applied: true }], stars: 0 });

/** The one rate of a cell, or of its branches that name a programme. */
function rateOf(cell: Cell | undefined, symbol: string | undefined): Rate | undefined {
  const branches = (cell?.branches ?? []).filter(
    ({ when }) =>
      symbol === undefined ||
      when.some((condition) => condition.kind === 'programme' && condition.symbols.includes(symbol)),
  );
  return branches.length === 1 ? branches[0]?.rate : undefined;
}

/**
 * Compares our reading of a schedule with USITC’s components: the general column, column 2, or a programme by its
 * symbol. Every line of the database is taken whose components are numbers and which the schedule has.
 */
export function compareWithUsitc(
  lines: readonly ScheduleLine[],
  database: readonly DatabaseLine[],
  column: string,
  precision: Precision = 'full',
): UsitcComparison {
  const byCode = new Map(lines.filter(({ seq }) => seq === 1).map((line) => [line.code, line]));
  const ordinary = column === 'general' || column === 'column2';
  const differences: UsitcDifference[] = [];
  let compared = 0;
  let leftToText = 0;
  for (const row of database) {
    const components = ordinary ? row.components.get(column) : row.programmes.get(column);
    const line = byCode.get(row.code);
    const cell = line?.cells.get(ordinary ? column : 'special');
    const rate = rateOf(cell, ordinary ? undefined : column);
    const differs = (official: string) =>
      differences.push({ code: row.code, column, read: rate ? printOne(rate) : 'no rate', official });
    if (!components && rate) differs('not in the database');
    if (!line || !components || (ordinary && !cell)) continue;
    if (!numeric(components)) {
      leftToText += 1;
      continue;
    }
    compared += 1;
    if (!rate || !agrees(splitRate(rate), components, row, precision)) differs(describe(components));
  }
  return { column, compared, leftToText, differences };
}

/** The specific amounts of a line whose unit is none of the units USITC names for it. */
export function unitsNotNamed(lines: readonly ScheduleLine[], database: readonly DatabaseLine[]): string[] {
  const units = new Map(database.map((row) => [row.code, unitsOf(row)]));
  return lines.flatMap(({ code, cells }) => {
    const named = units.get(code);
    const rate = rateOf(cells.get('general'), undefined);
    const used = rate?.kind === 'specific' ? [rate] : rate?.kind === 'sum' ? rate.parts : [];
    const missing = used.filter(
      (part) =>
        part.kind === 'specific' &&
        named &&
        !named.some((unit) => parseUnit(unit)?.dimension === parseUnit(part.unit)?.dimension),
    );
    return missing.length > 0 ? [code] : [];
  });
}
