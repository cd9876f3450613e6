import { Problem } from '../../../base/index.js';
import type { Markets } from '../../../economics/index.js';
import { type MarketFields, type MarketQuestion, namesIn, ratesOf } from './rows.js';

/** The import markets of a table, its rows in the order of their lines. */
export interface ReadMarkets {
  readonly markets: Markets;
  readonly lines: readonly { readonly line: string | null; readonly importer: string | null }[];
  /** of each row, in the order of the markets: its row among those read, its line, its source */
  readonly order: Int32Array;
  readonly lineOf: Int32Array;
  readonly source: (row: number) => string;
  readonly domestic: (row: number) => boolean;
  readonly quantity: Float64Array | undefined;
  readonly named: NonNullable<Markets['names']>;
}

const YES = new Set(['1', 'true', 'yes', 'y', 'domestic']);
const NO = new Set(['0', 'false', 'no', 'n', '']);

/** Which rows are of domestic goods: by their column, and where source and importer are the same. */
function domesticRows(table: MarketFields): Uint8Array {
  const domestic = new Uint8Array(table.rows);
  if (table.has('domestic')) {
    const { codes, levels } = table.labels('domestic');
    codes.forEach((code, row) => {
      const text = (levels[code] ?? '').trim().toLowerCase();
      if (YES.has(text)) domestic[row] = 1;
      else if (!NO.has(text)) {
        throw new Problem(
          'invalidInput',
          `row ${table.place(row)}, column "domestic": "${text.slice(0, 40)}" is neither yes nor no`,
        );
      }
    });
  }
  if (table.has('importer')) {
    const source = namesIn(table, 'source');
    const importer = namesIn(table, 'importer');
    source.codes.forEach((code, row) => {
      if (source.levels[code] === importer.levels[importer.codes[row] as number]) domestic[row] = 1;
    });
  }
  return domestic;
}

function requireOnce(
  table: MarketFields,
  order: Int32Array,
  lineOf: Int32Array,
  { codes: sources, levels: { length: count } }: ReturnType<typeof namesIn>,
  name: (row: number) => string,
): void {
  const last = new Int32Array(count).fill(-1);
  for (let row = 0; row < order.length; row += 1) {
    const source = sources[order[row] as number] as number;
    const before = last[source] as number;
    if (before >= 0 && lineOf[before] === lineOf[row]) {
      throw new Problem(
        'invalidInput',
        `${name(row)} stands twice in its line, in rows ${table.place(order[before] as number)} and ${table.place(order[row] as number)}`,
        ['add up the rows of a source, or give the file a column for the line'],
      );
    }
    last[source] = row;
  }
}

/**
 * Groups the rows of a table into markets, one an importer and line. Throws Problem `invalidInput` for a source that stands twice
 * in a line, a tariff on domestic goods, and a quantity below zero.
 */
export function readMarkets(
  table: MarketFields,
  question: MarketQuestion,
  withDomestic: boolean,
): ReadMarkets {
  const line = namesIn(table, 'line');
  const importer = namesIn(table, 'importer');
  const source = namesIn(table, 'source');
  const isDomestic = domesticRows(table);
  const groupOf = line.codes.map(
    (code, row) => code * importer.levels.length + (importer.codes[row] as number),
  );
  const kept = Int32Array.from(groupOf.keys()).filter((row) => withDomestic || isDomestic[row] === 0);
  if (kept.length === 0) throw new Problem('invalidInput', 'there is no market: not one row of imports');
  const order = kept.sort((a, b) => (groupOf[a] as number) - (groupOf[b] as number) || a - b);
  const groups = [...new Set(Array.from(order, (row) => groupOf[row] as number))];
  const lineStart = new Int32Array(groups.length + 1);
  const lineOf = new Int32Array(order.length);
  for (let row = 0, at = 0; row < order.length; row += 1) {
    if (groupOf[order[row] as number] !== groups[at]) at += 1;
    lineOf[row] = at;
    lineStart[at + 1] = row + 1;
  }
  const lines = groups.map((group) => ({
    line: line.levels[Math.floor(group / importer.levels.length)] ?? null,
    importer: importer.levels[group % importer.levels.length] ?? null,
  }));
  const sourceName = (row: number): string =>
    source.levels[source.codes[order[row] as number] as number] ?? '';
  const lineName = (at: number): string =>
    [
      lines[at]?.line == null ? undefined : `line ${lines[at]?.line}`,
      lines[at]?.importer == null ? undefined : `importer ${lines[at]?.importer}`,
    ]
      .filter((part) => part !== undefined)
      .join(', ') || 'the market';
  const named = {
    row: (row: number): string =>
      `row ${table.place(order[row] as number)} (${lineName(lineOf[row] as number)}, source ${sourceName(row)})`,
    line: lineName,
  };
  requireOnce(
    table,
    order,
    lineOf,
    source,
    (row) => `source ${sourceName(row)} of ${lineName(lineOf[row] as number)}`,
  );
  const sorted = (cells: Float64Array): Float64Array =>
    Float64Array.from(order, (row) => cells[row] as number);
  const domestic = (row: number): boolean => isDomestic[order[row] as number] === 1;
  const rates = (field: 'tariff' | 'tariff_new'): Float64Array =>
    sorted(ratesOf(table, field, question.tariffs)).map((rate, row) => {
      if (!domestic(row)) return rate;
      if (Number.isNaN(rate) || rate === 0) return 0;
      throw new Problem('invalidInput', `${named.row(row)}: domestic goods bear no tariff`);
    });
  const quantity = table.has('quantity') ? sorted(table.numbers('quantity')) : undefined;
  const negative = quantity?.findIndex((cell) => cell < 0) ?? -1;
  if (negative >= 0) {
    throw new Problem('invalidInput', `${named.row(negative)}: the quantity is ${quantity?.[negative]}`);
  }
  return {
    markets: {
      lineStart,
      value: sorted(table.numbers('value')),
      tariff: rates('tariff'),
      newTariff: rates('tariff_new'),
      names: named,
    },
    lines,
    order,
    lineOf,
    source: sourceName,
    domestic,
    quantity,
    named,
  };
}
