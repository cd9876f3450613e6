import { nearest, Problem } from '../../../base/index.js';
import type { Columns } from '../columns.js';
import { faultAt, type TokenReader } from './tokens.js';

/** An arithmetic expression over columns. It prints itself as R does and is evaluated row by row. */
export interface Expression {
  readonly text: string;
  /** names of the columns it reads */
  readonly columns: readonly string[];
  /** NaN where a column is missing */
  evaluate(columns: Columns): Float64Array;
  /** the label it stands for, when it is a column or a quoted text alone */
  readonly label?: (columns: Columns) => (row: number) => string | undefined;
  /** a number or a quoted text alone */
  readonly constant?: string;
}

/** Throws Problem `invalidInput` with the nearest names unless the table has the column. */
export function requireColumn(columns: Columns, name: string, formula: string, at: number): void {
  if (columns.names.includes(name)) return;
  const near = columns.names.includes(`${name}_id`) ? [`${name}_id`] : nearest(name, columns.names);
  throw faultAt(
    formula,
    at,
    `there is no column ${name}`,
    near.length > 0
      ? near.map((each) => `${each} in place of ${name}`)
      : [`one of ${columns.names.slice(0, 30).join(', ')}`],
  );
}

type Numbers = (one: number, other: number) => number;

/** Unary functions of the formula; log is the natural logarithm. */
const FUNCTIONS: Readonly<Record<string, (value: number) => number>> = {
  log: Math.log,
  exp: Math.exp,
  sqrt: Math.sqrt,
  abs: Math.abs,
};

const truth = (value: boolean): number => (value ? 1 : 0);

/** Binary signs by how strongly they bind, weakest first, as R binds them; spaces as R prints them. */
const LEVELS: readonly (readonly (readonly [sign: string, printed: string, numbers: Numbers])[])[] = [
  [['|', ' | ', (a, b) => truth(a !== 0 || b !== 0)]],
  [['&', ' & ', (a, b) => truth(a !== 0 && b !== 0)]],
  [
    ['==', ' == ', (a, b) => truth(a === b)],
    ['!=', ' != ', (a, b) => truth(a !== b)],
    ['<=', ' <= ', (a, b) => truth(a <= b)],
    ['>=', ' >= ', (a, b) => truth(a >= b)],
    ['<', ' < ', (a, b) => truth(a < b)],
    ['>', ' > ', (a, b) => truth(a > b)],
  ],
  [
    ['+', ' + ', (a, b) => a + b],
    ['-', ' - ', (a, b) => a - b],
  ],
  [
    ['*', ' * ', (a, b) => a * b],
    ['/', '/', (a, b) => a / b],
  ],
];

/** The level of comparisons: ! binds more weakly than they do. */
const COMPARISONS = 2;

const EQUALITIES: Readonly<Record<string, boolean>> = { '==': true, '!=': false };

function constantNumber(text: string): Expression {
  const value = Number(text);
  return { text, columns: [], constant: text, evaluate: ({ rows }) => new Float64Array(rows).fill(value) };
}

function quoted(text: string): Expression {
  return {
    text: `"${text}"`,
    columns: [],
    constant: text,
    evaluate() {
      throw new Problem('invalidInput', `"${text}" is a text: compare it by == or !=`);
    },
    label: () => () => text,
  };
}

/** A column by its name. */
function columnNamed(name: string, formula: string, at: number): Expression {
  return {
    text: name,
    columns: [name],
    evaluate(columns) {
      requireColumn(columns, name, formula, at);
      return columns.numbers(name);
    },
    label(columns) {
      requireColumn(columns, name, formula, at);
      const { codes, levels } = columns.labels(name);
      return (row) => levels[codes[row] as number];
    },
  };
}

function combined(
  sign: string,
  printed: string,
  left: Expression,
  right: Expression,
  numbers: Numbers,
): Expression {
  const equal = EQUALITIES[sign];
  return {
    text: `${left.text}${printed}${right.text}`,
    columns: [...left.columns, ...right.columns],
    evaluate(columns) {
      if (equal !== undefined && left.label && right.label)
        return comparedLabels(left, right, equal, columns);
      const one = left.evaluate(columns);
      const other = right.evaluate(columns);
      return one.map((value, row) => {
        const second = other[row] as number;
        return Number.isNaN(value) || Number.isNaN(second) ? Number.NaN : numbers(value, second);
      });
    },
  };
}

