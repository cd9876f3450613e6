export type { ClusterAddress } from './clickhouse/address.js';
export { assessOnClickHouse } from './clickhouse/run.js';
export type { Stage } from './duckdb/run.js';
export { assessFile, type Run, type RunReport } from './duckdb/run.js';
export type { Field } from './entries/columns.js';
export { parseEncoding } from './entries/encoding.js';
export type { Summary, SummaryRow } from './summary.js';
