/** What answering needs: opening a record and asking it. Reading and compiling `facts/` is in facts.ts. */
export { COLUMNS, type Importer, type LineRow } from './columns.js';
export { openContainer, packContainer } from './container.js';
export { openFile, openRecord, userFolder } from './embedded.js';
export { nodeCodec } from './nodeCodec.js';
export { openBytes } from './openBytes.js';
export { TariffRecord } from './record.js';
export type { Change, ScheduleLine } from './scheduleFile.js';
