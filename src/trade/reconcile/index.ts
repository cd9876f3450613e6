export { type ReconcileInput, reconcileCollected } from './reconcile.js';
export type { ReconciledLine, Reconciliation } from './report.js';
export { lineTable } from './table.js';
export { daysOf } from './years.js';
