import { nearest, Problem } from '../../../base/index.js';
import type { Columns, Labels } from '../columns.js';
import type { FixedEffect } from '../effects/fixedEffect.js';
import { requireColumn } from './expression.js';
import type { TokenReader } from './tokens.js';

/** A set of fixed effects or clusters as it is written: columns joined by ^, or pair(exporter, importer). */
export interface Factor {
  readonly text: string;
  readonly columns: readonly string[];
  labels(columns: Columns): Labels;
}

function columnFactor(name: string, formula: string, at: number): Factor {
  return {
    text: name,
    columns: [name],
    labels(columns) {
      requireColumn(columns, name, formula, at);
      return columns.labels(name);
    },
  };
}

/** Numbers the pairs of two codes that occur; those with a missing side are missing. */
export function combine(one: Labels, other: Labels, name: (one: string, other: string) => string): Labels {
  const rows = one.codes.length;
  const width = other.levels.length;
  const size = one.levels.length * width;
  const codes = new Int32Array(rows);
  const levels: string[] = [];
  const table = size <= Math.max(4 * rows, 1 << 16) ? new Int32Array(size) : new Map<number, number>();
  for (let row = 0; row < rows; row += 1) {
    const a = one.codes[row] as number;
    const b = other.codes[row] as number;
    if (a < 0 || b < 0) {
      codes[row] = -1;
      continue;
    }
    const place = a * width + b;
    let number = table instanceof Map ? (table.get(place) ?? 0) : (table[place] as number);
    if (number === 0) {
      levels.push(name(one.levels[a] as string, other.levels[b] as string));
      number = levels.length;
      if (table instanceof Map) table.set(place, number);
      else table[place] = number;
    }
    codes[row] = number - 1;
  }
  return { codes, levels };
}

/** The same numbering for two columns of labels, so that equal labels have equal codes. */
function together(one: Labels, other: Labels): readonly [Labels, Labels] {
  const places = new Map(one.levels.map((level, place) => [level, place]));
  const levels = [...one.levels];
  const moved = other.levels.map((level) => {
    const known = places.get(level);
    if (known !== undefined) return known;
    levels.push(level);
    return levels.length - 1;
  });
  const codes = other.codes.map((code) => (code < 0 ? -1 : (moved[code] as number)));
  return [
    { codes: one.codes, levels },
    { codes, levels },
  ];
}

/** Pairs without a direction: (DEU, FRA) and (FRA, DEU) are one. */
function pairFactor(exporter: Factor, importer: Factor): Factor {
  return {
    text: `pair(${exporter.text}, ${importer.text})`,
    columns: [...exporter.columns, ...importer.columns],
    labels(columns) {
      const [one, other] = together(exporter.labels(columns), importer.labels(columns));
      const smaller = one.codes.map((code, row) => Math.min(code, other.codes[row] as number));
      const larger = one.codes.map((code, row) => Math.max(code, other.codes[row] as number));
      return combine({ ...one, codes: smaller }, { ...other, codes: larger }, (a, b) => `${a}-${b}`);
    },
  };
}

function joined(left: Factor, right: Factor): Factor {
  return {
    text: `${left.text}^${right.text}`,
    columns: [...left.columns, ...right.columns],
    labels: (columns) => combine(left.labels(columns), right.labels(columns), (a, b) => `${a}_${b}`),
  };
}

function readOne(reader: TokenReader): Factor {
  const token = reader.take();
  if (token.sort !== 'name') {
    const what = token.sort === 'end' ? 'the formula ends' : `"${token.text}" stands`;
    throw reader.fault(`${what} where a column of fixed effects or clusters is expected`, [], token.at);
  }
  if (reader.is('[')) {
    throw reader.fault('slopes that vary by effect are not there', [
      'write the interaction as a regressor: i(factor, variable)',
    ]);
  }
  if (!reader.is('(')) return columnFactor(token.text, reader.formula, token.at);
  if (token.text !== 'pair') {
    throw reader.fault(
      `there is no ${token.text}() among fixed effects`,
      ['write columns, a^b for their combinations, pair(exporter, importer) for pairs without direction'],
      token.at,
    );
  }
  reader.take();
  const exporter = readFactor(reader);
  reader.expect(',', 'between the two sides of a pair');
  const importer = readFactor(reader);
  reader.expect(')', 'to close pair(');
  return pairFactor(exporter, importer);
}

/** Reads one set of fixed effects or clusters. */
export function readFactor(reader: TokenReader): Factor {
  let left = readOne(reader);
  while (reader.takes('^')) left = joined(left, readOne(reader));
  return left;
}

/** The fixed effect (or clusters) of a factor on a table. */
export function effectOf(
  factor: Factor,
  columns: Columns,
): FixedEffect & { readonly levels: readonly string[] } {
  const { codes, levels } = factor.labels(columns);
  return { name: factor.text, codes, count: levels.length, levels };
}

/** The place of a level, for a reference. Throws Problem `invalidInput` with the nearest levels. */
export function levelNamed(labels: Labels, wanted: string, factor: string): number {
  const place = labels.levels.findIndex((level) => level === wanted || Number(level) === Number(wanted));
  if (place >= 0) return place;
  throw new Problem('invalidInput', `${factor} has no level ${wanted}`, nearest(wanted, labels.levels));
}
