/** Reads, checks and compiles `facts/`. Loads the YAML, CSV and schema libraries, which answering does not need. */
export { COLUMNS, type Importer, type LineRow } from './columns.js';
export { type Chapters, compileFacts, packEditions, readContent, readSchedules } from './compile.js';
export type { EditionEntry } from './editions.js';
export * from './scheduleFile.js';
