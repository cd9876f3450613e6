import type { Columns } from '../columns.js';
import { type Expression, readArithmetic, readPower, valuesOf } from './expression.js';
import { type Factor, levelNamed, readFactor } from './factor.js';
import type { TokenReader } from './tokens.js';

/** A regressor: its name and its value in each row, NaN where missing. */
export interface Regressor {
  readonly name: string;
  readonly values: Float64Array;
}

/** A term of the right-hand side: one regressor, or one a level of a factor. */
export interface Term {
  readonly text: string;
  readonly columns: readonly string[];
  regressors(columns: Columns): readonly Regressor[];
}

const expressionTerm = (expression: Expression): Term => ({
  text: expression.text,
  columns: expression.columns,
  regressors: (columns) => [{ name: expression.text, values: valuesOf(expression, columns) }],
});

/** One regressor a level, named as fixest names them: `year::1990` or `year::1990:border`. */
function levelTerm(factor: Factor, variable: Expression | undefined, references: readonly string[]): Term {
  const inside = [factor.text, ...(variable ? [variable.text] : [])].join(', ');
  return {
    text: `i(${inside})`,
    columns: [...factor.columns, ...(variable?.columns ?? [])],
    regressors(columns) {
      const labels = factor.labels(columns);
      const left = new Set(references.map((reference) => levelNamed(labels, reference, factor.text)));
      const values = variable && valuesOf(variable, columns);
      const places = labels.levels.map((_, place) => place).filter((place) => !left.has(place));
      places.sort((a, b) => inOrder(labels.levels[a] as string, labels.levels[b] as string));
      return places.map((place) => {
        const own = new Float64Array(columns.rows);
        for (let row = 0; row < columns.rows; row += 1) {
          const code = labels.codes[row] as number;
          if (code === place) own[row] = values ? (values[row] as number) : 1;
          else if (code < 0) own[row] = Number.NaN;
          else if (values && Number.isNaN(values[row])) own[row] = Number.NaN;
        }
        return {
          name: `${factor.text}::${labels.levels[place]}${variable ? `:${variable.text}` : ''}`,
          values: own,
        };
      });
    },
  };
}

/** Numbers by their size, other labels by their letters. */
function inOrder(a: string, b: string): number {
  const one = Number(a);
  const other = Number(b);
  if (!Number.isNaN(one) && !Number.isNaN(other)) return one - other;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A product; zero times infinity has no value, but none is missing. */
function times(one: number, other: number): number {
  const product = one * other;
  return Number.isNaN(product) && !Number.isNaN(one) && !Number.isNaN(other)
    ? Number.POSITIVE_INFINITY
    : product;
}

const interaction = (left: Term, right: Term): Term => ({
  text: `${left.text}:${right.text}`,
  columns: [...left.columns, ...right.columns],
  regressors(columns) {
    const others = right.regressors(columns);
    return left.regressors(columns).flatMap((one) =>
      others.map((other) => ({
        name: `${one.name}:${other.name}`,
        values: one.values.map((value, row) => times(value, other.values[row] as number)),
      })),
    );
  },
});

function readReference(reader: TokenReader): readonly string[] {
  const one = (): string => {
    const sign = reader.takes('-') ? '-' : '';
    const token = reader.take();
    if (token.sort === 'sign' || token.sort === 'end') {
      throw reader.fault('a level is expected as the reference', [], token.at);
    }
    return sign + token.text;
  };
  if (!(reader.next.text === 'c' && reader.following.text === '(')) return [one()];
  reader.take();
  reader.take();
  const references = [one()];
  while (reader.takes(',')) references.push(one());
  reader.expect(')', 'to close c(');
  return references;
}

/** Reads i(factor), i(factor, variable) with ref = level or ref = c(level, …). */
function readLevels(reader: TokenReader): Term {
  reader.take();
  reader.take();
  const factor = readFactor(reader);
  let variable: Expression | undefined;
  let references: readonly string[] = [];
  while (reader.takes(',')) {
    if (reader.next.text === 'ref' && reader.following.text === '=') {
      reader.take();
      reader.take();
      references = readReference(reader);
    } else if (variable) throw reader.fault('i() takes a factor, one variable and ref = level');
    else variable = readArithmetic(reader);
  }
  reader.expect(')', 'to close i(');
  return levelTerm(factor, variable, references);
}

function readSingle(reader: TokenReader): Term {
  const { next, following } = reader;
  if (next.sort === 'name' && next.text === 'i' && following.text === '(') return readLevels(reader);
  return expressionTerm(readPower(reader));
}

/** Reads a term with its interactions: a:b is their product, a*b is a + b + a:b. */
export function readTerm(reader: TokenReader): readonly Term[] {
  let terms: readonly Term[] = [readProduct(reader)];
  while (reader.takes('*')) {
    const right = readProduct(reader);
    terms = [...terms, right, ...terms.map((left) => interaction(left, right))];
  }
  if (reader.is('/') || ['==', '!=', '<', '>', '<=', '>='].some((sign) => reader.is(sign))) {
    throw reader.fault(`"${reader.next.text}" joins no terms`, ['put arithmetic in parentheses or in I()']);
  }
  return terms;
}

function readProduct(reader: TokenReader): Term {
  let left = readSingle(reader);
  while (reader.takes(':')) left = interaction(left, readSingle(reader));
  return left;
}
