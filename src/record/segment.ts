import { COLUMNS, type Importer, type LineRow } from './columns.js';

/**
 * The lines of one chapter in all editions, compact. Texts are numbered; 0 is the blank text. A field that is the
 * same in every edition in which the line exists is one number, else a list with one number an edition.
 */
export interface Segment {
  readonly texts: readonly string[];
  readonly lines: readonly SegmentLine[];
  readonly names: NamesByCode;
}

/** Short product names by code: chapters, headings, subheadings, lines. */
export interface NamesByCode {
  readonly en: Readonly<Record<string, string>>;
  /** of chapters and headings */
  readonly ja: Readonly<Record<string, string>>;
}

export const NAMELESS: NamesByCode = { en: {}, ja: {} };

/** code, seq, editions as a bit mask, then units, suffixes, when and the columns; trailing blanks are left out */
export type SegmentLine = readonly [string, number, number, ...(number | readonly number[])[]];

/** The fields of a line after code, seq and mask. */
export const segmentFields = (importer: Importer): readonly string[] => [
  'units',
  'suffixes',
  'when',
  ...COLUMNS[importer],
];

/** Packs the rows of one chapter, edition by edition (an edition without the chapter has an empty list). */
export function packSegment(
  importer: Importer,
  editions: readonly (readonly LineRow[])[],
  names: NamesByCode,
): Segment {
  const numbers = new Map<string, number>([['', 0]]);
  const number = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const rows = new Map<string, (LineRow | undefined)[]>();
  for (const [at, edition] of editions.entries()) {
    for (const row of edition) {
      const key = `${row.code}.${String(row.seq).padStart(2, '0')}`;
      const list = rows.get(key) ?? editions.map(() => undefined);
      list[at] = row;
      rows.set(key, list);
    }
  }
  const lines = [...rows.keys()].sort().map((key): SegmentLine => {
    const list = rows.get(key) as (LineRow | undefined)[];
    const first = list.find((row) => row !== undefined) as LineRow;
    const mask = list.reduce((bits, row, at) => (row ? bits | (1 << at) : bits), 0);
    const fields = segmentFields(importer).map((field): number | number[] => {
      const values = list.map((row) => number(row?.fields.get(field) ?? ''));
      const present = values.filter((_value, at) => list[at] !== undefined);
      return present.every((value) => value === present[0]) ? (present[0] as number) : values;
    });
    while (fields.at(-1) === 0) fields.pop();
    return [first.code, first.seq, mask, ...fields];
  });
  return { texts: [...numbers.keys()], lines, names };
}

/** The text of a field of a packed line in one edition. */
export function fieldText(segment: Segment, line: SegmentLine, field: number, edition: number): string {
  const packed = line[field + 3] as number | readonly number[] | undefined;
  if (packed === undefined) return '';
  const number = typeof packed === 'number' ? packed : (packed[edition] ?? 0);
  return segment.texts[number] ?? '';
}
