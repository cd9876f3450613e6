import { Problem } from '../../base/index.js';
import { holds, joined } from './bytes.js';

/** Longest row that is read, in bytes. */
export const LONGEST_ROW = 1_000_000;
/** A quotation of more lines than this was not meant to be one. */
const MOST_LINES = 100;

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;

/** A row that cannot be divided into columns. */
export interface BadRow {
  /** of the file, from 1 */
  readonly line: number;
  readonly why: string;
  readonly text: string;
}

export interface RowRules {
  readonly delimiter: number;
  /** the byte that ends a line: a carriage return in files of old */
  readonly newline: number;
  /** the encoding the bytes were decoded from, whose unknown characters are U+FFFD; undefined where they are as in the file */
  readonly decodedFrom: string | undefined;
}

/** What takes the rows of a file in the form that every reader takes alike. */
export interface RowSink {
  write(bytes: Uint8Array): Promise<void>;
  refuse(row: BadRow): void;
}

const UNCLOSED = 'a quotation mark is not closed, or something follows the closed quotation';
const TOO_LONG = `the row has more than ${LONGEST_ROW.toLocaleString('en')} bytes`;
const UNKNOWN = new TextEncoder().encode('\ufffd');
const TEXT = new TextDecoder();

type Quotation = 'whole' | 'open' | 'bad';

/** How the quotations of a row stand at its end. A mark within a cell that does not begin with one is a letter. */
export function quotation(bytes: Uint8Array, from: number, to: number, delimiter: number): Quotation {
  if (!bytes.subarray(from, to).includes(QUOTE)) return 'whole';
  let at = from;
  for (;;) {
    while (at < to && bytes[at] === SPACE) at += 1;
    if (at < to && bytes[at] === QUOTE) {
      at += 1;
      for (;;) {
        const mark = bytes.indexOf(QUOTE, at);
        if (mark < 0 || mark >= to) return 'open';
        at = mark + 1;
        if (at >= to || bytes[at] !== QUOTE) break;
        at += 1;
      }
      while (at < to && bytes[at] === SPACE) at += 1;
      if (at === to) return 'whole';
      if (bytes[at] !== delimiter) return 'bad';
    } else {
      at = bytes.indexOf(delimiter, at);
      if (at < 0 || at >= to) return 'whole';
    }
    at += 1;
  }
}

/** Thrown where rows must be written anew before a database reads them. */
class Unsound extends Error {}

const SHOWN = 1000;

/** Divides the bytes of a file into rows. A row that is none never takes others with it. */
class RowScanner {
  private held: Uint8Array = new Uint8Array();
  private line = 1;
  private skipping = false;
  private crlf: boolean | undefined;
  private blankBefore = 0;
  private headerSeen = false;
  private made: Uint8Array[] = [];

  constructor(
    private readonly rules: RowRules,
    /** without one, the first row that must be written anew ends the scan */
    private readonly sink: RowSink | undefined,
  ) {}

  async take(chunk: Uint8Array, last: boolean): Promise<void> {
    const data = this.held.length === 0 ? chunk : joined([this.held, chunk]);
    this.held = data.subarray(this.scan(data, last));
    if (this.made.length === 0) return;
    const made = joined(this.made);
    this.made = [];
    await this.sink?.write(made);
  }

  private scan(data: Uint8Array, last: boolean): number {
    const { newline } = this.rules;
    let at = 0;
    if (!this.sink && this.headerSeen && data.length <= LONGEST_ROW && !data.includes(QUOTE)) {
      const end = data.lastIndexOf(NEWLINE) + 1;
      if (this.crlf === false && !data.includes(RETURN)) return end;
      if (this.crlf === true && allPairs(data.subarray(0, end))) return end;
    }
    while (at < data.length) {
      const found = data.indexOf(newline, at);
      if (found < 0 && data.length - at > LONGEST_ROW) {
        if (!this.skipping) this.refuse(data, at, data.length, TOO_LONG, 0);
        this.skipping = true;
        return data.length;
      }
      if (found < 0 && !last) return at;
      const stop = found < 0 ? data.length : found;
      if (this.skipping) {
        this.skipping = false;
        this.blank(1);
        at = stop + 1;
        continue;
      }
      const end = this.rowEnd(data, at, stop, last);
      if (end === undefined) return at;
      at = end + 1;
    }
    return data.length;
  }

