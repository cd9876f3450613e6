/** Reads, checks and compiles `facts/`. Loads the YAML, CSV and schema libraries, which answering does not need. */
export type { Importer, LineRow } from './columns.js';
export {
  type Chapters,
  compileFacts,
  packEditions,
  readContent,
  readSchedules,
} from './compile.js';
export { compileLawFacts, readLadders } from './compileLawFacts.js';
export { NO_NAMES, packNames, readSynonyms, unknownCodes } from './compileNames.js';
export type { EditionEntry } from './editions.js';
export { writeUserEdition } from './importEdition.js';
export * from './scheduleFile.js';
