import { readFileSync, statSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Problem } from '../base/index.js';
import type { Citation, Evidence } from '../law/index.js';

const LARGEST_BYTES = 5 * 1024 * 1024;

const refuse = (message: string): never => {
  throw new Problem('invalidInput', message);
};

/** The text of a user's file, at most 5 MB of UTF-8. */
function readText(path: string): string {
  let bytes: Uint8Array;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return refuse(`${path} is not a file`);
    if (stat.size > LARGEST_BYTES) {
      return refuse(`${path} has ${stat.size} bytes; a table of at most 5 MB is read`);
    }
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Problem) throw error;
    return refuse(`${path} cannot be read: ${(error as Error).message}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(`${path} is not a text in UTF-8; save the table as CSV in UTF-8`);
  }
}

function header(path: string, columns: readonly string[]): string[] {
  const names = columns.map((name) => name.trim());
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) refuse(`${path} has the column "${twice}" twice`);
  return names;
}

/** The rows of a user's CSV by column. Throws Problem `invalidInput` for a file that cannot be read, is too large or empty. */
export function readUserTable(path: string): readonly Readonly<Record<string, string>>[] {
  const text = readText(path);
  let rows: Record<string, string>[];
  try {
    rows = parse(text, {
      columns: (columns: string[]) => header(path, columns),
      trim: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    if (error instanceof Problem) throw error;
    return refuse(`${path} is not a table in CSV: ${(error as Error).message}`);
  }
  return rows.length > 0 ? rows : refuse(`${path} has no rows below its header`);
}

/** The source and grade of a row of a user's file that names none. */
export const ownSource = (path: string): { readonly evidence: Evidence; readonly citation: Citation } => ({
  evidence: 'unverified',
  citation: { title: path.split(/[\\/]/).at(-1) ?? path, locator: 'the file given' },
});
