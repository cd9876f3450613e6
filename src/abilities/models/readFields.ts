import { basename } from 'node:path';
import { nearest, Problem } from '../../base/index.js';
import type { Labels } from './cells.js';
import { type ColumnsQuestion, readColumns, requireColumn } from './readColumns.js';

/** The fields a model asks for, each with the names under which tables have it. */
export type FieldNames<F extends string> = Readonly<Record<F, readonly string[]>>;

/** A table read by the fields of a model. */
export interface Fields<F extends string> {
  readonly rows: number;
  /** the number of a row in the file, the first below the names being 1 */
  place(row: number): number;
  has(field: F): boolean;
  /** NaN where a cell is missing. Throws Problem naming row and column of a cell that is no number. */
  numbers(field: F): Float64Array;
  labels(field: F): Labels;
}

export interface FieldsQuestion<F extends string> extends Omit<ColumnsQuestion, 'columns'> {
  readonly names: FieldNames<F>;
  readonly required: readonly F[];
  /** "field=column" */
  readonly map?: readonly string[] | undefined;
  /** what --map writes before the fields of this table; undefined where its columns cannot be mapped */
  readonly mapPrefix?: string | undefined;
}

/** Reads "value=imports": which column holds a field. Throws Problem `usage` for anything else. */
function readMap<F extends string>(texts: readonly string[], fields: readonly F[]): ReadonlyMap<F, string> {
  const map = new Map<F, string>();
  for (const text of texts) {
    const at = text.indexOf('=');
    const field = fields.find((each) => each === text.slice(0, at).trim());
    const column = text.slice(at + 1).trim();
    if (at < 0 || field === undefined || column === '') {
      throw new Problem(
        'usage',
        `"${text}" maps no column; write field=column, the field one of ${fields.join(', ')}`,
        [`--map ${fields[0]}=column`],
      );
    }
    map.set(field, column);
  }
  return map;
}

/** The column that is most likely meant for a field: the nearest of those that are not known as another. */
function likelyColumn<F extends string>(field: F, header: readonly string[], names: FieldNames<F>): string {
  const known = new Set(Object.values<readonly string[]>(names).flat());
  const free = header.filter((name) => !known.has(name.trim().toLowerCase()));
  return nearest(field, free, 1)[0] ?? free[0] ?? 'column';
}

/**
 * Reads the columns of a person's table that a model asks for: by their usual names, or as mapped. Throws Problem
 * `invalidInput` for a required field without a column, and as `readColumns` does.
 */
export async function readFields<F extends string>(
  file: string,
  { names, required, map = [], mapPrefix, where, signal }: FieldsQuestion<F>,
): Promise<Fields<F>> {
  const fields = Object.keys(names) as F[];
  const own = readMap(map, fields);
  const found = new Map<F, string>();
  const columns = await readColumns(file, {
    where,
    signal,
    columns: (header) => {
      const lower = header.map((name) => name.trim().toLowerCase());
      for (const field of fields) {
        const mapped = own.get(field);
        const place = names[field].map((name) => lower.indexOf(name)).find((at) => at >= 0) ?? -1;
        const column = mapped === undefined ? header[place] : requireColumn(header, mapped, file);
        if (column !== undefined) found.set(field, column);
        else if (required.includes(field)) {
          throw new Problem(
            'invalidInput',
            `${basename(file)} has no column for the ${field}; its columns are ${header.slice(0, 20).join(', ')}; known names are ${names[field].join(', ')}`,
            mapPrefix === undefined
              ? [`call it ${names[field][0]}`]
              : [`--map ${mapPrefix}${field}=${likelyColumn(field, header, names)}`],
          );
        }
      }
      return [...found.values()];
    },
  });
  const columnOf = (field: F): string => found.get(field) ?? field;
  return {
    rows: columns.rows,
    place: columns.place,
    has: (field) => found.has(field),
    numbers: (field) => columns.numbers(columnOf(field)),
    labels: (field) => columns.labels(columnOf(field)),
  };
}
