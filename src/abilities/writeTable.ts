import { realpathSync } from 'node:fs';
import { Problem } from '../base/index.js';
import { writeWhole } from '../record/wholeFile.js';

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Writes a table that was asked for beside an answer, whole. Throws Problem `invalidInput` where it cannot be written, and where it
 * would take the place of a file it was made from.
 */
export function writeTable(path: string, text: string, ...from: readonly (string | undefined)[]): void {
  const there = realPath(path);
  if (there !== undefined && from.some((each) => each !== undefined && realPath(each) === there)) {
    throw new Problem('invalidInput', `${path} is the file that was read; it would be lost`, [
      'write under another name',
    ]);
  }
  try {
    writeWhole(path, text);
  } catch (error) {
    throw new Problem('invalidInput', `${path} cannot be written: ${(error as Error).message}`);
  }
}
