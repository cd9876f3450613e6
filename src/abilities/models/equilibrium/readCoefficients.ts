import { basename } from 'node:path';
import { Problem } from '../../../base/index.js';
import type { Estimates } from '../../../economics/index.js';
import { readColumns } from '../readColumns.js';

/** Coefficients of a table, with their covariance where the table says it. */
export interface ReadCoefficients {
  readonly names: readonly string[];
  readonly values: Float64Array;
  readonly covariance: Float64Array | undefined;
}

const ERRORS = ['standard_error', 'standardError', 'std_error', 'se', 'ste'];
const ESTIMATES = ['estimate', 'coefficient', 'value', 'coeff'];
const NAMES = ['name', 'variable', 'var', 'term'];

/**
 * Reads a table of coefficients: name, estimate, and for draws either a standard error, the estimates then being taken
 * as independent, or a column for each coefficient with their covariances. Throws Problem `invalidInput` for a table
 * that lacks a column, a cell that is missing and a name that is there twice.
 */
export async function readCoefficients(
  file: string,
  signal: AbortSignal | undefined,
): Promise<ReadCoefficients> {
  const table = await readColumns(file, { signal });
  const column = (known: readonly string[], what: string): string => {
    const found = known.find((name) => table.has(name));
    if (found !== undefined) return found;
    throw new Problem(
      'invalidInput',
      `${basename(file)} has no column for the ${what}; its columns are ${table.names.join(', ')}`,
      [`call it ${known[0]}`],
    );
  };
  const labels = table.labels(column(NAMES, 'name'));
  const names = [...labels.codes].map((code, row) => {
    const name = labels.levels[code];
    if (name !== undefined) return name;
    throw new Problem('invalidInput', `${basename(file)}, row ${table.place(row)}: the name is missing`);
  });
  const twice = names.find((name, row) => names.indexOf(name) !== row);
  if (twice !== undefined) {
    throw new Problem('invalidInput', `${basename(file)} has the coefficient "${twice}" twice`);
  }
  const full = (name: string): Float64Array => {
    const values = table.numbers(name);
    const row = values.findIndex(Number.isNaN);
    if (row < 0) return values;
    throw new Problem(
      'invalidInput',
      `${basename(file)}, row ${table.place(row)}, column "${name}": the number is missing`,
    );
  };
  const values = full(column(ESTIMATES, 'estimate'));
  const size = names.length;
  const errors = ERRORS.find((name) => table.has(name));
  const covariance = new Float64Array(size * size);
  if (names.every((name) => table.has(name))) {
    for (const [k, name] of names.entries()) {
      for (const [l, value] of full(name).entries()) covariance[l * size + k] = value;
    }
  } else if (errors !== undefined) {
    for (const [k, error] of full(errors).entries()) {
      if (error < 0) {
        throw new Problem(
          'invalidInput',
          `${basename(file)}, row ${table.place(k)}: the standard error is ${error}; it is 0 or more`,
        );
      }
      covariance[k * size + k] = error * error;
    }
  } else return { names, values, covariance: undefined };
  return { names, values, covariance };
}

/** The coefficients as they can be drawn. Throws Problem where the table says nothing of how sure they are. */
export function drawable({ names, values, covariance }: ReadCoefficients): Estimates {
  if (covariance) return { names, values, covariance };
  throw new Problem('invalidInput', 'the coefficients cannot be drawn: nothing says how sure they are', [
    'add a column standard_error, or a column for each coefficient with their covariances',
    '--standard-error beside --effect',
  ]);
}
