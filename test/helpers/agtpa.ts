import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Columns, columnsOf } from '../../src/economics/index.js';

const FILE = resolve(import.meta.dirname, '../../../shared/data/models/agtpa/agtpa_applications.csv.gz');

/** The panel of the Advanced Guide to Trade Policy Analysis is at hand beside the project. */
export const hasAgtpa = existsSync(FILE);

/** The years of the guide's printed tables. */
export const PRINTED_YEARS = [1986, 1990, 1994, 1998, 2002, 2006];

const LABELS = new Set(['exporter', 'importer']);

/** The panel, or some of its years, with domestic sales or without. */
export function agtpa(years?: readonly number[], domestic = true): Columns {
  const [head = '', ...lines] = gunzipSync(readFileSync(FILE)).toString('utf8').trim().split('\n');
  const names = head.split(',');
  const at = (name: string): number => names.indexOf(name);
  const wanted = years && new Set(years.map(String));
  const rows = lines
    .map((line) => line.split(','))
    .filter((row) => !wanted || wanted.has(row[at('year')] ?? ''))
    .filter((row) => domestic || row[at('exporter')] !== row[at('importer')]);
  return columnsOf(
    Object.fromEntries(
      names.map((name, place) => [
        name,
        LABELS.has(name)
          ? rows.map((row) => row[place] ?? '')
          : Float64Array.from(rows, (row) => (row[place] === '' ? Number.NaN : Number(row[place]))),
      ]),
    ),
  );
}
