import type { Problem } from '../../base/index.js';

/** A column read as names: a code for each row, -1 where the cell is missing. */
export interface Labels {
  readonly codes: Int32Array;
  /** in numeric order where all are numbers, else by their characters */
  readonly levels: readonly string[];
}

/** How a cell that is missing is written. */
export const MISSING: ReadonlySet<string> = new Set([
  '',
  'NA',
  'N/A',
  '#N/A',
  'NaN',
  'nan',
  'NULL',
  'null',
  '.',
]);

const WRITTEN = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;

/** The number of a cell, 1 and 0 for true and false; NaN where it is none. */
function numberOf(cell: string): number {
  if (WRITTEN.test(cell)) return Number(cell);
  const word = cell.toLowerCase();
  return word === 'true' ? 1 : word === 'false' ? 0 : Number.NaN;
}

/** The cells of a column. */
export interface Cells {
  /** NaN where a cell is missing. Throws what `tell` makes of a cell that is no finite number. */
  numbers(tell: (row: number, cell: string) => Problem): Float64Array;
  labels(): Labels;
}

const LETTERS = /^[A-Z]{2}$/i;

/** Cells as they are written: for each row the place of its text among the different ones, -1 where there is none. */
export class WrittenCells implements Cells {
  constructor(
    private readonly places: Int32Array,
    private readonly texts: readonly string[],
  ) {}

  numbers(tell: (row: number, cell: string) => Problem): Float64Array {
    const { places, texts } = this;
    const missing = texts.map((text) => MISSING.has(text));
    const values = Float64Array.from(texts, (text, place) => (missing[place] ? Number.NaN : numberOf(text)));
    const numbers = new Float64Array(places.length);
    for (let row = 0; row < places.length; row += 1) {
      const place = places[row] as number;
      const number = place < 0 ? Number.NaN : (values[place] as number);
      if (place >= 0 && !missing[place] && !Number.isFinite(number)) throw tell(row, texts[place] as string);
      numbers[row] = number;
    }
    return numbers;
  }

  /** Namibia is NA among codes of two letters; anywhere else NA is a cell that is missing. */
  labels(): Labels {
    const { places, texts } = this;
    const namibia = texts.every((text) => LETTERS.test(text));
    const levels = texts.filter((text) => !MISSING.has(text) || (namibia && text === 'NA'));
    const numeric = levels.every((level) => WRITTEN.test(level));
    levels.sort(numeric ? (a, b) => Number(a) - Number(b) || (a < b ? -1 : 1) : (a, b) => (a < b ? -1 : 1));
    const codeOf = new Map(levels.map((level, code) => [level, code]));
    const moved = Int32Array.from(texts, (text) => codeOf.get(text) ?? -1);
    return { codes: places.map((place) => (place < 0 ? -1 : (moved[place] as number))), levels };
  }
}

/** Cells that are numbers, nearly all different: as names they are told apart by their values. */
export class MeasuredCells implements Cells {
  constructor(private readonly values: Float64Array) {}

  numbers(): Float64Array {
    return this.values;
  }

  labels(): Labels {
    const sorted = this.values.filter((value) => !Number.isNaN(value)).sort();
    const distinct = sorted.filter((value, place) => value !== sorted[place - 1]);
    const codeOf = new Map<number, number>();
    distinct.forEach((value, code) => {
      codeOf.set(value, code);
    });
    return {
      codes: Int32Array.from(this.values, (value) => codeOf.get(value) ?? -1),
      levels: Array.from(distinct, String),
    };
  }
}