  /** Takes the row that begins at a byte; where it ends, or undefined where more bytes are needed to tell. */
  private rowEnd(data: Uint8Array, from: number, stop: number, last: boolean): number | undefined {
    const { delimiter, newline } = this.rules;
    let end = stop;
    let lines = 1;
    let state = quotation(data, from, this.bare(data, from, end), delimiter);
    while (state === 'open' && lines < MOST_LINES && end - from <= LONGEST_ROW) {
      if (end >= data.length) {
        if (!last) return undefined;
        break;
      }
      const next = data.indexOf(newline, end + 1);
      if (next < 0 && !last) {
        if (data.length - from <= LONGEST_ROW) return undefined;
        break;
      }
      end = next < 0 ? data.length : next;
      lines += 1;
      state = quotation(data, from, this.bare(data, from, end), delimiter);
    }
    if (state !== 'whole') {
      this.refuse(data, from, stop, UNCLOSED, 1);
      return stop;
    }
    this.row(data, from, end, lines);
    return end;
  }

  /** The end of a line without its carriage return. */
  private bare(data: Uint8Array, from: number, end: number): number {
    return this.rules.newline === NEWLINE && end > from && data[end - 1] === RETURN ? end - 1 : end;
  }

  private row(data: Uint8Array, from: number, end: number, lines: number): void {
    const to = this.bare(data, from, end);
    if (to === from && lines === 1) {
      this.blank(1);
      return;
    }
    if (to - from > LONGEST_ROW) {
      this.refuse(data, from, end, TOO_LONG, lines);
      return;
    }
    const text = data.subarray(from, to);
    if (this.rules.decodedFrom !== undefined && holds(text, UNKNOWN)) {
      this.refuse(data, from, end, `it has bytes that are no letters in ${this.rules.decodedFrom}`, lines);
      return;
    }
    if (!this.sink) {
      const crlf = to < end;
      this.crlf ??= crlf;
      const known = end === data.length || crlf === this.crlf;
      if (!known || lines > 1 || this.rules.newline !== NEWLINE || text.includes(RETURN)) throw new Unsound();
      this.headerSeen = true;
      return;
    }
    this.made.push(lines > 1 || text.includes(RETURN) ? inOneLine(text) : text);
    this.line += lines;
    this.end(lines);
  }

  /** Ends a row of the copy, so that the lines after it keep their numbers. */
  private end(lines: number): void {
    const blank = this.headerSeen ? 0 : this.blankBefore;
    this.headerSeen = true;
    this.made.push(new Uint8Array(lines + blank).fill(NEWLINE));
  }

  private blank(lines: number): void {
    if (!this.sink) {
      if (!this.headerSeen) throw new Unsound();
      return;
    }
    this.line += lines;
    if (this.headerSeen) this.made.push(new Uint8Array(lines).fill(NEWLINE));
    else this.blankBefore += lines;
  }

  private refuse(data: Uint8Array, from: number, to: number, why: string, lines: number): void {
    if (!this.headerSeen && this.sink)
      throw new Problem('invalidInput', `the row of column names cannot be read: ${why}`);
    if (!this.sink) throw new Unsound();
    const text = TEXT.decode(data.subarray(from, Math.min(to, from + SHOWN)));
    this.sink.refuse({ line: this.line, why, text });
    if (lines > 0) this.blank(lines);
  }
}

/** Whether every carriage return and every newline is one of a pair. */
function allPairs(data: Uint8Array): boolean {
  for (let at = data.indexOf(NEWLINE); at >= 0; at = data.indexOf(NEWLINE, at + 1)) {
    if (data[at - 1] !== RETURN) return false;
  }
  for (let at = data.indexOf(RETURN); at >= 0; at = data.indexOf(RETURN, at + 1)) {
    if (data[at + 1] !== NEWLINE) return false;
  }
  return true;
}

const inOneLine = (text: Uint8Array): Uint8Array =>
  text.map((byte) => (byte === NEWLINE || byte === RETURN ? SPACE : byte));

async function scan(
  chunks: AsyncIterable<Uint8Array>,
  rules: RowRules,
  sink: RowSink | undefined,
): Promise<void> {
  const scanner = new RowScanner(rules, sink);
  for await (const chunk of chunks) await scanner.take(chunk, false);
  await scanner.take(new Uint8Array(), true);
}

/** Whether a database divides these bytes into the same rows: quotations closed, on one line each, lines ended alike. */
export async function areSound(chunks: AsyncIterable<Uint8Array>, rules: RowRules): Promise<boolean> {
  try {
    await scan(chunks, rules, undefined);
    return true;
  } catch (error) {
    if (error instanceof Unsound) return false;
    throw error;
  }
}

/** Writes the rows one to a line, line numbers kept, without those that are none. */
export const copyRows = (chunks: AsyncIterable<Uint8Array>, rules: RowRules, sink: RowSink): Promise<void> =>
  scan(chunks, rules, sink);
