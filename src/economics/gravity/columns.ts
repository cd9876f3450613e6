import { Problem } from '../../base/index.js';

/** Labels of a column: the place of each row's label among `levels`, -1 where it is missing. */
export interface Labels {
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

/** A table that can be asked for its columns. */
export interface Columns {
  readonly rows: number;
  readonly names: readonly string[];
  /** numbers of a column, NaN where missing; throws Problem for a cell that is no number */
  numbers(name: string): Float64Array;
  labels(name: string): Labels;
  /** the number of a row as messages give it; the first is 1 when absent */
  place?(row: number): number;
}

/**
 * A table from arrays in memory: numbers as they are, texts and numbers as labels. Throws Problem `invalidInput` when the
 * columns are not of one length.
 */
export function columnsOf(
  arrays: Readonly<Record<string, Float64Array | readonly (string | number)[]>>,
): Columns {
  const names = Object.keys(arrays);
  const rows = arrays[names[0] ?? '']?.length ?? 0;
  for (const name of names) {
    if (arrays[name]?.length !== rows) {
      throw new Problem(
        'invalidInput',
        `column ${name} has ${arrays[name]?.length} rows and ${names[0]} has ${rows}`,
      );
    }
  }
  const labelled = new Map<string, Labels>();
  return {
    rows,
    names,
    numbers(name) {
      const values = arrays[name] ?? [];
      if (values instanceof Float64Array) return values;
      return Float64Array.from(values as readonly (string | number)[], (value, row) => {
        if (value === '') return Number.NaN;
        const number = Number(value);
        if (Number.isNaN(number) && typeof value === 'string') {
          throw new Problem('invalidInput', `"${value}" in row ${row + 1} of column ${name} is not a number`);
        }
        return number;
      });
    },
    labels(name) {
      let labels = labelled.get(name);
      if (!labels) {
        labels = labelsOf(arrays[name] ?? []);
        labelled.set(name, labels);
      }
      return labels;
    },
  };
}

/** Numbers the different values of a column in the order in which they come. */
export function labelsOf(values: ArrayLike<string | number>): Labels {
  const places = new Map<string | number, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as string | number;
    if (value === '' || Number.isNaN(value)) {
      codes[row] = -1;
      continue;
    }
    let place = places.get(value);
    if (place === undefined) {
      place = places.size;
      places.set(value, place);
    }
    codes[row] = place;
  }
  return { codes, levels: [...places.keys()].map(String) };
}