/** Compares two columns, or a column and a quoted text, as numbers if both are and as labels otherwise. */
function comparedLabels(left: Expression, right: Expression, equal: boolean, columns: Columns): Float64Array {
  const result = new Float64Array(columns.rows);
  const numbers = numbersOf(left, columns);
  const others = numbers && numbersOf(right, columns);
  if (numbers && others) {
    return numbers.map((value, row) => {
      const other = others[row] as number;
      return Number.isNaN(value) || Number.isNaN(other) ? Number.NaN : truth((value === other) === equal);
    });
  }
  const one = left.label?.(columns);
  const other = right.label?.(columns);
  for (let row = 0; row < columns.rows; row += 1) {
    const a = one?.(row);
    const b = other?.(row);
    result[row] = a === undefined || b === undefined ? Number.NaN : truth((a === b) === equal);
  }
  return result;
}

function numbersOf(expression: Expression, columns: Columns): Float64Array | undefined {
  for (const name of expression.columns) if (!columns.names.includes(name)) return undefined;
  try {
    return expression.evaluate(columns);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

const mapped = (text: string, inner: Expression, numbers: (value: number) => number): Expression => ({
  text,
  columns: inner.columns,
  evaluate: (columns) => inner.evaluate(columns).map(numbers),
});

function hasMissing(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row += 1) if (Number.isNaN(values[row])) return true;
  return false;
}

/**
 * The values of an expression, NaN where a column is missing and infinity where it has no value although none is (the
 * logarithm of a negative number, zero over zero), so that such a row is not called missing.
 */
export function valuesOf(expression: Expression, columns: Columns): Float64Array {
  const values = expression.evaluate(columns);
  if (!hasMissing(values)) return values;
  const codes = [...new Set(expression.columns)].map((name) => columns.labels(name).codes);
  return values.map((value, row) =>
    Number.isNaN(value) && codes.every((code) => (code[row] as number) >= 0)
      ? Number.POSITIVE_INFINITY
      : value,
  );
}

/** Reads an arithmetic expression: R's signs and order of binding. */
export function readArithmetic(reader: TokenReader, level = 0): Expression {
  const signs = LEVELS[level];
  if (!signs) return readUnary(reader);
  if (level === COMPARISONS && reader.takes('!')) return negated(readArithmetic(reader, level));
  let left = readArithmetic(reader, level + 1);
  for (;;) {
    const found = signs.find(([sign]) => reader.is(sign));
    if (!found) return left;
    reader.take();
    left = combined(found[0], found[1], left, readArithmetic(reader, level + 1), found[2]);
  }
}

const negated = (inner: Expression): Expression =>
  mapped(`!${inner.text}`, inner, (value) => (Number.isNaN(value) ? value : truth(value === 0)));

function readUnary(reader: TokenReader): Expression {
  if (reader.takes('-')) {
    const inner = readUnary(reader);
    return mapped(`-${inner.text}`, inner, (value) => -value);
  }
  if (reader.takes('+')) return readUnary(reader);
  if (reader.takes('!')) return negated(readUnary(reader));
  return readPower(reader);
}

/** Reads a number, a column, a call, or an expression in parentheses, with its power. */
export function readPower(reader: TokenReader): Expression {
  const base = readAtom(reader);
  if (!reader.takes('^')) return base;
  return combined('^', '^', base, readUnary(reader), (value, power) => value ** power);
}

function readAtom(reader: TokenReader): Expression {
  const token = reader.take();
  if (token.sort === 'number') return constantNumber(token.text);
  if (token.sort === 'text') return quoted(token.text);
  if (token.sort === 'name') {
    if (!reader.is('(')) return columnNamed(token.text, reader.formula, token.at);
    return readCall(reader, token.text, token.at);
  }
  if (token.text === '(') {
    const inner = readArithmetic(reader);
    reader.expect(')', 'to close the parenthesis');
    return { ...inner, text: `(${inner.text})` };
  }
  const what = token.sort === 'end' ? 'the formula ends' : `"${token.text}" stands`;
  throw reader.fault(`${what} where a column, a number or a function is expected`, [], token.at);
}

function readCall(reader: TokenReader, name: string, at: number): Expression {
  const numbers = name === 'I' ? (value: number) => value : FUNCTIONS[name];
  if (!numbers) {
    throw reader.fault(
      `there is no function ${name}`,
      [`functions: ${Object.keys(FUNCTIONS).join(', ')}, I, and i and pair as terms of their own`],
      at,
    );
  }
  reader.expect('(', `after ${name}`);
  const inner = readArithmetic(reader);
  reader.expect(')', `to close ${name}(`);
  return mapped(`${name}(${inner.text})`, inner, numbers);
}
