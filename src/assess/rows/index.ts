export type { Field } from '../entries/columns.js';
export { parseEncoding } from '../entries/encoding.js';
export { moneyText } from './addUp.js';
export { type AssessedEntry, assessTable, type RefusedRow } from './assessRows.js';
export { refusedCsv, resultCsv } from './csv.js';
