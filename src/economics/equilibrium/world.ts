import { nearest, Problem } from '../../base/index.js';

/** What is traded between the countries of a model before the shock. */
export interface WorldInput {
  readonly countries: readonly string[];
  /** n × n, a row an exporter and a column an importer, domestic sales on the diagonal, net of tariffs, one currency */
  readonly trade: Float64Array;
  /** n × n, as parts of one (0.05 = 5 %); none when absent */
  readonly tariffs?: Float64Array | undefined;
}

/** A world that is checked, with its totals; every model of one sector starts from it. */
export interface World {
  readonly countries: readonly string[];
  readonly size: number;
  readonly trade: Float64Array;
  readonly tariffs: Float64Array | undefined;
  /** row totals of trade: what a country sells, at factory gate */
  readonly output: Float64Array;
  /** column totals of trade: what a country buys, before its own tariffs */
  readonly absorption: Float64Array;
  /** what a country spends, its tariffs included */
  readonly expenditure: Float64Array;
  readonly worldOutput: number;
}

export interface WorldChecks {
  /** lets countries have no domestic sales; they are refused otherwise, since a missing diagonal is the usual cause */
  readonly domesticSalesMayBeZero?: boolean | undefined;
}

/** At most so many countries are named in a message. */
const named = 5;

const list = (names: readonly string[]): string =>
  names.length > named
    ? `${names.slice(0, named).join(', ')} and ${names.length - named} more`
    : names.join(', ');

function refuse(message: string, suggestions: readonly string[] = []): never {
  throw new Problem('invalidInput', message, suggestions);
}

/** Row totals in the order of the kernels, so that a world without a shock reproduces them to the last bit. */
export function rowTotals(matrix: Float64Array, size: number): Float64Array {
  const totals = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[i * size + j] as number;
    totals[i] = sum;
  }
  return totals;
}

/** Column totals in the order of the kernels. */
export function columnTotals(matrix: Float64Array, size: number): Float64Array {
  const totals = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) totals[j] = (totals[j] as number) + (matrix[i * size + j] as number);
  }
  return totals;
}

/** Trade at the prices that buyers pay: trade · (1 + tariff). */
export function withTariffs(trade: Float64Array, tariffs: Float64Array | undefined): Float64Array {
  return tariffs ? trade.map((value, cell) => value * (1 + (tariffs[cell] as number))) : trade;
}

/** The place of a country. Throws Problem `invalidInput` with the nearest names for one that is not there. */
export function countryPlace(countries: readonly string[], name: string): number {
  const place = countries.indexOf(name);
  if (place >= 0) return place;
  const near = nearest(name, countries, 3);
  return refuse(
    `"${name}" is not a country of the trade matrix`,
    near.length > 0 ? near : countries.slice(0, named),
  );
}

function checkShape({ countries, trade, tariffs }: WorldInput): void {
  const size = countries.length;
  if (size < 2) refuse(`the trade matrix has ${size} countries; a model needs two or more`);
  const twice = countries.find((name, place) => countries.indexOf(name) !== place);
  if (twice !== undefined) refuse(`the country "${twice}" is there twice`);
  for (const [what, matrix] of [
    ['trade', trade],
    ['tariff', tariffs],
  ] as const) {
    if (matrix && matrix.length !== size * size) {
      refuse(`the ${what} matrix has ${matrix.length} cells; ${size} countries need ${size} × ${size}`);
    }
  }
}

function checkCells({ countries, trade, tariffs }: WorldInput): void {
  const size = countries.length;
  const pair = (cell: number) => `from ${countries[Math.floor(cell / size)]} to ${countries[cell % size]}`;
  const flow = trade.findIndex((value) => !Number.isFinite(value) || value < 0);
  if (flow >= 0) refuse(`the trade ${pair(flow)} is ${trade[flow]}; flows are numbers of 0 or more`);
  const tariff = tariffs?.findIndex((rate) => !Number.isFinite(rate) || rate <= -1) ?? -1;
  if (tariffs && tariff >= 0) {
    refuse(
      `the tariff ${pair(tariff)} is ${tariffs[tariff]}; a rate is a part of one above -1, 0.05 for 5 %`,
    );
  }
  for (let i = 0; tariffs && i < size; i++) {
    if (tariffs[i * size + i] !== 0) refuse(`${countries[i]} has a tariff on its own sales`);
  }
}

