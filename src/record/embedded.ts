import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../base/index.js';
import { type Container, openContainer } from './container.js';
import { nodeCodec } from './nodeCodec.js';
import { TariffRecord } from './record.js';

/** Where a user's own imported editions are kept: KANZEI_DATA, else the platform's data folder. */
export function userFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  if (environment.KANZEI_DATA) return environment.KANZEI_DATA;
  if (process.platform === 'win32') return join(environment.APPDATA ?? homedir(), 'kanzei');
  return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'kanzei');
}

export const RECORD_EXTENSION = '.record';

/** Opens a record file, reading only what is asked for. */
export function openFile(path: string): Container {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new Problem('brokenData', `${path} cannot be opened: ${(error as Error).message}`, [
      'run npm run build to compile the embedded record',
    ]);
  }
  closeSync(file);
  return openContainer(
    path,
    (offset, length) => {
      const descriptor = openSync(path, 'r');
      try {
        const bytes = Buffer.allocUnsafe(Math.min(length, LARGEST));
        return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
      } finally {
        closeSync(descriptor);
      }
    },
    nodeCodec,
  );
}

const LARGEST = 64 * 1024 * 1024;

/** The user's own record files, in name order; a half-written import has another ending and is not among them. */
function userFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(RECORD_EXTENSION))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** A broken file among the user's own must not keep its remedy secret. */
function openUserFile(path: string): Container {
  try {
    return openFile(path);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.kind, error.message, [`remove ${path}, or import the official file again`]);
  }
}

export interface RecordPlaces {
  /** a record file in place of the embedded one; KANZEI_RECORD when absent */
  readonly file?: string;
  /** folder of the user's own editions; none when null */
  readonly userFolder?: string | null;
}

/**
 * The record that ships with the package, with the user's own editions on top. Throws Problem `brokenData` naming a
 * file that is missing, cut short or not a record.
 */
export function openRecord(places: RecordPlaces = {}): TariffRecord {
  const embedded = fileURLToPath(new URL('./kanzei.record', import.meta.url));
  const file = places.file ?? (process.env.KANZEI_RECORD || embedded);
  const folder = places.userFolder === undefined ? userFolder() : places.userFolder;
  const files = folder === null ? [] : userFiles(folder);
  return new TariffRecord([openFile(file), ...files.map(openUserFile)]);
}
