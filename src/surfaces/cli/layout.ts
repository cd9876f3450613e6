/** Laying out text for a terminal: widths, wrapping, tables. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins a colour
const COLOUR = /\u001b\[\d*m/g;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const ZERO = /[\p{Mn}\p{Me}\u200b-\u200f]/u;

/** Columns a text takes on a terminal: Japanese letters take two, colours and combining marks none. */
export function width(text: string): number {
  let columns = 0;
  for (const letter of text.replace(COLOUR, '')) {
    if (letter < '\u0300') columns += 1;
    else if (!ZERO.test(letter)) columns += WIDE.test(letter) ? 2 : 1;
  }
  return columns;
}

/** Fills a text with spaces to a number of columns. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const fill = ' '.repeat(Math.max(0, columns - width(text)));
  return align === 'left' ? text + fill : fill + text;
}

/** What stays on one line: a number with its unit (67円/l), a letter with the closing signs after it. */
const UNBROKEN = /(?:[!-~]+(?:円[!-~]*)?|[^!-~])[、。，．）」』】〕％]*/gu;

/** Fills lines with pieces; one that is wider than a line gets its own. */
function fill(pieces: Iterable<string>, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && width(line + piece) > columns) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return [...lines, line];
}

/** Cuts a word that is wider than a line; between Japanese letters any place will do. */
const cut = (word: string, columns: number): string[] =>
  width(word) <= columns
    ? [word]
    : fill(word.match(UNBROKEN) ?? [word], columns).flatMap((line) =>
        width(line) <= columns ? [line] : fill(line, columns),
      );

/** Breaks a text into lines of at most so many columns, at spaces where there are any. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => cut(each, columns))) {
    if (line === '') line = word;
    else if (width(line) + 1 + width(word) <= columns) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** Wraps a text behind a first indentation, with the next lines below its first letter. */
export function hang(lead: string, text: string, columns: number): string[] {
  const inner = Math.max(20, columns - width(lead));
  const blank = ' '.repeat(width(lead));
  return wrap(text, inner).map((line, i) => (i === 0 ? lead : blank) + line);
}

export interface Row {
  readonly cells: readonly string[];
  /** texts below the row, over all columns but the first */
  readonly notes?: readonly string[];
}

export interface TableOptions {
  readonly columns: number;
  readonly align?: readonly ('left' | 'right')[];
  readonly style?: { readonly header: (text: string) => string; readonly note: (text: string) => string };
}

const GAP = '  ';
const NARROWEST = 12;

/** Widths of the columns: as wide as needed; where that is too much, the widest give way. */
function columnWidths(rows: readonly (readonly string[])[], total: number): number[] {
  const widths = (rows[0] ?? []).map((_cell, i) => Math.max(...rows.map((cells) => width(cells[i] ?? ''))));
  const room = total - GAP.length * (widths.length - 1);
  while (widths.reduce((sum, each) => sum + each, 0) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] as number) <= NARROWEST) break;
    widths[widest] = (widths[widest] as number) - 1;
  }
  return widths;
}

/** A table without rules: header, rows, notes below rows. Cells too wide are wrapped. */
export function table(header: readonly string[], rows: readonly Row[], options: TableOptions): string[] {
  const widths = columnWidths([header, ...rows.map(({ cells }) => cells)], options.columns);
  const print = (cells: readonly string[]): string[] => {
    const wrapped = widths.map((columns, i) => wrap(cells[i] ?? '', columns));
    const height = Math.max(...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, k) =>
      widths
        .map((columns, i) => pad(wrapped[i]?.[k] ?? '', columns, options.align?.[i]))
        .join(GAP)
        .trimEnd(),
    );
  };
  const style = options.style ?? { header: (text: string) => text, note: (text: string) => text };
  const lead = ' '.repeat((widths[0] ?? 0) + 2 * GAP.length);
  return [
    ...print(header).map(style.header),
    ...rows.flatMap(({ cells, notes }) => [
      ...print(cells),
      ...(notes ?? []).flatMap((note) => hang(lead, note, options.columns).map(style.note)),
    ]),
  ];
}
