import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Problem } from '../base/index.js';
import type { Importer, ScheduleLine } from '../record/facts.js';
import { readJapanCustoms } from './japanCustoms.js';
import { readUnitedStatesSchedule } from './unitedStatesSchedule.js';

/** The lines of an official file, and the date it says it is of, if it says one. */
export interface OfficialFile {
  readonly date?: string;
  readonly lines: readonly ScheduleLine[];
}

const LARGEST_BYTES = 200_000_000;

function readBytes(path: string): Uint8Array {
  let size: number;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new Problem('invalidInput', `${path} is not a file`);
    size = stat.size;
    if (size <= LARGEST_BYTES) return readFileSync(path);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalidInput', `${path} cannot be read: ${(error as Error).message}`);
  }
  throw new Problem('invalidInput', `${path} has ${size} bytes; a schedule has at most ${LARGEST_BYTES}`);
}

/** Reads an official file of an importer's schedule. Throws Problem `invalidInput` naming file, row and column. */
export function readOfficialFile(importer: Importer, path: string): OfficialFile {
  const bytes = readBytes(path);
  if (importer === 'JP') return readJapanCustoms(basename(path), bytes);
  return { lines: readUnitedStatesSchedule(basename(path), bytes) };
}
