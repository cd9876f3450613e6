export { type Chapters, compileFacts, packEditions, readContent, readSchedules } from './compile.js';
export { openContainer, packContainer } from './container.js';
export { openFile, openRecord, userFolder } from './embedded.js';
export { nodeCodec } from './nodeCodec.js';
export { TariffRecord } from './record.js';
export * from './scheduleFile.js';
