/** Trade statistics beside the law. */
export { readColumnMap } from './collected/columns.js';
export { readCollected } from './collected/readCollected.js';
export * from './reconcile/index.js';
