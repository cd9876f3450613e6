import { Problem } from '../../base/index.js';
import { joined } from '../entries/bytes.js';
import { type Encoding, encodingOf, SAMPLE } from '../entries/encoding.js';
import { isParquet, requireText } from '../entries/fileKinds.js';
import { readHeader } from '../entries/header.js';
import { copyRows } from '../entries/rows.js';

/** A row that could not be divided into columns. */
export interface UndividedRow {
  /** of the file, from 1 */
  readonly line: number;
  readonly why: string;
  readonly row: string;
}

/** A table of texts. */
export interface Divided {
  readonly names: readonly string[];
  /** cells as the file has them, with as many as there are names; an empty one is undefined */
  readonly rows: readonly (readonly (string | undefined)[])[];
  readonly undivided: readonly UndividedRow[];
}

const NEWLINE = 10;
const SHOWN = 1000;

/** The cells of a row whose quotations are closed. */
function cellsOfRow(row: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = /^ *"/.exec(row.slice(at, at + SHOWN))?.[0];
    if (quoted === undefined) {
      const end = row.indexOf(delimiter, at);
      cells.push(row.slice(at, end < 0 ? row.length : end));
      if (end < 0) return cells;
      at = end + 1;
      continue;
    }
    const from = at + quoted.length;
    let end = row.indexOf('"', from);
    while (row[end + 1] === '"') end = row.indexOf('"', end + 2);
    cells.push(row.slice(from, end).replaceAll('""', '"'));
    const next = row.indexOf(delimiter, end + 1);
    if (next < 0) return cells;
    at = next + 1;
  }
}

/**
 * Divides the bytes of a CSV into rows and cells, by the rules for files. Throws Problem `invalidInput` for what is no CSV
 * or has no row of column names.
 *
 * @param name of the file, for people
 */
export async function divide(name: string, bytes: Uint8Array, given: Encoding | undefined): Promise<Divided> {
  const sample = bytes.subarray(0, SAMPLE);
  if (isParquet(name, sample)) {
    throw new Problem('invalidInput', `${name} is a Parquet file, which is read by the command line only`, [
      'kanzei assess',
    ]);
  }
  requireText(name, sample);
  const encoding = given ?? encodingOf(sample);
  const { names, delimiter, newline } = readHeader(name, new TextDecoder(encoding).decode(sample));
  const utf8 =
    encoding === 'utf-8' ? bytes : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
  const undivided: UndividedRow[] = [];
  const written: Uint8Array[] = [];
  await copyRows(
    chunksOf(utf8),
    {
      delimiter: delimiter.charCodeAt(0),
      newline: newline.charCodeAt(0),
      decodedFrom: encoding === 'utf-8' ? undefined : encoding,
    },
    {
      write: async (rows) => {
        written.push(rows);
      },
      refuse: ({ line, why, text }) => undivided.push({ line, why, row: text }),
    },
  );
  const rows: (string | undefined)[][] = [];
  for (const { line, text } of linesOf(joined(written))) {
    const refuse = (why: string): number => undivided.push({ line, why, row: text.slice(0, SHOWN) });
    if (text.includes('\ufffd') && encoding === 'utf-8') {
      refuse('it has bytes that are no letters in utf-8');
      continue;
    }
    const cells = cellsOfRow(text, delimiter);
    if (cells.length === names.length) rows.push(cells.map((cell) => (cell === '' ? undefined : cell)));
    else refuse(`the row has ${cells.length} columns in place of ${names.length}`);
  }
  undivided.sort((a, b) => a.line - b.line);
  return { names, rows, undivided };
}

const AT_ONCE = 64 * 1024;

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += AT_ONCE) yield bytes.subarray(at, at + AT_ONCE);
}

/** The rows after that of the column names, with their lines. */
function* linesOf(bytes: Uint8Array): Generator<{ readonly line: number; readonly text: string }> {
  const decoder = new TextDecoder();
  let headerSeen = false;
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const found = bytes.indexOf(NEWLINE, from);
    const end = found < 0 ? bytes.length : found;
    if (end > from) {
      if (headerSeen) yield { line, text: decoder.decode(bytes.subarray(from, end)) };
      headerSeen = true;
    }
    from = end + 1;
  }
}
