import { Problem } from '../../base/index.js';
import type { Fields } from './readFields.js';

const INFINITE = new Set(['infinite', 'infinity', 'inf', '∞']);
const NUMBER = /^\+?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** An elasticity as a person writes it: a magnitude, or "infinite". NaN for anything else. */
function read(text: string): number {
  const plain = text.trim().toLowerCase();
  if (INFINITE.has(plain)) return Infinity;
  return NUMBER.test(plain) ? Number(plain) : Number.NaN;
}

/** Reads an elasticity that was given as an option. Throws Problem `usage` for one that is none. */
export function parseElasticity(text: string, option: string): number {
  const elasticity = read(text);
  if (!Number.isNaN(elasticity)) return elasticity;
  throw new Problem(
    'usage',
    `"${text}" is no elasticity for ${option}; write its magnitude, for example 1.2, or infinite`,
  );
}

/** An elasticity that a model asks for, by row. */
export interface ElasticityQuestion<F extends string> {
  readonly field: F;
  /** "the elasticity of import demand" */
  readonly what: string;
  /** as the option gives it; the column comes first */
  readonly text: string | undefined;
  readonly option: string;
  /** where neither the column nor the option says */
  readonly otherwise?: number;
}

/**
 * The elasticity of each row, by its column or else by the option. Throws Problem `invalidInput` naming the row of a cell that
 * is none, and where nothing says what it is.
 */
export function elasticities<F extends string>(
  table: Fields<F>,
  { field, what, text, option, otherwise = Number.NaN }: ElasticityQuestion<F>,
): Float64Array {
  const given = text === undefined ? otherwise : parseElasticity(text, option);
  const missing = (where: string): Problem =>
    new Problem('invalidInput', `${where} ${what} is given neither by a column nor by ${option}`, [
      `${option} 1.5`,
      `a column ${field}`,
    ]);
  if (!table.has(field)) {
    if (Number.isNaN(given)) throw missing('the file does not say:');
    return new Float64Array(table.rows).fill(given);
  }
  const { codes, levels } = table.labels(field);
  const values = levels.map(read);
  return Float64Array.from(codes, (code, row) => {
    const value = code < 0 ? given : (values[code] as number);
    if (!Number.isNaN(value)) return value;
    if (code < 0) throw missing(`row ${table.place(row)}:`);
    throw new Problem(
      'invalidInput',
      `row ${table.place(row)}, column "${field}": "${levels[code]?.slice(0, 40)}" is no elasticity; write its magnitude, for example 1.2, or infinite`,
    );
  });
}

/** One value for each group of rows. Throws Problem `invalidInput` where the rows of a group do not agree. */
export function ofGroups(
  cells: Float64Array,
  groups: Int32Array,
  count: number,
  tell: (row: number, other: number) => string,
): Float64Array {
  const values = new Float64Array(count);
  const seen = new Int32Array(count).fill(-1);
  for (let row = 0; row < cells.length; row += 1) {
    const group = groups[row] as number;
    const before = seen[group] as number;
    const cell = cells[row] as number;
    if (before < 0) {
      seen[group] = row;
      values[group] = cell;
    } else if (values[group] !== cell) {
      throw new Problem('invalidInput', `${tell(before, row)}: ${values[group]} and ${cell}`);
    }
  }
  return values;
}