function checkCountries({ countries, trade }: WorldInput, checks: WorldChecks): void {
  const size = countries.length;
  const at = (i: number, j: number) => trade[i * size + j] as number;
  const without = (has: (i: number) => boolean) => countries.filter((_, i) => !has(i));
  const others = (i: number) => countries.map((_, j) => j).filter((j) => j !== i);
  const sells = (i: number) => countries.some((_, j) => at(i, j) > 0);
  const buys = (i: number) => countries.some((_, j) => at(j, i) > 0);
  const leave = ['leave the country out, or put it into a rest of the world'];
  const silent = without(sells);
  if (silent.length > 0)
    refuse(`nothing is sold by ${list(silent)}: its row of the trade matrix is zero`, leave);
  const empty = without(buys);
  if (empty.length > 0)
    refuse(`nothing is bought by ${list(empty)}: its column of the trade matrix is zero`, leave);
  const alone = without((i) => others(i).some((j) => at(i, j) > 0 || at(j, i) > 0));
  if (alone.length > 0) refuse(`${list(alone)} trades with no other country`, leave);
  const withoutSales = without((i) => at(i, i) > 0);
  if (withoutSales.length > 0 && !checks.domesticSalesMayBeZero) {
    refuse(`domestic sales are missing for ${list(withoutSales)}`, [
      'give each country a row from itself to itself: output less exports',
    ]);
  }
}

/** Every country must be reachable from every other over flows, or prices of the parts float freely. */
function checkConnected({ countries, trade }: WorldInput): void {
  const size = countries.length;
  const seen = new Uint8Array(size).fill(0);
  const open = [0];
  seen[0] = 1;
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    for (let j = 0; j < size; j++) {
      const linked = (trade[i * size + j] as number) > 0 || (trade[j * size + i] as number) > 0;
      if (linked && !seen[j]) {
        seen[j] = 1;
        open.push(j);
      }
    }
  }
  const apart = countries.filter((_, i) => !seen[i]);
  if (apart.length > 0) {
    refuse(`${list(apart)} and ${countries[0]} are in worlds that do not trade with each other`);
  }
}

/**
 * Checks a trade matrix and takes its totals. Throws Problem `invalidInput` for a matrix that is not square, flows that
 * are negative or no numbers, countries that sell or buy nothing, trade with nobody, have no domestic sales or form a
 * world of their own.
 */
export function makeWorld(input: WorldInput, checks: WorldChecks = {}): World {
  checkShape(input);
  checkCells(input);
  checkCountries(input, checks);
  checkConnected(input);
  const { countries, trade, tariffs } = input;
  const size = countries.length;
  const output = rowTotals(trade, size);
  return {
    countries,
    size,
    trade,
    tariffs,
    output,
    absorption: columnTotals(trade, size),
    expenditure: columnTotals(withTariffs(trade, tariffs), size),
    worldOutput: output.reduce((sum, each) => sum + each, 0),
  };
}

/**
 * Where trade is to be balanced, goods must find a way from every country to every other: a group that buys and never
 * sells could balance only by not trading at all. Throws Problem `invalidInput`.
 */
export function checkBothWays({ countries, size, trade }: World): void {
  const reached = (has: (from: number, to: number) => boolean) => {
    const seen = new Set([0]);
    for (const from of seen) for (let to = 0; to < size; to++) if (has(from, to)) seen.add(to);
    return seen;
  };
  const sold = reached((from, to) => (trade[from * size + to] as number) > 0);
  const bought = reached((from, to) => (trade[to * size + from] as number) > 0);
  const apart = countries.filter((_, i) => !(sold.has(i) && bought.has(i)));
  if (apart.length === 0) return;
  refuse(
    `trade cannot be balanced: between ${countries[0]} and ${list(apart)} goods go one way only, over others or directly`,
    [
      'take the closure additive or multiplicative',
      'leave the countries out, or put them into a rest of the world',
    ],
  );
}
