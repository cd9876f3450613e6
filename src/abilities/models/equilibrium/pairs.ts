import { Problem } from '../../../base/index.js';
import { countryPlace } from '../../../economics/index.js';
import type { Label } from '../../../law/index.js';
import type { Labels } from '../cells.js';
import type { Fields } from '../readFields.js';

export type PairField = 'exporter' | 'importer';

export const PAIR_NAMES = {
  exporter: ['exporter', 'exporter_iso3', 'iso3_o', 'iso_o', 'origin', 'orig'],
  importer: ['importer', 'importer_iso3', 'iso3_d', 'iso_d', 'destination', 'dest'],
} as const;

/** The names of both sides of each row. Throws Problem naming the row of one that is missing. */
export function sidesOf(table: Fields<PairField>): readonly [exporters: Labels, importers: Labels] {
  const side = (field: PairField): Labels => {
    const labels = table.labels(field);
    const row = labels.codes.indexOf(-1);
    if (row < 0) return labels;
    throw new Problem('invalidInput', `row ${table.place(row)}: the ${field} is missing`);
  };
  return [side('exporter'), side('importer')];
}

/** All countries that are on a side of a row, in order. */
export function countriesOf(table: Fields<PairField>): string[] {
  const [exporters, importers] = sidesOf(table);
  return [...new Set([...exporters.levels, ...importers.levels])].sort();
}

/**
 * The cell of the n × n matrices for each row. Throws Problem `invalidInput` with the nearest names for a country that is
 * not among those given, and for a pair that has two rows.
 */
export function cellsOf(table: Fields<PairField>, countries: readonly string[], file: string): Int32Array {
  const [exporters, importers] = sidesOf(table);
  const size = countries.length;
  const places = (labels: Labels, field: PairField) =>
    labels.levels.map((name, code) => {
      if (countries.includes(name)) return countries.indexOf(name);
      const row = table.place(labels.codes.indexOf(code));
      try {
        return countryPlace(countries, name);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        throw new Problem(error.kind, `${file}, row ${row}, ${field}: ${error.message}`, error.suggestions);
      }
    });
  const from = places(exporters, 'exporter');
  const to = places(importers, 'importer');
  const seen = new Int32Array(size * size).fill(-1);
  return Int32Array.from({ length: table.rows }, (_, row) => {
    const i = from[exporters.codes[row] as number] as number;
    const j = to[importers.codes[row] as number] as number;
    const cell = i * size + j;
    const before = seen[cell] as number;
    if (before >= 0) {
      throw new Problem(
        'invalidInput',
        `${file} has two rows from ${countries[i]} to ${countries[j]}: ${table.place(before)} and ${table.place(row)}`,
        ['choose a year or a product by a condition on the rows, or add the rows up'],
      );
    }
    seen[cell] = row;
    return cell;
  });
}

/** A column as a matrix; cells without a row, or missing, keep `otherwise`. */
export function matrixOf(
  values: Float64Array,
  cells: Int32Array,
  size: number,
  otherwise: number,
): Float64Array {
  const matrix = new Float64Array(size * size).fill(otherwise);
  for (const [row, cell] of cells.entries()) {
    const value = values[row] as number;
    if (!Number.isNaN(value)) matrix[cell] = value;
  }
  return matrix;
}

/** Rates as fractions. */
export const rates = (values: Float64Array, unit: 'fraction' | 'percent' | undefined): Float64Array =>
  unit === 'percent' ? values.map((value) => value / 100) : values;

/** Says that rates were read above 100 %, which is more often percent read as fractions than a tariff. */
export function highRates(before: Float64Array | undefined, after = before): readonly Label[] {
  let cells = 0;
  let highest = 0;
  for (let cell = 0; cell < (after?.length ?? 0); cell++) {
    const rate = Math.max(before?.[cell] ?? 0, after?.[cell] ?? 0);
    if (rate > 1) cells += 1;
    highest = Math.max(highest, rate);
  }
  if (cells === 0) return [];
  const most = Number((100 * highest).toPrecision(4));
  return [
    {
      en: `tariffs above 100 %: ${cells}, the highest ${most} %; where the files write 10 for 10 %, --tariffs percent reads it so`,
      ja: `100%を超える関税: ${cells}件、最高${most}%。ファイルの 10 が10%を表す場合は --tariffs percent を指定`,
    },
  ];
}
