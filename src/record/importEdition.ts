import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Chapters, packEditions } from './compile.js';
import { NO_NAMES } from './compileNames.js';
import { packContainer } from './container.js';
import type { EditionEntry } from './editions.js';
import { RECORD_EXTENSION } from './embedded.js';
import { nodeCodec } from './nodeCodec.js';
import { writeWhole } from './wholeFile.js';

/**
 * Writes one edition as a record file of the user's own. The file appears whole or not at all.
 */
export function writeUserEdition(folder: string, entry: EditionEntry, chapters: Chapters): string {
  const bytes = packContainer(
    { editions: [entry] },
    packEditions([{ entry, chapters }], NO_NAMES),
    nodeCodec,
  );
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${entry.importer}-${entry.date}${RECORD_EXTENSION}`);
  writeWhole(path, bytes);
  return path;
}
