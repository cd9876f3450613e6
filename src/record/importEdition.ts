import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chapters, packEditions } from './compile.js';
import { NO_NAMES } from './compileNames.js';
import { packContainer } from './container.js';
import type { EditionEntry } from './editions.js';
import { RECORD_EXTENSION } from './embedded.js';
import { nodeCodec } from './nodeCodec.js';

/**
 * Writes one edition as a record file of the user's own. The file appears whole or not at all: it is written beside
 * its place under another name and moved.
 */
export function writeUserEdition(folder: string, entry: EditionEntry, chapters: Chapters): string {
  const bytes = packContainer(
    { editions: [entry] },
    packEditions([{ entry, chapters }], NO_NAMES),
    nodeCodec,
  );
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${entry.importer}-${entry.date}${RECORD_EXTENSION}`);
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, bytes);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  return path;
}
