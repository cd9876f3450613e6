import { parse } from 'csv-parse/sync';
import { Problem } from '../../base/index.js';

/** How a file of rows is divided, and the names of its columns, each of its own. */
export interface Header {
  readonly names: readonly string[];
  readonly delimiter: string;
  /** what ends a line */
  readonly newline: '\n' | '\r';
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** What a spreadsheet writes before the row of column names. */
const SPREADSHEET = /^sep=.\s*$/i;

/** How often a delimiter is in a line outside quotations. */
const countOf = (line: string, delimiter: string): number =>
  line.replace(/"[^"]*"/g, '').split(delimiter).length - 1;

/** Names of their own: the second "Remarks" is "Remarks (2)", one that is empty "column 4". */
export function ownNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, place) => {
    const base = name.trim() === '' ? `column ${place + 1}` : name.trim();
    let own = base;
    for (let number = 2; taken.has(own.toLowerCase()); number += 1) own = `${base} (${number})`;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** Reads the row of column names from the beginning of a text. Throws Problem `invalidInput` where there is none. */
export function readHeader(path: string, text: string): Header {
  const newline = !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
  const body = text.replace(/^\ufeff/, '').replace(/^[\r\n]+/, '');
  const [line = ''] = body.split(newline, 1);
  if (line.trim() === '')
    throw new Problem(
      'invalidInput',
      `${path} has no rows; a file of entries begins with a row of column names`,
    );
  if (SPREADSHEET.test(line)) {
    throw new Problem(
      'invalidInput',
      `${path} begins with the line "${line.trim()}" of a spreadsheet; take that line out, a file of entries begins with a row of column names`,
    );
  }
  const delimiter = DELIMITERS.reduce((most, each) =>
    countOf(line, each) > countOf(line, most) ? each : most,
  );
  try {
    const [names = []] = parse(body, {
      delimiter,
      to: 1,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: newline === '\r' ? '\r' : ['\r\n', '\n'],
    }) as string[][];
    return { names: ownNames(names), delimiter, newline };
  } catch {
    throw new Problem(
      'invalidInput',
      `the row of column names of ${path} has a quotation mark that is not closed`,
    );
  }
}
