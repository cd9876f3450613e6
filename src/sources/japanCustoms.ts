import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type PlainDate, Problem, parseDate } from '../base/index.js';
import type { Cell } from '../notation/index.js';
import { readJapaneseCell } from '../notation/japan.js';
import type { ScheduleLine } from '../record/index.js';
import { readChapters } from './japanCustoms/node.js';
import { type OfficialRow, officialRows } from './japanCustoms/rows.js';
import { unpack } from './unpack.js';

/** One edition of Japan Customs' applied tariff schedule. */
export interface JapanCustomsEdition {
  /** the date the schedule is published for */
  readonly date: PlainDate;
  readonly lines: readonly ScheduleLine[];
}

/** An edition with the official texts of its cells. */
export interface JapanCustomsTexts {
  readonly date: PlainDate;
  readonly rows: readonly OfficialRow[];
}

function parseJson(file: string, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Problem('invalidInput', `${file} is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem('invalidInput', `${file} must hold an object with schedule_date and chapters`);
  }
  return value as Record<string, unknown>;
}

/**
 * The official texts of an edition: the tree of rows as scraped from the schedule's pages, JSON, gzipped or not. Throws
 * Problem('invalidInput') naming file, row and column.
 */
export function readJapanCustomsTexts(file: string, bytes: Uint8Array): JapanCustomsTexts {
  const { schedule_date: given, chapters } = parseJson(file, unpack(file, bytes).toString('utf8'));
  const date = typeof given === 'string' ? parseDate(given) : undefined;
  if (!date) {
    throw new Problem(
      'invalidInput',
      `${file}: schedule_date ${JSON.stringify(given)} is not a date like 2026-04-01`,
    );
  }
  return { date, rows: officialRows(readChapters(chapters, file), file) };
}

/** An edition with every cell read; the rows keep the order of the file. */
export function readJapanCustoms(file: string, bytes: Uint8Array): JapanCustomsEdition {
  const { date, rows } = readJapanCustomsTexts(file, bytes);
  const known = new Map<string, Cell>();
  const read = (text: string): Cell => {
    const cell = known.get(text) ?? readJapaneseCell(text);
    known.set(text, cell);
    return cell;
  };
  const lines = rows.map(({ texts, ...line }) => ({
    ...line,
    cells: new Map([...texts].map(([column, text]) => [column, read(text)])),
  }));
  return { date, lines };
}

/** Reads an edition from a file on disk. */
export function readJapanCustomsFile(path: string): JapanCustomsEdition {
  return readJapanCustoms(basename(path), readFileSync(path));
}
